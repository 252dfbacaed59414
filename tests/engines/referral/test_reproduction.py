"""R: how many newcomers a customer sends before they leave, learned from customers of whatever age."""

from __future__ import annotations

import os

import numpy as np
import pytest
from numpy.typing import NDArray

from ridealong.engines.referral.reproduction import Reproduction, reproduction, still_to_come

NONE = np.zeros(0)


def of(sent: list[int], years: list[float], gone: list[float]) -> Reproduction:
    return reproduction(np.array(sent), np.array(years), np.array(gone))


def firm(
    rng: np.random.Generator, sends: float, leaves: float, *, begun: int, years: float
) -> tuple[NDArray[np.intp], NDArray[np.float64], NDArray[np.float64]]:
    """A firm from its first day: everybody sends others at one rate and leaves at another, until somebody looks."""
    waiting, sent, lived, gone = [0.0] * begun, [], [], []
    while waiting:
        born = waiting.pop()
        leaves_at = born + rng.exponential(1 / leaves)
        until = min(leaves_at, years)
        moments = born + rng.uniform(0, until - born, rng.poisson(sends * (until - born)))
        waiting += moments.tolist()
        sent.append(len(moments))
        lived.append(until - born)
        gone.append(float(leaves_at < years))
    return np.array(sent), np.array(lived), np.array(gone)


def test_where_customers_send_one_for_every_four_who_leave_r_is_a_quarter() -> None:
    found = of([1] * 50 + [0] * 350, [2.0] * 400, [1.0] * 200 + [0.0] * 200)
    assert found.r == pytest.approx(0.25, abs=0.005)
    assert found.low < 0.25 < found.high and found.can_be_told
    assert found.multiplier == pytest.approx(4 / 3, abs=0.01)
    assert (found.sent, found.gone, found.years) == (50, 200.0, 800.0)


def test_a_published_quantile_of_a_ratio_of_gamma_variates() -> None:
    """With 4½ newcomers over 9½ who left, the ratio is 9/19 of an F with 9 and 19 degrees of freedom, whose 90th
    percentile is printed in tables as 1.98 (at 9 and 19) and its 10th as 1/2.30 (at 19 and 9)."""
    found = of([1] * 4 + [0] * 8, [1.0] * 12, [1.0] * 9 + [0.0] * 3)
    assert found.spread == 1.0
    assert found.high == pytest.approx(9 / 19 * 1.98, rel=0.01)
    assert found.low == pytest.approx(9 / 19 / 2.30, rel=0.01)


@pytest.mark.parametrize(("sends", "leaves"), [(0.1, 0.5), (0.3, 0.5), (0.3, 0.4)])
def test_the_interval_holds_the_truth_four_times_out_of_five_however_young_the_firm(
    sends: float, leaves: float
) -> None:
    rng, tries = np.random.default_rng(7), 4_000 if os.environ.get("RIDEALONG_THOROUGH") else 600
    found = [reproduction(*firm(rng, sends, leaves, begun=60, years=3.0)) for _ in range(tries)]
    held = np.mean([each.low <= sends / leaves <= each.high for each in found])
    assert held == pytest.approx(0.8, abs=0.05)


def test_counting_only_what_was_sent_so_far_would_be_too_small_and_this_is_not() -> None:
    rng = np.random.default_rng(11)
    firms = [firm(rng, 0.3, 0.5, begun=100, years=1.0) for _ in range(200)]
    naive = np.mean([sent.sum() / len(sent) for sent, _, _ in firms])
    told = np.median([reproduction(*each).r for each in firms])
    assert naive < 0.3, "after a year few had the time to send anybody"
    assert told == pytest.approx(0.6, abs=0.05)


def test_where_one_customer_sent_all_the_interval_is_wider() -> None:
    even = of([1] * 20 + [0] * 80, [1.0] * 100, [0.5] * 100)
    one = of([20] + [0] * 99, [1.0] * 100, [0.5] * 100)
    assert one.spread == pytest.approx(20, rel=0.05) and even.spread == 1.0
    assert one.low < even.low and one.high > even.high


@pytest.mark.parametrize(
    ("sent", "gone"), [([0] * 30, [0.0] * 30), ([1] * 30, [0.0] * 30), ([2] * 30, [1.0] * 30)],
    ids=["nobody sent, nobody left", "nobody left", "twice as many came as left"],
)  # fmt: skip
def test_where_r_may_be_one_nobody_becomes_a_number_of_customers(sent: list[int], gone: list[float]) -> None:
    found = of(sent, [1.0] * 30, gone)
    assert not found.can_be_told
    assert found.multiplier is None and found.multiplier_interval is None
    assert 0 <= found.low <= found.r <= found.high


def test_nobody_at_all_is_no_figure_but_no_trouble_either() -> None:
    found = reproduction(NONE.astype(np.intp), NONE, NONE)
    assert not found.can_be_told and found.below_one == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("sent", "years", "gone", "why"),
    [
        ([1], [1.0, 2.0], [0.0], "of the same customers"),
        ([-1], [1.0], [0.0], "of nought or more"),
        ([1], [float("nan")], [0.0], "of nought or more"),
        ([1], [1.0], [1.5], "gone at most one"),
    ],
)
def test_figures_that_cannot_be_are_refused(
    sent: list[int], years: list[float], gone: list[float], why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        of(sent, years, gone)


def test_those_still_to_come_are_worth_what_a_firm_of_one_customer_brings_in_without_them() -> None:
    """One customer at a time, each with all who come through them, with money of later years discounted at 10 %."""
    rng, sends, leaves, yearly, rate = np.random.default_rng(3), 0.2, 0.5, 1_000.0, np.log(1.1)
    brought = []
    for _ in range(4_000):
        waiting, worth, first = [0.0], 0.0, True
        while waiting:
            born = waiting.pop()
            ends = born + rng.exponential(1 / leaves)
            if not first:
                worth += yearly * (np.exp(-rate * born) - np.exp(-rate * ends)) / rate
            waiting += (born + rng.uniform(0, ends - born, rng.poisson(sends * (ends - born)))).tolist()
            first = False
        brought.append(worth)
    known = of([1] * 4_000 + [0] * 16_000, [1.0] * 20_000, [0.5] * 20_000)
    assert still_to_come(known, yearly, 0.1) == pytest.approx(np.mean(brought), rel=0.1)


def test_where_r_may_be_one_nobody_says_what_is_still_to_come() -> None:
    assert still_to_come(of([1] * 30, [1.0] * 30, [0.0] * 30), 1_000.0, 0.1) is None
