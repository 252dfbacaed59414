"""What a reader asked for in the address: whose answer, for which day, from what was known when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import QueryDict

from ridealong.moments.weeks import last_closed

WEEK = timedelta(days=7)
TOMORROW_SOMEWHERE = timedelta(days=1)  # east of Greenwich it may be the next day already


@dataclass(frozen=True, slots=True)
class Asked:
    """A reader's question. ``given`` holds what stood in the address, so that links can carry it on."""

    leader: str | None
    as_of: date
    known_at: datetime | None
    today: date
    given: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, query: QueryDict, now: datetime) -> Asked:
        given = tuple((name, query[name]) for name in ("leader", "as_of", "known_at") if query.get(name))
        today = now.date()
        as_of = _day(query.get("as_of"), today) or today
        return cls(query.get("leader") or None, as_of, _time(query.get("known_at")), today, given)

    def carried(self, **changed: object) -> str:
        """The end of an address that asks the same again, but for what is changed; None takes a part out."""
        parts = {**dict(self.given), **changed}
        query = urlencode({name: value for name, value in parts.items() if value is not None})
        return f"?{query}" if query else ""

    @property
    def week_before(self) -> str:
        return self.carried(as_of=self.as_of - WEEK)

    @property
    def week_after(self) -> str | None:
        """Nothing once the next week has not closed yet."""
        if last_closed(self.as_of) >= last_closed(self.today):
            return None
        after = self.as_of + WEEK
        return self.carried(as_of=None if last_closed(after) >= last_closed(self.today) else after)

    @property
    def now(self) -> str:
        return self.carried(as_of=None, known_at=None)

    @property
    def looks_back(self) -> bool:
        return last_closed(self.as_of) < last_closed(self.today)


def _day(text: str | None, today: date) -> date | None:
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
        earliest = day - 3 * 366 * timedelta(days=1)  # merit looks back two years, and a trend a quarter more
    except (ValueError, OverflowError):
        raise BadRequest(f"as_of: “{text}” is not a day; write it like {today.isoformat()}.") from None
    if day > today + TOMORROW_SOMEWHERE:
        raise BadRequest(f"as_of: {text} has not come yet; today is {today.isoformat()}.")
    return day if earliest else None


def _time(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        wanted = "write it like 2026-03-30T06:00Z"
        raise BadRequest(f"known_at: “{text}” is not a time; {wanted}.") from None
    return time if time.tzinfo else time.replace(tzinfo=UTC)
