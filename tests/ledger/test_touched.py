"""Whether an answer about closed weeks still stands: not touched by what happens now, and by all that reaches back."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from ridealong.ledger.receipt import SYSTEM
from ridealong.ledger.recording import record
from ridealong.ledger.take_back import forget, withdraw
from ridealong.ledger.touched import last_touch
from ridealong.moments.weeks import last_closed
from tests.ledger.telling import named, party, read, recorder, tell

pytestmark = pytest.mark.usefixtures("ledger")
MONDAY = date(2026, 3, 30)
CLOSED = last_closed(MONDAY)
NOW = datetime(2026, 3, 30, 10, tzinfo=UTC)
LATER = NOW + timedelta(days=2)


@pytest.fixture(autouse=True)
def told(ledger: None) -> int:
    tell('as tom\n2026-03-20  tom promised acme "an invoice" by 2026-03-27 ^p1', now=NOW)
    return last_touch(CLOSED)


def touches(text: str, now: datetime = LATER) -> bool:
    before = last_touch(CLOSED)
    tell(text, now=now)
    return last_touch(CLOSED) > before


@pytest.mark.parametrize(
    "text",
    [
        "as tom\n2026-03-30  tom claimed ^p1",
        "as tom\n2026-03-30 00:01  tom claimed ^p1",
        'as tom\n2026-03-31 12:00  acme said "hello"',
        '2026-03-30  delta became known as "Delta"',
        "2026-03-31  tom joined as salesperson under bob",
    ],
)
def test_what_happens_in_the_open_week_touches_none_that_is_closed(text: str) -> None:
    assert not touches(text)


@pytest.mark.parametrize(
    "text",
    [
        "as tom\n2026-03-29  tom claimed ^p1",
        "as tom\n2026-03-29 23:59  tom claimed ^p1",
        'as tom\n2024-01-01 12:00  acme said "long ago"',
        "2026-03-10  tom joined as salesperson under bob",
        "2026-03-10  nils took over acme",
        "as rita\n2026-03-31  rita had the words of tom forgotten",
        '2026-03-31  acme became known as "Acme Tools and Sons"',
    ],
)
def test_what_reaches_back_touches(text: str) -> None:
    assert touches(text)


def test_taking_back_touches_the_week_of_what_is_taken_back(told: int) -> None:
    withdraw(named("p1"), why="a slip", by=recorder("rita"), door="cli", now=LATER)
    assert last_touch(CLOSED) > told


def test_so_does_taking_the_withdrawal_back() -> None:
    gone = withdraw(named("p1"), why="a slip", by=recorder("rita"), door="cli", now=LATER)
    before = last_touch(CLOSED)
    withdraw(gone.id, why="no slip", by=recorder("rita"), door="cli", now=LATER)
    assert last_touch(CLOSED) > before


def test_a_correction_touches_the_week_of_the_first_however_often_it_was_corrected(told: int) -> None:
    corrected = named("p1")
    for due in ("28", "29"):
        (better,) = read(f'as rita\n2026-03-31  tom promised acme "an invoice" by 2026-03-{due}')
        record([replace(better, corrects=corrected)], by=SYSTEM, door="test", now=LATER)
        assert last_touch(CLOSED) > told
        told, corrected = last_touch(CLOSED), better.id


def test_forgetting_touches_every_week() -> None:
    before = last_touch(CLOSED - 500)
    forget(party("tom"), by=recorder("rita"), door="cli", now=LATER)
    assert last_touch(CLOSED - 500) > before


def test_a_later_week_is_touched_by_more(told: int) -> None:
    tell('as tom\n2026-03-31  acme said "hello"', now=LATER)
    assert last_touch(CLOSED) == told < last_touch(CLOSED + 1)


@pytest.mark.parametrize(
    ("zone", "sunday"), [("America/Los_Angeles", True), ("UTC", False), ("Pacific/Auckland", False)]
)
def test_the_week_ends_where_the_leader_is(zone: str, sunday: bool) -> None:
    before = last_touch(CLOSED, zone=ZoneInfo(zone))
    tell('as tom\n2026-03-30 05:00  acme said "Sunday evening in the west"', now=LATER)
    assert (last_touch(CLOSED, zone=ZoneInfo(zone)) > before) is sunday


def test_what_was_known_then_is_not_touched_by_what_was_told_later(told: int) -> None:
    tell('as tom\n2026-03-20  acme said "late"', now=LATER)
    assert last_touch(CLOSED, known_at=NOW) == told
    assert last_touch(CLOSED, known_at=LATER) == last_touch(CLOSED) > told


def test_but_a_name_forgotten_since_is_forgotten_there_too(told: int) -> None:
    forget(party("tom"), by=recorder("rita"), door="cli", now=LATER)
    assert last_touch(CLOSED, known_at=NOW) > told


@pytest.mark.django_db
def test_long_before_anything_there_is_nothing_to_touch() -> None:
    assert last_touch(0) == 0
