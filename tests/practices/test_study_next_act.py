"""What is next for the most pressing decision: one cheap question, or deciding now."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ridealong.answer.compose import compose
from ridealong.practices.trenches import study
from tests.practices.test_study_budget import CLEAR, OPEN
from tests.practices.weekly import told
from tests.stories import story

PUT_UP = (
    '2026-03-23  ana put up "lease a van" for decision by 2026-04-03, stakes {stakes} EUR, {undo}, delay 70 EUR a week,'
    " study 60 EUR an hour, for tom ^d1:{options}"
)


def evidence(options: str, *more: str, undo: str = "reversible", stakes: int = 9000, hour: int = 60):
    line = PUT_UP.format(stakes=stakes, undo=undo, options=options.rstrip()).replace(
        "study 60", f"study {hour}"
    )
    return story(told(line, *more, close="2026-03-30"))


def act(options: str, *more: str, **put_up):
    return study.read(evidence(options, *more, **put_up)).next_step


def test_small_and_reversible_is_decided_today():
    step = act(CLEAR)
    assert (step.says, step.who, step.confirmed_by) == ("Decide “lease a van” today", "tom", "tom")
    assert step.why == "it can be undone, and more study is worth nothing any more"


def test_a_question_that_pays_is_asked_of_the_five_who_bought_last():
    bought = [f"2026-03-2{day}  firm-{day} bought for 9000 EUR from tom" for day in range(6)]
    assert act(OPEN).says == "Ask five customers one question before you decide “lease a van”"
    step = act(OPEN, *bought)
    assert (
        step.says
        == "Ask firm-5, firm-4, firm-3, firm-2 and firm-1 one question before you decide “lease a van”"
    )
    assert step.why == "it is worth 878 EUR and costs 70 EUR"


def test_what_was_studied_enough_is_decided_now():
    step = act(OPEN, "2026-03-24  tom studied ^d1 for 6 h", undo="final")
    assert step.says == "Decide “lease a van” now"
    assert step.why.startswith("more study is worth at most ")


def test_what_was_decided_is_no_act_any_more():
    assert act(OPEN, '2026-03-25  ana decided ^d1: "lease"') is None


@pytest.mark.parametrize(
    ("options", "undo", "says", "why"),
    [
        (CLEAR, "final", "Decide “lease a van” now", "more study is worth nothing any more"),
        ("no words that anybody could weigh", "final", "Decide “lease a van”", "it is due 3 April"),
    ],
)
def test_what_cannot_be_undone_is_not_decided_in_passing(options, undo, says, why):
    step = act(f"\n    {options.strip()}", undo=undo)
    assert (step.says, step.why) == (says, why)


def test_what_is_left_is_what_it_was_worth_less_what_it_has_cost():
    """Of some 980 EUR a week of waiting took 70, and each hour takes 60: what is left pays for no question."""
    hours = "2026-03-24  tom studied ^d1 for {} h"
    worth = [act(OPEN, hours.format(each)).why for each in (6, 8)]
    left = [int(each.removeprefix("more study is worth at most ").removesuffix(" EUR")) for each in worth]
    assert left[0] - left[1] == 120
    assert 980 - 70 - 6 * 60 - 10 < left[0] < 980 - 70 - 6 * 60 + 10


@pytest.mark.parametrize(("stakes", "asked"), [(150, True), (141, True), (140, False), (60, False)], ids=str)
def test_a_question_is_asked_only_while_it_pays(stakes, asked):
    """A week of waiting took 70 EUR of the stakes, and the question takes 70 more."""
    assert act(OPEN, stakes=stakes).says.startswith("Ask five customers") is asked


def test_a_question_that_costs_more_than_its_answers_are_worth_is_not_asked():
    """Five answers are worth some 880 EUR, and asking costs 890."""
    assert act(OPEN, hour=860).says.startswith("Ask five customers")
    assert act(OPEN, hour=880).says == "Decide “lease a van” today"


def test_nothing_is_left_once_waiting_has_cost_what_is_at_stake():
    assert act(OPEN, stakes=70).why == "it can be undone, and more study is worth nothing any more"


def test_the_first_to_be_due_comes_first_and_nobody_is_sent_to_whoever_was_forgotten():
    sooner = PUT_UP.format(stakes=9000, undo="final", options=CLEAR.rstrip())
    sooner = sooner.replace("lease a van", "a fair").replace("2026-04-03", "2026-04-02")
    sooner = sooner.replace("for tom ^d1", "for mia ^d2")
    both = evidence(CLEAR, sooner)
    assert study.read(both).next_step.who == "mia"
    assert study.read(replace(both, forgotten=frozenset({"mia"}))).next_step.who == "tom"
    assert study.read(replace(both, forgotten=frozenset({"ana"}))).next_step is None, "it is hers to decide"


def test_a_decision_for_nobody_is_for_whoever_put_it_up_and_nobody_confirms_it():
    alone = PUT_UP.format(stakes=9000, undo="final", options=CLEAR.rstrip()).replace(", for tom", "")
    answer = compose(story(told(alone, close="2026-03-30")), name="Ana", handle_of=str)
    step = answer.row("study").reading.next_step
    assert step is not None and (step.who, step.confirmed_by) == ("ana", None)
