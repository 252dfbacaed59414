"""Tells of Ana's time in the field: visits only she wrote down, and a calendar connected three weeks ago."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from ridealong.doors.demo.days import WEEKS, When, some_time, working
from ridealong.doors.demo.firm import Firm, Turns, selling
from ridealong.doors.demo.telling import SYSTEM

CALENDAR_SINCE = -3
NOBODY_RIDES_WITH = "joon"
VISITS_IN_A_WEEK = (0, 0, 1, 0, 1)
LENGTHS = ("35 min", "40 min", "45 min", "50 min", "55 min", "1 h", "1 h 10 min", "1 h 20 min")


@dataclass(frozen=True, slots=True)
class FieldDay:
    """A day out that the calendar knows of: beside whom, for how long, and how many customers were met."""

    week: int
    weekday: int
    hours: int
    customers: int


FIELD_DAYS = (
    FieldDay(-3, 1, 7, 2), FieldDay(-3, 3, 6, 1), FieldDay(-2, 2, 5, 1), FieldDay(-1, 1, 7, 3), FieldDay(-1, 3, 6, 1),
)  # fmt: skip
OUT_AT, AFTERNOON, MINUTES_A_STOP = 8 * 60 + 30, 14 * 60, 110
INSIDE = ((0, 8 * 60 + 30, "3 h"), (0, 13 * 60, "3 h"), (4, 9 * 60, "4 h"))
ONE_TO_ONE_MINUTES, ONE_TO_ONES_A_DAY = 45, 2
"""Hours inside on weekdays, from a minute of the day on; and the talks with one salesperson at a time."""


@dataclass(frozen=True, slots=True)
class Visit:
    when: When
    label: str
    beside: str
    customer: str


def tell(firm: Firm) -> tuple[list[Visit], list[Visit]]:
    """Tells them all, and returns the visits that only Ana wrote down, and those that the calendar knows of."""
    chance = firm.chance("riding")
    turns = Turns(chance)
    visits = []
    for week in range(-WEEKS + 2, CALENDAR_SINCE):
        for _ in range(chance.choice(VISITS_IN_A_WEEK)):
            visits.append(_visit(firm, turns.next(_company(week)), week, chance))
    met = [visit for day in FIELD_DAYS for visit in _out(firm, day, turns.next(_company(day.week)), chance)]
    _inside(firm)
    return visits, met


def _company(week: int) -> list[str]:
    return [each for each in selling(week) if each != NOBODY_RIDES_WITH]


def _visit(firm: Firm, beside: str, week: int, chance: Random) -> Visit:
    when = some_time(firm.span.day(week, chance.randrange(1, 5)), chance)
    theirs = [each.handle for each in firm.known(week) if each.served_by(week) == beside]
    visit = Visit(when, firm.telling.label("v"), beside, chance.choice(theirs))
    length = chance.choice(LENGTHS)
    firm.tell(when, "ana", f"visited {visit.customer} with {beside} for {length} {visit.label}")
    return visit


def _out(firm: Firm, day: FieldDay, beside: str, chance: Random) -> list[Visit]:
    on = working(firm.span.day(day.week, day.weekday))
    _calendar(firm, When(on, OUT_AT), f"spent {day.hours} h in the field with {beside}")
    theirs = [each.handle for each in firm.known(day.week) if each.served_by(day.week) == beside]
    visits = []
    for stop, customer in enumerate(chance.sample(theirs, day.customers)):
        at = When(on, OUT_AT + 30 + MINUTES_A_STOP * stop)
        visit = Visit(at, firm.telling.label("v"), beside, customer)
        _calendar(firm, at, f"visited {customer} with {beside} for {chance.choice(LENGTHS)} {visit.label}")
        visits.append(visit)
    return visits


def _inside(firm: Firm) -> None:
    """Meetings and desk, and a talk with everybody in turn; Joon’s was put off each time."""
    team = _company(CALENDAR_SINCE)
    for week in range(CALENDAR_SINCE, 0):
        for weekday, minute, length in INSIDE:
            _calendar(firm, When(working(firm.span.day(week, weekday)), minute), f"spent {length} inside")
        for place, person in enumerate(team[week - CALENDAR_SINCE :: -CALENDAR_SINCE]):
            on = working(firm.span.day(week, (2, 4)[place // ONE_TO_ONES_A_DAY % 2]))
            at = When(on, AFTERNOON + 60 * (place % ONE_TO_ONES_A_DAY))
            _calendar(firm, at, f"spent {ONE_TO_ONE_MINUTES} min inside with {person}")


def _calendar(firm: Firm, when: When, does: str) -> None:
    firm.tell(when, "ana", does, recorder=SYSTEM)
