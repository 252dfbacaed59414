"""Whether whoever let a sale go was made whole in the same pay period, by the pay run and not by a promise."""

from __future__ import annotations

import pytest

from ridealong.practices.customers import walkaway
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.cells import cell
from tests.practices.letting_go import BUYERS, LET_GO, ONE
from tests.practices.weekly import every_week, told
from tests.stories import story

PAID = LET_GO + "\n{fri}  payroll paid rep-{i} 300 EUR for ^g{i} in period {tue}"
IN_TIME = "2026-01-30  payroll paid rep-1 300 EUR for ^g1 in period 2026-01-01"


def whole(*parts: str, close: str = "2026-06-01") -> Sign:
    return walkaway.read(story(told(BUYERS, *parts, close=close))).sign("made_whole")


def figures(*parts: str, close: str = "2026-06-01") -> tuple[int, int]:
    sign = whole(*parts, close=close)
    return sign.k, sign.n


@cell("walkaway.made_whole", "yes")
def test_seven_made_whole_are_proof():
    assert (figures(every_week(PAID, 7)), whole(every_week(PAID, 7)).verdict) == ((7, 7), YES)


@cell("walkaway.made_whole", "not yet")
def test_seven_who_paid_for_it_themselves_are_proof_of_the_opposite():
    assert (figures(every_week(LET_GO, 7)), whole(every_week(LET_GO, 7)).verdict) == ((0, 7), NOT_YET)


@cell("walkaway.made_whole", "can't tell")
def test_two_are_too_few():
    assert (figures(every_week(PAID, 2)), whole(every_week(PAID, 2)).verdict) == ((2, 2), CANT_TELL)


@cell("walkaway.made_whole", "gamed", "late")
@pytest.mark.parametrize(
    ("line", "met", "why"),
    [
        (IN_TIME, 1, "the month it happened in"),
        (
            IN_TIME.replace("2026-01-30", "2026-02-15"),
            1,
            "that month's pay, booked by the middle of the next",
        ),
        (
            IN_TIME.replace("2026-01-30", "2026-02-16"),
            0,
            "dated back: booked a day later, and called that month's",
        ),
        (IN_TIME.replace("2026-01-01", "2026-02-01"), 0, "the month after"),
        (IN_TIME.replace("rep-1", "rep-2"), 0, "somebody else"),
        (IN_TIME.replace("300", "0"), 0, "nothing"),
        (IN_TIME + " | by ana as leader", 0, "the leader's word"),
        (IN_TIME + " | by rep-1", 0, "the word of the one who was to be paid"),
        ('2026-01-08  ana promised rep-1 "I will see to it" by 2026-01-30', 0, "a promise of pay"),
    ],
)
def test_the_pay_run_of_that_month(line, met, why):
    assert figures(ONE, line) == (met, 1), why


@cell("walkaway.made_whole", "gamed")
def test_of_two_sales_let_go_in_one_month_the_one_that_was_not_paid_stands():
    second = ONE.replace("buyer-1", "buyer-2").replace("d1", "d2").replace("g1", "g2")
    assert figures(ONE, IN_TIME, second) == (0, 1)


def test_a_leader_who_lets_a_sale_go_has_nobody_to_make_them_whole():
    anas = ONE.replace("rep-1 let", "ana let")
    assert figures(anas) == (0, 0)
    assert figures(ONE) == (0, 1)


@cell("walkaway.made_whole", "young")
def test_until_the_middle_of_the_next_month_it_is_too_young():
    sign = whole(ONE, close="2026-02-09")
    assert (sign.n, sign.young) == (0, ("g1",))
    assert figures(ONE, close="2026-02-16") == (0, 1), "the week of 15 February has closed"


@cell("walkaway.made_whole", "late")
def test_a_pay_run_that_reaches_us_late_was_in_time_all_the_same():
    late = IN_TIME + " | recorded 2026-05-20T09:00Z"
    assert figures(ONE, late) == (1, 1)


@cell("walkaway.made_whole", "corrected")
def test_a_pay_run_put_right_counts_as_it_stands():
    wrong = IN_TIME + " ^p1"
    nothing = IN_TIME.replace("300", "0") + " ^p2 | corrects ^p1"
    assert figures(ONE, wrong, nothing) == (0, 1)
    assert figures(ONE, wrong, '2026-02-02  rep-1 withdrew ^p1: "that was the bonus"') == (0, 1)
