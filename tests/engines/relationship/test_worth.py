"""What a customer is worth is what chance would make of them: thrown out a hundred thousand times, it comes out so."""

import numpy as np
import pytest

from ridealong.engines.relationship.bg_nbd import Likelihood, fit_bg_nbd
from ridealong.engines.relationship.bg_nbd_scores import expected_purchases
from ridealong.engines.relationship.customers import Customers
from ridealong.engines.relationship.posterior import posterior_of, standard_errors
from ridealong.engines.relationship.worth import discounted_purchases, worth_of
from tests.engines.relationship.buying import invented

BUYING, SPENDING = np.array([1.0, 35.0, 0.8, 4.0]), np.array([6.0, 4.0, 15.0])
THROWS = 200_000


@pytest.mark.parametrize(
    ("repeats", "recency", "age", "spent"),
    [(0, 0, 300, 0.0), (5, 200, 300, 180.0), (40, 995, 1000, 2000.0), (3, 10, 900, 60.0)],
    ids=["new", "steady", "faithful", "gone quiet"],
)
def test_a_year_of_a_customer_thrown_by_dice(repeats: int, recency: int, age: int, spent: float) -> None:
    customer = Customers.of([repeats], [recency], [age])
    worth = worth_of(BUYING, SPENDING, customer, np.array([spent]))
    dice = np.random.default_rng(1)
    (r, alpha, a, b), (p, q, v) = BUYING, SPENDING
    bought = dice.poisson(dice.gamma(r + repeats, 1 / (alpha + age), THROWS) * 365)
    stays = dice.geometric(dice.beta(a, b + repeats, THROWS))
    count = np.where(dice.random(THROWS) < worth.alive[0], np.minimum(bought, stays), 0)
    rate = dice.gamma(q + p * repeats, 1 / (v + spent), THROWS)
    money = np.where(count > 0, dice.gamma(np.maximum(p * count, 1e-9), 1 / rate), 0.0)
    assert worth.purchases[0] == pytest.approx(count.mean(), rel=0.03, abs=1e-4)
    assert worth.value[0] == pytest.approx(money.mean(), rel=0.03, abs=0.01)
    low, high = np.quantile(money, [0.1, 0.9])
    assert worth.value_low[0] == pytest.approx(low, rel=0.03, abs=0.01)
    assert worth.value_high[0] == pytest.approx(high, rel=0.03, abs=0.01)
    assert (worth.purchases_low[0], worth.purchases_high[0]) == tuple(np.quantile(count, [0.1, 0.9]))


def test_an_interval_holds_what_is_expected_and_money_is_finite() -> None:
    worth = worth_of(BUYING, SPENDING, invented(300, (1.0, 35.0, 0.8, 4.0), seed=3), np.full(300, 50.0))
    assert (worth.purchases_low <= worth.purchases + 1).all() and (
        worth.purchases <= worth.purchases_high + 1
    ).all()
    assert (worth.value_low <= worth.value_high).all() and np.isfinite(worth.lifetime).all()
    assert (worth.lifetime >= 0).all()


def test_what_is_to_come_counts_less_the_more_the_future_is_discounted() -> None:
    customers = invented(200, (1.0, 35.0, 0.8, 4.0), seed=4)
    dear, cheap = (
        worth_of(BUYING, SPENDING, customers, np.full(200, 50.0), discount=by) for by in (0.05, 0.3)
    )
    assert (dear.lifetime > cheap.lifetime).all()


def test_a_lifetime_is_all_that_comes_day_by_day_each_day_worth_a_little_less() -> None:
    customers = Customers.of([0, 5, 40], [0, 200, 995], [300, 300, 1000])
    rate = -np.log1p(-0.1) / 365
    within, before = np.zeros(3), np.zeros(3)
    for end in range(30, 365 * 60, 30):
        now = expected_purchases(BUYING, customers, end)
        within += (now - before) * np.exp(-rate * (end - 15))
        before = now
    assert discounted_purchases(BUYING, customers, 0.1) == pytest.approx(within, rel=0.01)


@pytest.mark.parametrize(("days", "discount"), [(0, 0.1), (-5, 0.1), (365, 0.0), (365, 1.0)])
def test_a_horizon_lies_ahead_and_a_discount_between_none_and_all(days: float, discount: float) -> None:
    with pytest.raises(ValueError, match=r"horizon|discount"):
        worth_of(
            BUYING, SPENDING, invented(5, (1, 35, 1, 4), seed=5), np.zeros(5), days=days, discount=discount
        )


def test_draws_are_as_wide_as_the_peak_says() -> None:
    customers = invented(5_000, (1.0, 35.0, 0.8, 4.0), seed=6)
    look, peak = Likelihood(customers), fit_bg_nbd(customers)
    draws = posterior_of(lambda at: look(at)[0], peak, draws=400, seed=7)
    assert draws.effective > 300
    away = np.log(draws.draws) - peak.logs
    assert np.sqrt(draws.weights @ away**2) == pytest.approx(standard_errors(peak), rel=0.15)
    assert draws.alike(100, seed=8).shape == (100, 4)
