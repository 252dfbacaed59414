"""What asking a few customers is worth where everything hangs on one rate: how many of them would say yes."""

from collections.abc import Sequence
from math import isfinite
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betaln, gammaln

from ridealong.engines.information.worth import Worth

EVEN: Final = (1.0, 1.0)
Floats = NDArray[np.float64]


def evsi_of_rate(payoffs: ArrayLike, *, asked: int, prior: Sequence[float] = EVEN) -> Worth:
    """The expected value of asking so many customers one question with yes or no, before an option is taken.

    What each option comes to grows or falls in step with a rate that nobody knows. Whoever asks n hears k times yes
    with a Beta–Binomial chance, and expects a rate of (α + k) / (α + β + n) from then on. All n + 1 answers
    are gone through, so the worth is exact and needs no dice.

    Parameters
    ----------
    payoffs: one row an option, shape (options, 2): what it comes to if nobody says yes, and if everybody
        does, in one unit of money; straight between the two.
    asked: how many customers, ≥ 0.
    prior: α and β of what is known of the rate beforehand, both > 0; (1, 1) knows nothing, and (1 + k, 1 + n − k)
        has heard k times yes from n.

    Returns
    -------
    A `Worth` in that unit, ≥ 0, with no error; what asking costs is not taken off. It grows with n, towards
    that of knowing the rate.

    Raises
    ------
    ValueError: no options, another shape, figures that are not finite, fewer than nobody asked, a prior that is none.

    Source
    ------
    H. Raiffa, R. Schlaifer (1961), *Applied Statistical Decision Theory* (binomial sampling with a beta prior).
    Equation: Σ over k of C(n, k) B(α + k, β + n − k) / B(α, β) · max E[X | k], less max E[X].

    Examples
    --------
    A van costs 2,000 and brings 8,000 if everybody wants it, nothing if nobody does; without it nothing changes. One
    answer would change nobody's mind.

    >>> van = [[-2000, 6000], [0, 0]]
    >>> [round(evsi_of_rate(van, asked=customers).value) for customers in (0, 1, 5, 50)]
    [0, 0, 143, 235]
    """
    table = np.asarray(payoffs, np.float64)
    if table.ndim != 2 or table.shape[1] != 2 or not len(table):
        raise ValueError(f"payoffs of shape {table.shape}: one row an option, at a rate of nought and of one")
    if not np.isfinite(table).all():
        raise ValueError("every payoff is a finite number")
    if asked < 0 or asked != int(asked):
        raise ValueError(f"{asked} asked: nobody, or a whole number of customers")
    alpha, beta = prior
    if not (isfinite(alpha) and isfinite(beta) and alpha > 0 and beta > 0):
        raise ValueError(f"a prior of {alpha} and {beta}: both are finite and more than nought")
    yes = np.arange(asked + 1, dtype=np.float64)
    chance = np.exp(
        gammaln(asked + 1) - gammaln(yes + 1) - gammaln(asked - yes + 1)
        + betaln(alpha + yes, beta + asked - yes) - betaln(alpha, beta)
    )  # fmt: skip
    afterwards = _at(table, (alpha + yes) / (alpha + beta + asked))
    means = _at(table, np.array([alpha / (alpha + beta)]))[:, 0]
    best = int(means.argmax())
    value = float((afterwards.max(axis=0) - afterwards[best]) @ chance)
    return Worth(max(0.0, value), best, tuple(means.tolist()), 0.0)


def _at(table: Floats, rates: Floats) -> Floats:
    nothing, everything = table.T
    comes_to: Floats = nothing[:, None] + (everything - nothing)[:, None] * rates
    return comes_to
