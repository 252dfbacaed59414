"""Weeks in which a barrier went, and the one who raised it said so."""

from __future__ import annotations

from ridealong.practices.employees import care
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.cells import cell
from tests.practices.weekly import every_week, told
from tests.stories import story

GOES = """
{mon}  tom raised a barrier "number {i}" ^b{i}
{wed}  ana claimed ^b{i}
{thu}  tom confirmed ^b{i}
"""
STAYS = '{mon}  tom raised a barrier "number {i}" ^s{i}'


def barriers(evidence) -> Sign:
    return care.read(evidence).sign("barriers")


def counts(evidence) -> tuple[int, int]:
    sign = barriers(evidence)
    return sign.k, sign.n


@cell("care.barriers", "yes")
def test_six_straight_weeks_are_proof():
    evidence = story(told(every_week(GOES, 6), close="2026-02-16"))
    assert (counts(evidence), barriers(evidence).verdict) == ((6, 6), YES)
    assert barriers(evidence).n_eff == 6, "a week resembles no other week, so nothing is deflated"


@cell("care.barriers", "not yet")
def test_thirteen_weeks_of_raising_and_nothing_going_are_proof_of_the_opposite():
    evidence = story(told(every_week(STAYS, 13), close="2026-04-06"))
    assert (counts(evidence), barriers(evidence).verdict) == ((0, 13), NOT_YET)


@cell("care.barriers", "can't tell")
def test_two_weeks_are_too_few():
    evidence = story(told(every_week(GOES, 2), close="2026-01-19"))
    assert (counts(evidence), barriers(evidence).verdict) == ((2, 2), CANT_TELL)


def test_weeks_count_from_the_first_barrier_on():
    evidence = story(told(every_week(GOES, 3, first="2026-03-02"), close="2026-04-06"))
    assert counts(evidence) == (3, 5), (
        "before the first barrier there was no instrument, and that is no failure"
    )


def test_no_barrier_ever_is_nothing_seen():
    assert barriers(story('2026-03-02  acme said "good"')).n == 0


@cell("care.barriers", "gamed")
@story
def test_only_the_raiser_says_that_it_has_gone(evidence):
    """
    2026-03-02  tom raised a barrier "credit checks" ^b1
    2026-03-03  ana claimed ^b1
    2026-03-04  tom confirmed ^b1 | by ana as leader
    2026-03-05  mia confirmed ^b1
    close of period 2026-03-16
    """
    assert counts(evidence) == (0, 2), "the first waited a week for Tom's word, and it did not come"


@cell("care.barriers", "gamed")
@story
def test_ten_trifles_in_a_week_are_one_week(evidence):
    """
    2026-03-02  tom raised a barrier "one" ^b1
    2026-03-02  tom raised a barrier "two" ^b2
    2026-03-02  mia raised a barrier "three" ^b3
    2026-03-04  tom confirmed ^b1
    2026-03-04  tom confirmed ^b2
    2026-03-04  mia confirmed ^b3
    close of period 2026-03-16
    """
    assert counts(evidence) == (1, 2)
    assert barriers(evidence).because == ("b1",)
    assert {"b1", "b2", "b3"} <= set(barriers(evidence).proof)


@cell("care.barriers", "late")
@story
def test_it_is_the_week_of_the_raisers_word_that_counts_not_of_the_claim(evidence):
    """
    2026-03-02  tom raised a barrier "credit checks" ^b1
    2026-03-04  ana claimed ^b1
    2026-03-18  tom confirmed ^b1
    close of period 2026-03-30
    """
    assert barriers(evidence).trend[-4:] == ((0, 1), (0, 1), (1, 1), (0, 1))


@cell("care.barriers", "young")
@story
def test_this_week_waits_for_its_sunday(evidence):
    """
    2026-03-02  tom raised a barrier "credit checks" ^b1
    2026-03-10  tom confirmed ^b1
    close of period 2026-03-11
    """
    assert counts(evidence) == (0, 1)


@cell("care.barriers", "gamed")
@story
def test_barriers_that_a_leader_types_in_are_set_aside(evidence):
    """
    as ana
    2026-03-02  tom raised a barrier "something easy" ^easy
    2026-03-03  tom confirmed ^easy
    as themselves
    2026-03-09  tom raised a barrier "credit checks" ^real
    close of period 2026-03-16
    """
    sign = barriers(evidence)
    assert (sign.k, sign.n, sign.aside) == (0, 1, ("easy",))


@story
def test_a_barrier_the_leader_wrote_down_counts_once_its_raiser_confirms_it(evidence):
    """
    2026-03-02  tom raised a barrier "credit checks" ^b1 | by ana as leader
    2026-03-04  tom confirmed ^b1
    close of period 2026-03-09
    """
    assert counts(evidence) == (1, 1)


@story
def test_a_barrier_that_comes_back_had_not_gone(evidence):
    """
    2026-03-02  tom raised a barrier "credit checks" ^b1
    2026-03-04  tom confirmed ^b1
    2026-03-10  tom denied ^b1: "nine days again"
    close of period 2026-03-16
    """
    assert counts(evidence) == (0, 2)


@cell("care.barriers", "late", "corrected")
@story
def test_told_late_corrected_withdrawn_and_raised_by_another_team(evidence):
    """
    2025-01-06  ana joined as leader
    2025-01-06  rosa joined as leader
    2025-01-06  otto joined as salesperson under rosa
    2026-03-02  otto raised a barrier "not Ana's" ^o1
    2026-03-03  otto confirmed ^o1
    2026-03-09  tom raised a barrier "credit" ^b1
    2026-03-09  tom raised a barrier "credit checks" ^b2 | corrects ^b1
    known at 2026-03-20
    2026-03-10  tom confirmed ^b1
    2026-03-16  mia raised a barrier "by mistake" ^b3
    2026-03-17  mia confirmed ^b3
    2026-03-21  mia withdrew ^b3: "that was a wish"
    close of period 2026-03-23
    """
    sign = barriers(evidence)
    assert (sign.k, sign.n) == (1, 2)
    assert sign.because == ("b2",)


@cell("care.barriers", "gamed")
def test_fewer_barriers_and_a_poor_pulse_are_silence_not_success():
    earlier = every_week(STAYS, 6, first="2025-10-13")
    lately = every_week('{mon}  tom raised a barrier "late {i}" ^late{i}', 2, first="2026-03-02")
    pulse = "2026-03-10  pulse of ana was answered by 6 of 8: listens {} met"
    poor = care.read(story(told(earlier, lately, pulse.format(2), close="2026-03-30")))
    good = care.read(story(told(earlier, lately, pulse.format(6), close="2026-03-30")))
    said = (
        "Barriers raised fell from 6 to 2 in a quarter while the pulse is poor: that is silence, not success."
    )
    assert poor.context == (said,)
    assert good.context == ()
