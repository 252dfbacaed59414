"""What a row asks for: moments not yet made, each with the id by which a later file speaks of the same one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from ridealong.moments.kind import Fact
from ridealong.moments.roster import ALWAYS

BROUGHT = ""
"""Whose word it is where a file names nobody: that of whoever brings it."""

FURTHEST = 100
"""In years, as the ledger has it."""
NOT_SO = "another file says otherwise"
CAME_BACK = "what was bought came back"


class Asked(NamedTuple):
    """One moment asked for. Without `by` it is the word of the system the file came from."""

    id: str
    fact: Fact
    day: date
    by: str | None
    loose: bool = False
    """The file does not say the day: whichever was said first stays."""
    unsure: bool = False
    """Nor does it say whose it is, and nobody else does: that, too, stays as it was said first."""


class Wish(NamedTuple):
    """What one row asks for, and the ids of what it says is not so any more, with the reason."""

    asked: tuple[Asked, ...]
    not_so: tuple[str, ...] = ()
    why: str = NOT_SO
    through: str | None = None
    """Of referrals: not so any more is only what was through them."""


class Calendar(NamedTuple):
    """The days a moment can have: none that is still to come, and none that nobody here was alive to see."""

    last: date

    @classmethod
    def up_to(cls, today: date) -> Calendar:
        return cls(today + timedelta(days=1))

    def holds(self, day: date) -> bool:
        return ALWAYS <= day <= self.last

    @staticmethod
    def reaches(due: date, made: date) -> bool:
        """Whether something may be due so long after it was made: systems write 9999 where there is no day."""
        return due.year <= made.year + FURTHEST
