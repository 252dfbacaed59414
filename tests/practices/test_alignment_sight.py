"""The line of sight both ways, and what to keep or cut: pay, then tactics, then customers outside the plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ridealong.practices.trenches import alignment
from tests.practices.planned import PLAN, planned
from tests.practices.test_alignment_pay import SHOPS, WON, WON_OUTSIDE, components
from tests.practices.weekly import every_week, seen_by

TEAMS = (
    "2025-01-06  ana joined as leader\n2025-01-06  rosa joined as leader\n"
    "2025-01-06  otto joined as salesperson under rosa"
)
TACTIC = '2026-03-03  mia named a tactic "trade fair" ^t1'


def context(*parts: str, **plans: str) -> tuple[str, ...]:
    return alignment.read(planned(*parts, **plans)).context


def act(*parts: str, **plans: str):
    return alignment.read(planned(*parts, **plans)).next_step


def test_both_ways_are_said():
    plan = components("commission on all deals", "Saturday money serving weekend service")
    tactic = '2026-03-03  tom named a tactic "trade fair"\n2026-03-03  mia named a tactic "evenings" serving weekend'
    reading = alignment.read(
        planned(every_week(WON, 1, "2026-03-02"), every_week(WON_OUTSIDE, 2, "2026-03-02"), tactic, pay=plan)
    )
    assert reading.context[1:] == (
        "Of 3 deals won this quarter 2 were paid but not strategic, "
        "and one was strategic but paid by nothing that serves a priority.",
        "Paid for, and serving no priority: “commission”.",
        "A priority, and nothing is paid for it: “forty presses in two years”, “keep print shops”, “herd immunity”.",
        "Done, and serving no priority: “trade fair”.",
    )


def test_the_pay_that_serves_nothing_is_drafted_anew_with_whoever_earned_most_by_it():
    step = alignment.read(
        planned(every_week(WON_OUTSIDE, 2, "2026-03-02"), pay=components("commission on all deals"))
    ).next_step
    assert step.says == "Draft “commission” anew with Tom, so that it serves a priority, or drop it"
    assert step.why == "it paid for 2 deals this quarter in which pay and strategy point apart"
    assert (step.who, step.confirmed_by) == ("tom", "tom")


def test_a_tactic_with_no_parent_is_kept_or_cut_with_whoever_named_it():
    told = planned(
        '2026-03-03  ana named a tactic "my own idea"', '2026-03-03  mia named a tactic "trade fair" ^t1'
    )
    step = alignment.read(told).next_step
    assert (step.says, step.who, step.about) == ("Keep or cut “trade fair” with Mia", "mia", ("t1",))
    assert alignment.read(replace(told, forgotten=frozenset({"mia"}))).next_step is None


def test_the_next_act_frees_the_hours_of_whoever_lies_furthest_outside():
    spent = [
        "2026-03-02  mia took over bolt",
        '2026-03-03  mia opened a deal with bolt "drums"',
        "2026-03-04  mia spent 90 min with customers with bolt",
    ]
    step = alignment.read(planned(*spent)).next_step
    assert step.says == "Decide with Mia how much more Bolt is to get"
    assert (
        step.why
        == "not among those the plan means to serve, and a deal begun and 1.5 h spent there this quarter"
    )
    assert (step.who, step.confirmed_by) == ("mia", "mia")


# ---- what is said of this quarter ----

ONE_WON = (
    "Of one deal won this quarter {} paid but not strategic, "
    "and {} strategic but paid by nothing that serves a priority."
)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (every_week(WON_OUTSIDE, 1, "2025-12-29"), "won before the quarter"),
        (every_week(WON_OUTSIDE, 1, "2026-03-02").replace("by tom as salesperson", "by ana as leader"),
         "only the leader says so"),
    ],
    ids=["before", "the leader"],
)  # fmt: skip
def test_deals_that_are_not_told_of(more, why):
    said = ONE_WON.format("none were", "none were")
    assert said in context(every_week(WON, 1, "2026-03-02"), more, pay=SHOPS), why


def test_a_deal_of_a_week_that_is_still_open_is_not_told_of():
    assert not any(
        "won this quarter" in each for each in context(every_week(WON, 1, "2026-03-30"), close="2026-04-03")
    )


SPENT = "2026-03-04  tom spent 2 h with customers with acme"


@pytest.mark.parametrize(
    "more",
    [
        "2026-03-05  ana spent 5 h with customers with bolt | by ana as leader",
        "2025-12-30  tom spent 5 h with customers with bolt",
    ],
    ids=["only the leader says so", "before the quarter"],
)
def test_hours_that_are_not_told_of(more):
    assert "Of 2 h with customers this quarter 2 h went to those we serve." in context(SPENT, more)


def test_without_a_rule_no_hours_are_held_against_it():
    assert not any(
        "went to those" in each for each in context(SPENT, plan=PLAN.replace("    in Graz, Leoben\n", ""))
    )


def test_without_a_pay_plan_nothing_is_said_of_what_is_unpaid():
    assert not any("nothing is paid" in each for each in context(pay=""))


def test_without_a_game_plan_that_is_said_once_anything_hangs_on_one():
    none = ("No game plan is in force: there is nothing to hold the rest against.",)
    assert context(plan="") == none, "people are paid by a plan"
    assert context('2026-03-03  tom named priorities "shops"; own part "rounds"', plan="", pay="") == none
    assert context(SPENT, plan="", pay="") == ()


# ---- what comes first ----


def test_pay_comes_before_tactics_and_these_before_customers():
    hours = "2026-03-04  mia spent 90 min with customers with bolt\n2026-03-02  mia took over bolt"
    idle = {"pay": components("commission on all deals")}
    won = every_week(WON_OUTSIDE, 1, "2026-03-02")
    assert act(won, TACTIC, hours, **idle).says.startswith("Draft “commission” anew")
    assert act(TACTIC, hours, **idle).says.startswith("Keep or cut “trade fair”")
    assert act(hours, **idle).says.startswith("Decide with Mia")


def test_pay_that_points_the_same_way_is_not_drafted_anew():
    both = components("shop bonus on deals in Graz", "commission on deals in Graz serving keep print shops")
    assert act(every_week(WON, 1, "2026-03-02"), pay=both) is None


def test_nobody_is_sent_to_whoever_was_forgotten():
    won = planned(every_week(WON_OUTSIDE, 1, "2026-03-02"), pay=components("commission on all deals"))
    assert alignment.read(won).next_step.who == "tom"
    for gone in ("tom", "far-1"):
        step = alignment.read(replace(won, forgotten=frozenset({gone}))).next_step
        assert step is None or "commission" not in step.says, gone
    spent = planned("2026-03-02  mia took over bolt", "2026-03-04  mia spent 90 min with customers with bolt")
    assert alignment.read(spent).next_step.who == "mia"
    for gone in ("mia", "bolt"):
        assert alignment.read(replace(spent, forgotten=frozenset({gone}))).next_step is None, gone


@pytest.mark.parametrize(
    ("spent", "why"),
    [
        ("2025-12-30  mia spent 90 min with customers with bolt", "before the quarter"),
        ("2026-03-04  ana spent 90 min with customers with bolt", "only the leader says so"),
        ("2026-03-04  mia spent 90 min with customers with acme", "that is where the plan wants them"),
    ],
)
def test_hours_that_nobody_need_free(spent, why):
    assert act("2026-03-02  mia took over bolt", spent) is None, why


def test_without_a_rule_nobody_lies_outside():
    spent = "2026-03-04  mia spent 90 min with customers with bolt"
    assert (
        act("2026-03-02  mia took over bolt", spent, plan=PLAN.replace("    in Graz, Leoben\n", "")) is None
    )


def test_whoever_took_most_often_comes_first():
    lines = """
    2026-03-02  mia took over bolt
    2026-03-02  alf became known as "Alf" in "Wien"
    2026-03-02  tom took over alf
    2026-03-04  mia spent 90 min with customers with bolt
    2026-03-11  mia spent 90 min with customers with bolt
    2026-03-12  tom spent 90 min with customers with alf
    """
    assert act(lines).who == "mia"
    assert act(lines.replace("2026-03-11  mia spent 90 min with customers with bolt", "")).who == "tom", (
        "Alf, by name"
    )


def test_a_tactic_is_what_it_was_last_named_and_another_teams_is_theirs():
    parented = '2026-03-10  mia named a tactic "Trade fair" serving weekend'
    assert act(TACTIC).says == "Keep or cut “trade fair” with Mia"
    assert act(TACTIC, parented) is None
    others = planned(TEAMS, TACTIC.replace("mia", "otto"))
    assert alignment.read(others).next_step is None
    plan_of_rosa = planned(
        TEAMS, TACTIC.replace("mia", "otto"), plan=PLAN.replace("ana adopted", "rosa adopted")
    )
    assert alignment.read(seen_by("rosa", plan_of_rosa)).next_step.who == "otto"
