"""What is told of days that are known already is held against them."""

import numpy as np
import pytest

from ridealong.engines.relationship.backtest import backtest
from ridealong.engines.relationship.purchase_days import purchase_days
from ridealong.engines.relationship.valuing import NothingToLearn


def thrown(many: int, seed: int) -> tuple[list[int], list[int]]:
    """Customers who buy at rates of their own; half of them stop on a day of their own."""
    dice = np.random.default_rng(seed)
    who, days = [], []
    for customer in range(many):
        day, stops = int(dice.integers(0, 200)), dice.choice([int(dice.integers(200, 600)), 10_000])
        gap = dice.uniform(10, 60)
        while day < min(700, stops):
            who.append(customer)
            days.append(day)
            day += 1 + int(dice.exponential(gap))
    return who, days


def test_what_comes_is_near_what_was_expected_where_people_go_on_as_they_did() -> None:
    who, days = thrown(600, seed=1)
    found = backtest(purchase_days(who, days, [1000] * len(who)), 699, 140)
    assert found.predicted == pytest.approx(found.actual, rel=0.15)
    assert found.error < found.naive_error and not found.naive_does
    assert found.told > 0.8 and found.told_by_rule > 0.8
    assert found.came <= found.customers == 600


def test_what_comes_later_does_not_change_what_was_expected() -> None:
    who, days = thrown(200, seed=2)
    full = backtest(purchase_days(who, days, [1000] * len(who)), 699, 140)
    known = [(one, day) for one, day in zip(who, days, strict=True) if day <= 559]
    cut = backtest(purchase_days(*zip(*known, strict=True), [1000] * len(known)), 699, 140)
    assert (cut.predicted, cut.naive) == (full.predicted, full.naive)
    assert cut.actual == cut.came == 0 < full.actual


def test_where_nothing_came_before_there_is_nothing_to_hold_against() -> None:
    with pytest.raises(NothingToLearn):
        backtest(purchase_days([1, 2], [90, 95], [1, 1]), 100, 50)
