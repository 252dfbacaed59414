"""Who served customers on any day, for the few customers that some moments name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ridealong.people.asked_once import each_once
from ridealong.people.lines import kept_day
from ridealong.people.lists import as_list, ask, listed
from ridealong.people.parties import PARTY, brought_along

Dated = Sequence[tuple[date, str]]


@dataclass(frozen=True, slots=True)
class Clientele:
    """Customers and contacts with the firm each speaks for, who took them over when, and who sold to them when."""

    roots: Mapping[str, str]
    taken: Mapping[str, Dated]
    sold: Mapping[str, Dated]

    @classmethod
    def of(cls, identities: Iterable[str], beside: Iterable[str] = ()) -> Clientele:
        """Of these alone; who else the page will name comes along."""
        wanted = set(identities)
        told = each_once("clientele", [*wanted, *beside], _served)
        served = {each: it for each, it in told.items() if each in wanted}
        roots = {identity: root for identity, (root, _) in served.items()}
        return cls(roots, dict(served.values()), {})

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


def _served(identities: list[str]) -> dict[str, tuple[str, Dated]]:
    """The firm each speaks for, and who took that over when; who they are comes along with it."""
    rows = ask(
        f"SELECT {', '.join(f'p.{each}' for each in PARTY)}, s.person, s.since FROM people_party p"
        " LEFT JOIN people_serving s ON s.customer = coalesce(p.customer, p.id)"
        f" WHERE p.id IN {listed()} ORDER BY s.since, s.id",
        [as_list(identities)],
    )
    parties = {row[0]: row[:-2] for row in rows}
    brought_along(parties.values())
    taken: dict[str, list[tuple[date, str]]] = {each: [] for each in parties}
    for *party, person, since in rows:
        if person is not None:
            taken[party[0]].append((kept_day(since), person))
    at = PARTY.index("customer")
    return {each: (row[at] or each, tuple(dict.fromkeys(taken[each]))) for each, row in parties.items()}


def _latest(dated: Dated, day: date) -> str | None:
    at = bisect_right(dated, day, key=lambda each: each[0]) - 1
    return dated[at][1] if at >= 0 else None
