"""How contracts are kept: the shifted-beta-geometric model, fitted to how many were not renewed when."""

import numpy as np
from numpy.typing import ArrayLike

from ridealong.engines.relationship.customers import Floats
from ridealong.engines.relationship.newton import Peak, Point, climb


def fit_shifted_beta_geometric(lost: ArrayLike, kept: ArrayLike) -> Peak:
    """Fit α and β of the shifted-beta-geometric model by maximum likelihood.

    At each renewal a customer leaves with a chance of their own that differs between them as a Beta(α, β) does. So
    those who are left renew more and more often, though nobody changes.

    Parameters
    ----------
    lost: how many left at their first renewal, their second, …; shape (renewals,), ≥ 0.
    kept: how many renewed so often and had no later renewal yet; same shape, ≥ 0.

    Returns
    -------
    A `Peak`: ``at`` is α, β; ``hessian`` is in their logarithms.

    Raises
    ------
    ValueError: nobody, other shapes, counts below nought.
    NoPeak: the climb did not end.

    Source
    ------
    P. S. Fader, B. G. S. Hardie (2007), "How to project customer retention", *Journal of Interactive Marketing* 21(1).
    """
    gone, there = np.asarray(lost, np.float64), np.asarray(kept, np.float64)
    if gone.shape != there.shape or gone.ndim != 1 or not len(gone):
        raise ValueError(f"{gone.shape} lost and {there.shape} kept: one count of each a renewal")
    if (
        not np.isfinite(gone + there).all()
        or (gone < 0).any()
        or (there < 0).any()
        or not (gone + there).any()
    ):
        raise ValueError("counts of customers are finite and not below nought, and somebody is counted")
    # A customer who left at the t-th renewal kept t − 1 of them; whoever is there kept all they had.
    asked = np.cumsum((gone + there)[::-1])[::-1]
    return climb(_likelihood(gone, asked), np.array([1.0, 2.0]))


def _likelihood(lost: Floats, asked: Floats):  # type: ignore[no-untyped-def]
    kept, j = asked - lost, np.arange(len(lost))
    left = float(lost.sum())

    def look(at: Floats) -> Point:
        a, b = map(float, at)
        # The t-th renewal is kept with (b + t − 1) / (a + b + t − 1), whatever was before it.
        stays, both = b + j, a + b + j
        value = kept @ np.log(stays) + left * np.log(a) - asked @ np.log(both)
        of_both, bent = asked @ (1 / both), asked @ (1 / both**2)
        slope = np.array([left / a - of_both, kept @ (1 / stays) - of_both])
        bend = np.array([[bent - left / a**2, bent], [bent, bent - kept @ (1 / stays**2)]])
        return float(value), slope, bend

    return look


def survival(at: Floats, renewals: int) -> Floats:
    """The share of customers who are still there after 0, 1, … renewals: shape (renewals + 1,).

    Examples
    --------
    The high-end customers of the source, fitted to seven years and asked about twelve.

    >>> [float(round(each, 3)) for each in survival(np.array([0.668, 3.806]), 12)[[1, 7, 12]]]
    [0.851, 0.489, 0.378]
    """
    a, b = map(float, at)
    j = np.arange(renewals)
    return np.concatenate(([1.0], np.cumprod((b + j) / (a + b + j))))
