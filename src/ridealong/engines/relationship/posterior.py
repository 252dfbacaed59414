"""How sure a fitted model is of its parameters: draws from all that are likely, each with its weight."""

from collections.abc import Callable
from dataclasses import dataclass
from math import lgamma, log, pi
from typing import Final

import numpy as np

from ridealong.engines.relationship.customers import Floats
from ridealong.engines.relationship.newton import Peak

TAILS: Final = 7.0
"""Degrees of freedom of what is drawn from: heavier tails than the posterior has, so that no weight is without end."""


class NoWidth(ArithmeticError):
    """The likelihood does not fall on all sides of its peak, so nothing says how far from it the truth may lie."""


@dataclass(frozen=True)
class Posterior:
    """Draws of parameters, shape (draws, k), and weights, shape (draws,), that sum to one."""

    draws: Floats
    weights: Floats

    @property
    def effective(self) -> float:
        """How many draws of equal weight would be as good: 1 / Σ w²."""
        return float(1 / np.sum(self.weights**2))

    def alike(self, many: int, seed: int) -> Floats:
        """So many draws of equal weight: shape (many, k), by systematic resampling."""
        steps = (np.random.default_rng(seed).random() + np.arange(many)) / many
        return self.draws[np.minimum(np.searchsorted(np.cumsum(self.weights), steps), len(self.draws) - 1)]


def standard_errors(peak: Peak) -> Floats:
    """The standard error of each parameter's logarithm, shape (k,); infinite where the likelihood does not fall.

    Source
    ------
    The inverse of the observed information: R. A. Fisher (1922).
    """
    sizes, ways = np.linalg.eigh(-peak.hessian)
    if sizes.min() <= 1e-9 * max(sizes.max(), 1e-300):
        flat = np.abs(ways[:, sizes <= 1e-9 * max(sizes.max(), 1e-300)]).max(axis=1) > 0.1
        known = np.sqrt((ways**2 / np.maximum(sizes, 1e-300)).sum(axis=1))
        return np.where(flat, np.inf, known)
    errors: Floats = np.sqrt((ways**2 / sizes).sum(axis=1))
    return errors


def posterior_of(look: Callable[[Floats], float], peak: Peak, *, draws: int, seed: int) -> Posterior:
    """Importance draws about a peak: a multivariate t with the peak's width, weighted by how likely each draw is.

    The prior is flat in the logarithms of the parameters.

    Parameters
    ----------
    look: from parameters, shape (k,), to the log-likelihood.
    peak: where it is highest.
    draws: how many, ≥ 1.
    seed: of the random numbers; the same seed gives the same draws.

    Returns
    -------
    The `Posterior`; ask it how many draws it is worth before it is trusted.

    Raises
    ------
    NoWidth: the likelihood is flat in some direction.

    Source
    ------
    J. Geweke (1989), "Bayesian inference in econometric models using Monte Carlo integration", *Econometrica* 57(6).
    """
    sizes, ways = _bends(peak)
    dice, k = np.random.default_rng(seed), len(sizes)
    steps = dice.standard_normal((draws, k)) / np.sqrt(dice.chisquare(TAILS, draws) / TAILS)[:, None]
    logs = np.log(peak.at) + steps / np.sqrt(sizes) @ ways.T
    heights = -(TAILS + k) / 2 * np.log1p((steps**2).sum(axis=1) / TAILS) + _height_of_t(k)
    likely = np.array([look(each) for each in np.exp(logs)]) - peak.likelihood
    weights = np.exp(likely - heights - (likely - heights).max())
    return Posterior(np.exp(logs), weights / weights.sum())


def normal_about(peak: Peak, *, draws: int, seed: int) -> Floats:
    """Draws of equal weight, shape (draws, k), normal in the logarithms and as wide as the peak: enough if narrow.

    Raises
    ------
    NoWidth: the likelihood is flat in some direction.
    """
    sizes, ways = _bends(peak)
    steps = np.random.default_rng(seed).standard_normal((draws, len(sizes)))
    drawn: Floats = np.exp(peak.logs + steps / np.sqrt(sizes) @ ways.T)
    return drawn


def _bends(peak: Peak) -> tuple[Floats, Floats]:
    """How sharply the likelihood falls, and in which directions."""
    sizes, ways = np.linalg.eigh(-peak.hessian)
    if sizes.min() <= 1e-9 * max(sizes.max(), 1e-300):
        raise NoWidth("the likelihood does not fall on all sides of its peak")
    return sizes, ways


def _height_of_t(k: int) -> float:
    return lgamma((TAILS + k) / 2) - lgamma(TAILS / 2) - k / 2 * log(TAILS * pi)
