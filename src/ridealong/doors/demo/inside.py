"""Tells of Ana's hours inside, as her calendar has them: meetings, desk, and a talk with everybody but Joon."""

from __future__ import annotations

from datetime import date

from ridealong.doors.demo.days import SATURDAY, When, working
from ridealong.doors.demo.firm import Firm
from ridealong.doors.demo.riding import CALENDAR_SINCE, calendar, company, stays_in

EVERY_WEEK = ((0, 8 * 60 + 30, 6), (4, 9 * 60, 4))
WHEN_NOT_OUT = ((1, 9 * 60, 7), (2, 9 * 60, 7))
"""Hours on weekdays, from a minute of the day on. Joon denies a visit on one of these Wednesdays."""
TALK_MINUTES, FIRST_TALK, TALKED_TO_EVERY_WEEKS = 30, 16 * 60, 4
"""Talks come last in the week, after any day out."""


def tell(firm: Firm) -> None:
    for week in range(CALENDAR_SINCE, 0):
        days = _open(firm, week)
        for weekday, minute, hours in EVERY_WEEK + (WHEN_NOT_OUT if stays_in(week) else ()):
            if (day := firm.span.day(week, weekday)) in days:
                calendar(firm, When(day, minute), f"spent {hours} h inside")
        team = company(week)[week % TALKED_TO_EVERY_WEEKS :: TALKED_TO_EVERY_WEEKS]
        for place, person in enumerate(team):
            at = When(days[-1], FIRST_TALK + TALK_MINUTES * place)
            calendar(firm, at, f"spent {TALK_MINUTES} min inside with {person}")


def _open(firm: Firm, week: int) -> list[date]:
    """The days of a week on which people work: what falls on another one does not take place."""
    return [day for each in range(SATURDAY) if working(day := firm.span.day(week, each)) == day]
