"""What the one above states holds for the leaders below who say nothing themselves; their own word goes first."""

from __future__ import annotations

from tests.practices.test_proposition_reasons import STATED, reasons
from tests.practices.weekly import told
from tests.stories import story

ABOVE = """
    2025-01-06  ana joined as leader under zoe
    2025-01-06  zoe joined as leader
    2025-12-08  zoe stated "the only drums that come back clean" from 2025-12-08 ^s2:
        clean drums back
"""
CLEAN = '2026-03-02  acme preferred us because "the drums come back clean"'


def of_anas(*lines: str) -> tuple[int, int]:
    sign = reasons(story(told(ABOVE, *lines, close="2026-03-30")))
    return sign.k, sign.n


def test_a_statement_of_the_leader_above_holds_for_those_below_who_have_none():
    assert of_anas(CLEAN) == (1, 1)


def test_a_leaders_own_statement_goes_before_that_of_one_above_however_new_it_is():
    own = STATED.replace("2025-12-01", "2025-11-03")
    assert of_anas(own, CLEAN) == (0, 1)
    assert of_anas(own, '2026-03-02  acme preferred us because "you answer on Saturdays"') == (1, 1)
