"""Weeks in which something imperfect was put in front of a real customer."""

from __future__ import annotations

from itertools import islice

import pytest

from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Reading
from ridealong.practices.trenches import tempo
from tests.cells import cell
from tests.practices.weekly import every_week, told
from tests.stories import story

SHOWN = """
{mon}  tom started a try "idea {word}", smallest "one customer", own ^t{i}
{wed}  tom showed ^t{i} to acme
"""
WORDS = "call ring write visit sketch print stack weigh count lend film paint sort fold".split()


def weeks_of(lines: str, weeks: int) -> str:
    """A try a week, each about something else: otherwise they would be slices of one."""
    words = iter(WORDS)
    told_weeks = every_week(lines.replace("{word}", "@"), weeks).split("@")
    return "".join(
        part + word for part, word in zip(told_weeks, [*islice(words, len(told_weeks) - 1), ""], strict=True)
    )


def read(*parts: str, close: str = "2026-04-06") -> Reading:
    return tempo.read(story(told(*parts, close=close)))


def figures(*parts: str, close: str = "2026-04-06") -> tuple[int, int]:
    sign = read(*parts, close=close).sign("exposed")
    return sign.k, sign.n


def verdict(*parts: str, close: str = "2026-04-06"):
    return read(*parts, close=close).sign("exposed").verdict


@cell("tempo.exposed", "yes")
def test_every_week_of_a_quarter_is_proof():
    assert figures(weeks_of(SHOWN, 13)) == (13, 13)
    assert verdict(weeks_of(SHOWN, 13)) is YES


@cell("tempo.exposed", "not yet")
def test_one_week_and_then_none_is_proof_of_the_opposite():
    assert figures(weeks_of(SHOWN, 1)) == (1, 13)
    assert verdict(weeks_of(SHOWN, 1)) is NOT_YET


@cell("tempo.exposed", "can't tell")
def test_three_weeks_are_too_few():
    assert figures(weeks_of(SHOWN, 3), close="2026-01-26") == (3, 3)
    assert verdict(weeks_of(SHOWN, 3), close="2026-01-26") is CANT_TELL


def test_nothing_tried_is_nothing_seen():
    assert read('2026-01-05  tom promised acme "x" by 2026-01-09').says == "Nothing seen yet."


@cell("tempo.exposed", "gamed")
@pytest.mark.parametrize(
    ("line", "met", "why"),
    [
        ("2026-01-07  tom showed ^t1 to acme", 1, "whoever showed it says so"),
        ("2026-01-07  ana showed ^t1 to acme", 0, "only the leader says so"),
        (
            '2026-01-07  ana showed ^t1 to acme ^e1\n2026-01-08  acme said "clever" on ^e1', 1,
            "and the customer speaks of it",
        ),
        (
            '2026-01-07  ana showed ^t1 to acme\n2026-01-09  acme ended ^t1 altered: "two hours do"', 1,
            "and the customer judged it",
        ),
        (
            '2026-01-07  ana showed ^t1 to acme\n2026-01-09  bolt ended ^t1 altered: "two hours do"', 0,
            "another customer did",
        ),
        ("2026-01-07  ana showed ^t1 to acme | by system as system", 1, "and the system saw it"),
    ],
)  # fmt: skip
def test_whose_word_it_takes(line, met, why):
    start = '2026-01-05  tom started a try "call back within the hour", smallest "one", own ^t1'
    assert figures(start, line, close="2026-01-12") == (met, 1), why


@cell("tempo.exposed", "gamed")
@pytest.mark.parametrize("who", ["ana", "tom"])
def test_what_only_the_leader_told_is_set_aside_whomever_it_is_told_of(who):
    sign = read(
        f"""
        as ana
        2026-01-05  {who} started a try "no discounts", smallest "two customers", own ^t1
        2026-01-07  {who} showed ^t1 to acme ^e1
        """,
        close="2026-01-12",
    ).sign("exposed")
    assert (sign.n, sign.aside) == (0, ("e1",))


START = (
    '2026-01-05  tom started a try "call back within the hour", smallest "one", own, judge by 2026-01-23 ^t1'
)


@cell("tempo.exposed", "gamed")
def test_one_try_that_is_shown_for_ever_ends_on_the_day_it_was_to_be_judged():
    for_ever = every_week("{wed}  tom showed ^t1 to acme", 13)
    assert figures(START, for_ever) == (3, 13)
    far = START.replace("2026-01-23", "2027-12-31")
    assert figures(far, every_week("{wed}  tom showed ^t1 to acme", 26), close="2026-07-06") == (13, 26)


@cell("tempo.exposed", "gamed")
def test_what_was_kept_is_how_things_are_done_and_no_try_any_more():
    kept = '2026-01-13  mia ended ^t1 kept: "we all do"'
    assert figures(START, kept, every_week("{mon}  mia showed ^t1 to bolt", 13)) == (2, 13)


@cell("tempo.exposed", "gamed")
def test_ten_slices_are_one_try_and_end_with_it():
    slices = every_week(
        """
        {mon}  tom started a try "call back within the hour, part {i}", smallest "one", own, judge by {fri} ^s{i}
        {wed}  tom showed ^s{i} to acme
        """,
        10,
    )
    assert figures(slices, close="2026-03-16") == (1, 10)


@cell("tempo.exposed", "young")
def test_a_week_waits_for_its_sunday():
    shown = "2026-01-07  tom showed ^t1 to acme"
    assert figures(START, shown, close="2026-01-08") == (0, 0)


@cell("tempo.exposed", "late")
def test_told_late_it_counts_in_the_week_it_happened():
    late = "2026-01-07  tom showed ^t1 to acme | by tom as salesperson recorded 2026-02-20T09:00Z"
    assert figures(START, late, close="2026-01-12") == (1, 1)


@cell("tempo.exposed", "corrected")
def test_taken_back_the_week_is_empty_again():
    back = '2026-01-07  tom showed ^t1 to acme ^e1\n2026-01-08  tom withdrew ^e1: "it was bolt, on Friday"'
    assert figures(START, back, close="2026-01-12") == (0, 1)
