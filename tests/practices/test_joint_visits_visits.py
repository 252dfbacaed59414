"""Weeks in which the leader met two customers beside whoever serves them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ridealong.moments.kinds.loops import VisitMade
from ridealong.practices.customers import joint_visits
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Reading
from tests.cells import cell
from tests.practices.weekly import every_week, told
from tests.stories import story

TWO = "{tue}  tom visited acme with ana\n{wed}  mia visited bolt with ana"
BOTH = ("2026-01-06  tom visited acme with ana", "2026-01-07  mia visited bolt with ana")


def read(*parts: str, close: str = "2026-01-12") -> Reading:
    return joint_visits.read(story(told(*parts, close=close)))


def figures(*parts: str, close: str = "2026-01-12") -> tuple[int, int]:
    sign = read(*parts, close=close).sign("visits")
    return sign.k, sign.n


@cell("joint_visits.visits", "yes")
def test_two_customers_every_week_of_a_quarter_are_proof():
    reading = read(every_week(TWO, 13), close="2026-04-06")
    sign = reading.sign("visits")
    assert ((sign.k, sign.n), sign.verdict, sign.leading) == ((13, 13), YES, True)
    assert reading.says == "0 of 22 joint visits had the customer’s own word and an observed skill.", (
        "visiting without asking and watching is not this practice"
    )


@cell("joint_visits.visits", "not yet")
def test_one_good_week_and_then_none_is_proof_of_the_opposite():
    sign = read(*BOTH, close="2026-04-06").sign("visits")
    assert ((sign.k, sign.n), sign.verdict) == ((1, 13), NOT_YET)


@cell("joint_visits.visits", "can't tell")
def test_three_weeks_are_too_few():
    sign = read(every_week(TWO, 3), close="2026-01-26").sign("visits")
    assert ((sign.k, sign.n), sign.verdict) == ((3, 3), CANT_TELL)


def test_nothing_visited_is_nothing_seen():
    assert read('2026-01-05  tom promised bolt "x" by 2026-01-09').says == "Nothing seen yet."


@cell("joint_visits.visits", "gamed")
@pytest.mark.parametrize(
    ("lines", "met", "why"),
    [
        (BOTH, 1, "two customers"),
        (BOTH[:1], 0, "one"),
        ((BOTH[0], "2026-01-06  ana visited acme with tom | by system as system"), 0, "one, told from both seats"),
        ((BOTH[0], "2026-01-06  mia visited acme with ana"), 0, "one, with both of them there"),
        ((BOTH[0], "2026-01-08  tom visited acme with ana"), 1, "one customer on two days"),
        ((BOTH[0], "2026-01-07  ana visited bolt | by system as system"), 0, "one of them alone"),
        ((BOTH[0], "2026-01-07  mia visited bolt"), 0, "one of them without the leader"),
        ((BOTH[0], "2025-01-06  otto joined as salesperson under rosa", "2026-01-07  otto visited bolt with ana"), 0,
         "one of them beside somebody else's salesperson"),
        ((BOTH[0], "2026-01-07  ana visited bolt with mia"), 0, "one that only the leader tells"),
        ((BOTH[0], "2026-01-07  ana visited bolt with mia ^v", "2026-01-10  mia confirmed ^v"), 1,
         "and its salesperson confirms it"),
        ((BOTH[0], "2026-01-07  ana visited bolt with mia ^v", "2026-01-10  mia confirmed ^v | by ana as leader"), 0,
         "and its leader confirms it for her"),
        ((BOTH[0], "2026-01-07  mia visited bolt with ana ^v", "2026-01-08  ana denied ^v"), 0, "one that is denied"),
        ((BOTH[0], "2026-01-07  ana visited bolt with mia ^v | by system as system", "2026-01-07  mia dropped ^v"), 0,
         "one that was called off"),
        ((BOTH[0], "2026-01-07  ana visited bolt with mia ^v", "2026-01-08  mia moved ^v to 2026-01-14"), 0,
         "one that was put off"),
        ((BOTH[0], "2026-01-07  ana visited bolt with mia | by tom"), 0, "one that another salesperson tells"),
        ((BOTH[0], "2026-01-07  ana visited bolt with mia | by bolt"), 1, "one that the customer tells"),
        ((BOTH[0], "2026-01-07  ana visited bolt with mia ^v", "2026-01-08  bolt confirmed ^v"), 1,
         "and its customer confirms it"),
        ((BOTH[0], "2026-01-07  mia visited bolt with ana ^v", "2026-01-08  bolt denied ^v"), 0,
         "one that its customer denies, whoever sat beside"),
        ((BOTH[0], "2026-01-07  ana visited bolt with mia ^v", "2026-01-08  bolt denied ^v",
          "2026-01-09  mia confirmed ^v"), 0,
         "one that its customer denies, and the one beside confirms"),
        ((BOTH[0], "2026-01-07  ana visited bolt with mia ^v | by system as system", "2026-01-08  bolt denied ^v",
          "2026-01-09  bolt confirmed ^v"), 1, "one that its customer denied by mistake"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_two_joint_meetings_are_two(lines, met, why):
    assert figures(*lines) == (met, 1), why


@cell("joint_visits.visits", "gamed")
def test_what_only_the_leader_tells_is_set_aside():
    alone = "2026-01-07  ana visited bolt with mia ^v"
    sign = read(alone).sign("visits")
    assert (sign.n, sign.aside) == (0, ("v",))
    assert read(alone, "2026-01-08  mia confirmed ^v").sign("visits").aside == ()
    assert read(alone, "2026-01-08  mia denied ^v").sign("visits").aside == (), "it did not take place"
    assert read(f"{alone} | by tom").sign("visits").aside == ("v",), (
        "a friend's word, who was not there, is no more"
    )


@cell("joint_visits.visits", "young")
def test_a_week_waits_for_its_sunday():
    assert figures(*BOTH, close="2026-01-08") == (0, 0)
    assert figures(*BOTH, close="2026-01-12") == (1, 1)


@cell("joint_visits.visits", "late")
@pytest.mark.parametrize(
    "late",
    [
        ["2026-01-07  mia visited bolt with ana | recorded 2026-02-20T09:00Z"],
        ["2026-01-07  ana visited bolt with mia ^v", "2026-02-20  mia confirmed ^v"],
    ],
    ids=["told", "confirmed"],
)
def test_told_or_confirmed_late_it_counts_in_the_week_it_happened(late):
    sign = read(BOTH[0], *late, close="2026-03-02").sign("visits")
    assert sign.trend[-8:-6] == ((1, 1), (0, 1))


@cell("joint_visits.visits", "corrected")
def test_a_visit_corrected_to_another_week_counts_there():
    second = "2026-01-07  mia visited bolt with ana ^v"
    moved = "2026-01-14  mia visited bolt with ana ^w | corrects ^v"
    third = "2026-01-15  tom visited acme with ana"
    assert figures(BOTH[0], second, third, close="2026-01-19") == (1, 2)
    sign = read(BOTH[0], second, moved, third, close="2026-01-19").sign("visits")
    assert ((sign.k, sign.n), sign.trend[-2:]) == ((1, 2), ((0, 1), (1, 1)))


@cell("joint_visits.visits", "corrected")
def test_a_visit_taken_back_did_not_take_place():
    back = '2026-01-08  mia withdrew ^v: "they were out"'
    assert figures(BOTH[0], "2026-01-07  mia visited bolt with ana ^v", back) == (0, 1)


OLD = "2025-06-03  tom visited acme with ana"
NEW = "2026-01-06  tom visited acme with ana"
VISITS = frozenset({VisitMade})


@pytest.mark.parametrize(
    ("lines", "since", "unread", "enough"),
    [
        ((NEW,), None, VISITS, True),
        ((NEW,), date(2025, 9, 1), frozenset(), True),
        ((OLD, NEW), date(2025, 9, 1), VISITS, True),
        ((NEW,), date(2025, 9, 1), VISITS, False),
        ((OLD,), date(2025, 6, 3), VISITS, False),
        (("2025-06-03  ana visited acme with tom", NEW), date(2025, 9, 1), VISITS, False),
        (("2025-06-03  tom visited acme", NEW), date(2025, 9, 1), VISITS, False),
    ],
    ids=["all of it", "all visits", "an old one too", "none old", "none before that day",
         "an old one nobody bears out", "an old one alone"],
)  # fmt: skip
def test_what_was_read_is_enough_where_no_unread_visit_can_have_been_the_first(lines, since, unread, enough):
    evidence = story(told(*lines, close="2026-02-02"))
    assert joint_visits.reaches_back(replace(evidence, since=since, unread=unread)) is enough
