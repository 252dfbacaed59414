"""Derived: whom a moment names or concerns, until when, what it points at, and whose are read along with whose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any

from ridealong.ledger.altogether import all_pointed_at, by_kind
from ridealong.ledger.clusters import changed_by, pointed_at
from ridealong.ledger.lookup import load
from ridealong.ledger.models import Link, Tie
from ridealong.moments import slots
from ridealong.moments.handed_down import by_whom
from ridealong.moments.kind import Fact, fields_of, identities_of, once_a_kind, parties, refs_of
from ridealong.moments.kinds.customers import CustomerBought
from ridealong.moments.kinds.roster import (
    CustomerMerged,
    CustomerMet,
    CustomerServed,
    MomentWithdrawn,
    PersonJoined,
    PersonLeft,
    PersonMerged,
)
from ridealong.moments.moment import Moment
from ridealong.moments.passing import BEGINNINGS, hands_on, last_day
from ridealong.people.lists import insert

EVERYONE = ""
"""Linked to this is what every scope must read: who joined under whom, who left, and who came in twice."""
NAMES, CONCERNS, POINTS, CHANGES, BELOW, *_BEGINNINGS = (how.value for how in Link.How)
BEGINS: dict[type[Fact], int] = dict(zip(BEGINNINGS, _BEGINNINGS, strict=True))
"""How moments of a kind are linked of which the first counts."""
Batch = list[tuple[int, Moment]]


def link(batch: Batch, circles: Circles) -> None:
    rows: list[tuple[str, int, int, int]] = []
    for seq, moment in batch:
        if how := BEGINS.get(type(moment.fact)):
            day = moment.happened_at.toordinal()
            rows += [(each, how, day, seq) for each in circles.concerned(moment)]
        if refs_of(type(moment.fact)) or moment.corrects:
            rows += circles.links(seq, moment)
        else:
            until = circles.last_day(moment)
            rows += [(each, NAMES, until, seq) for each in _named(moment.fact)]
            rows += [(who, BELOW, until, seq)] if (who := by_whom(moment.fact)) else []
    # In the order of the index, so that neighbours are written together: a tenth faster at 100,000 moments.
    insert(Link, ("to", "how", "until", "seq"), sorted(rows))
    ties: dict[tuple[str | None, str], int] = {}
    for seq, moment in batch:
        for tie in _ties_of(type(moment.fact)):
            ties.setdefault(tie(moment.fact), seq)
    told = [(of, to, seq) for (of, to), seq in ties.items() if of is not None]
    insert(Tie, ("of", "to", "seq"), told, "ON CONFLICT DO NOTHING")


class Circles:
    """Whom a moment concerns: those it names, and those whom what it points at concerns; and until when it matters.

    A colleague's "claimed ^r1" names nobody of the team whose request it answers, and belongs to their evidence.
    It matters at least as long as that request.
    """

    def __init__(self, batch: Batch) -> None:
        self._own = {moment.id: moment for _, moment in batch}
        kinds = by_kind(self._own.values())
        older = [list(load(all_pointed_at(kinds) - self._own.keys()))]
        while older[-1]:
            older.append(list(load({ref for moment in older[-1] for ref in pointed_at(moment)})))
        self._facts = {moment.id: moment.fact for moment in chain(self._own.values(), *older)}
        self._around: dict[str, set[str]] = {}
        self._until: dict[str, int] = {}
        self._handed_on: dict[str, int] = {}
        self._below: dict[str, str] = {}
        for moments in reversed(older):
            for moment in moments:
                self._remember(moment, pointed_at(moment))

    def links(self, seq: int, moment: Moment) -> list[tuple[str, int, int, int]]:
        """Whom a moment names, what it points at, and whom it concerns by that."""
        pointed, named = pointed_at(moment), _named(moment.fact)
        if not pointed:
            until = self.last_day(moment)
            return [(each, NAMES, until, seq) for each in named]
        self._remember(moment, pointed)
        until, changed = self._until[moment.id], changed_by(moment)
        rows = [(each, NAMES, until, seq) for each in named]
        rows += [(each, CONCERNS, until, seq) for each in self._around[moment.id].difference(named)]
        rows += [
            (each, CHANGES if each in changed else POINTS, until, seq) for each in dict.fromkeys(pointed)
        ]
        return [*rows, (who, BELOW, until, seq)] if (who := self._below.get(moment.id)) else rows

    def concerned(self, moment: Moment) -> Iterable[str]:
        """Whom a moment of the batch concerns, where those before it were asked about or linked already."""
        if moment.id not in self._around and (pointed := pointed_at(moment)):
            self._remember(moment, pointed)
        return self._around_of(moment.id)

    def last_day(self, moment: Moment) -> int:
        return last_day(moment, self._facts)

    def _remember(self, moment: Moment, pointed: Sequence[str]) -> None:
        self._around[moment.id] = set(_named(moment.fact)).union(*map(self._around_of, pointed))
        until = self._until[moment.id] = max(self.last_day(moment), *map(self._handed_on_by, pointed), 0)
        self._handed_on[moment.id] = hands_on(moment, until)
        if who := by_whom(moment.fact) or self._changes_whose(moment):
            self._below[moment.id] = who

    def _changes_whose(self, moment: Moment) -> str | None:
        """Who said for everybody below them what this takes back, or gives back."""
        if type(moment.fact) is not MomentWithdrawn:
            return None
        what = moment.fact.what
        return self._below.get(what) or (by_whom(self._own[what].fact) if what in self._own else None)

    def _around_of(self, moment_id: str) -> Iterable[str]:
        """What points at nothing concerns only those it names, and is not remembered for that."""
        around = self._around.get(moment_id)
        if around is None:
            return _named(self._own[moment_id].fact) if moment_id in self._own else ()
        return around

    def _handed_on_by(self, moment_id: str) -> int:
        """What points at nothing is not remembered for this either."""
        handed_on = self._handed_on.get(moment_id)
        if handed_on is None:
            moment = self._own.get(moment_id)
            return hands_on(moment, self.last_day(moment)) if moment else 0
        return handed_on


def _named(fact: Fact) -> Iterable[str]:
    return _namers(type(fact))(fact)


@once_a_kind
def _namers(kind: type[Fact]) -> Callable[[Fact], Iterable[str]]:
    """What reads everyone a moment of this kind names, each once."""
    names = identities_of(kind)
    if kind in (PersonJoined, PersonLeft, PersonMerged):
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
def _ties_of(kind: type[Fact]) -> tuple[attrgetter[tuple[str | None, str]], ...]:
    """Which fields of a kind tie somebody's moments to somebody's evidence, the reader's side first."""
    fields: dict[type[Fact], tuple[tuple[str, str], ...]] = {
        PersonJoined: (("under", "who"),),
        CustomerServed: (("who", "customer"),),
        CustomerBought: (("seller", "customer"),),
        CustomerMet: (("speaks_for", "customer"),),
        CustomerMerged: (("one", "other"), ("other", "one")),
        PersonMerged: (("one", "other"), ("other", "one")),
    }
    return tuple(attrgetter(*each) for each in fields.get(kind, ()))
