"""Referrals as moments: who came through whom, where a system wrote down that it came to something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from .asking import Wish
from .desk import Desk
from .records import CustomerRow, ReferralRow
from .sources import Said
from .states import read_state

Left = Literal[
    "no newcomer",
    "referral by nobody",
    "referral by a stranger",
    "through themselves",
    "no day",
    "day out of reach",
    "still pending",
    "came to nothing",
    "status not known",
    "came before",
]


@dataclass(slots=True)
class Referrals(Desk[ReferralRow, Left]):
    """Turns referrals into wishes, in the voice of the system that the newcomer told who sent them."""

    words: Mapping[str, str] = field(default_factory=dict)

    def wish(self, row: ReferralRow) -> Wish | None:
        self.left.clear()
        newcomer, through = row.newcomer or row.newcomer_id, row.through or row.through_id
        day = local_day(row.date, row.zone)
        why = self.why_not(row, newcomer, through, day)
        if why is not None or newcomer is None or through is None or day is None:
            self.left.append(why or "no day")
            if why == "came to nothing" and newcomer is not None and through is not None:
                self.around.sources.failed[newcomer, through] = (self.customers.file, row.line)
            return None
        said = Said(day, None, self.customers.file, row.line, told=True)
        self.left += self.around.sources.take(self.customers[newcomer].id, through, said)
        return None

    def why_not(
        self, row: ReferralRow, newcomer: str | None, through: str | None, day: date | None
    ) -> Left | None:
        state = read_state(row.status, self.words, "referrals")
        if newcomer is None:
            return "no newcomer"
        if through is None:
            return "referral by nobody"
        if state in ("open", "dropped"):
            return "still pending" if state == "open" else "came to nothing"
        if row.status is not None and state != "done":
            return "status not known"
        if day is None:
            return "no day"
        return None if self.calendar.holds(day) else "day out of reach"


@dataclass(slots=True)
class Origins(Desk[CustomerRow, Left]):
    """Turns the sources in a list of customers into wishes, in the words of whoever owns the customer."""

    always: date = date.min

    def wish(self, row: CustomerRow) -> Wish | None:
        self.left.clear()
        if row.source is None:
            return None
        owner = self.people[row.owner].id if row.owner else None
        day = max(row.since or self.always, self.always)
        customer = self.customers[row.name].id
        said = Said(day, owner, self.customers.file, row.line)
        self.left += self.around.sources.take(customer, row.source, said)
        return None


def local_day(at: datetime | None, zone: str | None) -> date | None:
    """The day where it happened: a time in UTC may be of the day before or after."""
    if at is None:
        return None
    if zone is None or at.tzinfo is None:
        return at.date()
    try:
        return at.astimezone(ZoneInfo(zone)).date()
    except (KeyError, ValueError, OSError):  # a zone that nobody knows
        return at.date()
