"""What comes of customers by chance if the fit is right: how many purchases, and how much money, from tables."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import betainc

from ridealong.engines.relationship.customers import Customers, Floats

GRID: Final = 256
WIDE: Final = 12.0
"""The grid goes from e⁻¹² to e¹² of what is usual."""
FEWEST: Final = 1e-5
MOST: Final = 400
"""Purchase days within the horizon that are told apart; whoever buys more often is taken to buy in proportion."""


@dataclass(frozen=True)
class Ends:
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
    ) -> "Ends":
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
    """P(Y ≥ k) of whoever is there, for k = 0, 1, … until nobody buys so often: shape (pairs, purchases + 1)."""
    found = [np.ones(len(x))]
    for chance in reached((at[0:1], at[1:2], at[2:3]), x, z):
        found.append(chance)
        if chance.max() < FEWEST:
            break
    return np.stack(found, axis=1)


def reached(at: tuple[Floats, Floats, Floats], x: Floats, z: Floats) -> Iterator[Floats]:
    """P(Y ≥ k) of whoever is there, for k = 1, 2, …, of as many r, a and b as there are in ``at``.

    The chances of a negative binomial, each from the one before; where the first is too small to be told from nought,
    745 purchases are expected at least, and k does not go so far.
    """
    r, a, b = at
    exactly: Floats = np.exp((r + x) * np.log1p(-z))
    beyond, stays = 1 - exactly, np.ones_like(exactly)
    for k in range(1, MOST + 1):
        yield np.maximum(beyond, 0.0) * stays
        exactly = exactly * z * (r + x + k - 1) / k
        beyond = beyond - exactly
        stays = stays * (b + x + k - 1) / (a + b + x + k - 1)


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
