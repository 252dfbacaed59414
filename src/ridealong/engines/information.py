"""What knowing more would be worth before choosing: perfect knowledge, and a few answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import isfinite, sqrt
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr, ndtri

LOW_TO_LIKELY: Final = -float(ndtri(0.1))
"""How many standard deviations lie between the middle of a normal curve and its tenth percentile: 1.2816."""
FAR: Final = 9.0
"""Beyond so many standard deviations nothing is left: 1e-19 of the curve."""
CUTS: Final = (1.0, 2.5, 5.0, FAR)
NODES: Final = (24, 48)
SURE: Final = 1e-9
"""How far chances may miss a sum of one by rounding."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What knowing more is worth, and what it is measured against."""

    value: float
    """In the unit of the outcomes, never negative."""
    best: int
    """The option to take if nothing more is learned; the first where several are as good."""
    means: tuple[float, ...]
    """What each option comes to on average."""
    error: float
    """How far the value may be off by the way it is computed."""


def evpi(outcomes: ArrayLike) -> Worth:
    """The expected value of perfect information about options with a low, likely and high outcome.

    An outcome is as likely above ``likely`` as below it, one time in ten below ``low`` and one in ten above
    ``high``: half a normal curve to each side. Options are independent of each other. Who knew every outcome
    would take the best one each time; who knows only the averages takes the best of these always. The
    difference is E[max X] − max E[X], and no study can be worth more.

    Parameters
    ----------
    outcomes: one row an option, shape (options, 3): low ≤ likely ≤ high, all in one unit of money.

    Returns
    -------
    A `Worth` in that unit, ≥ 0. E[max X] is integrated, not drawn at random: the same options are always worth
    the same, and `error` (the difference between 24 and 48 nodes a piece) is a rounding error as a rule.

    Raises
    ------
    ValueError: no options, another shape, outcomes that are not finite or not in order.

    Source
    ------
    H. Raiffa, R. Schlaifer (1961), *Applied Statistical Decision Theory*; 10–50–90 ranges after D. L. Keefer,
    S. E. Bodily (1983), "Three-point approximations for continuous random variables", *Management Science* 29(5).
    Equation: E[max X] = c + ∫ over x > c of (1 − ∏F) − ∫ over x < c of ∏F, for any c.

    Examples
    --------
    >>> worth = evpi([[1000, 3500, 6000], [0, 1000, 2000]])
    >>> round(worth.value), worth.best
    (120, 0)
    >>> evpi([[1000, 2000, 3000]]).value
    0.0
    """
    return _beyond_the_best(*_split(_checked(outcomes)))


def evsi(outcomes: ArrayLike, *, answers: int) -> Worth:
    """The expected value of asking a few: what so many answers are worth before one of the options is taken.

    One answer about an option is taken to be as uncertain as its outcome is, so n of them leave 1/(n + 1) of the
    variance: what will be thought afterwards is spread as the outcome, narrowed to √(n / (n + 1)) around the same
    average. With more and more answers this becomes `evpi`.

    Parameters
    ----------
    outcomes: as for `evpi`.
    answers: how many are asked about all options, ≥ 0.

    Returns
    -------
    A `Worth`, 0 ≤ value ≤ that of `evpi`; what asking costs is not taken off.

    Raises
    ------
    ValueError: as `evpi`; fewer than no answers.

    Source
    ------
    H. Raiffa, R. Schlaifer (1961), as above (the distribution of the posterior mean); E. C. F. Wilson
    (2015), "A practical guide to value of information analysis", *PharmacoEconomics* 33(2).

    Examples
    --------
    >>> options = [[1000, 3500, 6000], [0, 1000, 2000]]
    >>> [round(evsi(options, answers=n).value) for n in (0, 1, 5)]
    [0, 28, 87]
    """
    if answers < 0:
        raise ValueError(f"{answers} answers: ask none, or some")
    centres, below, above = _split(_checked(outcomes))
    means, kept = _means(centres, below, above), sqrt(answers / (answers + 1))
    return _beyond_the_best(means + kept * (centres - means), kept * below, kept * above)


def evpi_of_table(payoffs: ArrayLike, chances: Sequence[float]) -> Worth:
    """The expected value of perfect information where what may come is a short list.

    Parameters
    ----------
    payoffs: one row an option, one column a thing that may come, in one unit of money; costs are negative.
    chances: how likely each of these is; together one.

    Returns
    -------
    A `Worth` in that unit, ≥ 0, with no error.

    Raises
    ------
    ValueError: shapes that do not fit, figures that are not finite, chances below zero or not one together.

    Source
    ------
    H. Raiffa, R. Schlaifer (1961), as above: Σ p max over options − max over options of Σ p.

    Examples
    --------
    >>> round(evpi_of_table([[50_000, 30_000], [100_000, -40_000], [30_000, 10_000]], [0.6, 0.4]).value)
    28000
    """
    table, p = np.asarray(payoffs, np.float64), np.asarray(chances, np.float64)
    if table.ndim != 2 or not table.size or p.shape != table.shape[1:]:
        raise ValueError(
            f"{table.shape} payoffs and {p.shape} chances: one row an option, one chance a column"
        )
    if not (np.isfinite(table).all() and np.isfinite(p).all()):
        raise ValueError("every payoff and chance is a finite number")
    if (p < 0).any() or abs(p.sum() - 1) > SURE:
        raise ValueError(f"chances are none below zero and one together; these come to {p.sum():g}")
    means = table @ p
    best = int(means.argmax())
    return Worth(max(0.0, float(table.max(0) @ p - means[best])), best, tuple(means.tolist()), 0.0)


