"""Deals won: pay and strategy point the same way, both to it or neither."""

from __future__ import annotations

import pytest

from ridealong.practices.plans import pay_plan
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from ridealong.practices.trenches import alignment
from tests.cells import cell
from tests.practices.planned import PAY, PLAN, planned
from tests.practices.weekly import every_week

WON = (
    '{mon}  new-{i} became known as "New {i}" in "Graz"\n{tue}  tom opened a deal with new-{i} "drums" ^d{i}\n'
    "{thu}  ^d{i} was won for 100.00 EUR | by tom as salesperson\n"
)
WON_OUTSIDE = WON.replace("Graz", "Wien").replace("new-", "far-").replace("^d", "^e")
SHOPS = PAY.replace("on all deals", "on deals in Graz")


def pay(*parts: str, close: str = "2026-04-27", **plans: str) -> Sign:
    return alignment.read(planned(*parts, close=close, **plans)).sign("pay")


def counts(sign: Sign) -> tuple[int, int]:
    return sign.k, sign.n


def components(*lines: str) -> str:
    return PAY.split("\n    component")[0] + "".join(f"\n    component: {line}" for line in lines) + "\n"


@cell("alignment.pay", "yes")
def test_sixteen_paid_for_what_the_plan_wants_are_proof():
    sign = pay(every_week(WON, 16))
    assert (counts(sign), sign.verdict, sign.standard.value) == ((16, 16), YES, 0.8)


@cell("alignment.pay", "not yet")
def test_thirteen_paid_for_what_it_does_not_want_are_proof_of_the_opposite():
    sign = pay(every_week(WON_OUTSIDE, 13))
    assert (counts(sign), sign.verdict) == ((0, 13), NOT_YET)


@cell("alignment.pay", "can't tell")
def test_three_are_too_few():
    assert pay(every_week(WON, 3)).verdict is CANT_TELL


@pytest.mark.parametrize(
    ("line", "inside", "outside"),
    [
        ("commission on all deals serving keep print shops", 1, 0),
        ("commission on all deals serving our shops", 0, 0),
        ("commission on all deals", 0, 0),
        ("commission on all deals serving world peace", 0, 0),
        ("commission on deals in Graz serving keep print shops", 1, 1),
        ("commission on deals in Wien serving keep print shops", 0, 0),
        ("Saturday money serving weekend service", 0, 1),
        ("commission on deals with far-1 serving keep print shops", 0, 0),
    ],
    ids=[
        "all deals, for a priority", "half of a priority's words are enough, a third is not", "for nothing",
        "for what is in no plan", "only where we serve", "only where we do not", "for something else than deals",
        "for one customer outside",
    ],
)  # fmt: skip
def test_both_ways(line, inside, outside):
    plans = {"pay": components(line)}
    if "our shops" in line:
        plans["plan"] = PLAN.replace("keep print shops", "keep print shops alive")
    assert counts(pay(every_week(WON, 1), **plans)) == (inside, 1), "strategic"
    assert counts(pay(every_week(WON_OUTSIDE, 1), **plans)) == (outside, 1), "not strategic"


def test_one_component_that_serves_is_enough_for_a_deal_inside():
    both = components("commission on all deals", "shop bonus on deals in Graz serving keep print shops")
    assert counts(pay(every_week(WON, 1), pay=both)) == (1, 1)
    assert counts(pay(every_week(WON_OUTSIDE, 1), pay=both)) == (0, 1)


def test_a_pay_plan_is_read_line_by_line_and_the_rest_is_words():
    parts = pay_plan(
        "Paid monthly.\ncomponent: base\ncomponent: bonus on deals in Graz, St. Pölten serving keep shops\n"
        "Component: key accounts on deals with acme, bolt\n"
        "component: all on all deals serving growth on margins\ncomponent:"
    )
    told = [(each.name, each.serving, each.pays.everybody) for each in parts]
    assert told == [
        ("base", None, False),
        ("bonus", "keep shops", False),
        ("key accounts", None, False),
        ("all", "growth on margins", True),
    ]
    assert parts[1].pays.places == {"graz", "st. pölten"}
    assert parts[2].pays.customers == {"acme", "bolt"}


# ---- young, late, corrected ----


def test_a_deal_counts_when_it_is_won_and_not_when_it_is_begun():
    begun = every_week(WON, 1).replace("2026-01-08  ^d1 was won", "2026-02-05  ^d1 was won")
    assert counts(pay(begun, close="2026-02-02")) == (0, 0)
    assert counts(pay(begun, close="2026-02-09")) == (1, 1)


