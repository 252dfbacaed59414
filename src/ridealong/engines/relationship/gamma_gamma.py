"""What customers spend on a day they buy: the Gamma-Gamma model, fitted to what each spent on all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import digamma, gammaln, polygamma

from ridealong.engines.relationship.customers import Floats, Ints
from ridealong.engines.relationship.newton import Peak, Point, Prior, climb

BINS: Final = 128
"""Bins for each factor of e in spend: what a bin leaves out is of the third order in a hundredth."""
WEAK: Final = 1.5
"""How wide, in logarithms, a weak prior of p, q and v is."""
FEW: Final = 20_000
"""Up to so many customers each is a bin of their own."""
AT_ONCE: Final = 1 << 16
FEWER: Final = 1_000
"""The same for a posterior, which asks hundreds of times and needs fewer digits."""


class NoSpread(ArithmeticError):
    """What customers spend says nothing of what they will: it has no mean, or does not differ between them."""


def fit_gamma_gamma(repeats: ArrayLike, spent: ArrayLike) -> Peak:
    """Fit p, q, v of the Gamma-Gamma model by maximum likelihood.

    What a customer spends on a day varies about a mean of their own as a Gamma with shape p; those means differ
    between customers so that their rate is a Gamma(q, v).

    Parameters
    ----------
    repeats: purchase days that spend was summed over, whole numbers > 0, shape (customers,).
    spent: what was spent on those days together, > 0, in one unit of money, same shape.

    Returns
    -------
    A `Peak`: ``at`` is p, q, v (in the unit of spend); ``hessian`` is in their logarithms.

    Raises
    ------
    ValueError: nobody, or figures that are none of spend.
    NoSpread: q ≤ 1, so that the mean is not finite.
    NoPeak: the climb did not end.

    Source
    ------
    P. S. Fader, B. G. S. Hardie (2013), "The Gamma-Gamma model of monetary value", equation 1a.
    """
    x, total = np.asarray(repeats), np.asarray(spent, np.float64)
    if x.shape != total.shape or x.ndim != 1 or not len(x):
        raise ValueError(
            f"{x.shape} repeats and {total.shape} sums of spend: one of each a customer, of one at least"
        )
    if (x < 1).any() or not np.isfinite(total).all() or (total <= 0).any():
        raise ValueError("spend is learned from customers who bought again, and paid")
    usual = float(total.sum() / x.sum())
    peak = climb(_Likelihood(_Spent.of(x, total)), np.array([1.0, 2.0, usual]))
    if peak.at[1] <= 1:
        raise NoSpread(f"q is {peak.at[1]:.3g}: what customers spend has no finite mean")
    return peak


def likelihood_of_spend(repeats: Ints, spent: Floats) -> Callable[[Floats], float]:
    """From p, q, v to how likely what was spent is, without its slope."""
    return _Likelihood(_Spent.of(np.asarray(repeats), np.asarray(spent, np.float64), few=FEWER)).value


def weakly_held_spend(repeats: Ints, spent: Floats) -> Prior:
    """What is spent is about what it is on average, and differs as it often does, within a factor of twenty."""
    usual = float(np.sum(spent) / np.sum(repeats))
    return Prior(np.log([3.0, 4.0, usual]), np.full(3, WEAK))


@dataclass(frozen=True)
class _Spent:
    """Customers in bins by the logarithm of what they spent, with how far those of a bin lie apart."""

    by_repeats: Floats
    spent: Floats
    many: Floats
    apart: Floats
    """The variance of the logarithm within a bin."""
    purchases: Floats
    spent_by_purchases: Floats
    apart_by_purchases: Floats
    logs: float
    """Σ x ln s."""
    rest: float
    """Σ ln of what a day came to on average."""

    @classmethod
    def of(cls, x: Ints, total: Floats, few: int = FEW) -> "_Spent":
        if len(x) > few:
            return cls._binned(x, total)
        logs, heavy, none = np.log(total), x.astype(np.float64), np.zeros(len(x))
        rest = float(logs.sum() - np.log(heavy).sum())
        by_repeats = np.bincount(x).astype(np.float64)
        return cls(by_repeats, total, none + 1, none, heavy, total, none, float(heavy @ logs), rest)

    @classmethod
    def _binned(cls, x: Ints, total: Floats) -> "_Spent":
        """By pieces, so that what a piece needs stays in the processor's cache."""
        middle = float(np.log(total.mean()))
        least, most = (int(np.floor(np.log(each) * BINS)) for each in (total.min(), total.max()))
        sums = np.zeros((6, most - least + 1))
        logged = 0.0
        for at in range(0, len(x), AT_ONCE):
            logs, heavy = np.log(total[at : at + AT_ONCE]), x[at : at + AT_ONCE].astype(np.float64)
            bins = np.clip(np.floor(logs * BINS).astype(np.int64) - least, 0, most - least)
            logged += float(logs.sum())
            logs -= middle
            weighted = heavy * logs
            for row, weight in enumerate((None, logs, logs * logs, heavy, weighted, weighted * logs)):
                sums[row] += np.bincount(bins, weight, most - least + 1)
        sums = sums[:, sums[0] > 0]
        by_repeats = np.bincount(x).astype(np.float64)
        repeats = np.arange(1, len(by_repeats))
        rest = logged - float(by_repeats[1:] @ np.log(repeats))
        (many, spent, apart), (purchases, spent_p, apart_p) = (
            _of_bins(each, middle) for each in (sums[:3], sums[3:])
        )
        all_logs = float(sums[4].sum() + middle * sums[3].sum())
        return cls(by_repeats, spent, many, apart, purchases, spent_p, apart_p, all_logs, rest)


