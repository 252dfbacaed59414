"""A time that the clocks skipped or showed twice is never moved in silence: both readings are offered."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from ridealong.moments.book import PlainBook
from ridealong.moments.notation import parse, say
from ridealong.moments.problem import SentenceError

VIENNA = PlainBook(ZoneInfo("Europe/Vienna"))
LORD_HOWE = PlainBook(ZoneInfo("Australia/Lord_Howe"))


@pytest.mark.parametrize(
    ("book", "told", "why"),
    [
        (
            VIENNA,
            "2026-03-29 02:30  tom left",
            "line 1, column 12: there was no 2026-03-29 02:30 in Europe/Vienna, for the clocks were put forward; "
            "was it 2026-03-29 01:30 or 2026-03-29 03:30?",
        ),
        (
            VIENNA,
            "2026-10-25 02:30  tom left",
            "line 1, column 12: 2026-10-25 02:30 came twice in Europe/Vienna, for the clocks were put back; "
            "was it 02:30+02:00, or 02:30+01:00 an hour later?",
        ),
        (
            LORD_HOWE,
            "2026-04-05 01:45  tom left",
            "line 1, column 12: 2026-04-05 01:45 came twice in Australia/Lord_Howe, for the clocks were put back; "
            "was it 01:45+11:00, or 01:45+10:30 30 min later?",
        ),
    ],
    ids=["skipped", "twice", "half an hour"],
)
def test_a_time_that_can_be_read_two_ways_is_refused_with_both(book, told, why):
    with pytest.raises(SentenceError) as refused:
        parse(told, book)
    assert str(refused.value) == why


@pytest.mark.parametrize(
    ("told", "at"),
    [
        ("2026-03-29 01:59  tom left", datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        ("2026-03-29 03:00  tom left", datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        ("2026-03-29 02:30+01:00  tom left", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        ("2026-10-25 02:30+02:00  tom left", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("2026-10-25 02:30+01:00  tom left", datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
        ("2026-10-25 03:00  tom left", datetime(2026, 10, 25, 2, 0, tzinfo=UTC)),
    ],
)
def test_with_its_offset_or_beside_the_change_a_time_is_clear(told, at):
    assert parse(told, VIENNA).happened_at == at


def test_a_day_needs_no_clock():
    assert parse("2026-03-29  tom left", VIENNA).all_day


def test_a_time_that_came_twice_is_said_with_its_offset_even_plainly():
    told = "2026-10-25 02:30+01:00  tom left"
    assert say(parse(told, VIENNA), VIENNA, plain=True) == told
    clear = "2026-10-25 03:30  tom left"
    assert say(parse(clear, VIENNA), VIENNA, plain=True) == clear
