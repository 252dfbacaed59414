"""What a reader asked for in the address: whose answer, for which day, from what was known when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import QueryDict

from ridealong.moments.weeks import last_closed
from ridealong.speech import gettext

PARTS = ("leader", "as_of", "known_at")
EARLIEST = date(1970, 1, 1)  # windows reach back two years, and arithmetic on days ends at year one
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
        given = {name: str(query[name]) for name in PARTS if query.get(name)}
        today = now.date()
        as_of = _day(given["as_of"], today) if "as_of" in given else today
        known_at = _time(given["known_at"]) if "known_at" in given else None
        return cls(given.get("leader"), as_of, known_at, today, tuple(given.items()))

    def counted_in(self, zone: tzinfo, now: datetime) -> Asked:
        """The same question where days are counted as the leader's are: late at night it is another day somewhere."""
        today = now.astimezone(zone).date()
        return replace(self, today=today, as_of=self.as_of if "as_of" in dict(self.given) else today)

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


def _day(text: str, today: date) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise BadRequest(
            gettext("as_of: “{text}” is not a day; write it like {day}.", text=text, day=today.isoformat())
        ) from None
    if day < EARLIEST:
        raise BadRequest(
            gettext(
                "as_of: {text} is before anything this ledger could hold; write a day since 1970.", text=text
            )
        )
    if day > today + TOMORROW_SOMEWHERE:
        raise BadRequest(
            gettext("as_of: {text} has not come yet; today is {day}.", text=text, day=today.isoformat())
        )
    return day


def _time(text: str) -> datetime:
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        raise BadRequest(
            gettext("known_at: “{text}” is not a time; write it like 2026-03-30T06:00Z.", text=text)
        ) from None
    return time if time.tzinfo else time.replace(tzinfo=UTC)
