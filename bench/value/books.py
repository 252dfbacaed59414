"""Books of customers whose truth is known: what they bought until today, and what they went on to buy."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.value.rows import BUYING, LONGEST, SPENDING
from ridealong.engines.relationship.purchase_days import PurchaseDays

AHEAD = 365
APART = 0.4
"""How far, in logarithms, the truth of one book lies from that of another."""
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Book:
    """Purchases until the last day, and of each who had bought by then, in the order of their ids, what came after."""

    days: PurchaseDays
    buying: Floats
    spending: Floats
    """The truth, with money in cents."""
    later: NDArray[np.int64]
    money: Floats


def book(customers: int, *, seed: int) -> Book:
    """So many customers of a firm whose parameters nobody else has; they are looked at on day `LONGEST`."""
    dice = np.random.default_rng(seed)
    buying, spending = (
        np.array(each) * np.exp(APART * dice.standard_normal(len(each))) for each in (BUYING, SPENDING)
    )
    spending[1] = max(spending[1], 1.5)
    spending[2] *= 100
    (r, alpha, a, b), (p, q, v) = buying, spending
    gap, leaves = 1 / np.maximum(dice.gamma(r, 1 / alpha, customers), 1e-12), dice.beta(a, b, customers)
    spends, born = v / dice.gamma(q, 1.0, customers), dice.integers(0, LONGEST, customers)
    now, there = born.astype(float), np.arange(customers)
    who, when = [there], [born]
    while len(there):
        now[there] += dice.exponential(gap[there])
        there = there[now[there] <= LONGEST + AHEAD]
        who.append(there)
        when.append(np.ceil(now[there]).astype(np.int64))
        there = there[dice.random(len(there)) >= leaves[there]]
    key = np.unique(np.concatenate(who) * (LONGEST + AHEAD + 1) + np.concatenate(when))  # a day counts once
    whose, day = key // (LONGEST + AHEAD + 1), key % (LONGEST + AHEAD + 1)
    later = np.bincount(whose[day > LONGEST], minlength=customers)
    whose, day = whose[day <= LONGEST], day[day <= LONGEST]
    amount = np.maximum(np.rint(spends[whose] * dice.gamma(p, 1.0, len(whose))), 1).astype(np.int64)
    money = np.where(later > 0, dice.gamma(np.maximum(p * later, 1e-9)) * spends, 0.0)
    return Book(PurchaseDays(whose, day, amount, 0, 0), buying, spending, later, money)
