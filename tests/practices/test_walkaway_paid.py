"""Sales let go, how often, and whether whoever let one go was made whole in the same pay period."""

from __future__ import annotations

import pytest

from ridealong.practices.customers import walkaway
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Reading
from tests.practices.weekly import every_week, told
from tests.stories import story

BUYERS = "\n".join(
    f'2025-01-06  buyer-{i} became known as "Buyer {i}"\n2025-01-06  rep-{i} joined as salesperson under ana'
    for i in range(1, 10)
)
LET_GO = """
{mon}  rep-{i} opened a deal with buyer-{i} "drums" ^d{i}
{tue}  rep-{i} let ^d{i} go, sent buyer-{i} to "Harbour", told them "theirs is faster" ^g{i}
{wed}  buyer-{i} confirmed ^g{i}
"""
PAID = LET_GO + "\n{fri}  payroll paid rep-{i} 300 EUR for ^g{i} in period {tue}"


def read(*parts: str, close: str = "2026-06-01") -> Reading:
    return walkaway.read(story(told(BUYERS, *parts, close=close)))


def whole(*parts: str, close: str = "2026-06-01") -> tuple[int, int]:
    sign = read(*parts, close=close).sign("made_whole")
    return sign.k, sign.n


def test_seven_made_whole_are_proof():
    assert (whole(every_week(PAID, 7)), read(every_week(PAID, 7)).sign("made_whole").verdict) == ((7, 7), YES)


def test_seven_who_paid_for_it_themselves_are_proof_of_the_opposite():
    assert (whole(every_week(LET_GO, 7)), read(every_week(LET_GO, 7)).sign("made_whole").verdict) == (
        (0, 7),
        NOT_YET,
    )


def test_two_are_too_few():
    assert read(every_week(PAID, 2)).sign("made_whole").verdict is CANT_TELL


ONE = every_week(LET_GO, 1)


@pytest.mark.parametrize(
    ("line", "met", "why"),
    [
        (
            "2026-01-30  payroll paid rep-1 300 EUR for ^g1 in period 2026-01-01",
            1,
            "the month it happened in",
        ),
        ("2026-02-27  payroll paid rep-1 300 EUR for ^g1 in period 2026-02-01", 0, "the month after"),
        ("2026-01-30  payroll paid rep-2 300 EUR for ^g1 in period 2026-01-01", 0, "somebody else"),
        ("2026-01-30  payroll paid rep-1 0 EUR for ^g1 in period 2026-01-01", 0, "nothing"),
        (
            "2026-01-30  payroll paid rep-1 300 EUR for ^g1 in period 2026-01-01 | by ana as leader",
            0,
            "the leader’s word",
        ),
    ],
)
def test_the_pay_run_of_that_month(line, met, why):
    assert whole(ONE, line) == (met, 1), why


def test_before_its_pay_run_it_is_too_young():
    assert len(read(ONE, close="2026-02-09").sign("made_whole").young) == 1


# ---- how often ----


def test_seven_in_a_year_are_proof_of_a_habit():
    sign = read(every_week(LET_GO, 7, first="2025-09-01"), close="2026-08-31").sign("let_go")
    assert (sign.events, sign.weeks, sign.verdict) == (7, 52, YES)


def test_one_in_a_year_is_too_few_to_say_either():
    assert read(ONE, close="2026-12-28").sign("let_go").verdict is CANT_TELL


def test_no_sale_let_go_is_nothing_seen_however_many_were_sold():
    sign = read('2026-01-05  tom opened a deal with acme "x" ^d1\n2026-01-06  ^d1 was lost').sign("let_go")
    assert (sign.events, sign.weeks, sign.probability) == (0, 0, None)


@pytest.mark.parametrize(
    ("answer", "events"),
    [("buyer-1 confirmed ^g1", 1), ("buyer-1 denied ^g1", 0), ("rep-1 confirmed ^g1", 0)],
)
def test_only_the_customer_says_that_it_was_so(answer, events):
    unanswered = ONE.rpartition("\n")[0]
    assert read(unanswered, f"2026-01-09  {answer}").sign("let_go").events == events


def test_what_only_the_leader_told_is_set_aside():
    told_by_ana = ONE.rpartition("\n")[0].replace("rep-1 let", "ana let") + " | by ana as leader"
    assert len(read(told_by_ana.replace("^g1 |", "^g1 |")).sign("let_go").aside) == 1


def test_confirmed_late_it_counts_in_that_week():
    unanswered = ONE.rpartition("\n")[0]
    assert read(unanswered, "2026-06-03  buyer-1 confirmed ^g1").sign("let_go").events == 0
    assert read(unanswered, "2026-05-27  buyer-1 confirmed ^g1").sign("let_go").events == 1


def test_corrected_to_a_deal_that_was_lost_already_it_was_none():
    other = '2026-01-05  rep-1 opened a deal with buyer-1 "cans" ^d9\n2026-01-05  ^d9 was lost'
    again = '2026-01-06  rep-1 let ^d9 go, sent buyer-1 to "Harbour", told them "x" ^g9 | corrects ^g1'
    later = again.replace("2026-01-06", "2026-01-07")
    assert read(ONE, other, later).sign("let_go").events == 0


def test_the_next_act_is_a_thank_you_that_nobody_has_said():
    step = read(ONE, close="2026-02-02").next_step
    assert step is not None and (step.says, step.who) == ("Thank rep-1 for letting a sale go", "rep-1")
    thanked = read(ONE, "2026-01-09  ana thanked rep-1 for ^g1", close="2026-02-02").next_step
    assert thanked is None
