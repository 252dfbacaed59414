"""Which parameters are likely after what was seen, so that an interval can hold that the fit itself is uncertain."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from ridealong.engines.relationship.bg_nbd import Likelihood, weakly_held
from ridealong.engines.relationship.customers import Customers, Floats, Ints
from ridealong.engines.relationship.gamma_gamma import likelihood_of_spend, weakly_held_spend
from ridealong.engines.relationship.newton import Peak, Prior
from ridealong.engines.relationship.posterior import NoWidth, normal_about, posterior_of

DRAWS: Final = 400
MANY: Final = 50_000
"""Of so many customers a posterior is normal in the logarithms, as near as anybody can tell, and needs no weighing."""
POOR: Final = 20
"""Draws worth fewer than so many of equal weight are not trusted: then the peak's own width says it."""


@dataclass(frozen=True)
class Likely:
    """Parameters drawn after what was seen, a row a draw, each as likely as the others."""

    buying: Floats
    """r, α, a, b: shape (draws, 4)."""
    spending: Floats
    """p, q, v: shape (draws, 3). They know nothing of the draws of buying beside them."""

    def __len__(self) -> int:
        return len(self.buying)


def likely_buying(customers: Customers, peak: Peak, *, draws: int = DRAWS, seed: int = 1) -> Floats:
    """Draws of r, α, a, b, shape (draws, 4), with ordinary customers held a little likelier than odd ones.

    Without that, what a few customers leave open would be open without end.

    Parameters
    ----------
    customers: those the model was fitted to.
    peak: the fit.
    draws: how many.
    seed: of the random numbers.
    """
    if len(customers) > MANY:
        return _normal(peak, draws, seed)
    return _weighed(Likelihood(customers).value, weakly_held(customers), peak, draws, seed)


def likely_spending(repeats: Ints, spent: Floats, peak: Peak, *, draws: int = DRAWS, seed: int = 2) -> Floats:
    """Draws of p, q, v, shape (draws, 3), from what the model was fitted to; all have a mean: q > 1."""
    look = likelihood_of_spend(repeats, spent)
    return _weighed(
        lambda at: look(at) if at[1] > 1 else -np.inf, weakly_held_spend(repeats, spent), peak, draws, seed
    )


def likely_average(at: Floats, error: float, *, draws: int = DRAWS, seed: int = 2) -> Floats:
    """Draws of p, q, v where all are taken to spend the same: the average is as uncertain as any average is."""
    away = np.random.default_rng(seed).standard_normal(draws) * error
    return np.column_stack([np.full(draws, at[0]), np.full(draws, at[1]), at[2] * np.exp(away)])


def _weighed(look: Callable[[Floats], float], prior: Prior, peak: Peak, draws: int, seed: int) -> Floats:
    def held(at: Floats) -> float:
        away = (np.log(at) - prior.middle) / prior.width
        return look(at) - float(away @ away) / 2

    try:
        found = posterior_of(held, peak, draws=draws, seed=seed)
    except NoWidth:
        return _normal(peak, draws, seed)
    return found.alike(draws, seed) if found.effective >= POOR else _normal(peak, draws, seed)


def _normal(peak: Peak, draws: int, seed: int) -> Floats:
    try:
        return normal_about(peak, draws=draws, seed=seed)
    except NoWidth:  # nothing says how far the truth may lie: the fit is all there is
        return np.repeat(peak.at[None, :], draws, axis=0)
