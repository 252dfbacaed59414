"""What the team needed from other departments, granted by its date: refused and withdrawn asks count as well."""

from __future__ import annotations

import pytest

from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from ridealong.practices.trenches import change
from tests.cells import cell
from tests.practices.weekly import every_week, told
from tests.stories import story

HOUSE = "\n".join(
    [
        "2025-01-06  carla joined as colleague",
        *(f"2025-01-06  dept-{i} joined as colleague" for i in range(1, 11)),
    ]
)
GRANTED = """
{mon}  tom asked dept-{i} for "part {i}" by {wed} ^r{i}
{wed}  dept-{i} claimed ^r{i}
{thu}  tom confirmed ^r{i}
"""
IGNORED = '{mon}  tom asked dept-{i} for "part {i}" by {wed}'


def granted(*parts: str, close: str = "2026-04-06") -> Sign:
    return change.read(story(told(HOUSE, *parts, close=close))).sign("granted")


def figures(*parts: str, close: str = "2026-04-06") -> tuple[int, int]:
    sign = granted(*parts, close=close)
    return sign.k, sign.n


@cell("change.granted", "yes")
def test_five_granted_are_proof():
    assert (figures(every_week(GRANTED, 5)), granted(every_week(GRANTED, 5)).verdict) == ((5, 5), YES)


@cell("change.granted", "not yet")
def test_six_ignored_are_proof_of_the_opposite():
    assert (figures(every_week(IGNORED, 6)), granted(every_week(IGNORED, 6)).verdict) == ((0, 6), NOT_YET)


@cell("change.granted", "can't tell")
def test_two_are_too_few():
    assert granted(every_week(GRANTED, 2)).verdict is CANT_TELL


ASK = '2026-01-05  tom asked carla for "a second credit clerk" worth 5000 EUR by 2026-01-30 ^r1'
LEADERS = ASK.replace("tom asked", "ana asked")


@cell("change.granted", "gamed", "late")
@pytest.mark.parametrize(
    ("ask", "lines", "figure", "why"),
    [
        (ASK, "2026-01-30  carla claimed ^r1\n2026-02-03  tom confirmed ^r1", (1, 1), "on the day"),
        (ASK, "2026-01-31  carla claimed ^r1\n2026-02-03  tom confirmed ^r1", (0, 1), "a day late"),
        (ASK, '2026-01-20  carla dropped ^r1: "no budget"', (0, 1), "refused by who was asked"),
        (
            ASK,
            '2026-01-20  tom dropped ^r1: "never mind"',
            (0, 1),
            "taken back by who asked: still not granted",
        ),
        (ASK, '2026-01-20  carla denied ^r1: "no budget"', (0, 1), "and told so"),
        (ASK, "2026-01-20  carla claimed ^r1\n2026-01-21  tom denied ^r1", (0, 1), "granted in name only"),
        (ASK, "2026-01-20  carla claimed ^r1", (0, 0), "claimed, and tom has not said anything yet"),
        (LEADERS, "2026-01-21  ana confirmed ^r1", (0, 0), "only the leader tells of asking and of having"),
        (
            LEADERS,
            "2026-01-20  carla claimed ^r1\n2026-01-21  ana confirmed ^r1",
            (1, 1),
            "carla says so too",
        ),
        (LEADERS, "", (0, 0), "an ask that nobody else has heard of"),
        (ASK.replace("carla", "mia"), "", (0, 0), "one of the team is no other department"),
    ],
)
def test_what_counts_as_granted(ask, lines, figure, why):
    assert figures(ask, lines) == figure, why


