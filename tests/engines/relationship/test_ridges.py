"""What cannot be learned is named, not printed as a huge number; and a weak prior keeps it in bounds."""

import numpy as np
import pytest

from ridealong.engines.relationship.bg_nbd import fit_bg_nbd
from ridealong.engines.relationship.customers import Customers
from ridealong.engines.relationship.newton import FARTHEST
from ridealong.engines.relationship.ridges import Ridge, ridges_of
from tests.engines.relationship.buying import invented


def test_customers_who_differ_and_leave_lie_on_no_ridge() -> None:
    assert ridges_of(fit_bg_nbd(invented(5_000, (1.0, 35.0, 0.8, 4.0), seed=1))) == ()


def test_customers_who_all_buy_at_one_rate() -> None:
    dice = np.random.default_rng(2)
    repeats = dice.binomial(900, 0.02, 2_000)
    alike = Customers.of(repeats, np.where(repeats > 0, 890, 0), np.full(2_000, 900))
    assert Ridge.RATES in ridges_of(fit_bg_nbd(alike))


def test_nobody_ever_left() -> None:
    customers = invented(2_000, (1.0, 35.0, 1e-5, 4.0), seed=3)
    assert Ridge.NOBODY_LEAVES in ridges_of(fit_bg_nbd(customers))


@pytest.mark.parametrize("seed", range(5))
def test_three_customers_say_little_and_the_weak_prior_keeps_to_what_is_ordinary(seed: int) -> None:
    three = invented(3, (1.0, 35.0, 0.8, 4.0), seed=seed)
    assert ridges_of(fit_bg_nbd(three)) != ()
    held = fit_bg_nbd(three, weak_prior=True)
    assert ridges_of(held) in [(), (Ridge.FEW,)]
    assert np.abs(held.logs).max() < FARTHEST / 2


def test_where_there_is_much_to_learn_the_prior_changes_next_to_nothing() -> None:
    customers = invented(20_000, (1.0, 35.0, 0.8, 4.0), seed=4)
    assert fit_bg_nbd(customers, weak_prior=True).at == pytest.approx(fit_bg_nbd(customers).at, rel=0.01)


def test_all_identical_customers_are_a_ridge_and_no_failure() -> None:
    same = Customers.of(np.full(50, 4), np.full(50, 300), np.full(50, 360))
    assert ridges_of(fit_bg_nbd(same)) != ()


def test_one_purchase_day_only_says_nothing_of_how_they_leave() -> None:
    once = Customers.of(np.zeros(40, int), np.zeros(40, int), np.arange(1, 41))
    assert ridges_of(fit_bg_nbd(once)) != ()
    assert np.isfinite(fit_bg_nbd(once, weak_prior=True).at).all()
