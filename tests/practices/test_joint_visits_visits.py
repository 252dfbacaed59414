"""Weeks in which the leader met two customers beside whoever serves them."""

from __future__ import annotations

import pytest

from ridealong.practices.customers import joint_visits
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Reading
from tests.practices.weekly import every_week, told
from tests.stories import story

TWO = "{tue}  tom visited acme with ana\n{wed}  mia visited bolt with ana"
BOTH = ("2026-01-06  tom visited acme with ana", "2026-01-07  mia visited bolt with ana")


def read(*parts: str, close: str = "2026-01-12") -> Reading:
    return joint_visits.read(story(told(*parts, close=close)))


def figures(*parts: str, close: str = "2026-01-12") -> tuple[int, int]:
    sign = read(*parts, close=close).sign("visits")
    return sign.k, sign.n


def test_two_customers_every_week_of_a_quarter_are_proof():
    reading = read(every_week(TWO, 13), close="2026-04-06")
    sign = reading.sign("visits")
    assert ((sign.k, sign.n), sign.verdict, sign.leading) == ((13, 13), YES, True)
    assert reading.says == "0 of 22 joint visits had the customer’s own word and an observed skill.", (
        "visiting without asking and watching is not this practice"
    )


def test_one_good_week_and_then_none_is_proof_of_the_opposite():
    sign = read(*BOTH, close="2026-04-06").sign("visits")
    assert ((sign.k, sign.n), sign.verdict) == ((1, 13), NOT_YET)


def test_three_weeks_are_too_few():
    sign = read(every_week(TWO, 3), close="2026-01-26").sign("visits")
    assert ((sign.k, sign.n), sign.verdict) == ((3, 3), CANT_TELL)


def test_nothing_visited_is_nothing_seen():
    assert read('2026-01-05  tom promised bolt "x" by 2026-01-09').says == "Nothing seen yet."


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
        ((BOTH[0], "2026-01-07  mia visited bolt with ana ^v", "2026-01-08  ana denied ^v"), 0, "one that is denied"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_two_joint_meetings_are_two(lines, met, why):
    assert figures(*lines) == (met, 1), why


def test_what_only_the_leader_tells_is_set_aside():
    sign = read("2026-01-07  ana visited bolt with mia ^v").sign("visits")
    assert (sign.n, sign.aside) == (0, ("v",))


def test_a_visit_corrected_to_another_week_counts_there():
    moved = "2026-01-14  mia visited bolt with ana ^w | corrects ^v"
    lines = (
        BOTH[0],
        "2026-01-07  mia visited bolt with ana ^v",
        moved,
        "2026-01-15  tom visited acme with ana",
    )
    assert figures(*lines, close="2026-01-19") == (1, 2)


def test_whom_to_visit_is_who_is_worth_most_and_was_longest_not_met():
    bought = "2025-12-01  acme bought for 900 EUR from tom\n2025-12-01  bolt bought for 800 EUR from mia"
    step = read(bought, BOTH[0], '2026-01-02  bolt reported trouble "wrong film" ^t').next_step
    assert step is not None
    assert (step.says, step.why) == (
        "Visit Bolt with Mia",
        "no joint visit that counts so far; still owed “wrong film”",
    )
    assert (step.who, step.confirmed_by, step.about) == ("mia", "mia", ("t",))


WORTH_THE_SAME = """
2025-12-01  acme bought for 800 EUR from tom
2025-12-01  bolt bought for 800 EUR from mia
"""


@pytest.mark.parametrize(
    ("word", "whom"),
    [
        ('2026-01-02  bolt said "all is well"', "Visit Acme with Tom"),
        ('2026-01-02  acme said "all is well"', "Visit Bolt with Mia"),
        ('2026-01-02  bolt/rosa said "all is well"', "Visit Acme with Tom"),
        ('2026-01-02  bolt said "all is well" | by mia', "Visit Bolt with Mia"),
        ('as mia\n2026-01-02  bolt said "all is well"', "Visit Bolt with Mia"),
    ],
)
def test_of_two_worth_the_same_and_never_met_the_one_who_was_not_heard_goes_first(word, whom):
    """Nothing is known of whoever has not spoken; what one of ours quotes is no word of theirs."""
    step = read(WORTH_THE_SAME, word).next_step
    assert step is not None and step.says == whom


def test_how_long_nobody_has_heard_from_them_is_said_once_it_is_a_quarter():
    early = '2025-12-15  bolt said "all is well"\n2026-01-02  acme said "all is well"'
    assert "no word of their own" not in read(WORTH_THE_SAME, early, close="2026-03-09").next_step.why
    step = read(WORTH_THE_SAME, early, close="2026-03-23").next_step
    assert (step.says, step.why) == (
        "Visit Bolt with Mia",
        "no joint visit that counts so far; no word of their own for a quarter",
    )
