"""What knowing more is worth about options with a low, likely and high outcome: all, some of it, or a few answers."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from math import sqrt
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr, ndtri

from ridealong.engines.information.worth import Worth

LOW_TO_LIKELY: Final = -float(ndtri(0.1))
"""How many standard deviations lie between the middle of a normal curve and its tenth percentile: 1.2816."""
FAR: Final = 9.0
"""Beyond so many standard deviations nothing is left: 1e-19 of the curve."""
CUTS: Final = (1.0, 2.5, 5.0, FAR)
NODES: Final = (24, 48)
A_TIME: Final = 64
"""Decisions integrated at once: more of them fill the memory and save nothing."""


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
    return evpi_of_each([outcomes])[0]


def evpi_of_each(decisions: Iterable[ArrayLike]) -> list[Worth]:
    """`evpi` of many decisions, whatever number of options each has: together they take a tenth of the time.

    Parameters
    ----------
    decisions: the outcomes of each, as for `evpi`.

    Returns
    -------
    A `Worth` a decision, in their order, each the same as it is by itself.

    Raises
    ------
    ValueError: as `evpi`, if any of them is none.

    Examples
    --------
    >>> [round(each.value) for each in evpi_of_each([[[1000, 3500, 6000], [0, 1000, 2000]], [[1, 2, 3]]])]
    [120, 0]
    """
    return _beyond_the_best([_split(_checked(outcomes)) for outcomes in decisions])


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
    return evsi_of_each([outcomes], answers=answers)[0]


def evsi_of_each(decisions: Iterable[ArrayLike], *, answers: int) -> list[Worth]:
    """`evsi` of many decisions, as `evpi_of_each` is `evpi` of many; so many answers about each.

    Examples
    --------
    >>> [round(each.value) for each in evsi_of_each([[[1000, 3500, 6000], [0, 1000, 2000]]] * 2, answers=5)]
    [87, 87]
    """
    if answers < 0:
        raise ValueError(f"{answers} answers: ask none, or some")
    kept = sqrt(answers / (answers + 1))
    return _beyond_the_best([_narrowed(_split(_checked(outcomes)), kept) for outcomes in decisions])


def evppi(outcomes: ArrayLike, *, known: Collection[int]) -> Worth:
    """The expected value of partial perfect information: of knowing some of the options' outcomes and no others.

    Who knew the outcomes of those would take the best of them, or the best average of the rest, whichever is more. So
    it says which of several questions is worth asking first. It is never more than that of knowing all, and what
    two options are worth one by one need not add up to what they are worth together.

    Parameters
    ----------
    outcomes: as for `evpi`.
    known: the rows whose outcomes would be known, counted from 0; each once or more.

    Returns
    -------
    A `Worth`, 0 ≤ value ≤ that of `evpi`: E[max(X of the known, the best average of the rest)] − max E[X].

    Raises
    ------
    ValueError: as `evpi`; a row that there is not.

    Source
    ------
    J. C. Felli, G. B. Hazen (1998), "Sensitivity analysis and the expected value of perfect information", *Medical
    Decision Making* 18(1); H. Raiffa, R. Schlaifer (1961), as above.

    Examples
    --------
    >>> options = [[1000, 3500, 6000], [0, 1000, 2000]]
    >>> [round(evppi(options, known=each).value) for each in ([0], [1], [0, 1], [])]
    [92, 0, 120, 0]
    """
    centres, below, above = _split(_checked(outcomes))
    if not all(0 <= each < len(centres) for each in known):
        raise ValueError(
            f"{sorted(known)} of {len(centres)} options: the first is 0, the last {len(centres) - 1}"
        )
    learned = np.isin(np.arange(len(centres)), list(known))
    averages = _means(centres, below, above)
    known_only = (
        np.where(learned, centres, averages), np.where(learned, below, 0.0), np.where(learned, above, 0.0),
    )  # fmt: skip
    return _beyond_the_best([known_only])[0]


Floats = NDArray[np.float64]
Curves = tuple[Floats, Floats, Floats]
"""The middle of each option's curve, and its standard deviation to either side."""


