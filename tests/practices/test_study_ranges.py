"""Outcomes fall inside the range that was stated before the choice, and ranges are no wider than they must be."""

from __future__ import annotations

import pytest

from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from ridealong.practices.trenches import study
from tests.cells import cell
from tests.practices.weekly import every_week, told
from tests.stories import story

DECIDED = (
    '{mon}  ana put up "number {i}" for decision by {wed}, stakes 900 EUR, final, delay 10 EUR a week,'
    " study 60 EUR an hour, for firm-{i} ^d{i}:\n    take it: -200, 100, 500 EUR\n    leave it: 0 to 100 EUR\n"
    '{wed}  ana decided ^d{i}: "take it"\n{thu}  firm-{i} confirmed ^d{i}\n'
)


def ranges(*parts: str, close: str = "2026-08-31") -> Sign:
    return study.read(story(told(*parts, close=close))).sign("ranges")


def reviewed(worth: str, weeks: int = 13, **more: str) -> str:
    return every_week(DECIDED + f"{{fri}}  firm-{{i}} reviewed ^d{{i}}: came to {worth}\n", weeks, **more)


def counts(sign: Sign) -> tuple[int, int]:
    return sign.k, sign.n


@cell("study.ranges", "yes")
def test_thirteen_inside_are_proof():
    sign = ranges(reviewed("400 EUR"))
    assert (counts(sign), sign.verdict, sign.standard.value) == ((13, 13), YES, 0.7)


@cell("study.ranges", "not yet")
def test_thirteen_outside_are_proof_of_the_opposite():
    sign = ranges(reviewed("501 EUR"))
    assert (counts(sign), sign.verdict) == ((0, 13), NOT_YET)


@cell("study.ranges", "can't tell")
def test_three_are_too_few():
    assert ranges(reviewed("400 EUR", 3)).verdict is CANT_TELL


@pytest.mark.parametrize(("worth", "met"), [("-200 EUR", 1), ("500 EUR", 1), ("-201 EUR", 0)])
def test_the_ends_of_a_range_lie_within_it(worth, met):
    assert counts(ranges(reviewed(worth, 1))) == (met, 1)


@cell("study.ranges", "young")
def test_it_counts_a_quarter_after_the_choice_and_not_when_it_is_reviewed():
    early = reviewed("400 EUR", 1)
    young = ranges(early, close="2026-04-06")
    assert (counts(young), young.young) == ((0, 0), ("d1",))
    assert counts(ranges(early, close="2026-04-13")) == (1, 1)


@cell("study.ranges", "late")
def test_a_review_that_comes_late_counts_once_it_came():
    late = every_week(DECIDED, 1) + "\n2026-06-10  firm-1 reviewed ^d1: came to 400 EUR"
    assert counts(ranges(late, close="2026-06-08")) == (0, 0)
    sign = ranges(late, close="2026-06-15")
    assert (counts(sign), [step[0] is None for step in sign.history]) == ((1, 1), [True] * 12 + [False])


@cell("study.ranges", "gamed")
def test_who_says_nothing_is_silent_and_a_yes_waits_for_them():
    """Else only what came out well would be reviewed."""
    quiet = "\n".join(
        DECIDED.replace("^d{i}", f"^q{{i}}-{each}").replace("firm-{i}", f"quiet-{{i}}-{each}")
        for each in "ab"
    )
    sign = ranges(reviewed("400 EUR"), every_week(quiet, 13))
    assert (counts(sign), sign.verdict) == ((13, 13), CANT_TELL)
    assert sign.response is not None
    assert (sign.response.asked, sign.response.answered) == (39, 13)


@cell("study.ranges", "gamed")
def test_only_the_one_it_was_for_says_what_it_came_to():
    line = reviewed("400 EUR", 1)
    for who in ("ana", "tom"):
        assert counts(ranges(line.replace("firm-1 reviewed", f"{who} reviewed"))) == (0, 0)
    assert counts(ranges(line.replace("came to 400 EUR", "came to 400 EUR | by ana as leader"))) == (0, 0)


@cell("study.ranges", "gamed")
def test_of_two_reviews_the_first_counts():
    again = reviewed("501 EUR", 1) + "\n2026-02-02  firm-1 reviewed ^d1: came to 400 EUR"
    assert counts(ranges(again)) == (0, 1)


@cell("study.ranges", "gamed")
def test_a_review_from_before_the_choice_is_of_no_outcome():
    early = "\n2026-01-06  firm-1 reviewed ^d1: came to 400 EUR"
    assert counts(ranges(every_week(DECIDED, 1) + early)) == (0, 0)
    assert counts(ranges(reviewed("501 EUR", 1) + early)) == (0, 1)


@cell("study.ranges", "gamed")
def test_two_outcomes_at_one_customers_are_one_the_worse():
    again = reviewed("501 EUR", 1).replace("^d1", "^d2")
    assert counts(ranges(reviewed("400 EUR", 1), again)) == (0, 1)


def test_what_nobody_but_the_leader_told_of_waits_for_no_review():
    alone = every_week(DECIDED.split("{thu}")[0], 1)
    assert ranges(alone).response is None
    assert ranges(alone, close="2026-01-12").young == ()


@cell("study.ranges", "corrected")
def test_corrected_it_counts_as_corrected():
    better = every_week(DECIDED, 1) + (
        "\n2026-01-09  firm-1 reviewed ^d1: came to 501 EUR ^r1"
        "\n2026-01-09  firm-1 reviewed ^d1: came to 50 EUR ^r2 | corrects ^r1"
    )
    assert counts(ranges(better)) == (1, 1)


def test_other_money_and_another_choice_cannot_be_held_against_a_range():
    assert counts(ranges(reviewed("400 USD", 1))) == (0, 0)
    other = reviewed("400 EUR", 1).replace('decided ^d1: "take it"', 'decided ^d1: "something else"')
    sign = ranges(other)
    assert (counts(sign), sign.response) == ((0, 0), None)


@cell("study.ranges", "gamed")
def test_a_range_widened_once_the_outcome_is_known_is_no_range():
    first = every_week(DECIDED, 1)
    wide = first.split("\n2026-01-07")[0].replace("-200, 100, 500", "-200, 100, 5000")
    wide = wide.replace(" ^d1:", " ^wide: | recorded 2026-04-01T08:00Z corrects ^d1")
    sign = ranges(first, wide, "2026-03-31  firm-1 reviewed ^d1: came to 4000 EUR")
    assert counts(sign) == (0, 1)


@cell("study.ranges", "gamed")
def test_ranges_that_hold_everything_are_said_to_mean_nothing():
    said = "20 of 20 came out within their range, and one in five should not: ranges so wide mean nothing."
    reading = study.read(story(told(reviewed("400 EUR", 20, first="2025-11-03"), close="2026-08-31")))
    assert said in reading.context
    nineteen = study.read(story(told(reviewed("400 EUR", 19, first="2025-11-03"), close="2026-08-31")))
    assert nineteen.context == (), "nineteen are too few to say so"
    one_outside = (
        reviewed("400 EUR", 19, first="2025-11-03")
        + "\n"
        + reviewed("501 EUR", 1, first="2026-03-30").replace("^d", "^e").replace("firm-", "other-")
    )
    assert study.read(story(told(one_outside, close="2026-08-31"))).context == (), "one in twenty did not"
    some = (
        reviewed("400 EUR", 17, first="2025-11-03")
        + "\n"
        + reviewed("501 EUR", 3, first="2026-03-30").replace("^d", "^e").replace("firm-", "other-")
    )
    assert study.read(story(told(some, close="2026-08-31"))).context == ()
