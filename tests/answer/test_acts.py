"""A week's acts: what is most at stake first, at most one a person, at most seven, and the deciding one among them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ridealong.answer.acts import chosen
from ridealong.answer.answer import Answer
from ridealong.answer.compose import compose
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, NextStep, Reading, Stake
from tests.answer.test_compose import answered, reading
from tests.stories import story


def act(reading: Reading, who: str | None, spent: int = 0) -> Reading:
    """A reading that asks for something, of somebody, with so much at stake."""
    stake = Stake("acme", Decimal(spent), "b1") if spent else None
    step = NextStep(f"do something about {reading.key}", who=who, confirmed_by=who, stake=stake)
    return replace(reading, next_step=step)


def asked(answer: Answer) -> list[str]:
    return [each.practice.key for each in chosen(answer)]


def test_what_the_customer_spends_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = answered(
        monkeypatch,
        [
            act(reading("serving", YES), "tom", 900),
            act(reading("walkaway", YES), "mia", 12_000),
            act(reading("care", NOT_YET), "lars"),
        ],
    )
    assert asked(answer) == ["walkaway", "serving", "care"]


def test_where_nobody_spends_the_worst_comes_first_then_what_is_nearest_to_a_yes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer = answered(
        monkeypatch,
        [
            act(reading("serving", YES), "a"),
            act(reading("field", CANT_TELL, probability=0.4), "b"),
            act(reading("merit", CANT_TELL, probability=0.8), "c"),
            act(reading("care", NOT_YET, probability=0.03), "d"),
            act(reading("tempo", NOT_YET, probability=0.001), "e"),
        ],
    )
    assert asked(answer) == ["tempo", "care", "merit", "field", "serving"]


def test_nobody_is_in_two_acts_of_one_week(monkeypatch: pytest.MonkeyPatch) -> None:
    readings = [act(reading("serving", YES), "tom", 900), act(reading("field", CANT_TELL), "tom")]
    assert asked(answered(monkeypatch, readings)) == ["serving"]


def test_acts_that_name_nobody_do_not_push_each_other_out(monkeypatch: pytest.MonkeyPatch) -> None:
    readings = [act(reading("serving", YES), None), act(reading("field", YES), None)]
    assert asked(answered(monkeypatch, readings)) == ["serving", "field"]


def test_what_decides_the_answer_is_among_the_seven_whatever_is_at_stake(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dear = "proposition contrarian learning serving walkaway joint_visits field merit"
    readings = [act(reading(key, YES), key, 1_000) for key in dear.split()]
    answer = answered(monkeypatch, [*readings, act(reading("care", NOT_YET), "tom")])
    assert answer.decided_by == "care"
    assert len(asked(answer)) == 7
    assert asked(answer)[-1] == "care"


def test_what_decides_the_answer_has_its_person_first_however_much_is_at_stake_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    readings = [
        act(reading("serving", YES), "tom", 12_000),
        act(reading("walkaway", YES), "mia", 900),
        act(reading("care", NOT_YET), "tom"),
    ]
    answer = answered(monkeypatch, readings)
    assert answer.decided_by == "care"
    assert asked(answer) == ["walkaway", "care"], "what is at stake still says in which order"


def test_a_practice_that_has_seen_nothing_asks_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    blank = Reading(key="merit", next_step=NextStep("write an opening", who="tom"))
    assert asked(answered(monkeypatch, [blank])) == []


def test_the_stake_is_what_the_customer_bought_within_the_year() -> None:
    evidence = story("""
2025-03-01  acme bought for 5000.00 EUR from tom
2025-05-05  acme bought for 800.00 EUR from tom
2026-02-02  acme bought for 400.00 EUR from tom ^last
as ana
2026-02-03  acme bought for 9000.00 EUR from tom
as themselves
2026-03-20  tom promised acme "a quote" by 2026-04-02
close of period 2026-03-30
""")
    (act,) = chosen(compose(evidence, name="Ana", handle_of=lambda identity: f"@{identity}"))
    assert act.step.stake == Stake("@acme", Decimal("1200.00"), "last"), (
        "not the leader's own word, nor older"
    )


def test_an_act_about_our_own_people_has_no_stake() -> None:
    evidence = story("""
2026-02-02  acme bought for 400.00 EUR from tom
2026-03-02  tom asked ana for "a demo van" by 2026-03-06
close of period 2026-03-30
""")
    (act,) = chosen(compose(evidence, name="Ana", handle_of=str))
    assert (act.practice.key, act.step.stake) == ("care", None)
