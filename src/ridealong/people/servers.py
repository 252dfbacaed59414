"""Who served customers on any day, for the few customers that some moments name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ridealong.people.lines import kept_day
from ridealong.people.lists import as_list, ask, listed

Dated = Sequence[tuple[date, str]]


@dataclass(frozen=True, slots=True)
class Clientele:
    """Customers and contacts with the firm each speaks for, who took them over when, and who sold to them when."""

    roots: Mapping[str, str]
    taken: Mapping[str, Dated]
    sold: Mapping[str, Dated]

    @classmethod
    def of(cls, identities: Iterable[str]) -> Clientele:
        wanted = set(identities)
        if not wanted:
            return cls({}, {}, {})
        rows = ask(
            "SELECT p.id, p.customer, s.person, s.since FROM people_party p LEFT JOIN people_serving s"
            f" ON s.customer = coalesce(p.customer, p.id) WHERE p.id IN {listed()} ORDER BY s.since, s.id",
            [as_list(wanted)],
        )
        roots = {identity: customer or identity for identity, customer, _, _ in rows}
        taken: dict[str, dict[tuple[date, str], None]] = {root: {} for root in roots.values()}
        for identity, _, person, since in rows:
            if person is not None:
                taken[roots[identity]][kept_day(since), person] = None
        return cls(roots, {root: tuple(dated) for root, dated in taken.items()}, {})

    def root(self, identity: str) -> str:
        return self.roots.get(identity, identity)

    def served_by_nobody(self, day: date) -> list[str]:
        """Those whom nobody had taken over by then."""
        return [root for root, dated in self.taken.items() if _latest(dated, day) is None]

    def sold_to(self, sold: Mapping[str, Dated]) -> Clientele:
        return replace(
            self, sold={root: sorted(dated, key=lambda each: each[0]) for root, dated in sold.items()}
        )

    def servers(self, named: Iterable[str], day: date) -> set[str]:
        """Who served any of these that day: whoever took them over, failing that whom they last bought from."""
        roots = {self.roots[each] for each in named if each in self.roots}
        found = (
            _latest(self.taken.get(root, ()), day) or _latest(self.sold.get(root, ()), day) for root in roots
        )
        return {each for each in found if each}


def _latest(dated: Dated, day: date) -> str | None:
    at = bisect_right(dated, day, key=lambda each: each[0]) - 1
    return dated[at][1] if at >= 0 else None
