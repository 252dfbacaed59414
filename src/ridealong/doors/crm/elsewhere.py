"""Under which other ids a moment may be here already: its row may have named another of those who are one by now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from ridealong.people.models import Party

from .keys import moment_id

Others = Mapping[str, Sequence[str]]


def other_names(parties: Iterable[Party], sort: str) -> dict[str, list[str]]:
    """The other ids of everybody who came in more than once: mostly nobody did."""
    told = list(parties)
    one: dict[str, list[str]] = {
        party.customer: [party.customer] for party in told if party.sort == sort and party.customer
    }
    for party in told:
        if party.sort == sort and party.customer:
            one[party.customer].append(party.id)
    return {each: [other for other in ids if other != each] for ids in one.values() for each in ids}


@dataclass(slots=True)
class Elsewhere:
    """Only of rows that name somebody who came in more than once is anything kept."""

    keys: dict[str, list[tuple[str, dict[str, str]]]] = field(default_factory=dict)

    def known(self, key: Sequence[str], others: Others, end: int | None) -> str:
        """The id of this key; where its names have others, it is also remembered what these would have made of it.

        Where a row asks for several moments their ids differ in what follows `end`.
        """
        made = moment_id(*key)[:end]
        if others and any(part in others for part in key):
            ways = product(*([part, *others.get(part, ())] for part in key))
            next(ways)
            self.keys[made] = [
                (moment_id(*way)[:end], {new: old for old, new in zip(key, way, strict=True) if new != old})
                for way in ways
            ]
        return made

    def of(self, identity: str) -> Iterator[tuple[str, dict[str, str]]]:
        """The other ids of one moment, each with whom it then names in the place of whom."""
        for known in (identity, identity[:-1]):
            for made, renamed in self.keys.get(known, ()):
                yield made + identity[len(known) :], renamed
