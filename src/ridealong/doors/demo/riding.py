"""Tells of Ana's time in the field: visits only she wrote down, and then what her calendar knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from ridealong.doors.demo.customers import Customer
from ridealong.doors.demo.days import WEEKS, When, some_time, working
from ridealong.doors.demo.firm import Firm, Turns, selling
from ridealong.doors.demo.telling import SYSTEM

CALENDAR_SINCE = -28
"""Two weeks after Paul left: long enough for a whole quarter of the calendar to have closed, whatever the day."""
NOBODY_RIDES_WITH = "joon"
VISITS_IN_A_WEEK = (0, 0, 1, 0, 1)
LENGTHS = ("35 min", "40 min", "45 min", "50 min", "55 min", "1 h", "1 h 10 min", "1 h 20 min")

DAYS_OUT = (1, 2, 3)
STOPS = ((2, 3), (2,), (1, 2))
"""Customers met on the first, second and third day out of a week; a holiday is not made up for."""
LONE_STOPS = -10
"""The week of long drives, when each day met one customer only."""
AFTERNOON_OUT = -14
"""The one week inside in which Ana got away for an afternoon."""
MORNING, NOON, MINUTES_A_STOP = 8 * 60 + 30, 12 * 60, 110
DAY_HOURS, AFTERNOON_HOURS = (5, 6, 7), 4
LATELY_WEEKS, DEAREST_A_DAY = 9, 2


def stays_in(week: int) -> bool:
    """Every third week Ana rides with nobody: a fair, the figures, or what Paul left behind."""
    return week % 3 == 1


@dataclass(frozen=True, slots=True)
class Visit:
    when: When
    label: str
    beside: str
    customer: str


@dataclass(frozen=True, slots=True)
class DayOut:
    """A day out that the calendar knows of: from when on, for how long, and how many customers were met."""

    start: When
    hours: int
    stops: int


@dataclass(slots=True)
class Route:
    """Chooses whom to ride with and whom to meet, by whom Ana was with longest ago."""

    chance: Random
    rode: list[str] = field(default_factory=list)
    met: dict[str, int] = field(default_factory=dict)

    def beside(self, there: list[str]) -> str:
        """Whoever has never had a day, then whoever had theirs first."""
        new = [each for each in there if each not in self.rode]
        chosen = self.chance.choice(new) if new else next(each for each in self.rode if each in there)
        self.rode = [*(each for each in self.rode if each != chosen), chosen]
        return chosen

    def stops(self, theirs: list[Customer], week: int, number: int) -> list[str]:
        """The dearest whom Ana has not met lately, and whoever is near."""
        waiting = [each for each in theirs if self.met.get(each.handle, -WEEKS) <= week - LATELY_WEEKS]
        dearest = sorted(waiting, key=_worth)[-min(number, DEAREST_A_DAY) :]
        near = self.chance.sample([each for each in theirs if each not in dearest], number - len(dearest))
        chosen = [each.handle for each in (*dearest, *near)]
        self.met |= dict.fromkeys(chosen, week)
        return chosen


def _worth(customer: Customer) -> float:
    return customer.spend / customer.gap_days


def tell(firm: Firm) -> tuple[list[Visit], list[Visit]]:
    """Tells them all, and returns the visits that only Ana wrote down, and those that the calendar knows of."""
    chance = firm.chance("riding")
    turns, route = Turns(chance), Route(chance)
    alone = []
    for week in range(-WEEKS + 2, CALENDAR_SINCE):
        for _ in range(chance.choice(VISITS_IN_A_WEEK)):
            alone.append(_visit(firm, turns.next(company(week)), week, chance))
    known = []
    for week in range(CALENDAR_SINCE, 0):
        for day in _days_out(firm, week, chance):
            known += _out(firm, day, route.beside(company(week)), route)
    return alone, known


def company(week: int) -> list[str]:
    return [each for each in selling(week) if each != NOBODY_RIDES_WITH]


def _visit(firm: Firm, beside: str, week: int, chance: Random) -> Visit:
    when = some_time(firm.span.day(week, chance.randrange(1, 5)), chance)
    customer = chance.choice(_served_by(firm, beside, week)).handle
    visit = Visit(when, firm.telling.label("v"), beside, customer)
    length = chance.choice(LENGTHS)
    firm.tell(when, "ana", f"visited {visit.customer} with {beside} for {length} {visit.label}")
    return visit


def _served_by(firm: Firm, seller: str, week: int) -> list[Customer]:
    return [each for each in firm.known(week) if each.served_by(week) == seller]


def _days_out(firm: Firm, week: int, chance: Random) -> Iterator[DayOut]:
    days = [day for each in DAYS_OUT if working(day := firm.span.day(week, each)) == day]
    if week == AFTERNOON_OUT:
        thursday = firm.span.day(week, DAYS_OUT[-1])
        yield from (DayOut(When(day, NOON), AFTERNOON_HOURS, 2) for day in days if day == thursday)
    elif not stays_in(week):
        for day, stops in zip(days, STOPS, strict=False):
            met = 1 if week == LONE_STOPS else chance.choice(stops)
            yield DayOut(When(day, MORNING), max(chance.choice(DAY_HOURS), 2 * met), met)


def _out(firm: Firm, out: DayOut, beside: str, route: Route) -> list[Visit]:
    calendar(firm, out.start, f"spent {out.hours} h in the field with {beside}")
    day, week = out.start.day, firm.span.week(out.start.day)
    visits = []
    for stop, customer in enumerate(route.stops(_served_by(firm, beside, week), week, out.stops)):
        at = When(day, out.start.minute + 30 + MINUTES_A_STOP * stop)
        visit = Visit(at, firm.telling.label("v"), beside, customer)
        length = route.chance.choice(LENGTHS)
        calendar(firm, at, f"visited {customer} with {beside} for {length} {visit.label}")
        visits.append(visit)
    return visits


def calendar(firm: Firm, when: When, does: str) -> None:
    firm.tell(when, "ana", does, recorder=SYSTEM)
