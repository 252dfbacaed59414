"""Weeks as integers, so that counting back thirteen of them is a subtraction."""

from __future__ import annotations

from datetime import date

LAST_DAY = date.max.toordinal()
"""The calendar ends on a Friday; its last week has no Sunday."""


def week_of(day: date) -> int:
    """The ISO week (Monday to Sunday) a day lies in, counted from the first Monday of the calendar."""
    return (day.toordinal() - 1) // 7


def week_of_ordinal(ordinal: int) -> int:
    """The same for a day counted as the calendar's own ordinal, where many days are added up."""
    return (ordinal - 1) // 7


def monday(week: int) -> date:
    return date.fromordinal(week * 7 + 1)


def sunday(week: int) -> date:
    return date.fromordinal(min(week * 7 + 7, LAST_DAY))


def last_closed(as_of: date) -> int:
    """The last week that had ended before this day began."""
    return week_of(as_of) - 1
