"""Tries that were judged by somebody who used them, and changed how things are done."""

from __future__ import annotations

import pytest

from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Reading
from ridealong.practices.trenches import tempo
from tests.cells import cell
from tests.practices.test_tempo_exposed import weeks_of
from tests.practices.weekly import told
from tests.stories import story

TEAM = "\n".join(f"2025-01-06  rep-{number} joined as salesperson under ana" for number in range(1, 13))
KEPT = """
{mon}  rep-{i} started a try "idea {word}", smallest "one customer", own, judge by {next_fri} ^t{i}
{next_fri}  mia ended ^t{i} kept: "I use it every week"
"""
FORGOTTEN = KEPT.strip().split("\n")[0]


def read(*parts: str, close: str = "2026-04-27") -> Reading:
    return tempo.read(story(told(*parts, close=close)))


def figures(*parts: str, close: str = "2026-04-27") -> tuple[int, int]:
    sign = read(*parts, close=close).sign("judged")
    return sign.k, sign.n


@cell("tempo.judged", "yes")
def test_six_that_changed_something_are_proof():
    assert figures(TEAM, weeks_of(KEPT, 6)) == (6, 6)
    assert read(TEAM, weeks_of(KEPT, 6)).sign("judged").verdict is YES


@cell("tempo.judged", "not yet")
def test_six_that_nobody_judged_are_proof_of_the_opposite():
    assert figures(TEAM, weeks_of(FORGOTTEN, 6)) == (0, 6)
    assert read(TEAM, weeks_of(FORGOTTEN, 6)).sign("judged").verdict is NOT_YET


@cell("tempo.judged", "can't tell")
def test_two_are_too_few():
    assert read(TEAM, weeks_of(KEPT, 2)).sign("judged").verdict is CANT_TELL


START = (
    '2026-01-05  tom started a try "call back within the hour", smallest "one", own, judge by 2026-02-06 ^t1'
)


@cell("tempo.judged", "gamed", "late")
@pytest.mark.parametrize(
    ("line", "met", "why"),
    [
        ('2026-02-06  mia ended ^t1 kept: "works"', 1, "kept by who used it"),
        ('2026-02-06  mia ended ^t1 altered: "two hours will do"', 1, "altered"),
        ('2026-02-06  mia ended ^t1 killed: "nobody noticed"', 0, "killed changes no play"),
        ('2026-02-06  tom ended ^t1 kept: "I like it"', 0, "its own starter"),
        ('2026-02-06  ana ended ^t1 kept: "good"', 0, "only the leader"),
        ('2026-02-06  mia ended ^t1 kept: "works" | by ana as leader', 0, "the leader in another's name"),
        ('2026-02-13  acme ended ^t1 kept: "please go on"', 1, "a customer, within the week to say it"),
        ('2026-02-14  mia ended ^t1 kept: "works"', 0, "too late"),
        (
            '2026-01-20  mia ended ^t1 killed: "no"\n2026-02-01  acme ended ^t1 kept: "well"',
            0,
            "asked on until somebody liked it",
        ),
        (
            '2026-01-20  ana ended ^t1 killed: "no"\n2026-02-01  mia ended ^t1 kept: "well"',
            1,
            "the leader's word ends nothing",
        ),
        (
            '2026-01-20  tom ended ^t1 kept: "I like it"\n2026-02-01  mia ended ^t1 kept: "well"',
            1,
            "and neither does the starter's",
        ),
    ],
)
def test_whose_word_and_which(line, met, why):
    assert figures(START, line) == (met, 1), why


@cell("tempo.judged", "young")
def test_before_its_day_a_try_is_too_young_to_be_judged():
    sign = read(START, close="2026-02-09").sign("judged")
    assert ((sign.k, sign.n), len(sign.young)) == ((0, 0), 1)


def test_without_a_day_of_its_own_a_try_has_ninety_days():
    bare = START.replace(", judge by 2026-02-06", "")
    assert figures(bare, '2026-04-03  mia ended ^t1 kept: "works"') == (1, 1)
    assert figures(bare, close="2026-04-06") == (0, 0)


