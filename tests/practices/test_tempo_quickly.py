"""Tries in front of a customer within a fortnight, each idea once however finely it is sliced."""

from __future__ import annotations

import pytest

from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from ridealong.practices.trenches import tempo
from tests.cells import cell
from tests.practices.test_tempo_exposed import SHOWN, weeks_of
from tests.practices.weekly import every_week, told
from tests.stories import story

TEAM = "\n".join(f"2025-01-06  rep-{number} joined as salesperson under ana" for number in range(1, 13))
SOON = SHOWN.replace("tom", "rep-{i}")
NEVER_SHOWN = SOON.split("\n")[1]


def quickly(*parts: str, close: str = "2026-05-04") -> Sign:
    return tempo.read(story(told(*parts, close=close))).sign("quickly")


def figures(*parts: str, close: str = "2026-05-04") -> tuple[int, int]:
    sign = quickly(*parts, close=close)
    return sign.k, sign.n


@cell("tempo.quickly", "yes")
def test_seven_shown_soon_are_proof():
    sign = quickly(TEAM, weeks_of(SOON, 7))
    assert ((sign.k, sign.n), sign.verdict) == ((7, 7), YES)


@cell("tempo.quickly", "not yet")
def test_seven_shown_to_nobody_are_proof_of_the_opposite():
    sign = quickly(TEAM, weeks_of(NEVER_SHOWN, 7))
    assert ((sign.k, sign.n), sign.verdict) == ((0, 7), NOT_YET)


@cell("tempo.quickly", "can't tell")
def test_three_are_too_few():
    assert quickly(TEAM, weeks_of(SOON, 3)).verdict is CANT_TELL


START = '2026-01-05  tom started a try "call back within the hour", smallest "five customers", from customer acme ^t1'


@pytest.mark.parametrize(
    ("line", "met"),
    [
        ("2026-01-19  tom showed ^t1 to acme", 1),
        ("2026-01-20  tom showed ^t1 to acme", 0),
        ("", 0),
        ("2026-01-08  ana showed ^t1 to acme", 0),
    ],
)
def test_a_fortnight_is_fourteen_days(line, met):
    assert figures(START, line) == (met, 1)


@cell("tempo.quickly", "young")
def test_within_its_fortnight_a_try_is_too_young():
    sign = quickly(START, close="2026-01-19")
    assert ((sign.k, sign.n), len(sign.young)) == ((0, 0), 1)


@cell("tempo.quickly", "gamed")
def test_one_change_in_ten_slices_is_one_try():
    slices = every_week(
        '{mon}  tom started a try "call back within the hour, part {i}", smallest "one", own ^s{i}', 10
    )
    assert figures(slices, "2026-01-06  tom showed ^s1 to acme") == (1, 1)


@cell("tempo.quickly", "late")
def test_a_leaders_try_counts_from_when_anybody_else_tells_of_it():
    start = START.replace("tom started", "ana started")
    late = "2026-02-25  tom showed ^t1 to acme"
    assert figures(start, late, close="2026-02-23") == (0, 0)
    sign = quickly(start, late, close="2026-03-02")
    assert (sign.k, sign.n) == (0, 1)
    assert [step[0] is None for step in sign.history] == [True] * 12 + [False]


@cell("tempo.quickly", "late")
def test_shown_in_time_and_told_of_late_is_in_time():
    late = "2026-01-09  tom showed ^t1 to acme | by tom as salesperson recorded 2026-02-20T09:00Z"
    assert figures(START, late) == (1, 1)


def test_a_slice_that_was_shown_was_the_first_one_shown():
    again = '2026-01-12  tom started a try "Call back within the hour", smallest "one", own ^t2'
    assert figures(START, again, "2026-01-13  tom showed ^t2 to acme") == (1, 1)


@cell("tempo.quickly", "gamed")
def test_what_only_the_leader_started_waits_for_anybody_else():
    start = START.replace("tom started", "ana started")
    assert (figures(start), len(quickly(start).aside)) == ((0, 0), 1)
    assert figures(start, "2026-01-09  tom showed ^t1 to acme") == (1, 1)


def test_another_teams_tries_are_theirs():
    other = '2025-01-06  greta joined as leader under vera\n2026-01-05  greta started a try "x y z", smallest "s", own'
    assert figures("2025-01-06  ana joined as leader\n2025-01-06  vera joined as leader", other) == (0, 0)


LATER = START.replace("^t1", "^t9").replace("2026-01-05", "2026-03-30") + " | recorded {} corrects ^t1"


@cell("tempo.quickly", "corrected")
def test_corrected_the_try_stands_as_corrected():
    told = f"{START} | recorded 2026-03-30T08:00Z"
    assert figures(told, close="2026-04-06") == (0, 1)
    assert figures(told, LATER.format("2026-03-30T20:00Z"), close="2026-04-06") == (0, 0)


@cell("tempo.quickly", "gamed")
@pytest.mark.parametrize("recorded", ["2026-01-20T08:00Z", "2026-03-30T08:00Z", "2026-04-27T08:00Z"])
def test_its_beginning_is_not_moved_once_it_has_stood_for_a_day(recorded):
    """Else whatever nobody has seen in time would have been begun only now."""
    assert figures(START, LATER.format(recorded)) == (0, 1)
    assert figures(START, f'{recorded[:10]}  tom withdrew ^t1: "not begun"') == (0, 1)
