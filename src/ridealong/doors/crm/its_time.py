"""The answer that an import has most to say to: files may end years ago, and an answer counts thirteen weeks."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

from ridealong.ledger.through import happened_until
from ridealong.moments.roster import ALWAYS

RECENT = timedelta(weeks=13)
"""As far back as an answer counts."""


class ItsTime(NamedTuple):
    ends: date
    as_of: date
    """The Monday after, when the last week of it is closed."""


def time_of(door: str, now: datetime) -> ItsTime | None:
    """None where today's answer counts it, and where nothing in it has a day."""
    last = happened_until(door)
    if last is None or now - last < RECENT or last.date() <= ALWAYS:
        return None
    day = last.date()
    return ItsTime(day, day + timedelta(days=7 - day.weekday()))
