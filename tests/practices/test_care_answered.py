"""Salespeople answered on time: what the leader promised them or was asked for, in their own eyes."""

from __future__ import annotations

import pytest

from ridealong.practices.employees import care
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.cells import cell
from tests.practices.weekly import every_week, seen_by, told
from tests.stories import story

TEAM = "\n".join(f"2025-01-06  rep-{number} joined as salesperson under ana" for number in range(1, 11))
ANSWERED = """
{mon}  rep-{i} asked ana for "a word with credit" by {thu} ^r{i}
{wed}  ana claimed ^r{i}
{fri}  rep-{i} confirmed ^r{i}
"""
FORGOTTEN = '{mon}  rep-{i} asked ana for "a demo van" by {thu} ^f{i}'


def answered(evidence) -> Sign:
    return care.read(evidence).sign("answered")


def counts(evidence) -> tuple[int, int]:
    sign = answered(evidence)
    return sign.k, sign.n


@cell("care.answered", "yes")
def test_ten_salespeople_answered_in_time_are_proof():
    evidence = story(told(TEAM, every_week(ANSWERED, 10), close="2026-04-06"))
    assert (counts(evidence), answered(evidence).verdict) == ((10, 10), YES)
    assert care.read(evidence).verdict is YES


@cell("care.answered", "not yet")
def test_six_who_still_wait_are_proof_of_the_opposite():
    evidence = story(told(TEAM, every_week(FORGOTTEN, 6), close="2026-04-06"))
    assert (counts(evidence), answered(evidence).verdict) == ((0, 6), NOT_YET)
    assert care.read(evidence).says == "0 of 6 salespeople’s requests answered on time."


@cell("care.answered", "can't tell")
def test_two_answers_are_too_few_to_say():
    evidence = story(told(TEAM, every_week(ANSWERED, 2), close="2026-04-06"))
    assert (counts(evidence), answered(evidence).verdict) == ((2, 2), CANT_TELL)


@story
def test_promises_to_salespeople_count_like_their_requests(evidence):
    """
    2026-03-02  ana promised tom "a second desk" by 2026-03-06 ^p1
    2026-03-05  ana claimed ^p1
    2026-03-06  tom confirmed ^p1
    2026-03-02  mia asked ana for "a demo van" by 2026-03-06 ^r1
    close of period 2026-03-30
    """
    assert counts(evidence) == (1, 2)
    assert answered(evidence).because == ("p1",)


@cell("care.answered", "gamed")
@story
def test_the_leader_cannot_close_it_for_them(evidence):
    """
    2026-03-02  tom asked ana for "a demo van" by 2026-03-06 ^r1
    as ana
    2026-03-05  ana claimed ^r1
    2026-03-06  tom confirmed ^r1
    close of period 2026-03-30
    """
    sign = answered(evidence)
    assert (sign.k, sign.n) == (0, 0), "claimed, and Tom has not said a word himself"
    assert sign.response is not None and (sign.response.asked, sign.response.answered) == (1, 0)


@cell("care.answered", "gamed")
@story
def test_a_promise_only_the_leader_tells_of_is_set_aside_kept_or_not(evidence):
    """
    as ana
    2026-03-02  ana promised tom "a second desk" by 2026-03-06 ^p1
    2026-03-05  ana claimed ^p1
    2026-03-02  ana promised mia "a demo van" by 2026-03-06 ^p2
    close of period 2026-03-30
    """
    sign = answered(evidence)
    assert (sign.k, sign.n) == (0, 0)
    assert sorted(sign.aside) == ["p1", "p2"]
    assert sign.response is None


@cell("care.answered", "late")
@story
def test_it_counts_from_the_tap_of_the_one_it_was_for(evidence):
    """
    2026-03-02  ana promised tom "a second desk" by 2026-03-06 ^p1
    2026-03-05  ana claimed ^p1
    2026-03-20  tom confirmed ^p1
    2026-03-02  ana promised mia "a demo van" by 2026-03-06 ^p2
    2026-03-05  ana claimed ^p2
    2026-03-20  mia denied ^p2
    close of period 2026-03-30
    """
    assert counts(evidence) == (1, 2)
    assert answered(evidence).aside == ()


@cell("care.answered", "gamed", "young", "late")
@story
def test_young_late_moved_and_dropped(evidence):
    """
    2026-03-23  tom asked ana for "too young" by 2026-03-26 ^young
    2026-03-02  mia asked ana for "a day late" by 2026-03-04 ^late
    2026-03-05  ana claimed ^late
    2026-03-06  mia confirmed ^late
    2026-03-09  tom asked ana for "moved, unasked" by 2026-03-11 ^moved
    2026-03-10  ana moved ^moved to 2026-03-13
    2026-03-12  ana claimed ^moved
    2026-03-13  tom confirmed ^moved
    2026-03-09  mia asked ana for "let go by Mia" by 2026-03-11 ^out
    2026-03-10  mia dropped ^out
    close of period 2026-03-30
    """
    sign = answered(evidence)
    assert (sign.k, sign.n, sign.young) == (0, 2, ("young",))
    assert sorted(sign.counted) == ["late", "moved"]


