"""The pulse: one closed block a quarter, anonymous, from five answers up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ridealong.moments.kinds.employees import PulseAnswered
from ridealong.practices.employees import care
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.cells import cell
from tests.practices.weekly import told
from tests.stories import story


def pulse(evidence) -> Sign:
    return care.read(evidence).sign("pulse")


def counts(evidence) -> tuple[int, int]:
    sign = pulse(evidence)
    return sign.k, sign.n


@cell("care.pulse", "yes", "not yet", "can't tell")
@pytest.mark.parametrize(
    ("met", "verdict"), [((9, 9, 9), YES), ((2, 1, 2), NOT_YET), ((7, 7, 7), CANT_TELL)], ids=str
)
def test_three_items_answered_by_nine_people_are_27_answers(met, verdict):
    marks = "listens {} met, keeps-promises {} met, follows-up {} met".format(*met)
    sign = pulse(
        story(told(f"2026-03-10  pulse of ana was answered by 9 of 10: {marks} ^u1", close="2026-03-30"))
    )
    assert (sign.k, sign.n, sign.verdict) == (sum(met), 27, verdict)
    assert sign.counted == ("u1",) * 27, "each answer is counted, and none can be told from another"
    assert sign.n_eff == 27


@story
def test_only_what_this_practice_reads_is_counted(evidence):
    """
    2026-03-10  pulse of ana was answered by 6 of 8: listens 5 met, canteen 1 met
    close of period 2026-03-30
    """
    assert counts(evidence) == (5, 6)


@cell("care.pulse", "gamed")
@story
def test_of_two_pulses_in_a_quarter_the_first_counts(evidence):
    """
    2026-01-20  pulse of ana was answered by 6 of 8: listens 2 met ^first
    2026-03-10  pulse of ana was answered by 8 of 8: listens 8 met ^again
    close of period 2026-03-30
    """
    assert counts(evidence) == (2, 6)
    assert set(pulse(evidence).counted) == {"first"}


@story
def test_a_pulse_in_the_next_quarter_counts_beside_it(evidence):
    """
    2026-01-20  pulse of ana was answered by 6 of 8: listens 2 met ^winter
    2026-04-10  pulse of ana was answered by 8 of 8: listens 8 met ^spring
    close of period 2026-04-20
    """
    assert counts(evidence) == (10, 14)


def test_below_five_answers_there_is_no_pulse_however_it_got_in():
    evidence = story(
        told("2026-03-10  pulse of ana was answered by 5 of 8: listens 4 met ^u1", close="2026-03-30")
    )
    ((moment, fact),) = evidence.kind(PulseAnswered)
    four = replace(moment, fact=replace(fact, answered=4))
    others = tuple(each for each in evidence.moments if each.id != "u1")
    assert counts(evidence) == (4, 5)
    assert counts(replace(evidence, moments=(*others, four))) == (0, 0)


@story
def test_who_stayed_silent_is_shown(evidence):
    """
    2026-03-10  pulse of ana was answered by 6 of 8: listens 6 met, keeps 6 met
    close of period 2026-03-30
    """
    response = pulse(evidence).response
    assert response is not None and (response.asked, response.answered) == (8, 6)


@cell("care.pulse", "gamed")
@pytest.mark.parametrize(("asked", "verdict"), [(20, YES), (21, CANT_TELL)])
def test_a_yes_waits_where_most_of_the_team_kept_silent(asked, verdict):
    told_by_ten = f"2026-03-10  pulse of ana was answered by 10 of {asked}: listens 10 met, keeps 10 met"
    assert pulse(story(told(told_by_ten, close="2026-03-30"))).verdict is verdict


@cell("care.pulse", "gamed")
@story
def test_no_leader_types_in_their_own_pulse(evidence):
    """
    as ana
    2026-03-10  pulse of ana was answered by 8 of 8: listens 8 met ^typed
    close of period 2026-03-30
    """
    assert counts(evidence) == (0, 0)


@cell("care.pulse", "gamed")
@story
def test_nor_does_a_salesperson_for_them(evidence):
    """
    as tom
    2026-03-10  pulse of ana was answered by 8 of 8: listens 8 met ^typed
    close of period 2026-03-30
    """
    assert counts(evidence) == (0, 0)


@cell("care.pulse", "gamed")
@story
def test_a_leaders_pulse_does_not_take_the_place_of_the_teams(evidence):
    """
    2026-03-09  pulse of ana was answered by 8 of 8: listens 8 met ^typed | by ana as leader
    2026-03-10  pulse of ana was answered by 8 of 8: listens 1 met ^real
    close of period 2026-03-30
    """
    assert counts(evidence) == (1, 8)


@cell("care.pulse", "young", "corrected")
@story
def test_young_another_leaders_and_corrected(evidence):
    """
    2025-01-06  ana joined as leader
    2025-01-06  rosa joined as leader
    2026-02-10  pulse of rosa was answered by 8 of 8: listens 1 met
    2026-02-10  pulse of ana was answered by 8 of 8: listens 1 met ^u1
    2026-02-10  pulse of ana was answered by 8 of 8: listens 6 met ^u2 | corrects ^u1
    2026-04-07  pulse of ana was answered by 8 of 8: listens 1 met ^young
    close of period 2026-04-08
    """
    assert counts(evidence) == (6, 8)


@cell("care.pulse", "late")
@story
def test_told_late_it_still_belongs_to_its_quarter(evidence):
    """
    known at 2026-04-10
    2026-03-10  pulse of ana was answered by 8 of 8: listens 6 met ^u1
    close of period 2026-04-20
    """
    assert counts(evidence) == (6, 8)


def test_with_nobody_waiting_the_talk_about_the_pulse_is_the_next_act():
    asked = "2026-03-10  pulse of ana was answered by 8 of 8: listens 6 met ^u1"
    talked = "2026-03-12  ana discussed ^u1 with tom, mia"
    step = care.read(story(told(asked, close="2026-03-30"))).next_step
    assert step is not None and step.says == "Talk with the team about the pulse of 10 March"
    assert step.why == "6 of 8 answers met the mark, and nobody has told of a talk about it"
    assert step.confirmed_by in ("tom", "mia"), "one of the team says that it took place"
    assert care.read(story(told(asked, talked, close="2026-03-30"))).next_step is None
