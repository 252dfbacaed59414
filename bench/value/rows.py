"""Purchases for the benchmark: customers who buy and leave as the BG/NBD model says, each time for another amount."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

LONGEST = 1095
"""Customers come over three years, and are looked at when these are over."""
BUYING = (1.0, 35.0, 0.8, 4.0)
SPENDING = (6.0, 4.0, 15.0)
SCRAMBLED = np.uint64(0x9E3779B97F4A7C15)
Columns = dict[str, NDArray[Any]]


def purchases(customers: int, *, seed: int = 1) -> Columns:
    """About seven a customer, ordered by day as a till would write them: ``customer``, ``day``, ``amount`` in cents."""
    dice = np.random.default_rng(seed)
    r, alpha, a, b = BUYING
    p, q, v = SPENDING
    gap, leaves = 1 / np.maximum(dice.gamma(r, 1 / alpha, customers), 1e-9), dice.beta(a, b, customers)
    spends = v / np.maximum(dice.gamma(q, 1.0, customers), 1e-9)
    born = dice.integers(0, LONGEST, customers)
    now, there = born.astype(float), np.arange(customers)
    who, when = [there], [born]
    while len(there):
        now[there] += dice.exponential(gap[there])
        there = there[now[there] < LONGEST]
        who.append(there)
        when.append(now[there].astype(np.int64))
        there = there[dice.random(len(there)) >= leaves[there]]
    whose, day = np.concatenate(who), np.concatenate(when)
    order = np.argsort(day, kind="stable")
    whose, day = whose[order], day[order]
    amount = np.maximum(np.rint(100 * spends[whose] * dice.gamma(p, 1.0, len(whose))), 1).astype(np.int64)
    ids = ((np.arange(customers, dtype=np.uint64) * SCRAMBLED) >> np.uint64(14)).astype(np.int64)
    return {"customer": ids[whose], "day": day, "amount": amount}
