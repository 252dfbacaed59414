"""Why a moment cannot be kept: how it is written, whom and what it names, when it happened, what it changes."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ridealong.ledger.changing import corrects, withdraws
from ridealong.ledger.clusters import pointed_at
from ridealong.ledger.full_days import fits_into_its_day
from ridealong.ledger.joining import comes_or_goes
from ridealong.ledger.known import Known
from ridealong.ledger.merging import merges
from ridealong.ledger.moving import moves
from ridealong.ledger.one_person import are_two_so_far
from ridealong.ledger.pointing import points
from ridealong.ledger.receipt import Refused
from ridealong.moments import slots
from ridealong.moments.book import A
from ridealong.moments.doubting import doubts
from ridealong.moments.kind import Fact, fields_of, once_a_kind, refs_of
from ridealong.moments.kinds.loops import Opener, Verb
from ridealong.moments.kinds.roster import (
    CustomerMerged,
    CustomerMet,
    MomentWithdrawn,
    PersonJoined,
    PersonLeft,
    PersonMerged,
)
from ridealong.moments.moment import Moment
from ridealong.moments.roster import ALWAYS
from ridealong.people.handles import handle_from
from ridealong.speech import gettext, gettext_noop

TOLERANCE = timedelta(days=1)
"""A clock may be ahead, and a day begins earlier further east."""

LONGEST = {
    "label": (200, gettext_noop("the label “{begun}…” is too long: at most {most} letters")),
    "language": (20, gettext_noop("the language “{begun}…” is too long: at most {most} letters")),
    "door": (120, gettext_noop("the door “{begun}…” is too long: at most {most} letters")),
}
"""In letters, and what to say of what has more."""

WANTED: dict[object, tuple[str, tuple[str, ...]]] = {
    slots.Person: (gettext_noop("a person"), ("person",)),
    slots.Customer: (gettext_noop("a customer"), ("customer",)),
    slots.Anyone: (gettext_noop("anyone"), ("person", "customer", "contact")),
}
LONGEST_HANDLE = 150
Slot = tuple[str, bool, str, tuple[str, ...]]
_ID = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z_.-]{0,34}[0-9A-Za-z])?")
_LABEL = re.compile(slots.LABEL)
_HANDLE = re.compile(slots.PATTERNS[slots.Anyone])


class Asked(NamedTuple):
    """What has to be asked of every moment of a kind; most kinds need only a little of it."""

    exact: tuple[str, ...]
    introduces: bool
    owes: bool
    slots: tuple[Slot, ...]
    points: bool
    has_problems: bool
    follows: bool


@once_a_kind
def _asked(kind: type[Fact]) -> Asked:
    return Asked(
        exact=tuple(each.name for each in fields_of(kind) if each.type in (slots.Money, Decimal)),
        introduces=issubclass(kind, (PersonJoined, CustomerMet)),
        owes=issubclass(kind, Opener),
        slots=_slots(kind),
        points=bool(refs_of(kind)),
        has_problems=kind.problems is not Fact.problems,
        follows=issubclass(
            kind, (Verb, PersonJoined, PersonLeft, CustomerMerged, PersonMerged, MomentWithdrawn)
        ),
    )


def check(moment: Moment, known: Known, now: datetime) -> None:
    """Raise :class:`Refused` with the reason if the ledger cannot keep this moment."""
    asked = _asked(type(moment.fact))
    _written(moment, known, asked)
    _when(moment, now)
    if asked.owes:
        _not_over_already(moment)
    _who(moment, known, asked.slots)
    if asked.points or moment.corrects:
        _points(moment, known)
    if asked.has_problems:
        for problem in moment.fact.problems():
            raise Refused(problem)
    if moment.corrects:
        corrects(moment, moment.corrects, known)
    if asked.follows:
        _follows(moment, known)


def sensible(moment: Moment, known: Known) -> None:
    """Raise :class:`Refused` for what nobody would say on purpose. Ledgers from before this was asked may hold it."""
    for slip in doubts(moment):
        raise Refused(slip)
    fits_into_its_day(moment, known)
    points(moment, known)


def _follows(moment: Moment, known: Known) -> None:
    """Whether it can come after what was told before."""
    match moment.fact:
        case Verb() as verb:
            moves(moment, verb, known)
        case PersonJoined() | PersonLeft() as fact:
            comes_or_goes(moment, fact, known)
        case CustomerMerged() as fact:
            merges(fact, known)
        case PersonMerged() as fact:
            are_two_so_far(fact, known)
        case MomentWithdrawn() as fact:
            withdraws(moment, fact, known)


def _written(moment: Moment, known: Known, asked: Asked) -> None:
    if _ID.fullmatch(moment.id) is None:
        raise Refused(gettext("“{id}” is no id: at most 36 letters, digits, dots and dashes", id=moment.id))
    _short_enough(moment)
    if moment.label is not None:
        _labelled(moment, moment.label, known)
    if asked.introduces:
        handle = moment.fact.handle or ""  # type: ignore[attr-defined]  # both that introduce have one
        if _HANDLE.fullmatch(handle) is None:
            right = handle_from(handle)
            raise Refused(gettext("“{told}” is no handle: “{right}” would be one", told=handle, right=right))
        if len(handle) > LONGEST_HANDLE:
            raise Refused(
                gettext(
                    "a handle has at most {most} characters; “{begun}…” has {number}",
                    most=LONGEST_HANDLE,
                    begun=handle[:20],
                    number=len(handle),
                )
            )
    for name in asked.exact:
        value = getattr(moment.fact, name)
        amount = value.amount if isinstance(value, slots.Money) else value
        if value is not None and not (isinstance(amount, Decimal) and amount.is_finite()):
            raise Refused(gettext("it cannot be written down: {value} is no amount", value=value))


def _short_enough(moment: Moment) -> None:
    """What a column has room for: SQLite would take any length, and then the ledger could not move to PostgreSQL."""
    told = (("label", moment.label), ("language", moment.language), ("door", moment.door))
    for what, each in told:
        most, why = LONGEST[what]
        if each and len(each) > most:
            raise Refused(gettext(why, begun=each[:20], most=most))


def _labelled(moment: Moment, label: str, known: Known) -> None:
    if _LABEL.fullmatch(label) is None:
        raise Refused(
            gettext(
                "^{label} is no label: letters and digits, with dots and dashes between them", label=label
            )
        )
    named = known.labels.get(label, moment.id)
    corrected = known.clusters.first(moment.corrects) if moment.corrects else None
    if named not in (moment.id, corrected) and known.clusters.standing_for(named) is not None:
        raise Refused(gettext("^{label} names another moment already; choose another label", label=label))


def _when(moment: Moment, now: datetime) -> None:
    at = moment.happened_at
    judge = _whole_day if moment.all_day and at.tzinfo is UTC else _time
    if why := judge(at, now, moment.all_day):
        raise Refused(why)


def _time(at: datetime, now: datetime, all_day: bool) -> str:
    """What is wrong with a time; nothing where nothing is."""
    if at.tzinfo is None:
        return gettext("{time} is in no time zone; say which", time=at)
    if at > now + TOLERANCE:
        return gettext(
            "{day} lies in the future: a moment is something that has happened (today is {today})",
            day=at.date(),
            today=now.date(),
        )
    if at.date() < ALWAYS:
        return gettext("{day} lies before {first}, and nothing here is that old", day=at.date(), first=ALWAYS)
    if all_day and at.timestamp() % 86_400:
        return gettext("a moment of the whole day stands at midnight UTC, not at {time}", time=at.time())
    return ""


@lru_cache(maxsize=4_096)
def _sound(at: datetime, now: datetime, all_day: bool) -> bool:
    return not _time(at, now, all_day)


def _whole_day(at: datetime, now: datetime, all_day: bool) -> str:
    """A batch speaks of few days, each many times. Only in UTC are two times that are equal also written the same.

    What is wrong is said anew each time, for somebody may read another language.
    """
    return "" if _sound(at, now, all_day) else _time(at, now, all_day)


def _slots(kind: type[Fact]) -> tuple[Slot, ...]:
    """Where a kind names somebody: the field, whether it may be a newcomer, and who may stand there."""
    return tuple(
        (each.name, each.type == slots.Newcomer, *WANTED.get(each.type, WANTED[slots.Person]))
        for each in fields_of(kind)
        if each.is_identity
    )


def _not_over_already(moment: Moment) -> None:
    """A day owed lies ahead: one that has passed is a slip of the pen, and would count as a miss."""
    due = moment.fact.due if isinstance(moment.fact, Opener) else None
    if moment.corrects is None and isinstance(due, date) and due < moment.happened_at.date() - TOLERANCE:
        day = moment.happened_at.date()
        raise Refused(gettext("{due} had passed when this was said, on {day}", due=due, day=day))


def _who(moment: Moment, known: Known, named: tuple[Slot, ...]) -> None:
    for name, is_newcomer, called, wanted in named:
        value = getattr(moment.fact, name)
        if value is None:
            continue
        if is_newcomer:
            _newcomer(moment, value, known)
            continue
        for identity in (value,) if isinstance(value, str) else value:
            if known.sorts.get(identity) not in wanted:
                raise Refused(_another(identity, called, known))
    if moment.by is not None and moment.by not in known.sorts:
        raise Refused(gettext("nobody here is known by {id}, who is said to have recorded it", id=moment.by))


def _another(identity: str, called: str, known: Known) -> str:
    if not identity:
        return gettext("it does not say who: {wanted} should stand there", wanted=gettext(called))
    sort = known.sorts.get(identity)
    if sort is None:
        return gettext("nobody here is known by {id}", id=identity)
    said = {"handle": known.handle(identity), "one": gettext(A[sort]), "wanted": gettext(called)}
    if sort == "contact" and called == A["customer"]:
        firm = known.handle(known.root(identity))
        return gettext("{handle} is {one}, and {wanted} should stand there: {firm}", firm=firm, **said)
    return gettext("{handle} is {one}, and {wanted} should stand there", **said)


def _newcomer(moment: Moment, identity: str, known: Known) -> None:
    person = isinstance(moment.fact, PersonJoined)
    sort = known.sorts.get(identity)
    if sort is None and identity != moment.id:
        raise Refused(
            gettext("nobody here is known by {id}; whoever is new has the id of this moment", id=identity)
        )
    if sort is not None and (sort == "person") is not person:
        said = {"handle": known.handle(identity), "one": gettext(A[sort])}
        if person:
            raise Refused(gettext("{handle} is {one} already, and no person", **said))
        raise Refused(gettext("{handle} is {one} already, and no customer", **said))


def _points(moment: Moment, known: Known) -> None:
    for ref in pointed_at(moment):
        if known.moment(ref) is None:
            raise Refused(gettext("it points at a moment that is not in the ledger: {id}", id=ref))
