"""Derived: whom every moment names or concerns, what it points at, and whose moments are read along with whose."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

from ridealong.ledger.altogether import all_pointed_at, by_kind
from ridealong.ledger.clusters import changed_by, pointed_at
from ridealong.ledger.lookup import load
from ridealong.ledger.models import Link, Tie
from ridealong.moments import slots
from ridealong.moments.kind import Fact, fields_of, identities_of, once_a_kind, parties, refs_of
from ridealong.moments.kinds.customers import CustomerBought
from ridealong.moments.kinds.roster import CustomerMet, CustomerServed, PersonJoined, PersonLeft
from ridealong.moments.moment import Moment
from ridealong.people.lists import insert

EVERYONE = ""
"""Linked to this is what every scope must read: who joined under whom, and who left."""
NAMES, CONCERNS, POINTS, CHANGES = (how.value for how in Link.How)
Batch = list[tuple[int, Moment]]


def link(batch: Batch) -> None:
    circles = Circles(batch)
    rows = [(each, seq, NAMES) for seq, moment in batch for each in _named(moment.fact)]
    for seq, moment in batch:
        if refs_of(type(moment.fact)) or moment.corrects:
            rows += circles.links(seq, moment)
    # In the order of the index, so that neighbours are written together: a tenth faster at 100,000 moments.
    insert(Link, ("to", "seq", "how"), sorted(rows))
    ties: dict[tuple[str | None, str], int] = {}
    for seq, moment in batch:
        tie = _tie_of(type(moment.fact))
        if tie is not None:
            ties.setdefault(tie(moment.fact), seq)
    told = [(of, to, seq) for (of, to), seq in ties.items() if of is not None]
    insert(Tie, ("of", "to", "seq"), told, "ON CONFLICT DO NOTHING")


class Circles:
    """Whom a moment concerns: those it names, and those whom what it points at concerns.

    A colleague's "claimed ^r1" names nobody of the team whose request it answers, and belongs to their evidence.
    """

    def __init__(self, batch: Batch) -> None:
        self._own = {moment.id: moment for _, moment in batch}
        older = [list(load(all_pointed_at(by_kind(self._own.values())) - self._own.keys()))]
        while older[-1]:
            older.append(list(load({ref for moment in older[-1] for ref in pointed_at(moment)})))
        self._around: dict[str, set[str]] = {}
        for moments in reversed(older):
            for moment in moments:
                self._around[moment.id] = self._concerned(moment, pointed_at(moment))

    def links(self, seq: int, moment: Moment) -> list[tuple[str, int, int]]:
        """What a moment points at, and whom it concerns by that."""
        pointed = pointed_at(moment)
        if not pointed:
            return []
        around = self._around[moment.id] = self._concerned(moment, pointed)
        rows = [(each, seq, CONCERNS) for each in around.difference(_named(moment.fact))]
        changed = changed_by(moment)
        rows += [(each, seq, CHANGES if each in changed else POINTS) for each in dict.fromkeys(pointed)]
        return rows

    def _concerned(self, moment: Moment, pointed: Iterable[str]) -> set[str]:
        return set(_named(moment.fact)).union(*map(self._around_of, pointed))

    def _around_of(self, moment_id: str) -> Iterable[str]:
        """What points at nothing concerns only those it names, and is not remembered for that."""
        around = self._around.get(moment_id)
        if around is None:
            return _named(self._own[moment_id].fact) if moment_id in self._own else ()
        return around


def _named(fact: Fact) -> Iterable[str]:
    return _namers(type(fact))(fact)


@once_a_kind
def _namers(kind: type[Fact]) -> Callable[[Fact], Iterable[str]]:
    """What reads everyone a moment of this kind names, each once."""
    names = identities_of(kind)
    if kind in (PersonJoined, PersonLeft):
        return lambda fact: dict.fromkeys([*parties(fact), EVERYONE])
    if not names:
        return lambda fact: ()
    if any(each.type == tuple[slots.Person, ...] for each in fields_of(kind)):
        return lambda fact: dict.fromkeys(parties(fact))
    values: Callable[[Fact], Any] = attrgetter(*names)
    if len(names) == 1:
        return lambda fact: (value,) if (value := values(fact)) is not None else ()
    return lambda fact: {value: None for value in values(fact) if value is not None}


@once_a_kind
def _tie_of(kind: type[Fact]) -> attrgetter[tuple[str | None, str]] | None:
    """Which fields of a kind tie somebody's moments to somebody's evidence, the reader's side first."""
    fields = {
        PersonJoined: ("under", "who"),
        CustomerServed: ("who", "customer"),
        CustomerBought: ("seller", "customer"),
        CustomerMet: ("speaks_for", "customer"),
    }.get(kind)
    return attrgetter(*fields) if fields else None
