"""What perfect knowledge is worth where what may come is a short list, or one normal amount."""

from collections.abc import Sequence
from math import isfinite, sqrt
from typing import Final

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr

from ridealong.engines.information.worth import Worth

SURE: Final = 1e-9
"""How far chances may miss a sum of one by rounding."""


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