def _of_bins(sums: Floats, middle: float) -> tuple[Floats, Floats, Floats]:
    """How many they are, what they spent, and how far apart; from sums of one, of logarithms and of their squares."""
    many = sums[0]
    mean = sums[1] / many
    return many, np.exp(mean + middle), np.maximum(sums[2] / many - mean**2, 0.0)


class _Likelihood:
    def __init__(self, spent: _Spent) -> None:
        self._spent = spent

    def __call__(self, at: Floats) -> Point:
        p, q, v = map(float, at)
        spent = self._spent
        x = np.flatnonzero(spent.by_repeats)
        many = spent.by_repeats[x]
        n = float(many.sum())
        one = _logs(v, spent.spent, spent.many, spent.apart)
        each = _logs(v, spent.spent_by_purchases, spent.purchases, spent.apart_by_purchases)
        both, alone = p * x + q, p * x
        value = many @ (gammaln(both) - gammaln(alone)) - n * gammaln(q) + n * q * np.log(v)
        value += p * spent.logs - spent.rest - p * each[0] - q * one[0]
        psi = digamma(both)
        slope = np.array([
            (many * x) @ (psi - digamma(alone)) + spent.logs - each[0],
            many @ psi - n * digamma(q) + n * np.log(v) - one[0],
            n * q / v - p * each[1] - q * one[1],
        ])  # fmt: skip
        bent = polygamma(1, both)
        pp = (many * x * x) @ (bent - polygamma(1, alone))
        pq, qq = (many * x) @ bent, many @ bent - n * polygamma(1, q)
        pv, qv = -each[1], n / v - one[1]
        vv = -n * q / v**2 - p * each[2] - q * one[2]
        return float(value), slope, np.array([[pp, pq, pv], [pq, qq, qv], [pv, qv, vv]])

    def value(self, at: Floats) -> float:
        """The log-likelihood alone: a posterior asks for it hundreds of times."""
        p, q, v = map(float, at)
        spent = self._spent
        x = np.flatnonzero(spent.by_repeats)
        many = spent.by_repeats[x]
        n = float(many.sum())
        one = _log(v, spent.spent, spent.many, spent.apart)
        each = _log(v, spent.spent_by_purchases, spent.purchases, spent.apart_by_purchases)
        found = many @ (gammaln(p * x + q) - gammaln(p * x)) - n * gammaln(q) + n * q * np.log(v)
        return float(found + p * spent.logs - spent.rest - p * each - q * one)


def _logs(v: float, spent: Floats, many: Floats, apart: Floats) -> tuple[float, float, float]:
    """Σ ln(v + s), and its first and second derivative in v; of a bin, with the next term of its width."""
    both = v + spent
    wide = many * apart * spent / 2
    return (
        _log(v, spent, many, apart),
        float(many @ (1 / both) + wide @ ((spent - v) / both**3)),
        float(-(many @ both**-2) + wide @ ((2 * v - 4 * spent) / both**4)),
    )


def _log(v: float, spent: Floats, many: Floats, apart: Floats) -> float:
    both = v + spent
    return float(many @ np.log(both) + (many * apart * spent / 2) @ (v / both**2))


def expected_spend(at: Floats, repeats: ArrayLike, spent: ArrayLike) -> Floats:
    """What each customer spends on a day they buy, as far as what they spent so far says.

    Parameters
    ----------
    at: p, q, v; q > 1.
    repeats, spent: as they were fitted; 0 and 0 of whoever bought once.

    Returns
    -------
    The mean of each, in the unit of spend, shape (customers,).

    Source
    ------
    P. S. Fader, B. G. S. Hardie (2013), equation 5.

    Examples
    --------
    >>> [float(round(each, 2)) for each in expected_spend(np.array([6.25, 3.74, 15.44]), [0, 2], [0, 44.7])]
    [35.22, 24.66]
    """
    p, q, v = map(float, at)
    if q <= 1:
        raise NoSpread(f"q is {q:.3g}: what customers spend has no finite mean")
    mean: Floats = p * (v + np.asarray(spent, np.float64)) / (p * np.asarray(repeats) + q - 1)
    return mean
