"""What people write in a hurry, on Wednesday the first of April 2026, and what it may mean in the notation."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.moments.loose_names import named
from ridealong.moments.loosely import AT_MOST, Reading, readings
from ridealong.moments.spoken_days import said_days

WEDNESDAY = date(2026, 4, 1)
NAMES = {"acme tools": ["acme"], "anna meier": ["anna-meier", "anna-meier-2"]}


def read(typed: str, today: date = WEDNESDAY, language: str = "de") -> list[str]:
    return [each.text for each in readings(typed, today=today, languages=(language,), names=NAMES)]


def by(said: str, today: date = WEDNESDAY, language: str = "en") -> list[str]:
    """The days a promise may be due on that is said to be due by this."""
    return [each[-10:] for each in read(f'tom promised acme "x" {said}', today, language)]


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("by tomorrow", ["2026-04-02"]),
        ("tomorrow", ["2026-04-02"]),
        ("by Friday", ["2026-04-03"]),
        ("by friday", ["2026-04-03"]),
        ("on Friday", ["2026-04-03"]),
        ("until this Friday", ["2026-04-03"]),
        ("by Tuesday", ["2026-04-07"]),
        ("by next Tuesday", ["2026-04-07"]),
        ("by next Friday", ["2026-04-03", "2026-04-10"]),
        ("by Wednesday", ["2026-04-01", "2026-04-08"]),
        ("in two weeks", ["2026-04-15"]),
        ("in 10 days", ["2026-04-11"]),
        ("in a month", ["2026-05-01"]),
        ("by the day after tomorrow", ["2026-04-03"]),
        ("by the end of the month", ["2026-04-30"]),
        ("by end of next month", ["2026-05-31"]),
        ("by the end of the week", ["2026-04-03", "2026-04-05"]),
        ("by 6 April", ["2026-04-06"]),
        ("by April 6th", ["2026-04-06"]),
        ("by 6 March", ["2027-03-06"]),
        ("by 6.4.2026", ["2026-04-06"]),
        ("by 6/4/2026", ["2026-06-04", "2026-04-06"]),
    ],
)
def test_a_day_that_is_still_to_come(said: str, days: list[str]) -> None:
    assert by(said) == days


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("bis übermorgen", ["2026-04-03"]),
        ("bis Freitag", ["2026-04-03"]),
        ("am kommenden Freitag", ["2026-04-03"]),
        ("bis nächsten Freitag", ["2026-04-03", "2026-04-10"]),
        ("in zwei Wochen", ["2026-04-15"]),
        ("in einem Monat", ["2026-05-01"]),
        ("bis Ende des Monats", ["2026-04-30"]),
        ("bis 6. April", ["2026-04-06"]),
        ("bis 6.4.", ["2026-04-06"]),
    ],
)
def test_the_same_in_german_for_whoever_reads_it_and_for_nobody_else(said: str, days: list[str]) -> None:
    assert by(said, language="de") == days
    assert read(f'tom promised acme "x" {said}', language="en") == [f'tom promised acme "x" {said}']


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("yesterday ana visited acme", ["2026-03-31 ana visited acme"]),
        ("Yesterday, ana visited acme", ["2026-03-31 ana visited acme"]),
        ("yesterday at 10:40 ana visited acme", ["2026-03-31 10:40 ana visited acme"]),
        ("last Friday ana visited acme", ["2026-03-27 ana visited acme"]),
        ("Monday ana visited acme", ["2026-03-30 ana visited acme"]),
        ("ana visited acme yesterday", ["2026-03-31 ana visited acme"]),
        ("ana visited acme on Monday", ["2026-03-30 ana visited acme"]),
        ("ana visited acme vor zwei Tagen", ["2026-03-30 ana visited acme"]),
        ("ana visited acme two weeks ago", ["2026-03-18 ana visited acme"]),
        ("ana visited acme on 6 March", ["2026-03-06 ana visited acme"]),
    ],
)
def test_the_day_on_which_it_happened_lies_behind(typed: str, meant: list[str]) -> None:
    assert read(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("acme bought for 9480 €", ["acme bought for 9480.00 EUR"]),
        ("acme bought for €9,480.50", ["acme bought for 9480.50 EUR"]),
        ("acme bought for 9.480,50 €", ["acme bought for 9480.50 EUR"]),
        ("acme bought for 9.480 €", ["acme bought for 9480.00 EUR", "acme bought for 9.48 EUR"]),
        ("acme bought for 9.480 EUR", ["acme bought for 9480.00 EUR", "acme bought for 9.48 EUR"]),
        ("acme bought for 9480.5 EUR", ["acme bought for 9480.5 EUR"]),
        ("acme bought for 120 pounds", ["acme bought for 120.00 GBP"]),
    ],
)
def test_amounts_in_local_forms(typed: str, meant: list[str]) -> None:
    assert read(typed) == meant


@pytest.mark.parametrize(
    "length", ["90 min", "90 minutes", "1.5 h", "1,5 hours", "90 Minuten", "1,5 Stunden"]
)
def test_lengths_as_people_say_them(length: str) -> None:
    assert (
        read(f"ana visited acme for {length}")[0].replace("90 min", "1 h 30 min")
        == "ana visited acme for 1 h 30 min"
    )


def test_quotation_marks_of_every_kind_and_what_stands_in_them_is_left_alone() -> None:
    assert read("tom promised acme „am Freitag 9.480 €“ by 2026-04-06") == [
        'tom promised acme "am Freitag 9.480 €" by 2026-04-06'
    ]


def test_a_full_name_stands_for_its_handle_and_two_of_one_name_for_both() -> None:
    assert read("tom visited Acme Tools") == ["tom visited acme"]
    assert read('Anna Meier said "x"') == ['anna-meier said "x"', 'anna-meier-2 said "x"']


def test_short_names_are_looked_up_where_a_name_stands_and_nowhere_else() -> None:
    asked = []

    def lookup(written: str, sort: object) -> list[str]:
        asked.append(written)
        return {"Petra": ["acme/petra", "dora/petra"], "I": ["tom"]}.get(written, [])

    told = readings("I promised Petra “a quote” by Friday", today=WEDNESDAY)
    found = [each.text for reading in told for each in named(reading, lookup)]
    assert found == [f'tom promised {who} "a quote" by 2026-04-03' for who in ("acme/petra", "dora/petra")]
    assert asked == ["I", "Petra"]


def test_where_something_stands_in_what_was_typed() -> None:
    typed = "Acme Tools bought for 9480 € from zoe"
    (told,) = readings(typed, today=WEDNESDAY, names=NAMES)
    assert typed[told.back(told.text.index("zoe")) :] == "zoe"
    assert typed[told.back(told.text.index("bought")) :].startswith("bought")
    assert typed[told.back(told.text.index(".00")) :].startswith("9480 €"), "inside it, where it begins"
    assert told.back(0) == 0


@given(st.text(max_size=60))
def test_any_line_has_a_few_readings_and_each_knows_where_it_came_from(typed: str) -> None:
    found = readings(typed, today=WEDNESDAY, languages=("de",), names=NAMES)
    assert 1 <= len(found) <= AT_MOST
    assert all(0 <= each.back(at) <= len(typed) for each in found for at in range(len(each.text) + 1))


@given(
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.sampled_from(["Friday", "in 3 weeks", "6 April", "end of the month"]),
)
def test_a_day_to_come_is_never_behind_and_one_that_happened_never_ahead(today: date, said: str) -> None:
    for past in (False, True):
        for found in said_days(said, today, past=past):
            if past and said in ("Friday", "6 April"):
                assert all(day <= today for day in found.days)
            else:
                assert all(day >= today for day in found.days)


@pytest.mark.parametrize(
    "said", ["by 29 February 2027", "in 100000 days", "by 31.2.2026", "by mañana", "by fridays"]
)
def test_what_is_no_day_stays_as_it_was_written(said: str) -> None:
    assert read(f'tom promised acme "x" {said}') == [f'tom promised acme "x" {said}']


def test_a_plain_sentence_is_read_as_it_stands() -> None:
    typed = 'tom promised acme "a quote" by 2026-04-06 ^p1'
    assert readings(typed, today=WEDNESDAY) == [Reading(typed)]
