"""The share of their hours a leader chose for themselves: what a week outside is held to, from when, and whose word."""

from __future__ import annotations

import pytest

from ridealong.practices.employees import field
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.cells import cell
from tests.practices.weekly import every_week, told
from tests.stories import story

HALF_OUTSIDE = "{mon}  ana spent 8 h in the field\n{tue}  ana spent 8 h inside"
A_QUARTER_OUTSIDE = "{mon}  ana spent 2 h with customers\n{tue}  ana spent 6 h inside"


def chosen(share: str, since: str = "2026-01-05", **more: str) -> str:
    """Ana chooses a share on the day from which it is to count, unless it is told of otherwise."""
    day, suffix = more.get("on", since), more.get("suffix", "")
    return f"{day}  ana set field.hours to {share} from {since} ^s{share[2:]} | by ana as leader{suffix}"


def share(*parts: str, close: str) -> Sign:
    return field.read(story(told("as system", *parts, close=close))).sign("share")


def counts(*parts: str, close: str = "2026-04-06") -> tuple[int, int]:
    sign = share(*parts, close=close)
    return sign.k, sign.n


@cell("field.hours", "yes")
def test_who_chose_a_fifth_reaches_it_with_a_quarter_of_the_hours():
    sign = share(chosen("0.2"), every_week(A_QUARTER_OUTSIDE, 13), close="2026-04-06")
    assert ((sign.k, sign.n), sign.verdict) == ((13, 13), YES)


@cell("field.hours", "not yet")
def test_who_chose_three_fifths_does_not_reach_it_with_half():
    lines = every_week(HALF_OUTSIDE, 13)
    held_to_their_own = share(chosen("0.6"), lines, close="2026-04-06")
    assert (held_to_their_own.k, held_to_their_own.verdict) == (0, NOT_YET)
    assert share(lines, close="2026-04-06").verdict is YES, "40% is what is proposed"


@cell("field.hours", "can't tell")
def test_three_weeks_say_nothing_of_whoever_chose_what_share():
    for own in ("0.2", "0.6"):
        sign = share(chosen(own), every_week(HALF_OUTSIDE, 3), close="2026-01-26")
        assert (sign.n, sign.verdict) == (3, CANT_TELL), own


@cell("field.hours", "gamed")
@pytest.mark.parametrize(
    ("lowered", "reached", "why"),
    [
        (chosen("0.2", on="2026-03-30"), 1, "from January on, said at the end of March"),
        (chosen("0.2", suffix=" recorded 2026-03-30T08:00Z"), 1, "dated back to January, too"),
        (
            chosen("0.4") + "\n" + chosen("0.2", since="2026-04-01"), 0,
            "in the middle of a week: the higher one was still in force in it",
        ),
        (chosen("1.0"), 0, "what is no share of anything was meant for something else"),
        (chosen("0.2").replace("ana set", "tom set").replace("by ana as leader", "by tom as salesperson"), 0,
         "who works for a leader sets no standard for them"),
    ],
)  # fmt: skip
def test_lowering_it_helps_no_week_that_is_over(lowered, reached, why):
    assert counts(lowered, every_week(A_QUARTER_OUTSIDE, 13)) == (reached, 13), why


@cell("field.hours", "young")
def test_a_share_chosen_for_days_to_come_holds_nobody_to_anything_yet():
    higher = chosen("0.6", since="2026-03-30", on="2026-01-05")
    lines = every_week(HALF_OUTSIDE, 13)
    assert counts(higher, lines, close="2026-03-30") == (12, 12)
    assert counts(higher, lines) == (12, 13)


@cell("field.hours", "late")
def test_a_higher_share_told_late_counts_from_its_own_day():
    late = chosen("0.6", since="2026-03-02", suffix=" recorded 2026-04-01T08:00Z")
    assert counts(late, every_week(HALF_OUTSIDE, 13)) == (8, 13)


@cell("field.hours", "corrected")
def test_corrected_and_taken_back_the_share_is_what_stands():
    lines = every_week(HALF_OUTSIDE, 13)
    slip = f"{chosen('0.9')}\n{chosen('0.4', suffix=' corrects ^s9')}"
    assert (counts(chosen("0.9"), lines), counts(slip, lines)) == ((0, 13), (13, 13))
    back = f'{chosen("0.9")}\n2026-01-06  ana withdrew ^s9: "not me" | by ana as leader'
    assert counts(back, lines) == (13, 13)
