"""Somebody joins, takes another place or leaves: told in one call by whoever may say so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ridealong.ledger.receipt import Receipt, Recorder, Status
from ridealong.ledger.recording import record
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.roster import PersonJoined, PersonLeft, Role
from ridealong.moments.moment import Moment, new_id, on_day
from ridealong.people import parties as people
from ridealong.people.handles import handle_from


@dataclass(frozen=True, slots=True)
class Telling:
    """Who tells it, through which door, and when; a form brings the id it was made with, so that twice is once."""

    by: Recorder
    door: str
    now: datetime
    once: str = ""


def join(name: str, role: Role, under: str | None, *, on: date, told: Telling) -> Receipt:
    """Bring a new person in; the receipt's id is theirs."""
    identity = told.once or new_id()
    if (before := people.known([identity]).get(identity)) is not None:
        if before.name == name.strip():
            return Receipt(identity, Status.ALREADY)
        why = f"{before.name} was added with this page; open it anew for somebody else"
        return Receipt(identity, Status.REFUSED, why)
    fact = PersonJoined(who=identity, role=role, under=under, name=name.strip(), handle=handle_from(name))
    return _tell(fact, on, told, identity)


def move(person: str, role: Role, under: str | None, *, on: date, told: Telling) -> Receipt:
    """Give somebody another role or leader from a day on."""
    handle = people.known([person])[person].handle
    return _tell(PersonJoined(who=person, role=role, under=under, handle=handle), on, told)


def leave(person: str, *, on: date, told: Telling) -> Receipt:
    return _tell(PersonLeft(who=person), on, told)


def _tell(fact: Fact, day: date, told: Telling, identity: str | None = None) -> Receipt:
    moment = Moment(id=identity or new_id(), fact=fact, happened_at=on_day(day), all_day=True)
    return record([moment], by=told.by, door=told.door, now=told.now)[0]
