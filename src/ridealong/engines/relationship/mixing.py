"""What comes of customers by chance and by how uncertain the fit is: intervals from all parameters that are likely."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import betainc, betaincinv

from ridealong.engines.relationship.bg_nbd_scores import probability_alive
from ridealong.engines.relationship.customers import Customers, Floats, Ints
from ridealong.engines.relationship.ends import reached
from ridealong.engines.relationship.likely import Likely

COUNTED: Final = 64
"""Draws of how people buy that are mixed."""
PAID: Final = 12
"""Draws of how they spend: these cost more, and matter less."""
AT_ONCE: Final = 1_024
RARE: Final = 3e-4
"""More purchase days than come with this chance are not told apart."""
GRID: Final = 64
OUTSIDE: Final = 0.002
"""Of money, so little lies below the grid of a curve, and above it."""
HALVED: Final = 26


def mixed(
    likely: Likely, customers: Customers, paid: Floats, days: float, levels: Sequence[float]
) -> list[tuple[Floats, Floats]]:
    """Quantiles of purchases and of money of each customer, for some levels, over all likely parameters.

    How often somebody buys and what they spend know nothing of each other, neither by chance nor in what is likely of
    them. So the chances of so many purchases are mixed over draws of the one, and the chances of so much money given
    so many purchases over draws of the other, and not over pairs of both.

    Parameters
    ----------
    likely: parameters that are likely.
    customers: their counts.
    paid: what each spent on all days but the first, shape (customers,).
    days: how far ahead, > 0.
    levels: of the quantiles, each between 0 and 1.

    Returns
    -------
    For each level the purchases and the money, each of shape (customers,).
    """
    buying = likely.buying[:: max(1, len(likely) // COUNTED)]
    spending = _spread(likely.spending)
    pieces = []
    for at in range(0, len(customers), AT_ONCE):
        piece = slice(at, at + AT_ONCE)
        some = Customers(customers.repeats[piece], customers.recency[piece], customers.age[piece])
        exceeded = _exceeded(buying, some, days)
        curves = _Curves.of(spending, exceeded, np.where(paid[piece] > 0, some.repeats, 0), paid[piece])
        pieces.append([((exceeded[:, 1:] > 1 - level).sum(axis=1), curves.at(level)) for level in levels])
    return [
        (np.concatenate([each[place][0] for each in pieces]).astype(np.float64),
         np.concatenate([each[place][1] for each in pieces]))
        for place in range(len(levels))
    ]  # fmt: skip


def _spread(spending: Floats) -> Floats:
    """A few of many draws, by what a newcomer spends on a day, so that few stand for all."""
    order = np.argsort(spending[:, 0] * spending[:, 2] / np.maximum(spending[:, 1] - 1, 1e-9), kind="stable")
    places = ((np.arange(PAID) + 0.5) * len(order) / PAID).astype(np.intp)
    return spending[order[places]]


def _exceeded(buying: Floats, customers: Customers, days: float) -> Floats:
    """P(Y ≥ k) of each, whether still there or not, for k = 0, 1, …: shape (customers, purchases + 1)."""
    r, alpha, a, b = (each[:, None] for each in buying.T)
    alive = np.stack([probability_alive(each, customers) for each in buying])
    age = customers.age.astype(np.float64)
    found = [np.ones(len(customers))]
    for chances in reached((r, a, b), customers.repeats.astype(np.float64), days / (alpha + age + days)):
        found.append((alive * chances).mean(axis=0))
        if found[-1].max() < RARE:
            break
    return np.stack(found, axis=1)


@dataclass(frozen=True)
class _Curves:
    """Of each draw and customer how much money lies below a point: straight between the points of a grid.

    The grid is over ln(money / (v + s)); it begins at ``least`` and has the same ``step``, both (draws, customers).
    """

    below: Floats
    """Shape (draws, customers, grid)."""
    least: Floats
    step: Floats
    scale: Floats
    """ln(v + s)."""
    nothing: Floats
    """The chance of no purchase, shape (customers,)."""

    @classmethod
    def of(cls, spending: Floats, exceeded: Floats, counted: Ints, paid: Floats) -> "_Curves":
        shape = (len(spending), len(counted))
        below, least, step = np.empty((*shape, GRID)), np.empty(shape), np.empty(shape)
        for each in np.unique(counted):
            rows = np.flatnonzero(counted == each)
            chances = exceeded[rows]
            chances = chances[:, : max(2, int((chances.max(axis=0) >= RARE).sum()))]
            exactly = -np.diff(chances, axis=1, append=0.0)
            most = chances.shape[1] - 1
            k = np.arange(1, most + 1)[:, None]
            for draw, (p, q, _) in enumerate(spending):
                still = q + p * float(each)
                ends = _log_odds(betaincinv([p, p * most], still, [OUTSIDE, 1 - OUTSIDE]))
                odds = np.linspace(ends[0], ends[1], GRID)
                table = betainc(p * k, still, 1 / (1 + np.exp(-odds)))
                below[draw, rows] = exactly[:, :1] + exactly[:, 1:] @ table
                least[draw, rows], step[draw, rows] = odds[0], odds[1] - odds[0]
        scale = np.log(spending[:, 2:] + paid)
        return cls(below, least, step, scale, 1 - exceeded[:, 1])

    def at(self, level: float) -> Floats:
        """So much money that so much of what may come lies below: by halving, over all draws together."""
        low = (self.least + self.scale).min(axis=0)
        high = (self.least + self.step * (GRID - 1) + self.scale).max(axis=0)
        for _ in range(HALVED):
            middle = (low + high) / 2
            less = self._below(middle) < level
            low, high = np.where(less, middle, low), np.where(less, high, middle)
        return np.where(self.nothing >= level, 0.0, np.exp((low + high) / 2))

    def _below(self, logs: Floats) -> Floats:
        place = np.clip((logs - self.scale - self.least) / self.step, 0, GRID - 1.000001)
        before = place.astype(np.intp)
        first = np.take_along_axis(self.below, before[..., None], 2)[..., 0]
        after = np.take_along_axis(self.below, before[..., None] + 1, 2)[..., 0]
        found: Floats = (first + (place - before) * (after - first)).mean(axis=0)
        return found


def _log_odds(share: ArrayLike) -> Floats:
    inside = np.clip(np.asarray(share, np.float64), 1e-12, 1 - 1e-12)
    return np.log(inside) - np.log1p(-inside)
