"""Weeks in which a lesson was applied, and the customer said so."""

from __future__ import annotations

import pytest

from ridealong.practices.difference import learning
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.cells import cell
from tests.practices.weekly import every_week, told
from tests.stories import story

LESSON = '2025-12-01  tom learned "they reorder when it rains" from acme: ask "when?", key "rain" ^l1'
APPLIED = """
{mon}  tom applied ^l1 with acme: "a call before the rain" ^a{i}
{thu}  acme confirmed ^a{i}
"""
UNHEARD = '{mon}  tom applied ^l1 with acme: "a call" ^u{i}'


def applied(*lines: str, close: str) -> Sign:
    return learning.read(story(told(LESSON, *lines, close=close))).sign("applied")


@cell("learning.applied", "yes")
def test_six_straight_weeks_are_proof():
    sign = applied(every_week(APPLIED, 6), close="2026-02-16")
    assert (sign.k, sign.n, sign.n_eff, sign.verdict) == (6, 6, 6, YES)


@cell("learning.applied", "not yet")
def test_thirteen_weeks_in_which_the_customer_said_it_was_not_so_are_proof_of_the_opposite():
    denied = UNHEARD + "\n{thu}  acme denied ^u{i}"
    sign = applied(every_week(denied, 13), close="2026-04-06")
    assert (sign.k, sign.n, sign.verdict) == (0, 13, NOT_YET)
    assert set(sign.counted) == {"cast-1"}, "what did not happen stands on Ana's own arrival"


@cell("learning.applied", "can't tell")
def test_two_weeks_are_too_few():
    assert applied(every_week(APPLIED, 2), close="2026-01-19").verdict is CANT_TELL


@cell("learning.applied", "gamed")
@pytest.mark.parametrize(
    ("confirmed", "k"),
    [
        ("tom confirmed ^a1", 0),
        ("acme confirmed ^a1 | by ana as leader", 0),
        ("acme/petra confirmed ^a1", 1),
        ("bolt confirmed ^a1", 0),
    ],
    ids=["the doer", "the leader for them", "somebody at the customer's", "another customer"],
)
def test_only_the_customer_says_that_it_was_so(confirmed, k):
    lines = f'2026-03-02  tom applied ^l1 with acme: "a call" ^a1\n2026-03-04  {confirmed}'
    sign = applied(lines, close="2026-03-16")
    assert (sign.k, sign.n) == (k, 2), "asked once the word is waited for no more"


@cell("learning.applied", "gamed")
def test_the_leader_who_applies_one_counts_once_the_customer_says_so():
    lines = '2026-03-02  ana applied ^l1 with acme: "a call" ^a1'
    alone = applied(lines, close="2026-03-09")
    assert (alone.n, alone.aside) == (0, ("a1",))
    heard = applied(lines, "2026-03-04  acme confirmed ^a1", close="2026-03-09")
    assert (heard.k, heard.n, heard.aside) == (1, 1, ())


@cell("learning.applied", "gamed")
def test_ten_lessons_in_a_week_are_one_week():
    lines = "\n".join(f'2026-03-02  tom applied ^l1 with acme: "a call" ^a{i}\n2026-03-04  acme confirmed ^a{i}'
                      for i in range(10))  # fmt: skip
    sign = applied(lines, close="2026-03-16")
    assert (sign.k, sign.n) == (1, 2)


@cell("learning.applied", "young", "late")
def test_it_is_the_week_of_the_customers_word_and_this_week_waits():
    lines = '2026-03-02  tom applied ^l1 with acme: "a call" ^a1\n2026-03-18  acme confirmed ^a1'
    assert applied(lines, close="2026-03-19").trend[-2:] == ((0, 1), (0, 1))
    assert applied(lines, close="2026-03-23").trend[-3:] == ((0, 1), (0, 1), (1, 1))


@cell("learning.applied", "late")
def test_told_late_it_counts_in_the_week_in_which_the_customer_said_so():
    lines = """
    2026-03-02  tom applied ^l1 with acme: "a call" ^a1
    known at 2026-03-20
    2026-03-04  acme confirmed ^a1
    """
    assert applied(lines, close="2026-03-23").trend[-3:] == ((1, 1), (0, 1), (0, 1))


@cell("learning.applied", "corrected")
def test_it_was_another_customer_or_only_a_wish():
    lines = """
    2026-03-02  tom applied ^l1 with bolt: "a call" ^a1
    2026-03-02  tom applied ^l1 with acme: "a call" ^a2 | corrects ^a1
    2026-03-03  acme confirmed ^a2
    2026-03-09  mia applied ^l1 with bolt: "a call" ^a3
    2026-03-10  bolt confirmed ^a3
    2026-03-11  mia withdrew ^a3: "that was a wish"
    """
    sign = applied(lines, close="2026-03-16")
    assert (sign.k, sign.n, sign.because) == (1, 2, ("a2",))


def test_the_next_act_is_the_lesson_that_nobody_has_used_yet():
    second = '2026-03-02  mia learned "they fear the audit" from bolt: ask "what?", key "the audit" ^l2'
    used = '2026-03-03  tom applied ^l1 with acme: "a call" ^a1'
    step = learning.read(story(told(LESSON, second, used, close="2026-03-30"))).next_step
    assert step is not None
    assert step.says == "Before the next visit to Bolt, go through what they taught"
    assert step.why == "Mia learned “they fear the audit” on 2 March; nobody has used it yet"
    assert (step.who, step.confirmed_by, step.about) == ("mia", "bolt", ("l2",))
