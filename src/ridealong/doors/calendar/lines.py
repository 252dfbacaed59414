"""Takes from a calendar file the lines that are needed and no others: titles, places and notes are never read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from ridealong.speech import gettext

ENVELOPE = frozenset({"X-WR-TIMEZONE", "X-WR-CALNAME", "CALSCALE"})
OF_ZONES = frozenset(
    {
        *("TZID", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "DTSTART", "RRULE", "RDATE"),
        *("BEGIN", "END"),
    }
)
OF_TIME = frozenset(
    {
        *("UID", "RECURRENCE-ID", "SEQUENCE", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE"),
        *("BEGIN", "END"),
    }
)
BUSY = "X-MICROSOFT-CDO-BUSYSTATUS"
OF_COMPANY = frozenset({"STATUS", "TRANSP", "CLASS", "ORGANIZER", "ATTENDEE", BUSY})
OF_EVENTS = OF_TIME | OF_COMPANY
KEPT = {"VEVENT": OF_EVENTS, "VTIMEZONE": OF_ZONES}
FINER = ("BYHOUR", "BYMINUTE", "BYSECOND")
NAME = re.compile(rb"[A-Za-z0-9-]+(?=[:;])")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
BOM = b"\xef\xbb\xbf"


class NoCalendar(Exception):
    """Why a file is no calendar, in one line."""


@dataclass(slots=True)
class Piece:
    """The lines of one event as they stand: of its time, and of the company; and where it begins."""

    line: int
    uid: str = ""
    text: list[str] = field(default_factory=list)
    company: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Pieces:
    """What is read of one calendar file."""

    envelope: list[str] = field(default_factory=list)
    zones: list[str] = field(default_factory=list)
    events: list[Piece] = field(default_factory=list)
    cut_off: int | None = None
    """The line of an event that the file ends in the middle of."""
    begun: bool = False

    def said(self, name: str) -> str:
        """The value of a line of the envelope; empty where there is none."""
        found = (line for line in self.envelope if line.upper().startswith((f"{name}:", f"{name};")))
        return next((line.partition(":")[2].strip() for line in found), "")


def pieces_of(content: bytes) -> Pieces:
    """Raises :class:`NoCalendar`."""
    pieces, within, skipping, piece = Pieces(), "", 0, Piece(0)
    for number, name, line in logical_lines(content):
        value = line[len(name) + 1 :].strip().upper() if name in ("BEGIN", "END") else ""
        if within == "" and value == "VCALENDAR":
            pieces.begun = True
        elif skipping or (within and name == "BEGIN" and value not in ("STANDARD", "DAYLIGHT")):
            skipping += (name == "BEGIN") - (name == "END")  # an alarm, or whatever stands inside an event
        elif not within and name == "BEGIN" and value in KEPT:
            within, piece, pieces.begun = value, Piece(number), True
            piece.text.append(f"BEGIN:{value}")
        elif not within and name == "BEGIN":
            skipping = 1
        elif within and name in KEPT[within]:
            (piece.company if name in OF_COMPANY else piece.text).append(line)
            if name == "UID":
                piece.uid = line.partition(":")[2].strip()
            if name == "END" and value == within:
                close(pieces, within, piece)
                within = ""
        elif not within and name in ENVELOPE:
            pieces.envelope.append(line)
    if not pieces.begun:
        raise NoCalendar(gettext("this is no calendar: it holds neither a BEGIN:VCALENDAR nor an event"))
    pieces.cut_off = piece.line if within == "VEVENT" else None
    return pieces


def close(pieces: Pieces, what: str, piece: Piece) -> None:
    if what == "VEVENT":
        pieces.events.append(piece)
    elif not any(is_endless(line.upper()) for line in piece.text):
        pieces.zones += piece.text


def is_endless(line: str) -> bool:
    """Clocks are changed some times a year; to work out a zone that says every second would take for ever."""
    return line.startswith("RRULE") and ("FREQ=YEARLY" not in line or any(each in line for each in FINER))


def logical_lines(content: bytes) -> Iterator[tuple[int, str, str]]:
    """Number, name and text of each line that begins with a name, folded lines put together again.

    Some fold in the middle of a letter, so bytes are joined before they are read as letters.
    """
    waiting, begun, known = b"", 0, False
    for number, raw in enumerate(BytesIO(as_utf_8(content)), start=1):
        line = raw.rstrip(b"\r\n")
        if line[:1] in (b" ", b"\t"):
            if known:
                waiting += line[1:]
            continue
        if known:
            yield begun, *named(waiting)
        waiting, begun = line, number
        found = NAME.match(line)
        known = found is not None and found[0].upper().decode() in EVERY_NAME
    if known:
        yield begun, *named(waiting)


EVERY_NAME = ENVELOPE | OF_ZONES | OF_EVENTS


def named(line: bytes) -> tuple[str, str]:
    found = NAME.match(line)
    assert found is not None
    return found[0].upper().decode(), in_letters(line)


def in_letters(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


def as_utf_8(content: bytes) -> bytes:
    if content.startswith(UTF_16):
        content = content.decode("utf-16", errors="replace").encode()
    content = content.removeprefix(BOM)
    return content if b"\n" in content else content.replace(b"\r", b"\n")
