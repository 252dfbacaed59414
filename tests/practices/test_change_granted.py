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
    sign = granted(every_week(GRANTED, 5))
    assert ((sign.k, sign.n), sign.verdict) == ((5, 5), YES)
    assert (sign.leading, sign.standard.value, sign.aside) == (True, 0.6, ())


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
        (ASK.replace("carla", "acme"), "", (0, 0), "and a customer is none either"),
        (ASK.replace("tom asked", "dept-1 asked"), "", (0, 0), "what others ask of each other is theirs"),
        (ASK, '2026-03-02  carla dropped ^r1: "no budget"', (0, 1), "refused weeks later it is refused once"),
        (
            ASK,
            '2026-01-30  carla claimed ^r1\n2026-02-03  tom confirmed ^r1\n2026-03-02  tom dropped ^r1: "done"',
            (1, 1),
            "what was granted is not let go of any more",
        ),
        (
            LEADERS,
            '2026-01-20  ana dropped ^r1: "never mind"',
            (0, 0),
            "asked and let go of by the leader alone",
        ),
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


@cell("change.granted", "gamed")
def test_what_six_weeks_refused_is_not_one_miss_for_being_let_go_of_in_one_week():
    asks = every_week('{mon}  tom asked carla for "part {i}" by {wed} ^r{i}', 6)
    let_go = "\n".join(f'2026-03-02  tom dropped ^r{i}: "never mind"' for i in range(1, 7))
    assert figures(asks) == figures(asks, let_go) == (0, 6)


@pytest.mark.parametrize("line", ["", "2026-02-20  carla claimed ^r1"], ids=["ignored", "claimed late"])
def test_let_go_of_weeks_later_it_had_been_a_miss_all_along(line):
    sign = granted(ASK, line, '2026-03-03  tom dropped ^r1: "never mind"', close="2026-03-30")
    assert [step[0] is None for step in sign.history] == [True] * 5 + [False] * 8, (
        "from the week after its date on"
    )


@cell("change.granted", "late")
def test_claimed_in_time_and_let_go_of_later_it_counts_from_when_its_asker_said_so():
    claimed, denied = "2026-01-20  carla claimed ^r1", "2026-02-24  tom denied ^r1"
    for lines in ([claimed], [claimed, denied]):
        sign = granted(ASK, *lines, '2026-03-03  tom dropped ^r1: "it never came"', close="2026-03-30")
        assert (sign.k, sign.n) == (0, 1)
        unsaid = [step[0] is None for step in sign.history].count(True)
        assert unsaid == (9 if lines == [claimed] else 8), "the weeks until Tom denied it, or let it go"


@cell("change.granted", "young")
def test_before_its_week_is_over_a_request_is_too_young():
    assert len(granted(ASK, close="2026-02-02").young) == 1
    assert figures(ASK, '2026-01-20  tom dropped ^r1: "never mind"', close="2026-02-02") == (0, 0)
    assert figures(ASK, '2026-01-20  tom dropped ^r1: "never mind"', close="2026-02-09") == (0, 1)


@cell("change.granted", "corrected")
def test_corrected_it_was_asked_for_later():
    assert figures(ASK, f"{ASK.replace('01-30', '03-27').replace('^r1', '^r2')} | corrects ^r1") == (0, 1)
    assert figures(ASK, f"{ASK.replace('01-30', '03-30').replace('^r1', '^r2')} | corrects ^r1") == (0, 0)