@cell("tempo.judged", "gamed")
def test_a_far_day_is_no_way_out():
    far = START.replace("2026-02-06", "2029-12-31")
    assert figures(far, close="2026-04-13") == (0, 1), "it has the ninety days that every try has"


@cell("tempo.judged", "corrected")
def test_corrected_it_was_killed():
    kept = '2026-02-05  mia ended ^t1 kept: "works" ^j1'
    killed = '2026-02-06  mia ended ^t1 killed: "it did not" | corrects ^j1'
    assert figures(START, kept, killed) == (0, 1)


def test_the_flow_is_said_and_nothing_hangs_on_it():
    waiting = '2026-03-30  tom started a try "write the price on the box", smallest "one", own ^t2'
    kept = '2026-02-04  mia ended ^t1 kept: "works"'
    assert read(START, kept, waiting).context[0] == (
        "Tries: 1 under way, the oldest for 28 days, half of those judged took 30 days or less."
    )
    assert read(START).context == ("Tries: 1 under way, the oldest for 112 days.",)


def test_the_act_and_the_flow_speak_of_the_same_tries_the_leaders_own_among_them():
    anas = '2026-03-02  ana started a try "ring at noon", smallest "one", from customer acme ^t2'
    reading = read(START, '2026-02-04  mia ended ^t1 kept: "works"', anas)
    assert reading.next_step is not None
    assert reading.next_step.about == ("t2",)
    assert reading.context[0] == (
        "Tries: 1 under way, the oldest for 56 days, 1 of them told of by you alone, "
        "half of those judged took 30 days or less."
    )
    assert "alone" not in read(START).context[0]


def test_when_those_under_way_will_be_over_is_drawn_from_the_weeks_that_were():
    waiting = '2026-04-20  tom started a try "write the price on the box", smallest "one", own'
    said = read(TEAM, weeks_of(KEPT, 12), waiting).context
    assert said[1] == (
        "At the pace of the last quarter those under way are judged within a week as likely as not, "
        "and within 2 weeks in 17 of 20 cases."
    )


def test_ten_tries_of_which_none_was_killed_are_flagged():
    assert "10 of 10" not in "".join(read(TEAM, weeks_of(KEPT, 10)).context)
    assert "0 of 10 tries were killed" in "".join(read(TEAM, weeks_of(KEPT, 10)).context)


def test_the_next_act_is_the_oldest_that_nobody_has_seen():
    step = read(START, close="2026-02-02").next_step
    assert step is not None
    assert (step.says, step.why) == (
        "Ship, shrink or kill “call back within the hour”",
        "started 28 days ago, shown to nobody yet",
    )
    assert (step.who, step.confirmed_by) == ("tom", "tom")


def test_what_was_shown_waits_for_the_word_of_whoever_saw_it():
    step = read(START, "2026-01-07  tom showed ^t1 to acme/petra", close="2026-02-02").next_step
    assert step is not None
    assert (step.says, step.confirmed_by) == (
        "Have “call back within the hour” judged by who used it",
        "acme",
    )


def test_a_leader_confirms_no_try_of_their_own():
    leaders = START.replace("tom started", "ana started")
    step = read(leaders.replace("own", "from customer acme"), close="2026-02-02").next_step
    assert step is not None and (step.who, step.confirmed_by) == ("ana", "acme")
    assert (step := read(leaders, close="2026-02-02").next_step) is not None and step.confirmed_by is None


@pytest.mark.parametrize(
    "line",
    [
        '2026-02-12  tom withdrew ^t1: "a slip" | recorded 2026-02-12T08:00Z',
        f"{START.removesuffix(' ^t1').replace('2026-02-06', '2026-06-06')} | recorded 2026-02-12T08:00Z corrects ^t1",
        f"{START.partition(', judge')[0]} | recorded 2026-01-12T08:00Z corrects ^t1",
    ],
    ids=["taken back late", "put off late", "its day left out in time"],
)
def test_a_try_that_nobody_judged_is_not_made_to_vanish(line):
    assert figures(START, line, close="2026-03-02") == (0, 1)
