"""The curve of a strip: how belief is spread over the values a sign may truly have."""

from math import isfinite

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammainc, xlog1py, xlogy

from ridealong.engines.belief.posterior import PRIOR_EVENTS, PRIOR_WEEKS, check_counts, check_events

Curve = tuple[NDArray[np.float64], NDArray[np.float64]]


def density_rate(k_eff: float, n_eff: float, points: int = 81) -> Curve:
    """The curve of a rate: high where the true rate probably lies, wide where little has been seen.

    Parameters
    ----------
    k_eff, n_eff: effective counts, 0 ≤ k_eff ≤ n_eff.
    points: how many points to draw, at least 2.

    Returns
    -------
    x and y, each of shape (points,): x evenly from 0 to 1, y the density of Beta(k + 1, n − k + 1) scaled
    so that its highest point is 1. With nothing seen, a level line.

    Raises
    ------
    ValueError: counts that cannot be, or fewer than two points.

    Source
    ------
    As `probability_rate`.

    Examples
    --------
    >>> x, y = density_rate(3, 4, points=5)
    >>> x.tolist(), y.round(2).tolist()
    ([0.0, 0.25, 0.5, 0.75, 1.0], [0.0, 0.11, 0.59, 1.0, 0.0])
    """
    check_counts(k_eff, n_eff)
    _check_points(points)
    x = np.linspace(0, 1, points)
    # In logarithms, for the plain powers underflow to a flat nothing from a thousand observations on.
    log_density = xlogy(k_eff, x) + xlog1py(n_eff - k_eff, -x)
    return x, np.exp(log_density - log_density.max())


def density_cadence(events: float, weeks: float, points: int = 81, *, upto: float) -> Curve:
    """The curve of a rare cadence, drawn from none to `upto` events per week.

    The density of Gamma(events + ½, weeks + ½) has no top at zero when nothing happened, so each point
    shows the average over its own stretch of x instead: finite everywhere, and a peak between two points is
    not lost.

    Parameters
    ----------
    events, weeks: as in `probability_cadence`.
    points: how many points to draw, at least 2.
    upto: events per week at the right edge, > 0; two or three times the standard shows the mark well.

    Returns
    -------
    x and y, each of shape (points,): x evenly from 0 to `upto` in events per week, y scaled so that its
    highest point is 1.

    Raises
    ------
    ValueError: events and weeks that cannot be, fewer than two points, an edge of zero or less.

    Source
    ------
    As `probability_cadence`.

    Examples
    --------
    >>> x, y = density_cadence(4, 4, points=5, upto=2.0)
    >>> x.tolist(), y.round(2).tolist()
    ([0.0, 0.5, 1.0, 1.5, 2.0], [0.06, 0.8, 1.0, 0.46, 0.14])
    """
    check_events(events, weeks)
    _check_points(points)
    if not (isfinite(upto) and upto > 0):
        raise ValueError(f"a cadence is drawn up to a number of events per week above 0; got {upto}")
    x = np.linspace(0, upto, points)
    edges = np.concatenate(([0.0], (x[1:] + x[:-1]) / 2, [upto + x[1] / 2]))
    y = np.diff(gammainc(events + PRIOR_EVENTS, edges * (weeks + PRIOR_WEEKS))) / np.diff(edges)
    highest = y.max()
    return x, y / highest if highest else y


def _check_points(points: int) -> None:
    if points < 2:
        raise ValueError(f"a curve needs at least 2 points; got {points}")
