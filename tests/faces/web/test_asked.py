"""Which day a page is about: the leader's own, wherever the clock of the machine stands."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.http import QueryDict

from ridealong.faces.web.asked import Asked

LATE_ON_SUNDAY = datetime(2026, 3, 29, 22, 30, tzinfo=UTC)


def asked(query: str, zone: str) -> Asked:
    return Asked.of(QueryDict(query), LATE_ON_SUNDAY).counted_in(ZoneInfo(zone), LATE_ON_SUNDAY)


def test_half_past_midnight_in_vienna_the_week_has_closed() -> None:
    assert asked("", "Europe/Vienna").as_of == date(2026, 3, 30)


def test_in_new_york_it_is_sunday_still() -> None:
    assert asked("", "America/New_York").as_of == date(2026, 3, 29)


def test_a_day_that_was_asked_for_stays() -> None:
    assert asked("as_of=2026-03-02", "Europe/Vienna").as_of == date(2026, 3, 2)
