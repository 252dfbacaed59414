"""A fit is the top of the hill: the slope there is nought, from wherever one begins, however odd the customers are."""

import numpy as np
import pytest

from ridealong.engines.relationship import bg_nbd, pareto_nbd
from ridealong.engines.relationship.bg_nbd import fit_bg_nbd
from ridealong.engines.relationship.bg_nbd_scores import at_least, expected_purchases, probability_alive
from ridealong.engines.relationship.customers import Customers
from ridealong.engines.relationship.pareto_nbd import fit_pareto_nbd
from tests.engines.relationship.buying import invented
from tests.trying import THOROUGH

SETS = 150 if THOROUGH else 30
POINTS = 3_000 if THOROUGH else 300


@pytest.mark.parametrize("seed", range(SETS))
def test_no_fit_fails_whatever_customers_are_like(seed: int) -> None:
    dice = np.random.default_rng(1000 + seed)
    many = int(np.exp(dice.uniform(np.log(100), np.log(20_000 if THOROUGH else 3_000))))
    at = tuple(np.exp(dice.uniform(np.log([0.2, 2, 0.1, 0.3]), np.log([5, 300, 5, 30]))))
    customers = invented(many, at, seed=seed)  # type: ignore[arg-type]
    if dice.random() < 0.3:  # they all came on one day
        keep = customers.recency <= 700
        customers = Customers.of(customers.repeats[keep], customers.recency[keep], np.full(keep.sum(), 700))
    peak = fit_bg_nbd(customers)
    value, slope, _ = bg_nbd.Likelihood(customers)(peak.at)
    assert np.isfinite(peak.at).all()
    assert np.abs(slope * peak.at).max() / len(customers) < 1e-6
    assert value >= bg_nbd.Likelihood(customers)(np.array(at))[0]


def test_the_slope_is_that_of_the_hill() -> None:
    customers = invented(2_000, (1.0, 35.0, 0.8, 4.0), seed=1)
    look, at = bg_nbd.Likelihood(customers), np.array([0.4, 20.0, 0.9, 2.2])
    _, slope, bend = look(at)
    for place in range(4):
        more, less = (at * np.where(np.arange(4) == place, 1 + nudge, 1.0) for nudge in (1e-6, -1e-6))
        wide = more[place] - less[place]
        assert slope[place] == pytest.approx((look(more)[0] - look(less)[0]) / wide, rel=1e-5)
        assert bend[place] == pytest.approx((look(more)[1] - look(less)[1]) / wide, rel=1e-4, abs=1e-3)


@pytest.mark.parametrize("at", [(0.5, 60.0, 0.9, 90.0), (20.0, 0.5, 2.0, 0.5), (3.0, 400.0, 0.05, 5.0)])
def test_the_slope_of_pareto_is_that_of_the_hill_even_where_days_are_steep(at: tuple[float, ...]) -> None:
    look, begin = pareto_nbd.Likelihood(invented(500, (1.0, 35.0, 0.8, 4.0), seed=2)), np.array(at)
    _, slope = look(begin)
    for place in range(4):
        more, less = (begin * np.where(np.arange(4) == place, 1 + nudge, 1.0) for nudge in (1e-6, -1e-6))
        wide = more[place] - less[place]
        assert slope[place] == pytest.approx((look(more)[0] - look(less)[0]) / wide, rel=1e-5, abs=1e-3)


@pytest.mark.parametrize(
    "at",
    [
        (1.0, 35.0, 0.8, 4.0),
        (0.3, 3.0, 9.0, 0.2),
        (9e6, 1e-7, 1e-7, 9e6),
        (1e-7, 9e6, 9e6, 1e-7),
        (1e-7, 9e6, 1e-7, 9e6),
    ],
)
@pytest.mark.parametrize("weighed", [False, True])
def test_the_likelihood_alone_is_that_with_its_slope_even_at_the_ends(
    at: tuple[float, ...], weighed: bool
) -> None:
    dice, plain = np.random.default_rng(9), invented(2_000, (1.0, 35.0, 0.8, 4.0), seed=9)
    weights = dice.uniform(0, 3, 2_000) if weighed else None
    look = bg_nbd.Likelihood(Customers.of(plain.repeats, plain.recency, plain.age, weights))
    whole = look(np.array(at))
    assert np.isfinite(whole[0]) and look.value(np.array(at)) == pytest.approx(whole[0], rel=1e-12)