@cell("change.granted", "gamed", "late")
@pytest.mark.parametrize(
    ("moved", "met", "why"),
    [
        ("2026-01-29  carla moved ^r1 to 2026-03-01", 0, "who was asked named a later day"),
        (
            "2026-01-29  carla moved ^r1 to 2026-03-01 ^m1\n2026-01-30  tom confirmed ^m1", 1,
            "and who asked agreed",
        ),
        ("2026-01-29  tom moved ^r1 to 2026-03-01", 0, "who asks could wait for ever"),
    ],
)  # fmt: skip
def test_a_later_day_takes_two(moved, met, why):
    granted_late = "2026-02-20  carla claimed ^r1\n2026-02-21  tom confirmed ^r1"
    assert figures(ASK, moved, granted_late) == (met, 1), why


@cell("change.granted", "gamed")
@pytest.mark.parametrize(
    ("line", "n"), [("2026-01-28  tom withdrew ^r1: {0}", 1), ("2026-02-20  tom withdrew ^r1: {0}", 1)]
)
def test_what_will_not_be_granted_is_not_taken_back(line, n):
    assert figures(ASK, line.format('"never mind"')) == (0, n)


@cell("change.granted", "gamed")
def test_ten_small_asks_of_one_colleague_in_a_week_are_one():
    asks = "\n".join(
        f'2026-01-05  tom asked carla for "sheet {i}" by 2026-01-09 ^s{i}\n2026-01-06  carla claimed ^s{i}\n'
        f"2026-01-07  tom confirmed ^s{i}"
        for i in range(10)
    )
    assert figures(asks) == (1, 1)
    assert figures(asks, '2026-01-05  tom asked carla for "a clerk" by 2026-01-09') == (0, 1)


@cell("change.granted", "young")
def test_before_its_week_is_over_a_request_is_too_young():
    assert len(granted(ASK, close="2026-02-02").young) == 1


@cell("change.granted", "corrected")
def test_corrected_it_was_asked_for_later():
    assert figures(ASK, f"{ASK.replace('01-30', '03-27').replace('^r1', '^r2')} | corrects ^r1") == (0, 1)
    assert figures(ASK, f"{ASK.replace('01-30', '03-30').replace('^r1', '^r2')} | corrects ^r1") == (0, 0)


def test_what_was_asked_for_and_granted_is_added_up_beside_it():
    granted_one = "2026-01-20  carla claimed ^r1\n2026-01-21  tom confirmed ^r1"
    other = '2026-02-02  mia asked dept-1 for "a demo room" worth 1500 EUR by 2026-02-13'
    reading = change.read(story(told(HOUSE, ASK, granted_one, other, close="2026-04-06")))
    assert reading.context == ("Asked for within a year: 6,500 EUR, of which 5,000 EUR was granted.",)


def test_the_next_act_says_whom_to_see_and_what_was_done_for_them():
    ask = '2026-03-30  tom asked carla for "a second credit clerk" by 2026-04-10 ^r1'
    helped = (
        '2026-03-02  mia helped carla with "the price table"  ^f1\n2026-03-03  carla confirmed ^f1'.replace(
            "  ^", " ^"
        )
    )
    alone = change.read(story(told(HOUSE, ask, close="2026-04-06"))).next_step
    given = change.read(story(told(HOUSE, helped, ask, close="2026-04-06"))).next_step
    assert alone is not None and given is not None
    assert (alone.says, alone.who, alone.confirmed_by) == (
        "See carla about what your team asked for",
        "carla",
        "carla",
    )
    assert alone.why == "it is due 10 April; nothing was done for them this quarter: begin with that"
    assert given.why == "it is due 10 April; they were helped once this quarter"


def test_the_next_act_begins_with_what_they_wait_for_themselves():
    ask = '2026-03-30  ana asked carla for "a second credit clerk" by 2026-04-10 ^r1'
    owed = '2026-03-16  carla asked tom for "the forecast" by 2026-03-20'
    step = change.read(story(told(HOUSE, owed, ask, close="2026-04-06"))).next_step
    assert step is not None and step.says == "See carla about “a second credit clerk”"
    assert step.why == "it is due 10 April; they wait themselves: begin with that"
    assert step.confirmed_by == "carla", "nobody who leads confirms their own ask"
