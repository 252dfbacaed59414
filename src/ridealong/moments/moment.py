"""The envelope every moment travels in: what it is, when, who recorded it, in whose voice, what it corrects."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, tzinfo
from enum import StrEnum
from typing import cast

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


class _Open:
    """A moment's slots while they are filled: closing them after takes half the time of setting each of a frozen one.

    That is most of what a moment costs that a table brings, and each is made twice: told and signed.
    """

    __slots__ = tuple(each.name for each in fields(Moment))
    id: str
    fact: Fact
    happened_at: datetime
    all_day: bool
    recorded_at: datetime | None
    by: str | None
    voice: Voice | None
    door: str
    label: str | None
    language: str | None
    corrects: str | None
    attachments: tuple[str, ...]


def signed(moment: Moment, *, at: datetime, by: str | None, voice: Voice, door: str) -> Moment:
    """The same moment with all that the ledger says of it; a door it names itself stays."""
    made = _Open()
    made.id, made.fact, made.happened_at, made.all_day = (
        moment.id,
        moment.fact,
        moment.happened_at,
        moment.all_day,
    )
    made.recorded_at, made.by, made.voice, made.door = at, by, voice, moment.door or door
    made.label, made.language = moment.label, moment.language
    made.corrects, made.attachments = moment.corrects, moment.attachments
    return _closed(made)


def of_a_day(identity: str, fact: Fact, midnight: datetime, *, by: str | None, voice: Voice | None) -> Moment:
    """A moment of a whole day, by whoever's record it is."""
    made = _Open()
    made.id, made.fact, made.happened_at, made.all_day = identity, fact, midnight, True
    made.recorded_at, made.by, made.voice, made.door = None, by, voice, ""
    made.label = made.language = made.corrects = None
    made.attachments = ()
    return _closed(made)


def _closed(made: _Open) -> Moment:
    made.__class__ = Moment  # type: ignore[assignment]  # the slots are the same
    return cast("Moment", made)


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
