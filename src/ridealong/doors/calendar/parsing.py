"""Reads events with the icalendar package, many at once; where one of them breaks it, each on its own."""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from threading import Lock
from typing import NamedTuple

from icalendar import Calendar, Event
from icalendar.parser import Contentline
from icalendar.timezone import tzp

from ridealong.speech import gettext

from .lines import Piece, Pieces

AT_ONCE = 200
"""Events of so many UIDs are parsed together: what the package makes of them takes a hundred times their text."""
ONE_AT_A_TIME = Lock()
"""The package knows zones by name for the whole process, and two files may call two zones of their own by one name."""


class Said(NamedTuple):
    """One line of who was there, or how the event is marked."""

    name: str
    value: str
    participation: str
    sort: str
    email: str


class Parsed(NamedTuple):
    """All that a file says of one UID: its events, what is said of the company at each, and the envelope."""

    uid: str
    events: list[Event]
    company: list[list[Said]]
    calendar: Calendar


class Broken(Exception):
    """Why an event cannot be read."""


def parsed(pieces: Pieces) -> Iterator[Parsed | tuple[Piece, str]]:
    """Each UID with its events; or an event that cannot be read, and why."""
    by_uid: defaultdict[str, list[Piece]] = defaultdict(list)
    for piece in pieces.events:
        by_uid[piece.uid or f"\0{''.join(piece.text)}"].append(piece)
    waiting = iter(by_uid.values())
    while group := list(islice(waiting, AT_ONCE)):
        try:
            yield from together(pieces, [piece for same in group for piece in same])
        except Broken:
            yield from one_by_one(pieces, group)


def together(pieces: Pieces, events: list[Piece]) -> list[Parsed]:
    calendar = calendar_of(pieces, events)
    found: dict[str, Parsed] = {}
    alone: list[Parsed] = []
    for piece, event in zip(events, calendar.walk("VEVENT"), strict=True):
        if not isinstance(event, Event) or "DTSTART" not in event:
            raise Broken(gettext("it does not say when it begins"))
        if event.errors:
            raise Broken(gettext("{errors} cannot be read", errors=event.errors[0][0] or gettext("a line")))
        company = [said(line) for line in piece.company]
        if not piece.uid:  # then each is an event of its own
            alone.append(Parsed("", [event], [company], calendar))
            continue
        same = found.setdefault(piece.uid, Parsed(piece.uid, [], [], calendar))
        same.events.append(event)
        same.company.append(company)
    return [*found.values(), *alone]


@lru_cache(maxsize=4096)
def said(line: str) -> Said:
    """The same few people stand in most events, so a line that was read once is known."""
    try:
        name, told, value = Contentline(line).parts()  # type: ignore[no-untyped-call]
    except ValueError as trouble:
        raise Broken(in_one_line(trouble)) from None
    texts = (str(told.get(each, "")).upper() for each in ("PARTSTAT", "CUTYPE", "EMAIL"))
    return Said(name.upper(), str(value).strip(), *texts)


def calendar_of(pieces: Pieces, events: list[Piece]) -> Calendar:
    lines = ["BEGIN:VCALENDAR", *pieces.envelope, *pieces.zones]
    for piece in events:
        lines += piece.text
    lines.append("END:VCALENDAR")
    try:
        with ONE_AT_A_TIME, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that a zone's name was guessed is no news to anybody here
            tzp.use_default()
            return Calendar.from_ical("\r\n".join(lines))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError) as trouble:
        raise Broken(in_one_line(trouble)) from None


def one_by_one(pieces: Pieces, group: list[list[Piece]]) -> Iterator[Parsed | tuple[Piece, str]]:
    for same in group:
        try:
            yield from together(pieces, same)
        except Broken as trouble:
            yield same[0], str(trouble)


def in_one_line(trouble: Exception) -> str:
    said = " ".join(str(trouble).split())
    return said if len(said) <= 100 else said[:99] + "…"
