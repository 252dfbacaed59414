"""A demonstration: half a year of a made-up diary, and what two practices count from it with nothing typed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from ridealong.practices.customers import joint_visits
from ridealong.practices.employees import field
from tests.doors.calendar.diary import Diary, begin, bring, evidence

pytestmark = pytest.mark.django_db
MONDAY = date(2025, 10, 6)
WEEKS = 20
NOW = datetime(2026, 2, 25, 8, tzinfo=UTC)
UNTIL = date(2026, 2, 23)


def at(day: date, time: str) -> str:
    return f"{day:%Y%m%d}T{time}00"


def half_a_year() -> Diary:
    """Each Tuesday Ana is out with Tom at Acme and Bolt, every other Thursday with Mia at Bolt; the rest is inside."""
    diary = Diary()
    for week in range(WEEKS):
        tuesday = MONDAY + timedelta(weeks=week, days=1)
        thursday = tuesday + timedelta(days=2)
        diary.event(f"acme-{week}", at(tuesday, "0900"), at(tuesday, "1030"), "tom acme/petra")
        diary.event(f"bolt-{week}", at(tuesday, "1300"), at(tuesday, "1430"), "tom bolt")
        diary.event(
            f"talk-{week}", at(tuesday, "1300"), at(tuesday, "1400"), "tom"
        )  # at the same time: counted once
        if week % 2:
            diary.event(f"mia-{week}", at(thursday, "0900"), at(thursday, "1000"), "mia bolt")
    monday = MONDAY.strftime("%Y%m%d")
    weekly = [f"RRULE:FREQ=WEEKLY;COUNT={WEEKS}"]
    diary.event("board", f"{monday}T090000", f"{monday}T110000", "joe", more=weekly)
    diary.event("holiday", "20251224", "20260102", "tom mia")
    return diary


def test_field_and_joint_visits_count_from_a_calendar_alone() -> None:
    ana = begin()
    batch = bring(half_a_year(), ana, now=NOW)
    assert batch.moments == {"hours.spent": 20 * 3 + 10 + 20, "visit.made": 50}
    seen = evidence(ana, UNTIL)
    out = field.read(seen)
    assert (out.sign("days").k, out.sign("days").n) == (20, 20), "two customers each Tuesday"
    assert (out.sign("share").k, out.sign("share").n) == (20, 20), "three or four of five hours outside"
    together = out.sign("beside")
    assert (together.k, together.n) == (3, 6), "in three whole months Tom has twelve hours, Mia two at most"
    visits = joint_visits.read(seen)
    assert (visits.sign("visits").k, visits.sign("visits").n) == (20, 20)
    assert visits.sign("visits").verdict == "yes"


def test_the_same_weeks_with_one_customer_on_a_day_are_windshield_time() -> None:
    ana = begin()
    text = half_a_year().text.replace("office@bolt.example", "petra@acme.example")
    bring(text, ana, now=NOW)
    seen = evidence(ana, UNTIL)
    days = field.read(seen).sign("days")
    assert (days.k, days.n) == (0, 20)
