"""Why a moment cannot be kept: who and what it names, when it happened, and whether its loop can still move."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from ridealong.ledger.known import Known, pointed_at
from ridealong.ledger.receipt import Refused
from ridealong.moments import slots
from ridealong.moments.kind import Fact, fields_of
from ridealong.moments.kinds.customers import DealClosed, DealMoved, DealOpened
from ridealong.moments.kinds.loops import (
    LoopClaimed,
    LoopConfirmed,
    LoopDenied,
    LoopMoved,
    Opener,
    RequestMade,
    Verb,
    VisitMade,
)
from ridealong.moments.kinds.roster import MomentWithdrawn, PersonJoined, PersonLeft
from ridealong.moments.loops import Loop
from ridealong.moments.moment import Moment
from ridealong.moments.roster import ALWAYS

TOLERANCE = timedelta(days=1)
"""A clock may be ahead, and a day begins earlier further east."""

WANTED: dict[object, tuple[str, tuple[str, ...]]] = {
    slots.Person: ("a person", ("person",)),
    slots.Customer: ("a customer", ("customer", "contact")),
    slots.Anyone: ("anyone", ("person", "customer", "contact")),
}


def check(moment: Moment, known: Known, now: datetime) -> None:
    """Raise :class:`Refused` with the reason if the ledger cannot keep this moment."""
    _when(moment, now)
    _who(moment, known)
    _what(moment, known)
    for problem in moment.fact.problems():
        raise Refused(problem)
    match moment.fact:
        case Verb():
            _moves(moment, moment.fact, known)
        case PersonJoined() | PersonLeft():
            _comes_or_goes(moment, known)
        case MomentWithdrawn(what=what) if what in known.withdrawn:
            raise Refused("that moment was withdrawn already")
        case DealMoved(deal=deal) | DealClosed(deal=deal) if not _is(known, deal, DealOpened):
            raise Refused("the label points at something that is no deal")


def _when(moment: Moment, now: datetime) -> None:
    if moment.happened_at > now + TOLERANCE:
        raise Refused(
            f"{moment.happened_at.date()} lies in the future: a moment is something that has happened "
            f"(today is {now.date()})"
        )
    if moment.happened_at.date() < ALWAYS:
        raise Refused(f"{moment.happened_at.date()} lies before {ALWAYS}, and nothing here is that old")


def _who(moment: Moment, known: Known) -> None:
    for each in fields_of(type(moment.fact)):
        value = getattr(moment.fact, each.name)
        if value is None or not each.is_identity:
            continue
        if each.type is slots.Newcomer:
            _newcomer(moment, value, known)
            continue
        called, sorts = WANTED.get(each.type, WANTED[slots.Person])
        for identity in value if isinstance(value, tuple) else (value,):
            sort = known.sorts.get(identity)
            if sort is None:
                raise Refused(f"nobody here is known by {identity}")
            if sort not in sorts:
                raise Refused(f"{known.handle(identity)} is a {sort}, and {called} should stand there")


def _newcomer(moment: Moment, identity: str, known: Known) -> None:
    person = isinstance(moment.fact, PersonJoined)
    sort = known.sorts.get(identity)
    if sort is None and identity != moment.id:
        raise Refused(f"nobody here is known by {identity}")
    if sort is not None and (sort == "person") is not person:
        raise Refused(f"{known.handle(identity)} is a {sort} already")


def _what(moment: Moment, known: Known) -> None:
    for ref in pointed_at(moment):
        if known.moment(ref) is None:
            raise Refused(f"it points at a moment that is not in the ledger: {ref}")
    if moment.label and known.labels.get(moment.label, moment.id) != moment.id:
        raise Refused(f"^{moment.label} names another moment already; choose another label")
    if moment.corrects:
        _corrects(moment, moment.corrects, known)


def _corrects(moment: Moment, corrected: str, known: Known) -> None:
    before = known.moment(corrected)
    if before is not None and type(before.fact) is not type(moment.fact):
        raise Refused(f"a {before.fact.NAME} is corrected by a {before.fact.NAME}, not by a {moment.fact.NAME}")
    if corrected in known.corrected:
        raise Refused(f"that moment was corrected already; correct its correction, {known.corrected[corrected]}")


def _is(known: Known, identity: str, kind: type[Fact]) -> bool:
    found = known.moment(identity)
    return found is not None and isinstance(found.fact, kind)


def _moves(moment: Moment, verb: Verb, known: Known) -> None:
    opener = known.moment(verb.of)
    if opener is not None and isinstance(opener.fact, LoopMoved) and isinstance(verb, LoopConfirmed):
        opener = known.moment(opener.fact.of)  # agreeing to a new date
    elif opener is not None and isinstance(opener.fact, Opener):
        _still_open(known.loop(opener), known)
    if opener is None or not isinstance(opener.fact, Opener):
        raise Refused("only what one owes another can be claimed, confirmed, denied, moved or dropped")
    if moment.happened_at.date() < opener.happened_at.date():
        raise Refused(f"it happened before what it answers, which was on {opener.happened_at.astimezone(UTC).date()}")
    _by_the_right_one(verb, opener.fact, known)


def _still_open(loop: Loop, known: Known) -> None:
    closed = loop.confirmed or loop.dropped
    if closed is not None and isinstance(closed.fact, Verb):
        how = "confirmed" if closed is loop.confirmed else "dropped"
        raise Refused(
            f"this was closed already: {known.handle(closed.fact.who)} {how} it on {closed.happened_at.date()}"
        )


def _by_the_right_one(verb: Verb, fact: Opener, known: Known) -> None:
    who, receiver = known.root(verb.who), known.root(fact.receiver)
    doer = known.root(fact.doer) if fact.doer else None
    if isinstance(verb, LoopConfirmed | LoopDenied):
        refusing = isinstance(verb, LoopDenied) and isinstance(fact, RequestMade) and who == doer
        if who != receiver and not refusing:
            raise Refused(
                f"only {known.handle(receiver)} can {_plain(verb)} it, because it was done for them; "
                f"{known.handle(verb.who)} cannot"
            )
    elif isinstance(verb, LoopClaimed):
        if (doer is not None and who != doer) or (doer is None and who == receiver):
            said = f"only {known.handle(doer)}, who should do it," if doer else "only whoever did it"
            raise Refused(f"{said} can claim it; {known.handle(verb.who)} cannot")
    elif doer is not None and who not in (doer, receiver) and not isinstance(fact, VisitMade):
        raise Refused(f"only {known.handle(doer)} or {known.handle(receiver)} can {_plain(verb)} it")


def _plain(verb: Verb) -> str:
    return {"confirmed": "confirm", "denied": "deny", "moved": "move", "dropped": "drop"}[verb.NAME.partition(".")[2]]


def _comes_or_goes(moment: Moment, known: Known) -> None:
    fact = moment.fact
    day = moment.happened_at.date()
    if isinstance(fact, PersonJoined):
        stay = known.stay(fact.who, day)
        if stay is not None and stay[1:] == (fact.role, fact.under) and stay[1]:
            raise Refused(f"{known.handle(fact.who)} is here as {fact.role} already, since {stay[0]}")
    elif isinstance(fact, PersonLeft):
        stay = known.stay(fact.who, day)
        if stay is None or not stay[1]:
            raise Refused(f"{known.handle(fact.who)} is not here on {day}, so cannot leave")
