"""The envelope every moment travels in: what it is, when, who recorded it, in whose voice, what it corrects."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from enum import StrEnum

from ridealong.moments.kind import Fact


class Voice(StrEnum):
    """The role of whoever recorded a moment, never that of the sentence's subject."""

    SYSTEM = "system"
    CUSTOMER = "customer"
    SALESPERSON = "salesperson"
    COLLEAGUE = "colleague"
    LEADER = "leader"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A fact in the past tense and everything that says how far to trust it.

    ``happened_at`` is aware; of an all-day moment it is midnight UTC of its day.
    ``recorded_at``, ``by`` and ``voice`` are empty until the ledger has recorded the moment.
    """

    id: str
    fact: Fact
    happened_at: datetime
    all_day: bool = False
    recorded_at: datetime | None = None
    by: str | None = None
    voice: Voice | None = None
    door: str = ""
    label: str | None = None
    language: str | None = None
    corrects: str | None = None
    attachments: tuple[str, ...] = ()

    def day(self, zone: tzinfo) -> date:
        """The day it happened on, as people in this zone count days."""
        return self.happened_at.date() if self.all_day else self.happened_at.astimezone(zone).date()


def on_day(day: date) -> datetime:
    """When an all-day moment happened."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def new_id() -> str:
    """A fresh UUIDv7 (RFC 9562): sorted by time of making, unguessable in its tail.

    Twelve bits below the millisecond keep those in order that one text or one door makes in a row.
    """
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    fraction = rest * 4096 // 1_000_000
    raw = bytearray(milliseconds.to_bytes(6, "big") + fraction.to_bytes(2, "big") + os.urandom(8))
    raw[6] |= 0x70
    raw[8] = raw[8] & 0x3F | 0x80
    text = raw.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
