"""What is next for the most pressing decision: one cheap question, or deciding now."""

from __future__ import annotations

from ridealong.practices.trenches import study
from tests.practices.test_study_budget import CLEAR, OPEN
from tests.practices.weekly import told
from tests.stories import story

PUT_UP = (
    '2026-03-23  ana put up "lease a van" for decision by 2026-04-03, stakes {stakes} EUR, {undo}, delay 70 EUR a week,'
    " study 60 EUR an hour, for tom ^d1:{options}"
)


def act(options: str, *more: str, undo: str = "reversible"):
    line = PUT_UP.format(stakes=9000, undo=undo, options=options.rstrip())
    return study.read(story(told(line, *more, close="2026-03-30"))).next_step


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
