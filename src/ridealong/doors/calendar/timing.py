"""When an event was and for how long; or why it is no meeting that took hours."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any, NamedTuple

from icalendar import Event

from ridealong.speech import gettext, gettext_noop

from .parsing import Broken

WINDOW_DAYS = 2 * 365 + 1
AHEAD_DAYS = 7
"""How far into the future is looked, only to know when there will be something new."""
LONGEST = timedelta(hours=12)

ALL_DAY = gettext_noop("all day long")
SEVERAL_DAYS = gettext_noop("longer than twelve hours, or over several days")
NO_LENGTH = gettext_noop("without length")
REVERSED = gettext_noop("ending before they begin")
UNFIT = gettext_noop("beginning at a time and ending with a day")
TO_COME = gettext_noop("still to come")
TOO_OLD = gettext_noop("from more than two years ago")


class Span(NamedTuple):
    start: datetime
    end: datetime

    @property
    def minutes(self) -> int:
        return round((self.end - self.start).total_seconds() / 60)


class Window(NamedTuple):
    """The time that is looked at: what was before it is old, what comes after it has not happened."""

    since: datetime
    now: datetime

    @classmethod
    def up_to(cls, now: datetime) -> Window:
        return cls(now - timedelta(days=WINDOW_DAYS), now)

    @property
    def ahead(self) -> datetime:
        return self.now + timedelta(days=AHEAD_DAYS)

    def why_not(self, span: Span) -> str:
        if span.end > self.now:
            return TO_COME
        return TOO_OLD if span.start < self.since else ""


def span_of(event: Event, zone: tzinfo) -> Span | str:
    """From when to when, in UTC; a time in no zone, or in one that nobody knows, is read in the leader's own."""
    start, end = day_in(event, "DTSTART"), end_of(event)
    if not isinstance(start, datetime):
        days = (end - start).days if type(end) is type(start) else 1
        return ALL_DAY if days <= 1 else SEVERAL_DAYS
    if not isinstance(end, datetime):
        return UNFIT
    try:
        span = Span(in_utc(start, zone), in_utc(end, zone))
    except OverflowError:
        return TOO_OLD if start.year < 2000 else TO_COME
    return why_no_meeting(span) or span


def why_no_meeting(span: Span) -> str:
    if span.end < span.start:
        return REVERSED
    if span.minutes < 1:
        return NO_LENGTH
    return SEVERAL_DAYS if span.end - span.start > LONGEST else ""


def end_of(event: Event) -> date:
    """As RFC 5545 has it: a day ends with itself, a time that says neither end nor length is over at once."""
    start = day_in(event, "DTSTART")
    if "DTEND" in event:
        return day_in(event, "DTEND")
    duration: Any = event.get("DURATION")
    length = getattr(duration, "dt", timedelta())
    try:
        return start + length if isinstance(length, timedelta) else start
    except OverflowError:
        return start


def day_in(event: Event, name: str) -> date:
    """A day or a time that an event names. Raises :class:`Broken` where it is none, or stands there twice."""
    found: Any = event[name]
    day = getattr(found, "dt", None)
    if not isinstance(day, date):
        raise Broken(gettext("{name} is no day and no time, or stands there twice", name=name))
    return day


def in_utc(at: datetime, zone: tzinfo) -> datetime:
    return (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)


def is_elsewhere(event: Event) -> bool:
    """Whether it names a time zone that is known neither here nor by its own file."""
    start, told = day_in(event, "DTSTART"), event["DTSTART"]
    floats = isinstance(start, datetime) and start.tzinfo is None
    return floats and bool(told.params.get("TZID"))


def key_of(day: date) -> str:
    """Which repetition an event is, always written the same: an instant in UTC, or a day."""
    if not isinstance(day, datetime):
        return day.isoformat()
    try:
        return (day.astimezone(UTC) if day.tzinfo else day).replace(tzinfo=None).isoformat()
    except OverflowError:  # in the first or the last year there is
        return day.replace(tzinfo=None).isoformat()