def _checked(outcomes: ArrayLike) -> Floats:
    ranges = np.asarray(outcomes, np.float64)
    if ranges.ndim != 2 or ranges.shape[1] != 3 or not len(ranges):
        raise ValueError(f"options of shape {ranges.shape}: one row an option, with low, likely and high")
    if not np.isfinite(ranges).all():
        raise ValueError("every outcome is a finite number")
    if (np.diff(ranges) < 0).any():
        raise ValueError("an option's outcomes go up: low, likely, high")
    return ranges


def _split(ranges: Floats) -> Curves:
    low, likely, high = ranges.T
    return likely, (likely - low) / LOW_TO_LIKELY, (high - likely) / LOW_TO_LIKELY


def _narrowed(curves: Curves, kept: float) -> Curves:
    """As wide as what will be thought, around the same averages."""
    centres, below, above = curves
    means = _means(*curves)
    return means + kept * (centres - means), kept * below, kept * above


def _means(centres: Floats, below: Floats, above: Floats) -> Floats:
    return centres + (above - below) / sqrt(2 * np.pi)


def _beyond_the_best(decisions: Sequence[Curves]) -> list[Worth]:
    """Of each decision; those with as many options as each other are worked out together."""
    alike: defaultdict[int, list[int]] = defaultdict(list)
    for place, (centres, _, _) in enumerate(decisions):
        alike[len(centres)].append(place)
    found: dict[int, Worth] = {}
    for places in alike.values():
        for begin in range(0, len(places), A_TIME):
            piece = places[begin : begin + A_TIME]
            centres, below, above = (
                np.stack(each) for each in zip(*(decisions[i] for i in piece), strict=True)
            )
            found.update(zip(piece, _worths((centres, below, above)), strict=True))
    return [found[place] for place in range(len(decisions))]


def _worths(curves: Curves) -> list[Worth]:
    """Of decisions with as many options each, shape (decisions, options)."""
    means = _means(*curves)
    best = means.argmax(axis=1)
    average = means[np.arange(len(means)), best]
    rough = fine = np.zeros(len(means))
    if means.shape[1] > 1:
        edges = _edges(curves, average)
        rough, fine = (_integrals(nodes, edges, average, curves) for nodes in NODES)
    return [
        Worth(max(0.0, value), at, tuple(each), error)
        for value, at, each, error in zip(
            fine.tolist(), best.tolist(), means.tolist(), np.abs(fine - rough).tolist(), strict=True
        )
    ]


def _edges(curves: Curves, average: Floats) -> Floats:
    """Where one piece of the integral ends and the next begins, so that no curve bends sharply within one."""
    centres, below, above = curves
    cuts = [centres, *(centres - cut * below for cut in CUTS), *(centres + cut * above for cut in CUTS)]
    return np.sort(np.concatenate([*cuts, average[:, None]], axis=1), axis=1)


@cache
def _nodes(count: int) -> tuple[Floats, Floats]:
    """Gauss–Legendre nodes and weights on [-1, 1]: to work them out costs as much as all the rest of a decision."""
    return np.polynomial.legendre.leggauss(count)


def _integrals(nodes: int, edges: Floats, average: Floats, curves: Curves) -> Floats:
    """E[max X] less the best average, of each decision: what lies above that average less what lies below."""
    at, weight = _nodes(nodes)
    half = np.diff(edges, axis=1)[..., None] / 2
    x = edges[:, :-1, None] + half * (at + 1)
    under = _all_under(x, curves)
    beyond = np.where(x > average[:, None, None], 1 - under, -under)
    summed: Floats = (beyond * weight * half).reshape(len(edges), -1).sum(axis=1)
    return summed


def _all_under(x: Floats, curves: Curves) -> Floats:
    """The chance that the outcome of every option of its decision lies under x, shape (decisions, pieces, nodes)."""
    together = np.ones_like(x)
    for centre, below, above in zip(*(each.T[..., None, None] for each in curves), strict=True):
        away = x - centre
        deviation = np.where(away < 0, below, above)
        sure = deviation == 0
        together *= np.where(sure, away >= 0, ndtr(away / np.where(sure, 1.0, deviation)))
    return together