def test_a_hessian_is_kept_for_points_nearby_and_made_anew_for_others() -> None:
    look, at = (
        pareto_nbd.Likelihood(invented(1_000, (1.0, 35.0, 0.8, 4.0), seed=10)),
        np.array([1.3, 60.0, 1.1, 380.0]),
    )
    kept = pareto_nbd._Curved(look)
    kept(at)
    for away, differs in ((1.01, 0.05), (1.5, 1e-9)):
        bend, anew = kept(at * away)[2], pareto_nbd._Curved(look)(at * away)[2]
        assert np.abs(bend - anew).max() < differs * np.abs(anew).max()


def test_half_the_weight_twice_is_the_whole() -> None:
    customers = invented(3_000, (1.0, 35.0, 0.8, 4.0), seed=3)
    twice = Customers.of(
        *(np.tile(each, 2) for each in (customers.repeats, customers.recency, customers.age)),
        np.full(6_000, 0.5),
    )
    for fit in (fit_bg_nbd, fit_pareto_nbd):
        assert fit(twice).at == pytest.approx(fit(customers).at, rel=1e-3)


def test_many_customers_in_pieces_and_threads_are_the_same_customers() -> None:
    customers = invented(300_000, (1.0, 35.0, 0.8, 4.0), seed=4)
    at = np.array([1.1, 40.0, 0.7, 3.5])
    whole = bg_nbd.Likelihood(customers)(at)
    halves = [
        bg_nbd.Likelihood(
            Customers(*(each[piece] for each in (customers.repeats, customers.recency, customers.age)))
        )(at)
        for piece in (slice(0, 150_000), slice(150_000, None))
    ]
    assert whole[0] == pytest.approx(halves[0][0] + halves[1][0], rel=1e-12)
    assert whole[2] == pytest.approx(halves[0][2] + halves[1][2], rel=1e-9)


def test_no_score_is_without_end_and_each_is_what_its_chances_add_up_to() -> None:
    dice = np.random.default_rng(5)
    for _ in range(POINTS):
        at = np.exp(dice.uniform([-4, -3, -4, -4], [4, 7, 4, 6]))
        age = int(dice.integers(1, 5_000))
        repeats = int(min(dice.geometric(1 / (1 + dice.exponential(30))) - 1, age))
        days = float(np.exp(dice.uniform(-2, 7)))
        one = Customers.of([repeats], [int(dice.integers(repeats, age + 1)) if repeats else 0], [age])
        expected = expected_purchases(at, one, days)
        assert np.isfinite(expected).all() and 0 <= probability_alive(at, one)[0] <= 1
        if expected[0] < 20:
            assert at_least(at, one, days, 2_000).sum() == pytest.approx(expected[0], rel=1e-6)


def test_those_who_were_left_out_bought_as_often_as_was_said() -> None:
    # A thousand days are fitted, and a hundred more come: together they buy what was expected of them.
    dice, at = np.random.default_rng(6), (1.0, 35.0, 0.8, 4.0)
    rate, leaves = dice.gamma(at[0], 1 / at[1], 40_000), dice.beta(at[2], at[3], 40_000)
    bought = [_days(float(lam), float(p), dice, 1_100) for lam, p in zip(rate, leaves, strict=True)]
    before = [days[days <= 1_000] for days in bought]
    customers = Customers.of(
        [len(days) for days in before],
        [days[-1] if len(days) else 0 for days in before],
        [1_000] * len(before),
    )
    expected = expected_purchases(fit_bg_nbd(customers).at, customers, 100)
    came = sum(len(days) for days in bought) - int(customers.repeats.sum())
    assert expected.sum() == pytest.approx(came, rel=0.04)


def _days(rate: float, leaves: float, dice: np.random.Generator, longest: int) -> np.ndarray:
    stays = int(dice.geometric(leaves)) if leaves > 0 else 10_000
    times = np.cumsum(dice.exponential(1 / max(rate, 1e-9), min(stays, 4_000)))
    return np.unique(np.ceil(times[times <= longest]).astype(int))