@cell("alignment.pay", "young")
def test_a_deal_won_this_week_waits_for_its_sunday():
    assert counts(pay(every_week(WON, 1), close="2026-01-11")) == (0, 0)
    assert counts(pay(every_week(WON, 1), close="2026-01-12")) == (1, 1)


@cell("alignment.pay", "gamed")
def test_two_deals_with_one_customer_in_a_week_are_one():
    again = '2026-01-06  tom opened a deal with new-1 "paper" ^again'
    won = "2026-01-09  ^again was won for 1.00 EUR | by tom as salesperson"
    assert counts(pay(every_week(WON, 1), again, won)) == (1, 1)
    assert counts(pay(every_week(WON, 1), again, won.replace("01-09", "01-14"))) == (2, 2)


def test_the_day_a_plan_is_adopted_on_is_its_first():
    on_the_day = {
        "plan": PLAN.replace("2025-12-01", "2026-01-08"),
        "pay": PAY.replace("2025-12-01", "2026-01-08"),
    }
    assert counts(pay(every_week(WON, 1), **on_the_day)) == (1, 1)


def test_what_another_team_won_is_theirs():
    others = every_week(WON.replace("tom", "otto"), 1)
    team = "2025-01-06  ana joined as leader\n2025-01-06  rosa joined as leader\n"
    assert counts(pay(team + "2025-01-06  otto joined as salesperson under rosa", others)) == (0, 0)


def test_lost_deals_pay_nobody():
    assert counts(pay(every_week(WON, 1).replace("was won for 100.00 EUR", "was lost"))) == (0, 0)


@cell("alignment.pay", "late")
def test_told_late_it_counts_in_its_own_week():
    late = every_week(WON, 1).replace(
        "by tom as salesperson", "by tom as salesperson recorded 2026-03-20T10:00Z"
    )
    assert pay(late, close="2026-03-30").trend[1] == (1, 1)


@cell("alignment.pay", "corrected")
def test_corrected_to_lost_it_counts_no_more():
    won = every_week(WON, 1).replace("100.00 EUR | by", "100.00 EUR ^w1 | by")
    assert counts(pay(won)) == (1, 1)
    assert counts(pay(won, "2026-01-08  ^d1 was lost ^w2 | by tom as salesperson corrects ^w1")) == (0, 0)


def test_without_a_pay_plan_in_force_nothing_is_counted():
    assert counts(pay(every_week(WON, 1), pay=PAY.replace("2025-12-01", "2026-01-12"))) == (0, 0)
    assert counts(pay(every_week(WON, 1), plan=PLAN.replace("2025-12-01", "2026-01-12"))) == (0, 0)


# ---- gamed ----


@cell("alignment.pay", "gamed", "late")
def test_another_pay_plan_counts_from_the_day_it_was_recorded():
    """Drafts and prospective changes only: nobody is paid better by hindsight."""
    better = SHOPS.replace(":\n    component", ": | recorded 2026-03-02T10:00Z\n    component", 1)
    assert counts(pay(every_week(WON_OUTSIDE, 1), better)) == (0, 1)
    assert counts(pay(every_week(WON_OUTSIDE, 1), SHOPS)) == (1, 1)


@cell("alignment.pay", "gamed")
def test_a_deal_won_twice_is_won_once():
    twice = every_week(WON, 1) + "\n2026-02-05  ^d1 was won for 100.00 EUR | by tom as salesperson"
    assert counts(pay(twice)) == (1, 1)


@cell("alignment.pay", "gamed")
def test_the_leaders_word_takes_nobody_elses_place():
    """Told before it or after it, what the salesperson says of the deal is what counts."""
    won = every_week(WON, 1)
    for day in ("2026-01-07", "2026-02-05"):
        sign = pay(won, f"{day}  ^d1 was won for 1.00 EUR ^w9 | by ana as leader")
        assert (counts(sign), sign.aside) == ((1, 1), ()), day


@cell("alignment.pay", "gamed")
def test_what_only_the_leader_says_was_won_is_set_aside():
    sign = pay(
        every_week(WON, 1).replace("100.00 EUR | by tom as salesperson", "100.00 EUR ^w1 | by ana as leader")
    )
    assert (counts(sign), sign.aside) == ((0, 0), ("w1",))


@cell("alignment.pay", "gamed")
def test_relabelling_a_component_does_not_make_deals_outside_strategic():
    assert counts(
        pay(every_week(WON_OUTSIDE, 1), pay=components("press money on all deals serving weekend service"))
    ) == (0, 1)
