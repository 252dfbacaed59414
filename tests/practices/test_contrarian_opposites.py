"""Opposite bets that a customer saw: rare, and after a second person had their say."""

from __future__ import annotations

import pytest

from ridealong.practices.difference import contrarian
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.cells import cell
from tests.practices.weekly import every_week, told
from tests.stories import story

NOTICED = '2025-03-03  tom noticed that everybody "closes on Saturdays", disliked by acme ^n1'
BET = """
{mon}  tom started a try "open on Saturday {i}", smallest "one Saturday", opposite of ^n1 ^y{i}
{wed}  tom showed ^y{i} to acme
"""
ONE = '2026-03-02  tom started a try "open", smallest "one Saturday", opposite of ^n1 ^y1'
SHOWN = "2026-03-04  tom showed ^y1 to acme"


def opposites(*lines: str, close: str = "2026-03-30") -> Sign:
    return contrarian.read(story(told(NOTICED, *lines, close=close))).sign("opposites")


@cell("contrarian.opposites", "yes")
def test_one_a_week_for_four_weeks_is_proof():
    sign = opposites(every_week(BET, 4, first="2026-03-02"))
    assert (sign.events, sign.weeks, sign.verdict) == (4, 4, YES)


@cell("contrarian.opposites", "not yet")
def test_a_year_of_tries_none_of_which_reversed_anything_is_proof_of_the_opposite():
    sign = opposites(
        every_week('{mon}  tom started a try "{i}", smallest "one", own', 52, first="2025-03-31")
    )
    assert (sign.events, sign.weeks, sign.verdict) == (0, 52, NOT_YET)


@cell("contrarian.opposites", "can't tell")
def test_one_in_a_quarter_cannot_tell():
    sign = opposites(every_week(BET, 1), close="2026-04-06")
    assert (sign.events, sign.weeks, sign.verdict) == (1, 13, CANT_TELL)


def test_before_the_first_try_there_was_nothing_to_show():
    assert opposites().weeks == 0


@cell("contrarian.opposites", "gamed")
@pytest.mark.parametrize(
    ("lines", "events"),
    [
        ([ONE], 0),
        ([ONE, "2026-03-04  tom showed ^y1 to mia"], 0),
        ([ONE, SHOWN, "2026-03-05  tom showed ^y1 to bolt"], 1),
        ([ONE.replace("opposite of ^n1", "own"), SHOWN], 0),
        ([ONE, SHOWN, "2026-03-05  mia challenged the origin of ^y1: copied"], 0),
        ([ONE, SHOWN, "2026-03-05  mia challenged the origin of ^y1: own"], 0),
        ([ONE, SHOWN, "2026-03-05  mia challenged the origin of ^y1: opposite"], 1),
        ([ONE.replace("^n1", "^p1"), SHOWN], 0),
    ],
    ids=["nobody saw it", "no customer", "shown to two", "no opposite", "copied", "merely own", "agreed", "a promise"],
)  # fmt: skip
def test_what_is_an_opposite_bet_before_a_customer(lines, events):
    promise = '2026-03-02  tom promised acme "a call" by 2026-03-04 ^p1'
    assert opposites(promise, *lines).events == events


ANAS = ONE.replace("tom started", "ana started")


@cell("contrarian.opposites", "gamed")
@pytest.mark.parametrize(
    ("lines", "events", "aside"),
    [
        ([SHOWN], 0, 1),
        ([SHOWN, "2026-03-05  mia challenged the origin of ^y1: opposite"], 1, 0),
        (["2026-03-04  ana showed ^y1 to acme", "2026-03-05  mia challenged the origin of ^y1: opposite"], 0, 1),
        (["2026-03-04  ana showed ^y1 to acme", "2026-03-05  mia challenged the origin of ^y1: opposite",
          '2026-03-06  acme ended ^y1 kept: "good"'], 1, 0),
    ],
    ids=["nobody else says that it is one", "challenged", "only she showed it", "the customer says so"],
)  # fmt: skip
def test_what_the_leader_says_of_their_own_bet_waits_for_another_voice(lines, events, aside):
    sign = opposites(ANAS, *lines)
    assert (sign.events, len(sign.aside)) == (events, aside)


@cell("contrarian.opposites", "young")
def test_this_weeks_waits_for_its_sunday():
    assert opposites(ONE, SHOWN, close="2026-03-05").events == 0
    assert opposites(ONE, SHOWN, close="2026-03-09").events == 1


@cell("contrarian.opposites", "late")
def test_told_late_it_counts_in_the_week_it_was_shown():
    sign = opposites(ONE, "known at 2026-03-20", SHOWN)
    assert [events for events, _ in sign.trend[-4:]] == [1, 0, 0, 0]


@cell("contrarian.opposites", "corrected")
def test_shown_to_a_colleague_by_a_slip_and_to_a_customer_by_another():
    lines = """
    2026-03-03  tom showed ^y1 to mia ^s1
    2026-03-03  tom showed ^y1 to acme ^s2 | corrects ^s1
    2026-03-02  mia started a try "two", smallest "one", opposite of ^n1 ^y2
    2026-03-03  mia showed ^y2 to bolt ^s3
    2026-03-21  mia withdrew ^s3: "he was not in"
    """
    assert opposites(ONE, lines).because == ("s2",)
