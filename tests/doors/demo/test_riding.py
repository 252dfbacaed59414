"""Ana's calendar in the demonstration could be real: no two things at once, no holidays, and never Joon."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from ridealong.doors.demo.days import HOLIDAYS, Span
from ridealong.doors.demo.riding import CALENDAR_SINCE
from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.employees import HoursSpent
from ridealong.moments.kinds.loops import VisitMade
from ridealong.moments.moment import Voice
from tests.doors.demo.test_verdicts import TOLD
from tests.doors.demo.told import UNTIL, evidence
from tests.stories import VIENNA

Entry = tuple[datetime, datetime, HoursSpent]


@pytest.fixture(params=TOLD, ids=lambda each: f"{each[0]}-{each[1]}")
def known(request: pytest.FixtureRequest) -> Evidence:
    return evidence(*request.param)


def calendar(known: Evidence) -> list[Entry]:
    told = [
        (moment.happened_at, moment.happened_at + timedelta(minutes=fact.length), fact)
        for moment, fact in known.kind(HoursSpent)
        if fact.who == "ana" and moment.voice is Voice.SYSTEM
    ]
    return sorted(told, key=lambda each: each[0])


def met(known: Evidence) -> list[tuple[datetime, VisitMade]]:
    """The visits that the calendar knows of."""
    return [
        (moment.happened_at, fact)
        for moment, fact in known.kind(VisitMade)
        if fact.who == "ana" and moment.voice is Voice.SYSTEM
    ]


@pytest.mark.slow
def test_ana_is_in_one_place_at_a_time(known: Evidence) -> None:
    assert [(one, other) for one, other in pairwise(calendar(known)) if other[0] < one[1]] == []
    visits = sorted(met(known), key=lambda each: each[0])
    left = [(at + timedelta(minutes=fact.length or 0), fact) for at, fact in visits]
    assert [fact for (until, fact), (at, _) in zip(left, visits[1:], strict=False) if at < until] == []


def test_every_visit_lies_within_a_day_out_beside_the_same_salesperson(known: Evidence) -> None:
    out = [each for each in calendar(known) if each[2].where == "in the field"]
    for at, visit in met(known):
        until = at + timedelta(minutes=visit.length or 0)
        assert [1 for start, end, day in out if start <= at and until <= end and day.beside == visit.beside]


def test_the_calendar_keeps_to_working_days_and_working_hours(known: Evidence) -> None:
    for start, end, _ in calendar(known):
        begins, ends = start.astimezone(VIENNA), end.astimezone(VIENNA)
        assert begins.weekday() < 5
        assert (begins.month, begins.day) not in HOLIDAYS
        assert begins.hour >= 8
        assert ends.hour < 18


def test_nobody_rides_with_joon(known: Evidence) -> None:
    beside = {each.beside for _, _, each in calendar(known) if each.beside}
    assert "joon" not in beside
    assert len(beside) == 11, "all the others, Felix too, who came when the calendar was six weeks old"


def test_every_third_week_ana_rides_with_nobody(known: Evidence) -> None:
    span = Span.before(known.as_of)
    out = {span.week(at.astimezone(VIENNA).date()) for at, _ in met(known)}
    inside = set(range(CALENDAR_SINCE, 0)) - out
    assert len(inside) in (8, 9), "nine of twenty-eight, and in one of them an afternoon"
    assert -23 in inside, "the fair that swallowed the day with Joon"


def test_the_calendar_bears_joon_out() -> None:
    known = evidence(7, UNTIL)
    denied = next(moment for moment, _ in known.kind(VisitMade) if moment.label == "visit-joon")
    there = [each for start, end, each in calendar(known) if start <= denied.happened_at < end]
    assert [each.where for each in there] == ["inside"]
    assert denied.day(VIENNA) == date(2026, 1, 14)
