"""A fit from few customers is itself uncertain: intervals hold that, and those of all customers together above all."""

from dataclasses import replace

import numpy as np
import pytest

from bench.value.books import book
from bench.value.covering import BOTH, FIT, covered
from bench.value.rows import LONGEST
from ridealong.engines.relationship.bg_nbd import fit_bg_nbd
from ridealong.engines.relationship.customers import Customers
from ridealong.engines.relationship.likely import Likely, likely_average, likely_buying
from ridealong.engines.relationship.mixing import mixed
from ridealong.engines.relationship.posterior import standard_errors
from ridealong.engines.relationship.purchase_days import purchase_days
from ridealong.engines.relationship.valuing import Valued, value
from ridealong.engines.relationship.worth import LITTLE, worth_of
from tests.engines.relationship.buying import invented
from tests.trying import THOROUGH

BUYING, SPENDING = np.array([1.0, 35.0, 0.8, 4.0]), np.array([6.0, 4.0, 15.0])
LEVELS = (0.1, 0.9)


def about(at: np.ndarray, width: float, many: int, seed: int) -> np.ndarray:
    return at * np.exp(width * np.random.default_rng(seed).standard_normal((many, len(at))))


def by_chance_alone(valued: Valued) -> Valued:
    paid = np.maximum(valued.summary.spent_again.astype(float), 0)
    worth = worth_of(valued.buying.at, valued.spending, valued.customers, paid)
    return replace(valued, worth=worth)


def wide(valued: Valued) -> float:
    return float((valued.worth.value_high - valued.worth.value_low).sum())


def test_draws_that_are_all_the_fit_say_what_the_fit_says() -> None:
    customers = invented(120, (1.0, 35.0, 0.8, 4.0), seed=1)
    paid = 20.0 * customers.repeats
    worth = worth_of(BUYING, SPENDING, customers, paid)
    certain = Likely(np.tile(BUYING, (100, 1)), np.tile(SPENDING, (100, 1)))
    low, high = mixed(certain, customers, paid, 365.0, LEVELS)
    assert (low[0] == worth.purchases_low).all() and (high[0] == worth.purchases_high).all()
    assert low[1] == pytest.approx(worth.value_low, rel=0.02, abs=0.02)
    assert high[1] == pytest.approx(worth.value_high, rel=0.02, abs=0.02)


@pytest.mark.parametrize(
    ("repeats", "recency", "age", "spent"),
    [(0, 0, 300, 0.0), (5, 200, 300, 180.0), (40, 995, 1000, 2000.0)],
    ids=["new", "steady", "faithful"],
)
def test_what_a_customer_brings_when_nobody_knows_the_parameters(
    repeats: int, recency: int, age: int, spent: float
) -> None:
    """
    given parameters that may be half as much again
    when a year is thrown 200,000 times, each time with other parameters
    then what was said lies where a tenth came to less, and a tenth to more
    """
    likely = Likely(about(BUYING, 0.4, 64, seed=1), about(SPENDING, 0.3, 12, seed=2))
    customer = Customers.of([repeats], [recency], [age])
    low, high = mixed(likely, customer, np.array([spent]), 365.0, LEVELS)
    dice = np.random.default_rng(3)
    which, pays = dice.integers(0, 64, 200_000), dice.integers(0, 12, 200_000)
    r, alpha, a, b = likely.buying[which].T
    p, q, v = likely.spending[pays].T
    longer = (alpha + age) / (alpha + recency)
    alive = 1 / (1 + a / (b + repeats - 1) * longer ** (r + repeats)) if repeats else np.ones(len(r))
    bought = dice.poisson(dice.gamma(r + repeats) / (alpha + age) * 365)
    stays = dice.geometric(np.clip(dice.beta(a, b + repeats), 1e-12, 1))
    count = np.where(dice.random(len(r)) < alive, np.minimum(bought, stays), 0)
    money = np.where(
        count > 0, dice.gamma(np.maximum(p * count, 1e-9)) / dice.gamma(q + p * repeats) * (v + spent), 0
    )
    assert (low[0][0], high[0][0]) == tuple(np.quantile(count, LEVELS))
    assert (low[1][0], high[1][0]) == pytest.approx(np.quantile(money, LEVELS), rel=0.03, abs=0.01)


