"""Things under way: Little's law on a simulated board, forecasts that come true as often as they say, refusals."""

from __future__ import annotations

import numpy as np
import pytest

from ridealong.engines import flow


def test_littles_law_holds_on_a_simulated_board():
    """Two begin a week and each takes three weeks on average: over ten years, six are under way."""
    chance = np.random.default_rng(7)
    begun = np.sort(chance.uniform(0, 520, size=2 * 520))
    ended = begun + chance.exponential(3.0, size=begun.size)
    weeks = np.linspace(26, 494, 4_000)
    under_way = np.mean([((begun <= week) & (ended > week)).sum() for week in weeks])
    throughput = ((ended >= 26) & (ended < 494)).sum() / (494 - 26)
    expected = flow.expected_cycle_time(float(under_way), float(throughput))
    assert expected == pytest.approx(float(np.mean(ended - begun)), rel=0.03)
    assert expected == pytest.approx(3.0, rel=0.1)


def test_a_forecast_comes_true_as_often_as_it_says():
    """From thirteen weeks each, of which every other brings one thing more: five things are done in time."""
    chance = np.random.default_rng(11)
    half = most = 0
    for number in range(400):
        told = flow.finishing(chance.poisson(1.0, size=52).tolist(), 5, seed=number)
        assert told is not None
        weeks = int(np.argmax(np.cumsum(chance.poisson(1.0, size=100)) >= 5)) + 1
        half, most = half + (weeks <= told.half), most + (weeks <= told.most)
    # In whole weeks a forecast is never earlier than it says, and often a little later.
    assert 0.45 <= half / 400 <= 0.7
    assert 0.8 <= most / 400 <= 0.95


def test_a_steady_pace_is_certain():
    assert flow.finishing([2] * 13, 7, seed=1) == flow.Finishing(half=4, most=4)


def test_nothing_under_way_or_nothing_ever_done_is_no_forecast():
    assert flow.finishing([1, 0, 2], 0, seed=1) is None
    assert flow.finishing([0] * 13, 3, seed=1) is None
    assert flow.finishing([0] * 12 + [1], 40, seed=1) is None, "more than two years ahead"


def test_the_same_seed_draws_the_same_weeks():
    assert flow.finishing([0, 1, 3], 9, seed=5) == flow.finishing([0, 1, 3], 9, seed=5)


def test_half_took_so_long_or_less():
    assert flow.cycle_time([1, 2, 3, 400]) == 2.5


@pytest.mark.parametrize(
    "refused",
    [
        lambda: flow.cycle_time([]),
        lambda: flow.cycle_time([3, -1]),
        lambda: flow.expected_cycle_time(3, 0),
        lambda: flow.expected_cycle_time(-1, 2),
        lambda: flow.finishing([-1, 2], 3, seed=1),
        lambda: flow.finishing([1, 2], -3, seed=1),
    ],
)
def test_what_cannot_be_is_refused(refused):
    with pytest.raises(ValueError, match="none"):
        refused()
