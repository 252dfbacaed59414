"""How many newcomers a customer sends before they leave, and what one customer becomes with all who come through them.

Customers send others at some rate and leave at some rate, both per year that they are customers. A year counts for
both whether it is somebody's first or tenth, so that young customers, who had little time to send anybody, do not make
the figure smaller. R is the one rate over the other; one customer becomes 1/(1−R) where R is below one, themselves
among them (D. G. Kendall 1948, "On the generalized birth-and-death process", *Annals of Mathematical Statistics* 19;
T. E. Harris 1963, *The Theory of Branching Processes*).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import betainc, betaincinv

LEVEL = 0.8
PRIOR = 0.5
"""Of the gamma distribution that each rate is held to have before anything is seen; Jeffreys’ for a count."""


@dataclass(frozen=True)
class Reproduction:
    """R with its interval.

    Parameters
    ----------
    r : the median of what R may be
    low, high : between these it lies four times out of five
    below_one : how probable it is that R is below one
    sent, gone : how many newcomers were sent, and how many customers left, it is learned from
    years : customer-years they are counted over
    spread : how much more senders differ than chance would have them differ; 1 where they do not
    """

    r: float
    low: float
    high: float
    below_one: float
    sent: int
    gone: float
    years: float
    spread: float

    @property
    def can_be_told(self) -> bool:
        """Whether R lies below one four times out of five: only then does one customer become a number of them."""
        return self.high < 1.0

    @property
    def multiplier(self) -> float | None:
        """What one customer becomes, themselves among them; None where R may as well be one."""
        return 1.0 / (1.0 - self.r) if self.can_be_told else None

    @property
    def multiplier_interval(self) -> tuple[float, float] | None:
        return (1.0 / (1.0 - self.low), 1.0 / (1.0 - self.high)) if self.can_be_told else None


def reproduction(
    sent: NDArray[np.intp], years: NDArray[np.float64], gone: NDArray[np.float64]
) -> Reproduction:
    """R from customers.

    With a gamma distribution for each rate, the customer-years cancel, and R has a beta prime distribution. Where a few
    customers send most of the newcomers, chance alone would not do so; then the newcomers count for fewer, by how much
    more senders differ than a Poisson count would.

    Parameters
    ----------
    sent : (n,) integers, how many newcomers named each
    years : (n,) floats, how long each has been a customer, or was
    gone : (n,) floats between 0 and 1, whether each has left, or how probable that is

    Raises
    ------
    ValueError: arrays of different lengths, a negative figure, one that is none, or a chance beyond one.
    """
    told = [np.asarray(each, dtype=np.float64) for each in (sent, years, gone)]
    if len({each.shape for each in told}) != 1 or told[0].ndim != 1:
        raise ValueError("sent, years and gone say something of the same customers, one figure each")
    if any(not np.isfinite(each).all() or (each < 0).any() for each in told) or (told[2] > 1).any():
        raise ValueError("sent, years and gone are figures of nought or more, and gone at most one")
    newcomers, lived, left = (float(each.sum()) for each in told)
    spread = _spread(told[0], told[1])
    a, b = PRIOR + newcomers / spread, PRIOR + left / spread
    low, middle, high = (_ratio(a, b, at) for at in ((1 - LEVEL) / 2, 0.5, (1 + LEVEL) / 2))
    return Reproduction(
        r=middle,
        low=low,
        high=high,
        below_one=float(betainc(a, b, 0.5)),
        sent=round(newcomers),
        gone=left,
        years=lived,
        spread=spread,
    )


def still_to_come(found: Reproduction, yearly: float, discount: float) -> float | None:
    """What those are worth who will yet come through one customer who is here, over whatever others.

    A customer and all who come through them are worth V = y/(μ+δ) + V·λ/(μ+δ), with y what a customer spends in a year,
    λ and μ how many they send and how likely they leave in one, and δ the rate at which money comes to be worth less.

    Parameters
    ----------
    found : R, as learned
    yearly : what customers spend in a year on average, in any unit of money
    discount : by how much money in a year is worth less than money now, ≥ 0

    Returns
    -------
    In the unit of `yearly`; None where R cannot be told to be below one.
    """
    if not found.can_be_told or found.years <= 0:
        return None
    leaves = (PRIOR + found.gone) / found.years + math.log1p(discount)
    sends = found.r * (PRIOR + found.gone) / found.years
    return yearly * sends / ((leaves - sends) * leaves)


def _ratio(a: float, b: float, at: float) -> float:
    """A quantile of the ratio of two gamma variates of one scale."""
    share = float(betaincinv(a, b, at))
    return share / (1.0 - share) if share < 1.0 else float("inf")


def _spread(sent: NDArray[np.float64], years: NDArray[np.float64]) -> float:
    """Variance over mean of what each sent, given how long each could; at least one."""
    lived, customers = float(years.sum()), len(sent)
    if customers < 2 or lived <= 0 or not sent.any():
        return 1.0
    expected = years * (sent.sum() / lived)
    ratio = float(((sent - expected) ** 2).sum() / sent.sum()) * customers / (customers - 1)
    return max(1.0, ratio)