@cell("care.answered", "gamed")
@story
def test_many_requests_of_one_week_count_once_the_worst_of_them(evidence):
    """
    2026-03-02  tom asked ana for "one" by 2026-03-04 ^r1
    2026-03-02  tom asked ana for "two" by 2026-03-05 ^r2
    2026-03-03  ana claimed ^r1
    2026-03-04  tom confirmed ^r1
    close of period 2026-03-30
    """
    assert counts(evidence) == (0, 1)
    assert answered(evidence).counted == ("r2",)


@cell("care.answered", "corrected")
@story
def test_corrected_and_withdrawn(evidence):
    """
    2026-03-02  tom asked ana for "a demo van" by 2026-03-06 ^r1
    2026-03-02  tom asked ana for "a demo van, the white one" by 2026-03-06 ^r2 | corrects ^r1
    2026-03-05  ana claimed ^r1
    2026-03-06  tom confirmed ^r2
    2026-03-02  mia asked ana for "nothing" by 2026-03-06 ^r3
    2026-03-02  mia withdrew ^r3: "found it"
    close of period 2026-03-30
    """
    assert counts(evidence) == (1, 1)
    assert answered(evidence).counted == ("r2",)


@cell("care.answered", "gamed", "corrected")
@story
def test_a_leader_cannot_withdraw_what_a_salesperson_asked(evidence):
    """
    2026-03-02  tom asked ana for "a demo van" by 2026-03-06 ^r1
    2026-03-09  ana withdrew ^r1: "he did not mean it"
    close of period 2026-03-30
    """
    assert counts(evidence) == (0, 1)


@story
def test_what_other_people_ask_of_each_other_is_not_the_leaders(evidence):
    """
    2026-03-02  tom asked mia for "a lift" by 2026-03-06
    2026-03-02  ana asked tom for "a forecast" by 2026-03-06
    2026-03-02  acme asked ana for "a discount" by 2026-03-06
    close of period 2026-03-30
    """
    assert counts(evidence) == (0, 0)


@pytest.mark.parametrize(
    ("line", "n"),
    [("2026-02-27  tom left", 0), ("2026-03-03  tom left", 1)],
    ids=["before he asked", "after it"],
)
def test_who_was_here_that_day_decides_whose_request_it_was(line, n):
    asked = '2026-03-02  tom asked ana for "a demo van" by 2026-03-06'
    assert counts(story(told(line, asked, close="2026-03-30"))) == (0, n)


@story
def test_a_second_line_leader_owes_everyone_below(evidence):
    """
    2025-01-06  zoe joined as leader
    2025-01-06  ana joined as leader under zoe
    2025-01-06  tom joined as salesperson under ana
    2026-03-02  tom asked zoe for "a demo van" by 2026-03-06 ^toms
    2026-03-02  ana asked zoe for "a second clerk" by 2026-03-06 ^anas
    close of period 2026-03-30
    """
    sign = answered(evidence)
    assert evidence.leader == "zoe"
    assert sorted(sign.counted) == ["anas", "toms"]
    assert sign.aside == (), "Ana is a leader, but not the one this is about: her word is another voice"
    assert answered(seen_by("ana", evidence)).n == 0


@story
def test_the_next_act_is_the_oldest_thing_somebody_waits_for(evidence):
    """
    2026-03-02  tom asked ana for "a demo van" by 2026-03-06 ^r1
    2026-02-02  mia raised a barrier "credit checks take nine days" ^b1
    close of period 2026-03-30
    """
    step = care.read(evidence).next_step
    assert step is not None
    assert (step.says, step.why) == ("Answer Mia", "“credit checks take nine days”, open for 56 days")
    assert (step.who, step.confirmed_by, step.about) == ("mia", "mia", ("b1",))


@story
def test_the_mirror_shows_both_waits_and_counts_no_claim_that_nobody_confirmed(evidence):
    """
    2026-03-02  tom asked ana for "a demo van" by 2026-03-20 ^r1
    2026-03-12  ana claimed ^r1
    2026-03-13  tom confirmed ^r1
    2026-03-02  mia asked ana for "a second desk" by 2026-03-20 ^r2
    2026-03-03  ana claimed ^r2
    2026-03-02  tom promised acme "a call" by 2026-03-20 ^p1
    2026-03-03  tom claimed ^p1
    2026-03-04  acme confirmed ^p1
    close of period 2026-03-30
    """
    assert care.read(evidence).context == (
        "Your salespeople wait 10 days for an answer, your customers a day.",
    )
