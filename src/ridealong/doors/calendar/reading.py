"""Reads calendars into what is wished of the ledger: each meeting's facts, and which ones are not so any more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import NamedTuple

from icalendar import Event

from ridealong.doors.crm.copies import say_copy
from ridealong.doors.crm.keys import moment_id
from ridealong.doors.crm.refusals import said
from ridealong.speech import gettext, gettext_noop
from ridealong.speech.figures import figure

from .attendance import Present, present_at
from .classing import Company, Made, facts_of
from .lines import NoCalendar, Pieces, pieces_of
from .parsing import Broken, Parsed, parsed
from .preview import CalendarPreview, Preview
from .repeating import Patience, Time, times_of
from .sources import Source
from .timing import Window, is_elsewhere

MOST_MEETINGS = 100_000
BEFORE_LEADING = gettext_noop("from before they led here")


class Meeting(NamedTuple):
    """One event on one day, by opaque ids, with what it becomes."""

    event: str
    day: str
    at: datetime
    made: tuple[Made, ...]

    def ids(self) -> dict[str, Made]:
        return {moment_id("calendar", self.event, self.day, *each.key): each for each in self.made}


class Judged(NamedTuple):
    """An event whose repetitions are all said, or only the days that are: what is not among its meetings is not so."""

    event: str
    days: frozenset[str] | None


@dataclass(slots=True)
class Reading:
    """What all calendars of one look say together."""

    company: Company
    window: Window
    zone: tzinfo
    preview: Preview
    meetings: list[Meeting] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)
    patience: Patience = field(default_factory=lambda: Patience())  # noqa: PLW0108
    next_at: datetime | None = None
    named: set[str] = field(default_factory=set)
    """Every event that stands in a calendar, also one that cannot be read."""
    _seen: set[str] = field(default_factory=set)

    def take(self, source: Source) -> None:
        try:
            pieces = pieces_of(source.content)
        except NoCalendar as trouble:
            self.preview.refused.append(f"{source.name}: {trouble}")
            return
        file = CalendarPreview(source.name, len(pieces.events))
        self.preview.calendars.append(file)
        if pieces.cut_off is not None:
            file.broken.append(
                gettext(
                    "{name}, line {cut_off}: the file ends in the middle of this event",
                    name=source.name,
                    cut_off=pieces.cut_off,
                )
            )
        for each in parsed(pieces):
            if isinstance(each, Parsed):
                self._event(each, pieces, file)
            else:
                piece, why = each
                file.broken.append(said(source.name, piece.line, None, str(why)))

    def _event(self, found: Parsed, pieces: Pieces, file: CalendarPreview) -> None:
        uid, events, company, calendar = found
        event = moment_id("event", self.company.leader, uid or said_by(events[0]))
        self.named.add(event)
        if event in self._seen:
            file.again += 1
            return
        try:
            elsewhere = sum(map(is_elsewhere, events))
            times = list(
                times_of(events, calendar, window=self.window, zone=self.zone, patience=self.patience)
            )
        except Broken as trouble:
            line = next((piece.line for piece in pieces.events if piece.uid == uid), 0)
            file.broken.append(said(file.name, line, None, str(trouble)))
            return
        self._seen.add(event)
        file.elsewhere += elsewhere
        present = [present_at(each, self.company.directory.mine) for each in company]
        for each in present:
            file.invited(each.invited)
        for time in times:
            self._time(event, time, present[time.number], file)
        only = None if any("RECURRENCE-ID" not in each for each in events) else {time.day for time in times}
        self.judged.append(Judged(event, None if only is None else frozenset(only)))

    def _time(self, event: str, time: Time, present: Present, file: CalendarPreview) -> None:
        if isinstance(time.span, str):
            file.aside[time.span] += 1
            return
        if time.span.end > self.window.now and (self.next_at is None or time.span.end < self.next_at):
            self.next_at = time.span.end
        day = time.span.start.astimezone(self.zone).date()
        why = present.why_not or self.window.why_not(time.span)
        if not why and not self.company.leads_on(day):
            why = BEFORE_LEADING
        if why:
            file.aside[why] += 1
            return
        there = [self.company.directory.who(each) for each in present.others]
        made = facts_of(self.company, there, day, time.span.minutes)
        if len(self.meetings) >= MOST_MEETINGS:
            raise NoCalendar(
                gettext(
                    "more than {most} meetings in two years are nobody’s own calendar",
                    most=figure(MOST_MEETINGS),
                )
            )
        self.meetings.append(Meeting(event, time.day, time.span.start, tuple(made)))
        file.meeting(made, time.span, {who.domain for who in there if who.domain})


def said_by(event: Event) -> str:
    """An event without a UID is known by what it says of its time."""
    return "\x1f".join(
        str(event[name].to_ical()) for name in ("DTSTART", "DTEND", "DURATION") if name in event
    )


def read(reading: Reading, sources: Iterable[Source]) -> None:
    firsts: dict[str, str] = {}
    for source in sources:
        if (first := firsts.setdefault(source.digest, source.name)) != source.name:
            reading.preview.says.append(say_copy(source.name, first))
        else:
            reading.take(source)
