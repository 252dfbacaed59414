"""The demonstration's calendar: which days people work, and when within them something happens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

WEEKS = 78
OPENS, CLOSES = 7 * 60 + 40, 18 * 60
SATURDAY = 5
HOLIDAYS = {
    (1, 1),
    (1, 6),
    (5, 1),
    (8, 15),
    (10, 26),
    (11, 1),
    (12, 8),
    (12, 24),
    (12, 25),
    (12, 26),
    (12, 31),
}


class When(NamedTuple):
    """A day and a minute of it; minute 0 stands for the whole day."""

    day: date
    minute: int = 0

    def __str__(self) -> str:
        return (
            f"{self.day} {self.minute // 60:02}:{self.minute % 60:02}" if self.minute else f"{self.day}      "
        )


@dataclass(frozen=True, slots=True)
class Span:
    """The weeks a story tells of: from a Monday to the Sunday that closed last."""

    first: date
    last: date

    @classmethod
    def before(cls, until: date) -> Span:
        monday = until - timedelta(days=until.weekday())
        return cls(monday - timedelta(weeks=WEEKS), monday - timedelta(days=1))

    def day(self, week: int, weekday: int = 0) -> date:
        """A day of a week counted back from the end: -1 is the last one, 0 the one after it."""
        return self.last + timedelta(weeks=week, days=weekday + 1)

    def week(self, day: date) -> int:
        """The week a day lies in, counted back from the end."""
        return -((self.last - day).days // 7) - 1


def working(day: date) -> date:
    """This day, or the next on which people work."""
    while day.weekday() >= SATURDAY or (day.month, day.day) in HOLIDAYS:
        day += timedelta(days=1)
    return day


def later(day: date, days: int) -> date:
    """The working day on or after so many days from this one."""
    return working(day + timedelta(days=days))


def some_time(day: date, chance: Random) -> When:
    return When(working(day), chance.randrange(OPENS, CLOSES))


def soon_after(when: When, day: date, chance: Random) -> When:
    """Some time on a day, and after something else that happened then."""
    if day > when.day:
        return some_time(day, chance)
    return When(when.day, min(when.minute + chance.randrange(5, 90), 23 * 60 + chance.randrange(60)))
