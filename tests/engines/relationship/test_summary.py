"""Sums of purchases are exact: whatever their order, however many there are, and whatever their ids look like."""

from collections import defaultdict

import numpy as np
import pytest

from ridealong.engines.relationship.summary import NotWhole, Packing, Parts, Summary, summarize


def by_hand(customer: np.ndarray, day: np.ndarray, amount: np.ndarray) -> list[tuple[int, ...]]:
    found: defaultdict[int, defaultdict[int, int]] = defaultdict(lambda: defaultdict(int))
    for who, on, paid in zip(customer.tolist(), day.tolist(), amount.tolist(), strict=True):
        found[who][on] += paid
    return [
        (who, len(days) - 1, min(days), max(days), days[min(days)], sum(days.values()))
        for who, days in sorted(found.items())
    ]


def rows(summary: Summary) -> list[tuple[int, ...]]:
    return list(zip(*(each.tolist() for each in vars(summary.ordered()).values()), strict=True))


@pytest.mark.parametrize("many", [1, 10, 1_000, 200_000])
def test_every_customer_has_the_days_and_the_money_they_had(many: int) -> None:
    dice = np.random.default_rng(many)
    customer = dice.integers(0, many // 5 + 1, many) * 7919 - 1_000_000
    day, amount = dice.integers(-400, 700, many), dice.integers(-5_000, 100_000, many)
    assert rows(summarize(customer, day, amount)) == by_hand(customer, day, amount)


def test_the_order_of_rows_makes_no_difference() -> None:
    dice = np.random.default_rng(1)
    columns = [dice.integers(0, 300, 60_000), dice.integers(0, 900, 60_000), dice.integers(1, 9_999, 60_000)]
    order = dice.permutation(60_000)
    assert rows(summarize(*columns)) == rows(summarize(*(each[order] for each in columns)))


def test_one_customer_with_ten_thousand_purchases() -> None:
    found = summarize(np.zeros(10_000, int), np.arange(10_000) // 2, np.ones(10_000, int))
    assert rows(found) == [(0, 4_999, 0, 4_999, 2, 10_000)]


def test_nothing_was_bought() -> None:
    assert not len(summarize([], [], []).customer)


def test_cents_are_whole_and_customers_are_told_apart() -> None:
    with pytest.raises(NotWhole, match="whole numbers"):
        summarize([1], [1], [1.5])
    with pytest.raises(NotWhole, match="one of each"):
        summarize([1, 2], [1], [1])
    with pytest.raises(NotWhole, match="64 bits"):
        summarize([-(2**62), 2**62], [0, 100_000], [1, 1])


def test_customers_whose_hashes_are_the_same_are_still_two() -> None:
    """Days over three thousand years leave 26 bits for a hash, which some of 60,000 customers share."""
    dice = np.random.default_rng(2)
    ids = dice.integers(0, 1 << 40, 60_000)
    customer, day = ids[dice.integers(0, 60_000, 200_000)], dice.integers(0, 1 << 20, 200_000)
    amount = dice.integers(1, 9_999, 200_000)
    assert rows(summarize(customer, day, amount)) == by_hand(customer, day, amount)


def test_rows_that_come_by_two_threads_are_the_same_as_by_one() -> None:
    dice = np.random.default_rng(3)
    columns = [
        dice.integers(0, 90_000, 600_000),
        dice.integers(0, 900, 600_000),
        dice.integers(-99, 9_999, 600_000),
    ]
    packing = Packing.of(columns[0], columns[1])
    alone = Parts(packing, 600_000)
    alone.add(*columns)
    assert rows(alone.summed()) == rows(summarize(*columns))


def test_what_goes_wrong_in_a_thread_is_told() -> None:
    parts = Parts(Packing.between(0, 10, 0, 10), 1_000_000)
    with pytest.raises(ValueError):  # whatever NumPy says of lengths that differ
        parts.add_all([(np.arange(3), np.arange(2), np.arange(3))])
