"""The belief engine says what the published tables say, and what plain integration says."""

from fractions import Fraction
from itertools import product
from math import comb

import numpy as np
import pytest

from ridealong.engines import belief
from ridealong.engines.belief import Verdict


def least_met_for_yes(n: int, standard: float) -> int | None:
    return next((k for k in range(n + 1) if belief.rate(k, n, standard).verdict is Verdict.YES), None)


@pytest.mark.parametrize(
    ("standard", "n", "least"),
    [
        (0.7, 10, 10),
        (0.7, 20, 17),
        (0.7, 40, 32),
        (0.7, 80, 62),
        (0.8, 10, 10),
        (0.8, 20, 19),
        (0.8, 40, 36),
        (0.8, 80, 69),
        (0.9, 10, None),
        (0.9, 20, None),
        (0.9, 40, 39),
        (0.9, 80, 76),
    ],
)
def test_the_least_that_must_be_met_for_a_yes(standard, n, least):
    assert least_met_for_yes(n, standard) == least


@pytest.mark.parametrize(("weeks", "standard", "least"), [(13, 1, 19), (26, 1, 34), (52, 1 / 13, 7)])
def test_the_least_events_for_a_yes_to_a_cadence(weeks, standard, least):
    says = [belief.cadence(events, weeks, standard).verdict is Verdict.YES for events in range(40)]
    assert says.index(True) == least
    assert all(says[least:])


def test_the_rhythm_of_a_real_book_of_customers():
    """106 of 133 came back in their rhythm; customers with many purchases weigh less."""
    seen = belief.rate(106, 133, 0.7, k_eff=56.98464, n_eff=71.49960)
    assert seen.probability == pytest.approx(0.9615, abs=5e-5)
    assert seen.verdict is Verdict.YES
    at_face_value = belief.rate(106, 133, 0.7)
    assert at_face_value.probability > 0.99  # which is surer than so few customers allow


@pytest.mark.parametrize(
    ("found", "probability", "verdict"),
    [
        (belief.rate(41, 46, 0.8), 0.930, Verdict.YES),
        (belief.rate(19, 20, 0.8), 0.942, Verdict.YES),
        (belief.cadence(9, 13, 0.5), 0.812, Verdict.CANT_TELL),
        (belief.cadence(19, 13, 1.0), 0.927, Verdict.YES),
    ],
)
def test_figures_shown_on_the_answer(found, probability, verdict):
    assert found.probability == pytest.approx(probability, abs=5e-4)
    assert found.verdict is verdict


@pytest.mark.parametrize(("n", "standard"), list(product([1, 2, 7, 40], [Fraction(1, 2), Fraction(4, 5)])))
def test_whole_counts_agree_with_exact_fractions(n, standard):
    """P(θ ≥ s | k of n) is the chance that n + 1 throws of a coin of s give at most k."""
    for k in range(n + 1):
        throws = (comb(n + 1, i) * standard**i * (1 - standard) ** (n + 1 - i) for i in range(k + 1))
        found = belief.probability_rate(k, n, float(standard))
        assert found == pytest.approx(float(sum(throws)), rel=1e-12)


@pytest.mark.parametrize(
    ("k", "n", "standard"),
    [(0, 0, 0.3), (3, 3, 0.7), (2.5, 9.25, 0.4), (56.98464, 71.4996, 0.7), (880, 1000, 0.9)],
)
def test_rates_agree_with_integration(k, n, standard):
    rates = (np.arange(200_000) + 0.5) / 200_000
    mass = np.exp(k * np.log(rates) + (n - k) * np.log1p(-rates))
    above = mass[rates > standard].sum() / mass.sum()
    assert belief.probability_rate(k, n, standard) == pytest.approx(above, abs=2e-5)


@pytest.mark.parametrize(
    ("events", "weeks", "standard"), [(0, 0, 1), (0, 13, 1 / 13), (1, 13, 0.25), (19, 13, 1), (7, 52, 1 / 13)]
)
def test_cadences_agree_with_integration(events, weeks, standard):
    """Over the root of the cadence, where the density has no pole at zero."""
    roots = (np.arange(400_000) + 0.5) * (8 / 400_000)
    mass = roots ** (2 * events) * np.exp(-(weeks + 0.5) * roots**2)
    above = mass[roots**2 > standard].sum() / mass.sum()
    assert belief.probability_cadence(events, weeks, standard) == pytest.approx(above, abs=5e-5)


def test_four_observations_of_each_customer_at_half_alike_are_worth_two_fifths():
    assert belief.design_effect([4, 4, 4], icc=0.5) == 2.5


def test_thirteen_proofs_at_nine_in_ten_are_together_worth_a_quarter():
    assert belief.poisson_binomial([0.9] * 13)[13] == pytest.approx(0.254, abs=5e-4)


@pytest.mark.parametrize(
    ("first", "second", "lower"),
    [((2, 3), (1, 3), Fraction(17, 70)), ((3, 3), (0, 3), Fraction(1, 70))],
    ids=["three of four cups told apart", "all four"],
)
def test_one_rate_above_another_is_the_other_side_of_fishers_tea(first, second, lower):
    """R. A. Fisher's lady tasting tea (1935): the exact test of a table is P that the first rate is not higher, of the
    same table with one taken off either side (Altham 1969). Tolerance 1e-12."""
    found = belief.probability_higher(*first, than_k=second[0], than_n=second[1])
    assert found == pytest.approx(float(1 - lower), abs=1e-12)


@pytest.mark.parametrize(("first", "second"), [((8, 10), (11, 14)), ((0, 7), (3, 5)), ((40, 90), (2, 3))])
def test_one_rate_above_another_agrees_with_plain_integration(first, second):
    (k, n), (c, m) = first, second
    x = (np.arange(200_000) + 0.5) / 200_000
    density = x**k * (1 - x) ** (n - k)
    below = np.cumsum(x**c * (1 - x) ** (m - c))
    plain = float((density * below).sum() / (density.sum() * below[-1]))
    assert belief.probability_higher(k, n, than_k=c, than_n=m) == pytest.approx(plain, abs=1e-4)
