"""Customers for these tests: the published ones where they are at hand, and invented ones who buy as a model says."""

from collections import defaultdict
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ridealong.engines.relationship.customers import Customers
from tests.doors.files import shared

Whole = NDArray[np.int64]
CALIBRATED = date(1997, 9, 30)
"""The published fits to CDNOW look at its first 39 weeks."""


def cdnow() -> tuple[Customers, NDArray[np.float64]]:
    """The tenth sample: their counts, in days, and what each spent after the first day."""
    found: defaultdict[str, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
    for line in shared("clv-give", "CDNOW_sample.txt").read_text().splitlines():
        if line.strip():
            customer, *_, day, _, amount = line.split()
            on = date(int(day[:4]), int(day[4:6]), int(day[6:]))
            if on <= CALIBRATED:
                found[customer][on.toordinal()] += float(amount)
    bought = [sorted(days) for days in found.values()]
    counts = Customers.of(
        [len(days) - 1 for days in bought],
        [days[-1] - days[0] for days in bought],
        [CALIBRATED.toordinal() - days[0] for days in bought],
    )
    spent = [sum(days.values()) - days[min(days)] for days in found.values()]
    return counts, np.array(spent)


def invented(
    many: int, at: tuple[float, float, float, float], *, seed: int, longest: int = 1095
) -> Customers:
    """So many who buy as the BG/NBD model with these r, α (days), a and b says; purchases on one day are one."""
    dice = np.random.default_rng(seed)
    r, alpha, a, b = at
    gap, leaves = 1 / np.maximum(dice.gamma(r, 1 / alpha, many), 1e-12), dice.beta(a, b, many)
    age = dice.integers(1, longest, many)
    repeats, last, now = np.zeros(many, int), np.zeros(many, int), np.zeros(many)
    there = np.arange(many)
    while len(there):
        now[there] += dice.exponential(gap[there])
        there = there[now[there] <= age[there]]
        day = np.ceil(now[there]).astype(int)
        anew = day > last[there]
        repeats[there[anew]] += 1
        last[there[anew]] = day[anew]
        there = there[dice.random(len(there)) >= leaves[there]]
    return Customers.of(repeats, last, age)
