"""What a customer is worth: purchases and money to be expected of each, with how far it may be from that."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import betainc

from ridealong.engines.relationship.bg_nbd_scores import expected_purchases, probability_alive
from ridealong.engines.relationship.customers import Customers, Floats
from ridealong.engines.relationship.gamma_gamma import expected_spend

LOW: Final = 0.1
HIGH: Final = 0.9
"""Between these lies what comes four times out of five."""
YEAR: Final = 365.0
NODES: Final = 24
"""Of the quadrature over all time: four times as many change a discounted lifetime by about a thousandth."""
GRID: Final = 256
WIDE: Final = 12.0
"""The grid goes from e⁻¹² to e¹² of what is usual."""
FEWEST: Final = 1e-5
MOST: Final = 400
"""Purchase days within the horizon that are told apart; whoever buys more often is taken to buy in proportion."""


@dataclass(frozen=True)
class Worth:
    """A row a customer, every array of shape (customers,). Money is in the unit that spend was fitted in.

    ``low`` and ``high`` bound what comes four times out of five, of whole purchases and of money.
    """

    alive: Floats
    purchases: Floats
    purchases_low: Floats
    purchases_high: Floats
    spend: Floats
    """On a day they buy."""
    value: Floats
    value_low: Floats
    value_high: Floats
    lifetime: Floats
    """All that will ever come, discounted to today."""


def worth_of(  # noqa: PLR0913  # two models, their customers, and how far ahead
    buying: Floats,
    spending: Floats,
    customers: Customers,
    spent: Floats,
    *,
    days: float = YEAR,
    discount: float = 0.1,
) -> Worth:
    """What each customer is worth within some days, and in all, from a fitted BG/NBD and a fitted Gamma-Gamma.

    Both know nothing of each other: what one spends on a day does not say how often they buy.

    Parameters
    ----------
    buying: r, α (days), a, b.
    spending: p, q, v (money); q > 1.
    customers: their counts.
    spent: what each spent on all days but the first, ≥ 0, in the unit of v, shape (customers,).
    days: how far ahead, > 0.
    discount: by how much money in a year is worth less than money now, > 0 and < 1.

    Raises
    ------
    ValueError: a horizon or a discount that is none.
    NoSpread: spend that has no mean.

    Source
    ------
    Value as purchases times spend: P. S. Fader, B. G. S. Hardie, K. L. Lee (2005), "RFM and CLV: using iso-value curves
    for customer base analysis", *Journal of Marketing Research* 42(4).
    """
    if not days > 0:
        raise ValueError(f"{days} days ahead: a horizon lies ahead")
    if not 0 < discount < 1:
        raise ValueError(f"a discount of {discount} a year: more than none and less than all")
    paid = np.where(customers.repeats > 0, np.maximum(spent, 0.0), 0.0)
    alive, purchases = probability_alive(buying, customers), expected_purchases(buying, customers, days)
    counted = np.where(paid > 0, customers.repeats, 0)  # free days say nothing of what is paid on others
    spend = expected_spend(spending, counted, paid)
    ends = _Ends.of(buying, spending, customers, counted, days)
    low, high = ((ends.purchases(alive, at), ends.money(alive, at, spending[2] + paid)) for at in (LOW, HIGH))
    return Worth(
        alive, purchases, low[0], high[0], spend, purchases * spend, low[1], high[1],
        spend * discounted_purchases(buying, customers, discount),
    )  # fmt: skip


def discounted_purchases(at: Floats, customers: Customers, discount: float) -> Floats:
    """All purchase days that are ever to come of each, those in a year counting less by the discount.

    With the rate δ = −ln(1 − discount) a year, ∫ e^(−δt) dE(t) = δ ∫ e^(−δt) E(t) dt, which is the mean of E over a
    time that ends as by chance: Gauss–Laguerre quadrature.

    Source
    ------
    Discounted expected residual transactions: P. S. Fader, B. G. S. Hardie, K. L. Lee (2005), *Journal of Marketing
    Research* 42(4); M. Abramowitz, I. A. Stegun (1964), 25.4.45.
    """
    times, weights = np.polynomial.laguerre.laggauss(NODES)
    rate = -np.log1p(-discount) / YEAR
    found = np.zeros(len(customers))
    for time, weight in zip(times, weights, strict=True):
        found += weight * expected_purchases(at, customers, float(time / rate))
    return found


@dataclass(frozen=True)
class _Ends:
    """Of each distinct pair of repeats and age, as if still there: how often they buy, and what on all days, by chance.

    Whether they are there comes on top: a quantile of everybody is a quantile, farther up, of those who are.
    """

    which: NDArray[np.intp]
    exceeded: Floats
    """P(Y ≥ k) for k = 0, 1, …: shape (pairs, purchases + 1)."""
    below: Floats
    """P(money ≤ m) on the grid of m / (m + v + s): shape (pairs, grid)."""
    grid: Floats

    @classmethod
    def of(
        cls, buying: Floats, spending: Floats, customers: Customers, counted: NDArray[np.int64], days: float
    ) -> "_Ends":
        r, alpha, a, b = map(float, buying)
        p, q, _ = map(float, spending)
        ages = int(customers.age.max()) + 1
        key = (customers.repeats.astype(np.int64) * 2 + (counted > 0)) * ages + customers.age
        distinct, which = np.unique(key, return_inverse=True)
        x, paid, age = distinct // (2 * ages), distinct // ages % 2, distinct % ages
        z = days / (alpha + age + days)
        at_least = _at_least(np.array([r, a, b]), x, z)
        grid = 1 / (1 + np.exp(-np.linspace(-WIDE, WIDE, GRID)))
        below = np.empty((len(x), GRID))
        shape = q + p * x * paid
        for each in np.unique(shape):
            rows = np.flatnonzero(shape == each)
            chances = at_least[rows]
            chances = chances[:, : int((chances.max(axis=0) >= FEWEST).sum()) + 1]
            exactly = -np.diff(chances, axis=1, append=0.0)
            k = np.arange(1, chances.shape[1])
            below[rows] = exactly[:, :1] + exactly[:, 1:] @ betainc(p * k[:, None], each, grid)
        return cls(which, at_least, below, grid)

    def purchases(self, alive: Floats, at: float) -> Floats:
        """The least number of purchase days that is not exceeded with this chance."""
        beyond = (1 - at) / np.maximum(alive, 1e-300)
        many, exceeded = self.exceeded.shape[1], self.exceeded
        found = _how_many(lambda row, place: exceeded[row, place] > beyond, self.which, many, 1) - 1
        return found.astype(np.float64)

    def money(self, alive: Floats, at: float, scale: Floats) -> Floats:
        wanted = 1 - (1 - at) / np.maximum(alive, 1e-300)
        asked = np.flatnonzero(wanted > self.below[self.which, 0])
        found = np.zeros(len(alive))
        found[asked] = np.exp(self._odds(self.which[asked], wanted[asked])) * scale[asked]
        return found

    def _odds(self, row: NDArray[np.intp], wanted: Floats) -> Floats:
        """Where on the grid so much lies below, straight between its points."""
        below = self.below
        place = np.clip(_how_many(lambda row, place: below[row, place] < wanted, row, GRID, 0), 1, GRID - 1)
        before, after = below[row, place - 1], below[row, place]
        share = np.clip((wanted - before) / np.maximum(after - before, 1e-300), 0, 1)
        odds = np.linspace(-WIDE, WIDE, GRID)
        found: Floats = odds[place - 1] + share * (odds[place] - odds[place - 1])
        return found


def _at_least(at: Floats, x: Floats, z: Floats) -> Floats:
    """P(Y ≥ k) of whoever is there, for k = 0, 1, … until nobody buys so often: shape (pairs, purchases + 1).

    The chances of a negative binomial, each from the one before; where the first is too small to be told from nought,
    745 purchases are expected at least, and k does not go so far.
    """
    r, a, b = map(float, at)
    exactly = np.exp((r + x) * np.log1p(-z))
    beyond, stays = 1 - exactly, np.ones(len(x))
    found = [np.ones(len(x))]
    for k in range(1, MOST + 1):
        found.append(np.maximum(beyond, 0.0) * stays)
        if found[-1].max() < FEWEST:
            break
        exactly = exactly * z * (r + x + k - 1) / k
        beyond = beyond - exactly
        stays = stays * (b + x + k - 1) / (a + b + x + k - 1)
    return np.stack(found, axis=1)


def _how_many(
    holds: Callable[[NDArray[np.intp], NDArray[np.intp]], NDArray[np.bool_]],
    row: NDArray[np.intp],
    wide: int,
    least: int,
) -> NDArray[np.intp]:
    """How many of the first places of each row hold, of rows that hold up to some place and not after: by halving."""
    low, high = np.full(len(row), least), np.full(len(row), wide)
    for _ in range(wide.bit_length()):
        middle = (low + high) >> 1
        yes = holds(row, np.minimum(middle, wide - 1)) & (middle < high)
        low, high = np.where(yes, middle + 1, low), np.where(yes, high, middle)
    return low