def test_of_few_customers_intervals_are_wider_and_of_many_they_are_those_of_chance() -> None:
    few, many = (value(book(each, seed=4).days, LONGEST) for each in (30, 3_000))
    assert few.worth.totals is not None and many.worth.totals is not None
    assert few.worth.totals.share > LITTLE > many.worth.totals.share
    assert wide(few) > 1.02 * wide(by_chance_alone(few))
    assert wide(many) == wide(by_chance_alone(many))


def test_leaving_the_fit_s_doubt_out_where_it_is_little_changes_next_to_nothing() -> None:
    """
    given a book whose parameters' own share of the variance is just below a hundredth
    when intervals are worked out from all likely parameters nevertheless
    then they are as wide, to two hundredths
    """
    valued = value(book(400, seed=5).days, LONGEST)
    assert valued.worth.totals is not None and 0.002 < valued.worth.totals.share < LITTLE
    paid = np.maximum(valued.summary.spent_again.astype(float), 0)
    likely = Likely(likely_buying(valued.customers, valued.buying), np.tile(valued.spending, (400, 1)))
    low, high = mixed(likely, valued.customers, paid, 365.0, LEVELS)
    assert float((high[1] - low[1]).sum()) == pytest.approx(wide(valued), rel=0.02)


def test_what_all_bring_together_is_known_the_better_the_more_there_are() -> None:
    shares = []
    for many in (50, 500, 5_000):
        totals = value(book(many, seed=6).days, LONGEST).worth.totals
        assert totals is not None and totals.value_low < totals.value < totals.value_high
        assert totals.purchases_low < totals.purchases < totals.purchases_high
        shares.append((totals.value_high - totals.value_low) / totals.value)
    assert shares[0] > 2 * shares[1] > 4 * shares[2]


def test_draws_are_about_the_fit_and_as_wide_as_it_is_uncertain() -> None:
    for many in (3_000, 60_000):  # weighed draws, and those of a normal
        customers = invented(many, (1.0, 35.0, 0.8, 4.0), seed=7)
        peak = fit_bg_nbd(customers)
        away = np.log(likely_buying(customers, peak, draws=2_000)) - peak.logs
        assert away.std(axis=0) == pytest.approx(standard_errors(peak), rel=0.25)


def test_an_average_of_few_is_as_uncertain_as_they_differ() -> None:
    """Two who pay alike and one who pays more: nothing can be fitted, and the average may be another."""
    days = purchase_days([1, 1, 2, 2, 3], [1, 30, 2, 40, 5], [1000, 1000, 1000, 1000, 9000])
    totals = value(days, 60).worth.totals
    assert totals is not None and totals.value_high > 1.3 * totals.value
    drawn = likely_average(SPENDING, 0.5, draws=4_000)
    assert np.log(drawn[:, 2]).std() == pytest.approx(0.5, rel=0.05)


def test_four_totals_out_of_five_come_as_they_were_said() -> None:
    """The fit alone is too sure of itself where there are few customers; `docs/engines/relationship.md` has figures."""
    found = covered(50, 300 if THOROUGH else 8)
    near = 0.06 if THOROUGH else 0.25
    assert found[BOTH]["total"] == pytest.approx(0.8, abs=near)
    assert found[BOTH]["total"] > found[FIT]["total"] or not THOROUGH
    assert found[BOTH]["below"] < found[FIT]["below"]


def test_one_who_spends_more_than_all_others_makes_their_total_uncertain_wherever_they_stand() -> None:
    """Of 3,000 customers every third is looked at; the one who spends most is not among those."""
    customers = invented(3_000, (1.0, 35.0, 0.8, 4.0), seed=9)
    big = int(np.flatnonzero((customers.repeats > 5) & (np.arange(3_000) % 3 == 1))[0])
    paid = 20.0 * customers.repeats
    paid[big] *= 20_000
    certain = Likely(np.tile(BUYING, (300, 1)), np.tile(SPENDING, (300, 1)))
    worth = worth_of(BUYING, SPENDING, customers, paid, likely=certain)
    assert worth.totals is not None and worth.value[big] > worth.value.sum() / 2
    own = float(worth.value_high[big] - worth.value_low[big])
    assert worth.totals.value_high - worth.totals.value_low > own / 3
