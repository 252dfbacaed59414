"""Under which other ids a moment may be here already: its row may have named another of those who are one by now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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

    keys: dict[str, list[str]] = field(default_factory=dict)

    def known(self, key: Sequence[str], others: Others, end: int | None) -> str:
        """The id of this key; where its names have others, it is also remembered what these would have made of it.

        Where a row asks for several moments their ids differ in what follows `end`.
        """
        made = moment_id(*key)[:end]
        if others and any(part in others for part in key):
            ways = product(*([part, *others.get(part, ())] for part in key))
            next(ways)
            self.keys[made] = [moment_id(*way)[:end] for way in ways]
        return made

    def made_of(self, known: str, *key: str) -> str:
        """The id of what is known by another id: `key` says how, with that other in the place of an empty word."""
        made = moment_id(*(part or known for part in key))
        if ways := self.of(known):
            self.keys[made] = [moment_id(*(part or way for part in key)) for way in ways]
        return made

    def of(self, identity: str) -> list[str]:
        """The other ids of one moment."""
        for known in (identity, identity[:-1]):
            if known in self.keys:
                return [made + identity[len(known) :] for made in self.keys[known]]
        return []
