"""Reads a day together with its time, where systems write one; days alone are for `dates`."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta, timezone

from ridealong.people.plain import plain
from ridealong.speech import gettext

from .dates import SERIAL, SERIAL_START, Order, read_date
from .refusals import Unreadable, shortened
from .tables import Cell

CLOCK = re.compile(
    r".*?[T ]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?\s*"
    r"(?P<half>[AaPp])?\.?(?:[Mm]\.?)?\s*(?:Uhr)?(?P<zone>Z|UTC|[-+]\d{2}:?\d{2})?"
)
NOON = 12


def read_time(cell: Cell, order: Order | None = None) -> datetime | None:
    """The time a cell holds, at midnight where it names a day alone; aware only where it says its zone."""
    if isinstance(cell, datetime):
        return cell
    day = read_date(cell, order)
    if day is None:
        return None
    midnight = datetime.combine(day, time())
    if isinstance(cell, int | float) or (isinstance(cell, str) and SERIAL.fullmatch(plain(cell).strip())):
        return from_serial(float(cell))
    found = CLOCK.fullmatch(plain(cell).strip()) if isinstance(cell, str) else None
    return midnight if found is None else at(midnight, found, cell)


def from_serial(days: float) -> datetime:
    return datetime.combine(SERIAL_START, time()) + timedelta(minutes=round(days * 24 * 60))


def at(midnight: datetime, found: re.Match[str], cell: Cell) -> datetime:
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % NOON + (NOON if found["half"] in "Pp" else 0)
    try:
        told = midnight.replace(hour=hour, minute=int(found["minute"]), second=int(found["second"] or 0))
    except ValueError:
        raise Unreadable(gettext("`{cell}` is no time of a day", cell=shortened(cell))) from None
    return told if found["zone"] is None else told.replace(tzinfo=zone_of(found["zone"]))


def zone_of(written: str) -> timezone:
    if written in ("Z", "UTC"):
        return UTC
    digits = written[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return timezone(timedelta(minutes=-minutes if written[0] == "-" else minutes))
