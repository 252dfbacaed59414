"""Whom to see next and what to begin with; what requests were worth, and whom people name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ridealong.practices.reading import NextStep
from ridealong.practices.trenches import change
from tests.practices.test_change_granted import ASK, HOUSE
from tests.practices.weekly import told
from tests.stories import story


def evidence(*parts: str):
    return story(told(HOUSE, *parts, close="2026-04-06"))


def context(*parts: str) -> tuple[str, ...]:
    return change.read(evidence(*parts)).context


def step(*parts: str) -> NextStep | None:
    return change.read(evidence(*parts)).next_step


# ---- what requests were worth, and whom people name ----

GRANTED_ONE = "2026-01-20  carla claimed ^r1\n2026-01-21  tom confirmed ^r1"


def test_what_was_asked_for_and_granted_is_added_up_beside_it():
    other = '2026-02-02  mia asked dept-1 for "a demo room" worth 1500 EUR by 2026-02-13'
    said = "Asked for within a year: 6,500 EUR, of which 5,000 EUR was granted."
    assert context(ASK, GRANTED_ONE, other) == (said,)
    abroad = '2026-02-02  mia asked dept-1 for "a room in Boston" worth 900 USD by 2026-02-13'
    assert context(ASK, GRANTED_ONE, other, abroad)[1:] == (
        "Asked for within a year: 900 USD, of which 0 USD was granted.",
    )


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('2026-02-02  ana asked dept-1 for "a room" worth 1500 EUR by 2026-02-13', "only the leader tells of it"),
        ('2025-04-04  mia asked dept-1 for "a room" worth 1500 EUR by 2025-04-11', "that was more than a year ago"),
        ('2026-02-02  mia asked dept-1 for "a room" by 2026-02-13', "nobody said what it was worth"),
    ],
)  # fmt: skip
def test_what_is_not_added_up(line, why):
    assert context(ASK, GRANTED_ONE, line) == (
        "Asked for within a year: 5,000 EUR, of which 5,000 EUR was granted.",
    ), why


NAMED = "2026-03-10  mia was named by 4 of 9 as the one who gets things changed"


@pytest.mark.parametrize(
    ("other", "named", "why"),
    [
        ("2026-03-10  tom was named by 3 of 9 as the one who gets things changed", "Mia", "by more of them"),
        ("2026-03-10  tom was named by 5 of 9 as the one who gets things changed", "Tom", "by more of them"),
        ("2025-12-29  tom was named by 5 of 9 as the one who gets things changed", "Mia", "that was last quarter"),
        ("2026-04-06  tom was named by 5 of 9 as the one who gets things changed", "Mia", "that week is still open"),
        ("2026-03-10  tom was named by 5 of 9 as the one who gets things changed | by ana as leader", "Mia",
         "only the leader says so"),
    ],
)  # fmt: skip
def test_whom_people_named_this_quarter(other, named, why):
    number = 5 if named == "Tom" else 4
    said = f"{number} of 9 named {named} as the one who gets things changed."
    assert context(f"{NAMED} | by system as system", suffixed(other)) == (said,), why


def suffixed(line: str) -> str:
    return line if "| by" in line else f"{line} | by system as system"


def test_nobody_names_one_who_was_forgotten():
    told_of_mia = evidence(f"{NAMED} | by system as system")
    assert change.read(told_of_mia).context != ()
    assert change.read(replace(told_of_mia, forgotten=frozenset({"mia"}))).context == ()


# ---- whom to see ----

WAITING = '2026-03-30  tom asked carla for "a second credit clerk" by 2026-04-10 ^r1'
HELPED = '2026-03-02  mia helped carla with "the price table" ^f1\n2026-03-03  carla confirmed ^f1'
NOTHING_DONE = "nothing was done for them this quarter: begin with that"


def test_the_next_act_says_whom_to_see_and_what_was_done_for_them():
    alone, given = step(WAITING), step(HELPED, WAITING)
    assert alone is not None and given is not None
    assert (alone.says, alone.who, alone.confirmed_by) == (
        "See carla about what your team asked for",
        "carla",
        "carla",
    )
    assert alone.why == f"it is due 10 April; {NOTHING_DONE}"
    assert given.why == "it is due 10 April; they were helped once this quarter"


@pytest.mark.parametrize(
    ("favour", "why"),
    [
        (HELPED.replace("carla", "dept-1"), "somebody else was helped"),
        (HELPED.split("\n")[0], "nobody confirmed that it helped"),
        (HELPED.replace("2026-03-0", "2026-01-0"), "that was more than a quarter ago"),
    ],
)
def test_what_was_not_done_for_them_this_quarter(favour, why):
    act = step(favour, WAITING)
    assert act is not None and act.why == f"it is due 10 April; {NOTHING_DONE}", why


def test_twice_is_said_as_a_number():
    again = HELPED.replace("2026-03-0", "2026-02-0").replace("^f1", "^f2")
    act = step(again, HELPED, WAITING)
    assert act is not None and act.why == "it is due 10 April; they were helped 2 times this quarter"


OWED = '2026-03-16  carla asked {} for "the forecast" by 2026-03-20 ^owed'


def test_the_next_act_begins_with_what_they_wait_for_themselves():
    ask = WAITING.replace("tom asked", "ana asked")
    act = step(OWED.format("tom"), ask)
    assert act is not None and act.says == "See carla about “a second credit clerk”"
    assert act.why == "it is due 10 April; they wait themselves: begin with that"
    assert act.confirmed_by == "carla", "nobody who leads confirms their own ask"
    leaders = step(OWED.format("ana"), ask)
    assert leaders is not None
    assert leaders.why == "it is due 10 April; they wait for “the forecast” themselves: begin with that"


@pytest.mark.parametrize(
    ("owed", "why"),
    [
        (OWED.format("tom") + "\n2026-03-18  carla confirmed ^owed", "they have it"),
        (OWED.format("tom").replace("carla", "dept-1"), "somebody else waits"),
        (OWED.format("dept-1"), "they wait for somebody else"),
    ],
)
def test_what_they_do_not_wait_for(owed, why):
    act = step(owed, WAITING)
    assert act is not None and act.why == f"it is due 10 April; {NOTHING_DONE}", why


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ("2026-04-02  carla claimed ^r1", "it is for Tom now to say whether he has it"),
        ('2026-04-02  tom dropped ^r1: "never mind"', "Tom let go of it"),
        ("2026-04-02  tom confirmed ^r1", "he has it"),
    ],
)
def test_what_nobody_waits_for_is_no_act(lines, why):
    assert step(WAITING, lines) is None, why


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("2026-04-06", "it is due 6 April"),
        ("2026-04-05", "it was due 5 April"),
        ("2026-03-09", "it was due 9 March"),
        ("2026-03-08", None),
    ],
)
def test_what_was_not_answered_for_a_month_is_history(due, said):
    act = step(WAITING.replace("2026-03-30", "2026-03-02").replace("2026-04-10", due))
    assert (act and act.why) == (said and f"{said}; {NOTHING_DONE}")


def test_the_first_to_be_due_comes_first_and_nobody_is_sent_to_whoever_was_forgotten():
    later = '2026-03-30  mia asked dept-1 for "a demo room" by 2026-04-17 ^r2'
    both = evidence(WAITING, later)
    assert change.read(both).next_step.who == "carla"
    assert change.read(replace(both, forgotten=frozenset({"carla"}))).next_step.who == "dept-1"
    assert change.read(replace(both, forgotten=frozenset({"tom"}))).next_step.who == "dept-1"