def evpi_of_normal(mean: float, deviation: float) -> float:
    """The expected value of perfect information where one option beats another by a normal amount.

    Parameters
    ----------
    mean: by how much it is better on average, in a unit of money; negative where it is worse.
    deviation: the standard deviation of that, ≥ 0, in the same unit.

    Returns
    -------
    Its value in that unit, ≥ 0: σφ(μ/σ) − |μ|Φ(−|μ|/σ).

    Raises
    ------
    ValueError: figures that are not finite, a deviation below zero.

    Source
    ------
    H. Raiffa, R. Schlaifer (1961), as above (the unit normal linear loss).

    Examples
    --------
    >>> round(evpi_of_normal(1, 5**0.5), 4)
    0.4798
    """
    if not (isfinite(mean) and isfinite(deviation)) or deviation < 0:
        raise ValueError(f"{mean} ± {deviation}: both are finite, and a deviation is not below zero")
    if deviation == 0:
        return 0.0
    by = abs(mean) / deviation
    height = np.exp(-by * by / 2) / sqrt(2 * np.pi)
    return max(0.0, float(deviation * height - abs(mean) * ndtr(-by)))


Floats = NDArray[np.float64]


def _checked(outcomes: ArrayLike) -> Floats:
    ranges = np.asarray(outcomes, np.float64)
    if ranges.ndim != 2 or ranges.shape[1] != 3 or not len(ranges):
        raise ValueError(f"options of shape {ranges.shape}: one row an option, with low, likely and high")
    if not np.isfinite(ranges).all():
        raise ValueError("every outcome is a finite number")
    if (np.diff(ranges) < 0).any():
        raise ValueError("an option's outcomes go up: low, likely, high")
    return ranges


def _split(ranges: Floats) -> tuple[Floats, Floats, Floats]:
    """The middle of each option's curve, and its standard deviation to either side."""
    low, likely, high = ranges.T
    return likely, (likely - low) / LOW_TO_LIKELY, (high - likely) / LOW_TO_LIKELY


def _means(centres: Floats, below: Floats, above: Floats) -> Floats:
    return centres + (above - below) / sqrt(2 * np.pi)


def _beyond_the_best(centres: Floats, below: Floats, above: Floats) -> Worth:
    means = _means(centres, below, above)
    best = int(means.argmax())
    if len(means) == 1:
        return Worth(0.0, best, tuple(means.tolist()), 0.0)
    edges = _edges(centres, below, above, float(means[best]))
    rough, fine = (_integral(nodes, edges, float(means[best]), (centres, below, above)) for nodes in NODES)
    return Worth(max(0.0, fine), best, tuple(means.tolist()), abs(fine - rough))


def _edges(centres: Floats, below: Floats, above: Floats, mean: float) -> Floats:
    """Where one piece of the integral ends and the next begins, so that no curve bends sharply within one."""
    cuts = [centres, *(centres - cut * below for cut in CUTS), *(centres + cut * above for cut in CUTS)]
    return np.unique(np.concatenate([*cuts, [mean]]))


@cache
def _nodes(count: int) -> tuple[Floats, Floats]:
    """Gauss–Legendre nodes and weights on [-1, 1]: to work them out costs as much as all the rest of a decision."""
    return np.polynomial.legendre.leggauss(count)


def _integral(nodes: int, edges: Floats, mean: float, curves: tuple[Floats, Floats, Floats]) -> float:
    """E[max X] less the best average: what lies above that average less what lies below."""
    at, weight = _nodes(nodes)
    half = np.diff(edges)[:, None] / 2
    x = edges[:-1, None] + half * (at + 1)
    under = _all_under(x, *curves)
    beyond = np.where(x > mean, 1 - under, -under)
    return float((beyond * weight * half).sum())


def _all_under(x: Floats, centres: Floats, below: Floats, above: Floats) -> Floats:
    """The chance that every option's outcome lies under x."""
    away = x[..., None] - centres
    deviation = np.where(away < 0, below, above)
    sure = deviation == 0
    chance = np.where(sure, away >= 0, ndtr(away / np.where(sure, 1.0, deviation)))
    together: Floats = np.prod(chance, axis=-1)
    return together
