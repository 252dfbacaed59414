"""Which acts of last week were done since: those of which the one they were for says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from ridealong.answer.acts import Act
from ridealong.ledger.lookup import load, load_naming, load_pointing
from ridealong.moments.evidence import standing
from ridealong.moments.kind import parties as parties_of
from ridealong.moments.kinds.customers import CustomerBought, CustomerSpoke
from ridealong.moments.kinds.loops import Opener, Verb, VisitMade
from ridealong.moments.kinds.strategy import TryExposed, TryJudged, TryStarted
from ridealong.moments.loops import Loop, loops_of, said_by_another, speaks_for
from ridealong.moments.moment import Moment
from ridealong.moments.one_name import all_in_one_name
from ridealong.people import parties as people
from ridealong.people.models import Party


@dataclass(frozen=True, slots=True)
class Done:
    """An act of last week, and the moment in which the one it was for said that it was done."""

    act: Act
    by: str
    """Their handle."""
    on: date
    moment: str


@dataclass(frozen=True, slots=True)
class Span:
    """From which day on somebody's word confirms an act, up to which day, and what was known of it when."""

    since: date
    until: date
    known_at: datetime
    zone: tzinfo
    told_since: datetime | None = None
    """From when on what is told holds too, though it is dated before."""

    def holds(self, moment: Moment) -> bool:
        told, day = moment.recorded_at, moment.day(self.zone)
        late = told is not None and self.told_since is not None and told > self.told_since
        known = told is None or told <= self.known_at
        return known and day <= self.until and (late or day >= self.since)


def done(acts: Sequence[Act], leader: str, span: Span) -> list[Done]:
    """Those of last week's acts that were confirmed within a span, in the order of the acts."""
    waiting = [act for act in acts if act.step.confirmed_by]
    if not waiting:
        return []
    parties = people.by_handle(act.step.confirmed_by or "" for act in waiting)
    told = _Told(waiting, parties.values(), leader, span)
    found = []
    for act in waiting:
        confirmer = parties.get(act.step.confirmed_by or "")
        word = told.word(act, confirmer) if confirmer else None
        if confirmer is not None and word is not None:
            found.append(Done(act, confirmer.handle, word.day(span.zone), word.id))
    return found


class _Told:
    """What stands of everything said by now that could confirm one of these acts."""

    def __init__(self, acts: Iterable[Act], confirmers: Iterable[Party], leader: str, span: Span) -> None:
        about = {each for act in acts for each in act.step.about[:1]}
        ours = people.with_contacts(each.id for each in confirmers if each.sort == "person")
        visits = load_naming(ours, [VisitMade])
        openers = {each.id: each for each in (*load(about), *visits)}
        moved = load_pointing(openers)
        named = load_naming(
            [each.id for each in confirmers if each.sort != "person"], [CustomerBought, CustomerSpoke]
        )
        everything = {each.id: each for each in (*openers.values(), *moved, *named)}
        stands = standing(all_in_one_name(everything.values(), people.came_twice()))
        self._root, self._leader = _roots(stands), leader
        self._stands, self._span = [each for each in stands if span.holds(each)], span
        known = [each for each in stands if not isinstance(each.fact, Verb) or span.holds(each)]
        self._loops = loops_of(known, span.zone, self._rooted, leader=leader)
        self._about = {each.id: each for each in stands}

    def word(self, act: Act, confirmer: Party) -> Moment | None:
        """The confirming of what the act is about; where that is no loop, the next word or deed of whom it was for."""
        about = self._about.get(next(iter(act.step.about), ""))
        if about is not None and isinstance(about.fact, Opener):
            loop = self._loops[about.id]
            return self._claimed(loop) if confirmer.id == loop.fact.doer else self._confirmed(loop)
        if about is not None and isinstance(about.fact, TryStarted):
            return self._moved_on(about)
        words = self._visits(confirmer) if confirmer.sort == "person" else self._own(confirmer)
        return min(words, key=lambda each: each.happened_at, default=None)

    def _claimed(self, loop: Loop) -> Moment | None:
        """Where a leader asked for it, whoever was asked says that it is done: nobody confirms their own act."""
        return loop.claimed if loop.claimed and self._span.holds(loop.claimed) else None

    def _moved_on(self, tried: Moment) -> Moment | None:
        """Anybody's word but the leader's that a try was shown to a customer, or what came of it."""
        return next(
            (
                each
                for each in self._stands
                if isinstance(each.fact, TryExposed | TryJudged)
                and each.fact.what == tried.id
                and said_by_another(each, self._leader)
            ),
            None,
        )

    def _confirmed(self, loop: Loop) -> Moment | None:
        return loop.confirmed if loop.confirmed and self._span.holds(loop.confirmed) else None

    def _visits(self, person: Party) -> Iterator[Moment]:
        """Their word that a visit of this span, beside them, took place."""
        for loop in self._loops.values():
            fact, word = loop.fact, self._confirmed(loop)
            beside = isinstance(fact, VisitMade) and person.id in (fact.beside, fact.who)
            if word and beside and self._span.holds(loop.opener):
                yield word

    def _own(self, customer: Party) -> Iterator[Moment]:
        for each in self._stands:
            match each.fact:
                case CustomerBought(customer=who) | CustomerSpoke(who=who):
                    own = speaks_for(each, customer.id, self._rooted)
                    if own and self._rooted(who) == customer.id:
                        yield each

    def _rooted(self, identity: str) -> str:
        return self._root.get(identity, identity)


def _roots(moments: Iterable[Moment]) -> Mapping[str, str]:
    """The customer each contact speaks for."""
    named = {identity for each in moments for identity in (each.by, *parties_of(each.fact)) if identity}
    return {each.id: each.customer for each in people.known(named).values() if each.customer}
