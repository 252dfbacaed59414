"""The fits everybody knows: what was published of CDNOW's customers and of two kinds of contracts comes out again."""

import numpy as np
import pytest

from ridealong.engines.relationship.bg_nbd import fit_bg_nbd
from ridealong.engines.relationship.bg_nbd_scores import expected_of_a_newcomer, expected_purchases
from ridealong.engines.relationship.customers import Customers
from ridealong.engines.relationship.gamma_gamma import expected_spend, fit_gamma_gamma
from ridealong.engines.relationship.pareto_nbd import fit_pareto_nbd
from ridealong.engines.relationship.shifted_beta_geometric import fit_shifted_beta_geometric, survival
from tests.engines.relationship.buying import cdnow

WEEK = 7
IN_WEEKS = np.array([1, WEEK, 1, 1])


def likelihood_in_weeks(likelihood: float, customers: Customers) -> float:
    """A density for each repeat purchase: seven times as high by the week as by the day."""
    return likelihood + float(customers.repeats.sum()) * np.log(WEEK)


def test_bg_nbd_as_fader_hardie_and_lee_published_it() -> None:
    customers, _ = cdnow()
    peak = fit_bg_nbd(customers)
    assert peak.at / IN_WEEKS == pytest.approx([0.243, 4.414, 0.793, 2.426], abs=0.0006)
    assert likelihood_in_weeks(peak.likelihood, customers) == pytest.approx(-9582.4, abs=0.05)


def test_pareto_nbd_as_fader_and_hardie_published_it() -> None:
    customers, _ = cdnow()
    peak = fit_pareto_nbd(customers)
    assert peak.at / [1, WEEK, 1, WEEK] == pytest.approx([0.553, 10.578, 0.606, 11.669], abs=0.0006)
    assert likelihood_in_weeks(peak.likelihood, customers) == pytest.approx(-9595.0, abs=0.05)


def test_gamma_gamma_of_946_who_bought_again_and_paid() -> None:
    customers, spent = cdnow()
    paid = (customers.repeats > 0) & (spent > 0)
    assert paid.sum() == 946
    assert fit_gamma_gamma(customers.repeats[paid], spent[paid]).at == pytest.approx(
        [6.25, 3.74, 15.44], abs=0.006
    )


def test_what_the_first_ten_of_them_will_spend() -> None:
    customers, spent = cdnow()
    peak = fit_gamma_gamma(
        *(each[(customers.repeats > 0) & (spent > 0)] for each in (customers.repeats, spent))
    )
    usual = expected_spend(peak.at, [0], [0.0])
    assert usual == pytest.approx(35.17, abs=0.1)


def test_purchases_to_come_of_one_customer_and_of_a_newcomer() -> None:
    customers, _ = cdnow()
    at = fit_bg_nbd(customers).at
    one = Customers.of([2], [213], [272])  # two repeats, the last in week 30.43 of 38.86
    assert expected_purchases(at, one, 39 * WEEK) == pytest.approx(1.226, abs=0.001)
    weeks = np.array([1 / 7, 1, 3, 223 / 7, 32, 78])
    published = [0.0078, 0.0532, 0.1506, 1.0405, 1.0437, 1.8576]
    assert expected_of_a_newcomer(at, weeks * WEEK) == pytest.approx(published, abs=0.001)


@pytest.mark.parametrize(
    ("kept", "published", "likelihood", "after_twelve"),
    [
        ([869, 743, 653, 593, 551, 517, 491], (0.668, 3.806), -1611.2, 0.394),
        ([631, 468, 382, 326, 289, 262, 241], (0.704, 1.182), -1680.3, 0.173),
    ],
    ids=["high-end", "regular"],
)
def test_contracts_kept_for_seven_years_say_what_comes_in_the_next_five(
    kept: list[int], published: tuple[float, float], likelihood: float, after_twelve: float
) -> None:
    lost = -np.diff([1000, *kept])
    peak = fit_shifted_beta_geometric(lost, [0] * 6 + kept[-1:])
    assert peak.at == pytest.approx(published, abs=0.0006)
    assert peak.likelihood == pytest.approx(likelihood, abs=0.06)
    # What was seen five years later, by whoever fitted only seven of the twelve.
    assert survival(peak.at, 12)[12] == pytest.approx(after_twelve, abs=0.02)
