"""The times at which an event took place: repetitions, and what was moved, added and left out."""

from __future__ import annotations

import time
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta, tzinfo
from typing import Any, NamedTuple

import recurring_ical_events
from icalendar import Calendar, Event

from ridealong.speech import gettext, gettext_noop

from .parsing import Broken, in_one_line
from .timing import Span, Window, day_in, key_of, span_of

MOST_A_DAY = 12
EARLIEST = 1970
PATIENCE_SECONDS = 60.0
TOO_OFTEN = gettext_noop("repeating more often than twelve times a day")
TOO_LONG = gettext_noop("repeating in ways that take too long to work out")
FINER_THAN_DAYS = {"SECONDLY", "MINUTELY", "HOURLY"}
NUMBER = "X-NUMBER"
A_DAY = timedelta(days=1)


class Time(NamedTuple):
    """One time at which an event took place; or the reason why it counts for nothing."""

    day: str
    number: int
    """Which of the events of this UID says so."""
    span: Span | str


@dataclass(slots=True)
class Patience:
    """A rule can be written that takes hours to work out and never holds."""

    left: float = PATIENCE_SECONDS


def times_of(
    events: Sequence[Event], calendar: Calendar, *, window: Window, zone: tzinfo, patience: Patience
) -> Iterator[Time]:
    """Every time within the window and a week ahead; of events that do not repeat their time, whenever it is."""
    core = latest([each for each in range(len(events)) if "RECURRENCE-ID" not in events[each]], events)
    moved = exceptions(events)
    if core is None or not repeats(events[core]):
        if core is not None:
            yield Time("", core, span_of(events[core], zone))
        yield from (Time(day, number, span_of(events[number], zone)) for day, number in moved.items())
        return
    span = span_of(events[core], zone)
    why = span if isinstance(span, str) else too_much(events[core], patience)
    if why:
        yield Time("", core, why)
        yield from (Time(day, number, span_of(events[number], zone)) for day, number in moved.items())
        return
    for event in expanded(events, calendar, window, patience):
        number = int(str(event[NUMBER]))
        told = events[number]
        if "RECURRENCE-ID" not in told:
            yield Time(key_of(day_in(event, "RECURRENCE-ID")), number, span_of(event, zone))
        elif is_of_later_days(event, told):
            yield Time(key_of(day_in(event, "DTSTART")), number, span_of(event, zone))
        else:  # as it stands: the package turns round what ends before it begins
            yield Time(key_of(day_in(told, "RECURRENCE-ID")), number, span_of(told, zone))


def is_of_later_days(event: Event, told: Event) -> bool:
    """Whether it only follows what was said of an earlier day and all days from then on."""
    onward = str(told["RECURRENCE-ID"].params.get("RANGE", "")).upper() == "THISANDFUTURE"
    return onward and day_in(event, "DTSTART") != day_in(told, "DTSTART")


def latest(numbers: Sequence[int], events: Sequence[Event]) -> int | None:
    """Of several versions of one event the last counts."""
    return max(numbers, key=lambda each: (sequence_of(events[each]), each), default=None)


def sequence_of(event: Event) -> int:
    try:
        return int(event.get("SEQUENCE", 0))
    except (TypeError, ValueError):
        return 0


def exceptions(events: Sequence[Event]) -> dict[str, int]:
    """What is said of single repetitions: they were moved, cancelled, or others came."""
    said: dict[str, list[int]] = {}
    for number, event in enumerate(events):
        if "RECURRENCE-ID" in event:
            said.setdefault(key_of(day_in(event, "RECURRENCE-ID")), []).append(number)
    return {
        day: max(numbers, key=lambda each: (sequence_of(events[each]), each)) for day, numbers in said.items()
    }


def repeats(event: Event) -> bool:
    return "RRULE" in event or "RDATE" in event


def too_much(event: Event, patience: Patience) -> str:
    told: Any = event.get("RRULE", [])
    if sum(times_a_day(rule) for rule in (told if isinstance(told, list) else [told])) > MOST_A_DAY:
        return TOO_OFTEN
    return TOO_LONG if patience.left <= 0 or day_in(event, "DTSTART").year < EARLIEST else ""


def times_a_day(rule: dict[str, list[object]]) -> int:
    if FINER_THAN_DAYS & {str(each).upper() for each in rule.get("FREQ", [])}:
        return MOST_A_DAY + 1
    many = 1
    for part in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        many *= len(rule.get(part, [])) or 1
    return many


def expanded(events: Sequence[Event], calendar: Calendar, window: Window, patience: Patience) -> list[Event]:
    alone = Calendar()
    if "X-WR-TIMEZONE" in calendar:
        alone["X-WR-TIMEZONE"] = calendar["X-WR-TIMEZONE"]
    for number, event in enumerate(events):
        event[NUMBER] = str(number)
        alone.add_component(event)
    begun = time.perf_counter()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            query = recurring_ical_events.of(alone)
            return list(query.between(window.since - A_DAY, window.ahead + A_DAY))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError) as trouble:
        raise Broken(
            gettext("its repetitions cannot be worked out ({trouble})", trouble=in_one_line(trouble))
        ) from None
    finally:
        patience.left -= time.perf_counter() - begun
