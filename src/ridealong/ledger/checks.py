"""Why a moment cannot be kept: how it is written, whom and what it names, when it happened, what it changes."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache

from ridealong.ledger.clusters import pointed_at
from ridealong.ledger.known import Known
from ridealong.ledger.moving import moves
from ridealong.ledger.receipt import Refused
from ridealong.moments import slots
from ridealong.moments.kind import Fact, fields_of
from ridealong.moments.kinds.customers import DealClosed, DealMoved, DealOpened
from ridealong.moments.kinds.loops import Verb
from ridealong.moments.kinds.roster import CustomerMet, MomentWithdrawn, PersonJoined, PersonLeft, WordsForgotten
from ridealong.moments.moment import Moment
from ridealong.moments.roster import ALWAYS
from ridealong.moments.standing import may_change
from ridealong.people.handles import handle_from

TOLERANCE = timedelta(days=1)
"""A clock may be ahead, and a day begins earlier further east."""

WANTED: dict[object, tuple[str, tuple[str, ...]]] = {
    slots.Person: ("a person", ("person",)),
    slots.Customer: ("a customer", ("customer",)),
    slots.Anyone: ("anyone", ("person", "customer", "contact")),
}
_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_.-]{0,35}")
_LABEL = re.compile(slots.LABEL)
_HANDLE = re.compile(slots.PATTERNS[slots.Anyone])


def check(moment: Moment, known: Known, now: datetime) -> None:
    """Raise :class:`Refused` with the reason if the ledger cannot keep this moment."""
    _written(moment, known)
    _when(moment, now)
    _who(moment, known)
    _points(moment, known)
    for problem in moment.fact.problems():
        raise Refused(problem)
    if moment.corrects:
        _corrects(moment, moment.corrects, known)
    match moment.fact:
        case Verb():
            moves(moment, moment.fact, known)
        case PersonJoined() | PersonLeft() if moment.corrects is None:
            _comes_or_goes(moment, moment.fact, known)
        case MomentWithdrawn():
            _withdraws(moment, moment.fact, known)
        case DealMoved(deal=deal) | DealClosed(deal=deal) if not _is(known, deal, DealOpened):
            raise Refused(f"{_told(known, deal)} is no deal; a deal is opened first, under a label")


def _written(moment: Moment, known: Known) -> None:
    if _ID.fullmatch(moment.id) is None:
        raise Refused(f"{moment.id!r} is no id: at most 36 letters, digits, dots and dashes")
    if moment.label:
        if _LABEL.fullmatch(moment.label) is None:
            raise Refused(f"^{moment.label} is no label: letters and digits, with dots and dashes between them")
        named = known.labels.get(moment.label, moment.id)
        if named not in (moment.id, known.clusters.first(moment.corrects) if moment.corrects else None):
            raise Refused(f"^{moment.label} names another moment already; choose another label")
    if isinstance(moment.fact, PersonJoined | CustomerMet):
        handle = moment.fact.handle or ""
        if _HANDLE.fullmatch(handle) is None:
            raise Refused(f"{handle!r} is no handle; “{handle_from(handle)}” would be one")


def _when(moment: Moment, now: datetime) -> None:
    if moment.happened_at.tzinfo is None:
        raise Refused(f"{moment.happened_at} is in no time zone")
    if moment.happened_at > now + TOLERANCE:
        raise Refused(
            f"{moment.happened_at.date()} lies in the future: a moment is something that has happened "
            f"(today is {now.date()})"
        )
    if moment.happened_at.date() < ALWAYS:
        raise Refused(f"{moment.happened_at.date()} lies before {ALWAYS}, and nothing here is that old")
    if moment.all_day and moment.happened_at.timestamp() % 86_400:
        raise Refused("an all-day moment stands at midnight UTC of its day")


@cache
def _places(kind: type[Fact]) -> tuple[tuple[str, bool, str, tuple[str, ...]], ...]:
    """Where a kind names somebody: the field, whether it may be a newcomer, and who may stand there."""
    return tuple(
        (each.name, each.type == slots.Newcomer, *WANTED.get(each.type, WANTED[slots.Person]))
        for each in fields_of(kind)
        if each.is_identity
    )


def _who(moment: Moment, known: Known) -> None:
    sorts = known.sorts
    for name, is_newcomer, called, wanted in _places(type(moment.fact)):
        value = getattr(moment.fact, name)
        if value is None:
            continue
        if is_newcomer:
            _newcomer(moment, value, known)
            continue
        for identity in value if isinstance(value, tuple) else (value,):
            sort = sorts.get(identity)
            if not identity:
                raise Refused(f"it does not say who: {called} should stand there")
            if sort is None:
                raise Refused(f"nobody here is known by {identity}")
            if sort not in wanted:
                raise Refused(_wrong_sort(identity, sort, called, known))
    if moment.by is not None and moment.by not in sorts:
        raise Refused(f"nobody here is known by {moment.by}, who is said to have recorded it")


def _wrong_sort(identity: str, sort: str, called: str, known: Known) -> str:
    hint = f": {known.handle(known.root(identity))}" if sort == "contact" and called == "a customer" else ""
    return f"{known.handle(identity)} is a {sort}, and {called} should stand there{hint}"


def _newcomer(moment: Moment, identity: str, known: Known) -> None:
    person = isinstance(moment.fact, PersonJoined)
    sort = known.sorts.get(identity)
    if sort is None and identity != moment.id:
        raise Refused(f"nobody here is known by {identity}; whoever is new has the id of this moment")
    if sort is not None and (sort == "person") is not person:
        raise Refused(f"{known.handle(identity)} is a {sort} already")


def _points(moment: Moment, known: Known) -> None:
    for ref in pointed_at(moment):
        if known.moment(ref) is None:
            raise Refused(f"it points at a moment that is not in the ledger: {ref}")


def _corrects(moment: Moment, corrected: str, known: Known) -> None:
    before = known.moment(corrected)
    assert before is not None
    if type(before.fact) is not type(moment.fact):
        raise Refused(f"a {before.fact.NAME} is corrected by a {before.fact.NAME}, not by a {moment.fact.NAME}")
    if isinstance(before.fact, MomentWithdrawn | WordsForgotten):
        raise Refused(f"a {before.fact.NAME} is not corrected; what was withdrawn can be given back by withdrawing that")
    if _newcomer_of(before.fact) != _newcomer_of(moment.fact):
        raise Refused("a correction speaks of the same one as what it corrects")
    heir = known.clusters.standing_for(corrected)
    if heir is None:
        raise Refused("that moment was withdrawn; tell it again instead")
    if heir.id != corrected:
        raise Refused(f"that moment was corrected already; correct its correction, {heir.id}")
    _may(moment, before, known, "correct")


def _newcomer_of(fact: Fact) -> str | None:
    if isinstance(fact, PersonJoined):
        return fact.who
    return fact.customer if isinstance(fact, CustomerMet) else None


def _withdraws(moment: Moment, fact: MomentWithdrawn, known: Known) -> None:
    before = known.moment(fact.what)
    assert before is not None
    if isinstance(before.fact, WordsForgotten):
        raise Refused("what was forgotten cannot be brought back")
    if known.clusters.standing_for(fact.what) is None:
        raise Refused("that moment was withdrawn already")
    _may(moment, before, known, "withdraw")
    if _newcomer_of(before.fact) == fact.what and (names := known.named_by.get(fact.what)):
        others = "1 other moment names; withdraw that" if len(names) == 1 else f"{len(names)} other moments name; withdraw those"
        raise Refused(f"it introduced {known.handle(fact.what)}, whom {others} first")


def _may(moment: Moment, before: Moment, known: Known, verb: str) -> None:
    if not may_change(moment, before):
        whose = known.handle(before.by or "")
        raise Refused(f"{whose} recorded it, so only {whose} or whoever keeps the ledger can {verb} it")


def _is(known: Known, identity: str, kind: type[Fact]) -> bool:
    found = known.moment(identity)
    return found is not None and isinstance(found.fact, kind)


def _told(known: Known, identity: str) -> str:
    found = known.moment(identity)
    return f"^{found.label}" if found and found.label else f"the moment {identity}"


def _comes_or_goes(moment: Moment, fact: PersonJoined | PersonLeft, known: Known) -> None:
    day = moment.happened_at.date()
    stay = known.stay(fact.who, day)
    here = stay is not None and stay[1] != ""
    if isinstance(fact, PersonLeft):
        if not here:
            raise Refused(f"{known.handle(fact.who)} is not here on {day}, so cannot leave")
    elif stay is not None and here and stay[1:] == (fact.role, fact.under):
        raise Refused(f"{known.handle(fact.who)} is here as {fact.role} already, since {stay[0]}")
    elif fact.under is not None and fact.who in _above(fact.under, moment, known):
        raise Refused(
            f"{known.handle(fact.under)} reports to {known.handle(fact.who)} that day; nobody leads those who lead them"
        )


def _above(person: str, moment: Moment, known: Known) -> set[str]:
    """Everyone above a person that day, as far up as is known."""
    found: set[str] = set()
    stay = known.stay(person, moment.happened_at.date())
    while stay is not None and stay[2] is not None and stay[2] not in found:
        found.add(stay[2])
        stay = known.stay(stay[2], moment.happened_at.date())
    return found
