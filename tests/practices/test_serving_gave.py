"""Touches that gave something rather than asked for it, customer by customer and week by week."""

from __future__ import annotations

import pytest

from ridealong.practices.customers import serving
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.cells import cell
from tests.practices.weekly import every_week, seen_by, told
from tests.stories import story


def gave(evidence) -> Sign:
    return serving.read(evidence).sign("gave")


def counts(evidence) -> tuple[int, int]:
    sign = gave(evidence)
    return sign.k, sign.n


@pytest.mark.parametrize(
    ("how", "expected"),
    [("answered", 1), ("warned", 1), ("introduced", 1), ("fixed", 1), ("pitched", 0), ("chased", 0)],
)
def test_an_answer_a_warning_an_introduction_and_a_fix_give_a_pitch_and_a_chase_ask(how, expected):
    touch = f'2026-03-03  tom {how} acme "the resin is short" ^t1'
    assert counts(story(told(touch, close="2026-03-09"))) == (expected, 1)


@cell("serving.gave", "yes")
def test_thirteen_customers_given_something_are_proof():
    evidence = story(told(every_week('{tue}  tom warned firm-{i} "resin"', 12), close="2026-04-06"))
    assert (counts(evidence), gave(evidence).verdict) == ((12, 12), YES)


@cell("serving.gave", "not yet")
def test_thirteen_customers_pitched_at_are_proof_of_the_opposite():
    evidence = story(told(every_week('{tue}  tom pitched firm-{i} "resin"', 12), close="2026-04-06"))
    assert (counts(evidence), gave(evidence).verdict) == ((0, 12), NOT_YET)


@cell("serving.gave", "can't tell")
def test_half_and_half_is_nothing_to_be_sure_of():
    lines = '{tue}  tom pitched firm-{i} "resin"\n{wed}  mia answered other-{i} "yes"'
    evidence = story(told(every_week(lines, 6), close="2026-04-06"))
    assert (counts(evidence), gave(evidence).verdict) == ((6, 12), CANT_TELL)


@cell("serving.gave", "young")
@story
def test_this_weeks_touches_wait_for_the_week_to_close(evidence):
    """
    2026-03-09  tom answered acme "yes, on Saturdays too"
    close of period 2026-03-11
    """
    assert counts(evidence) == (0, 0)


@cell("serving.gave", "gamed")
@story
def test_ten_small_favours_do_not_outweigh_one_pitch_in_the_same_week(evidence):
    """
    2026-03-02  tom answered acme "yes"
    2026-03-03  tom warned acme "the resin is short"
    2026-03-04  tom pitched acme "the new press" ^pitch
    2026-03-05  tom fixed acme "the colour profile"
    close of period 2026-03-09
    """
    assert counts(evidence) == (0, 1)
    assert gave(evidence).counted == ("pitch",)


@story
def test_touches_among_ourselves_and_other_teams_touches_are_not_counted(evidence):
    """
    2025-01-06  ana joined as leader under rosa
    2025-01-06  rosa joined as leader
    2025-01-06  otto joined as salesperson under rosa
    2026-03-02  tom answered mia "half past nine"
    2026-03-02  otto answered acme "yes"
    close of period 2026-03-09
    """
    assert counts(evidence) == (0, 0)
    assert counts(seen_by("rosa", evidence)) == (1, 1)


@cell("serving.gave", "gamed")
@story
def test_what_the_leader_types_in_is_set_aside(evidence):
    """
    2026-03-02  ana answered acme "yes" ^own
    2026-03-03  tom warned bolt "the resin is short" ^told | by ana as leader
    close of period 2026-03-09
    """
    assert counts(evidence) == (0, 0)
    assert gave(evidence).aside == ("own", "told")


@cell("serving.gave", "corrected")
@story
def test_corrected_and_withdrawn_touches(evidence):
    """
    2026-03-02  tom pitched acme "resin" ^t1
    2026-03-02  tom answered acme "about resin" ^t2 | corrects ^t1
    2026-03-03  tom pitched bolt "resin" ^t3
    2026-03-04  tom withdrew ^t3: "that was last year"
    close of period 2026-03-09
    """
    assert counts(evidence) == (1, 1)


@cell("serving.gave", "late")
@story
def test_told_late_it_still_counts_in_the_week_it_happened(evidence):
    """
    known at 2026-03-20
    2026-03-03  tom answered acme "yes" ^t1
    close of period 2026-03-23
    """
    sign = gave(evidence)
    assert sign.counted == ("t1",)
    assert sign.trend[-3:] == ((1, 1), (0, 0), (0, 0))
