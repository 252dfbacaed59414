"""Weeks in which two favours to other departments were confirmed by those who were helped."""

from __future__ import annotations

import pytest

from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from ridealong.practices.trenches import change
from tests.cells import cell
from tests.practices.weekly import every_week, told
from tests.stories import story

HOUSE = "2025-01-06  carla joined as colleague\n2025-01-06  bruno joined as colleague"
TWO = """
{mon}  tom helped carla with "the price table" ^f{i}
{tue}  mia helped bruno with "a call in French" worth 30 min ^g{i}
{wed}  carla confirmed ^f{i}
{thu}  bruno confirmed ^g{i}
"""


def favours(*parts: str, close: str = "2026-04-06") -> Sign:
    return change.read(story(told(HOUSE, *parts, close=close))).sign("favours")


def figures(*parts: str, close: str = "2026-04-06") -> tuple[int, int]:
    sign = favours(*parts, close=close)
    return sign.k, sign.n


@cell("change.favours", "yes")
def test_every_week_of_a_quarter_is_proof():
    sign = favours(every_week(TWO, 13))
    assert ((sign.k, sign.n), sign.verdict) == ((13, 13), YES)
    assert (sign.standard.value, sign.aside) == (0.7, ())


@cell("change.favours", "not yet")
def test_one_week_and_then_none_is_proof_of_the_opposite():
    assert (figures(every_week(TWO, 1)), favours(every_week(TWO, 1)).verdict) == ((1, 13), NOT_YET)


@cell("change.favours", "can't tell")
def test_three_weeks_are_too_few():
    assert favours(every_week(TWO, 3), close="2026-01-26").verdict is CANT_TELL


ONE = '2026-01-05  tom helped carla with "the price table" ^f1\n2026-01-06  carla confirmed ^f1'


@cell("change.favours", "gamed")
@pytest.mark.parametrize(
    ("second", "met", "why"),
    [
        ('2026-01-07  mia helped bruno with "a call" ^f2\n2026-01-08  bruno confirmed ^f2', 1, "two of two pairs"),
        ('2026-01-07  tom helped carla with "a call" ^f2\n2026-01-08  carla confirmed ^f2', 0, "one pair, once"),
        ('2026-01-07  mia helped carla with "a call" ^f2\n2026-01-08  carla confirmed ^f2', 1, "another pair"),
        ('2026-01-07  mia helped bruno with "a call" ^f2', 0, "not confirmed"),
        ('2026-01-07  mia helped bruno with "a call" ^f2\n2026-01-08  bruno denied ^f2', 0, "not so"),
        ('2026-01-07  mia helped bruno with "a call" ^f2\n2026-01-08  mia confirmed ^f2', 0, "by who helped"),
        ('2026-01-07  mia helped bruno with "a call" ^f2\n2026-01-14  bruno confirmed ^f2', 0, "a week later"),
        ('2026-01-07  mia helped tom with "a call" ^f2\n2026-01-08  tom confirmed ^f2', 0, "among themselves"),
        ('2026-01-07  mia helped acme with "a call" ^f2\n2026-01-08  acme confirmed ^f2', 0, "that is a customer"),
        ('2026-01-07  bruno helped carla with "a call" ^f2\n2026-01-08  carla confirmed ^f2', 0, "that is Bruno's"),
        (
            '2026-01-07  mia helped bruno with "a call" ^f2\n2026-01-08  bruno confirmed ^f2\n'
            "2026-01-09  bruno denied ^f2", 0, "and thought better of it",
        ),
    ],
)  # fmt: skip
def test_two_favours_in_a_week(second, met, why):
    """Asked a week later, when no word is waited for any more."""
    assert figures(ONE, second, close="2026-01-19") == (met, 2), why


@cell("change.favours", "gamed")
def test_what_only_the_leader_told_is_set_aside():
    sign = favours('2026-01-05  ana helped carla with "the price table"', close="2026-01-12")
    assert ((sign.k, sign.n), len(sign.aside)) == ((0, 0), 1)


@cell("change.favours", "corrected")
def test_a_favour_taken_back_leaves_the_week_empty():
    two = '2026-01-07  mia helped bruno with "a call" ^f2\n2026-01-08  bruno confirmed ^f2'
    assert figures(ONE, two, '2026-01-09  mia withdrew ^f2: "told twice"', close="2026-01-12") == (0, 1)


@cell("change.favours", "young")
def test_a_week_waits_for_its_sunday():
    assert figures(every_week(TWO, 1), close="2026-01-08") == (0, 0)


@cell("change.favours", "late")
def test_a_favour_confirmed_late_counts_in_the_week_of_the_word():
    late = '2026-01-07  mia helped bruno with "a call" ^f2\n2026-01-14  bruno confirmed ^f2'
    other = '2026-01-12  tom helped carla with "a list" ^f3\n2026-01-13  carla confirmed ^f3'
    sign = favours(ONE, late, other, close="2026-01-19")
    assert sign.trend[-2:] == ((0, 1), (1, 1))
