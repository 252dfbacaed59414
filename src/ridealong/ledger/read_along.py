"""Which old moments are read along with what still matters: what waits, or did by then, and a few first ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ridealong.ledger.clusters import pointed_at
from ridealong.ledger.hanging import a_few_begun, a_few_old
from ridealong.ledger.links import BEGINS, NAMES
from ridealong.ledger.lookup import SELECT_BARE
from ridealong.ledger.told import Told
from ridealong.ledger.unpacking import moments_from
from ridealong.ledger.waiting import waiting_for
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.customers import CustomerReferred, DealClosed
from ridealong.moments.kinds.difference import LessonLearned, LessonRecalled, LessonTaught
from ridealong.moments.kinds.loops import (
    BarrierRaised,
    LoopClaimed,
    LoopConfirmed,
    LoopDenied,
    LoopDropped,
    PromiseMade,
    RequestMade,
    TroubleReported,
)
from ridealong.moments.kinds.roster import CustomerMerged, CustomerMet, MomentWithdrawn, PersonMerged
from ridealong.moments.moment import Moment
from ridealong.moments.passing import SOURCES
from ridealong.people import parties as people
from ridealong.people.lists import as_list, ask, listed, stream

ENDING: tuple[type[Fact], ...] = (
    LoopClaimed, LoopConfirmed, LoopDenied, LoopDropped, DealClosed, CustomerMet, CustomerMerged, PersonMerged,
)  # fmt: skip
"""What may end something, or make it another's to end. Told later, or of a later day, it had not ended before."""
Old = dict[type[Fact], list[str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose answer is asked for, since when things matter by themselves, and up to which place in the ledger."""

    leader: str
    around: set[str]
    since: date
    last: int | None


def first_ones(asked: Asked) -> Old:
    """A few moments of each source from before anything counts: they show that it was live by then."""
    old = {kind: a_few_old(kind, asked.leader, before=asked.since, last=asked.last) for kind in SOURCES}
    begun = a_few_begun(BEGINS.values(), asked.around, before=asked.since, last=asked.last)
    return old | {kind: begun[how] for kind, how in BEGINS.items()}


def not_over(asked: Asked) -> set[str]:
    """What waits as far as anybody knows, and what was still waiting when only this much was known."""
    return {*waiting_for(asked.around), *_open_loops(asked), *_ended_later(asked)}


def _open_loops(asked: Asked) -> list[str]:
    """Of what is asked for only what one of these is asked for matters, and of promises the leader's own."""
    around = as_list(asked.around)
    statement = (
        f"SELECT opener FROM ledger_openloop WHERE (kind IN (%s, %s) AND receiver IN {listed()})"
        f" OR (kind = %s AND doer IN {listed()}) OR (kind = %s AND doer = %s)"
    )
    values = [BarrierRaised.NAME, TroubleReported.NAME, around, RequestMade.NAME, around, PromiseMade.NAME]
    return [row[0] for row in ask(statement, [*values, asked.leader])]


def _ended_later(asked: Asked) -> set[str]:
    if asked.last is None:
        return set()
    return {each for moment in _told_later(asked.last) for each in pointed_at(moment)}


def _told_later(last: int) -> Iterable[Moment]:
    statement = f"{SELECT_BARE} WHERE m.seq > %s AND (m.kind IN {listed()} OR m.corrects IS NOT NULL)"
    kinds: tuple[type[Fact], ...] = (*ENDING, MomentWithdrawn)
    return moments_from(stream(statement, [last, as_list(each.STORED for each in kinds)]))


def cannot_be_told_apart(later: Iterable[Moment], last: int | None) -> bool:
    """Whether some became one later: whose word ended what is then not known without reading all of it."""
    told = [*later, *(_told_later(last) if last is not None else ())]
    return any(isinstance(moment.fact, CustomerMerged | PersonMerged) for moment in told)


def of_the_same(told: Told, later: Iterable[Moment], asked: Asked) -> set[str]:
    """What else was said of customers who came through somebody, and of contacts who spoke for nobody before."""
    referred = (moment.fact for moment in told.of(CustomerReferred))
    came = {fact.customer for fact in referred if isinstance(fact, CustomerReferred)}
    found = _naming(people.with_contacts(came), BEGINS[CustomerReferred], asked.since) if came else set()
    met = {
        moment.fact.customer for moment in later
        if isinstance(moment.fact, CustomerMet) and moment.fact.speaks_for is not None
    }  # fmt: skip
    return found | (_naming(met, NAMES, asked.since) if met else set())


def _naming(whom: Iterable[str], how: int, before: date) -> set[str]:
    links = f'SELECT l.seq FROM ledger_link l WHERE l."to" IN {listed()} AND l.how = %s AND l.until < %s'
    found = ask(
        f"SELECT m.id FROM ledger_moment m WHERE m.seq IN ({links})", [as_list(whom), how, before.toordinal()]
    )
    return {row[0] for row in found}


def lessons(told: Told) -> set[str]:
    """The lessons of which some answers were read, and what each corrects, or is corrected by: all answers count."""
    answers = (moment.fact for moment in told.of(LessonRecalled, LessonTaught))
    found = {fact.lesson for fact in answers if isinstance(fact, LessonRecalled | LessonTaught)}
    corrected: defaultdict[str, set[str]] = defaultdict(set)
    for moment in told.of(LessonLearned):
        if moment.corrects is not None:
            corrected[moment.corrects].add(moment.id)
            corrected[moment.id].add(moment.corrects)
    waiting = set(found)
    while waiting := {other for each in waiting for other in corrected.get(each, ())} - found:
        found |= waiting
    return found
