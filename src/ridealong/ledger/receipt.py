"""Who hands a moment in, and what the ledger gives back for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ridealong.moments.moment import Voice


class Status(StrEnum):
    KEPT = "kept"
    ALREADY = "already"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one moment; ``why`` says what was wrong and what would be right."""

    id: str
    status: Status
    why: str = ""


@dataclass(frozen=True, slots=True)
class Recorder:
    """Who records. Without a voice of their own, it is that of their role on the day it happened."""

    id: str | None
    voice: Voice | None = None


SYSTEM = Recorder(None, Voice.SYSTEM)


class Refused(Exception):
    """Why one moment cannot be kept, in words for the one who told it."""
