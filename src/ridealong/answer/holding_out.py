"""A backtest of relationship value: some weeks are hidden, foretold, and compared with what came."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ridealong.answer.valuing import NothingBought, Purchases, valued
from ridealong.engines.relationship.rhythm import within_rhythm

ALIVE = 0.5


@dataclass(frozen=True, slots=True)
class Backtest:
    """How a fit before some day foretold what came after it."""

    since: int
    """The first hidden day, an ordinal."""
    days: int
    customers: int
    """Those known before it; who came first in the hidden days is nobody's to foretell."""
    expected: float
    """Purchase days that were expected of them together."""
    came: int
    off: float
    """By how many purchase days a customer was off, on average."""
    off_as_before: float
    """The same of whoever expects each to go on as often as before."""
    told_active: float
    """The share of customers told right to buy again or not, by their chance of being there still."""
    told_active_by_rhythm: float
    """The same by their own rhythm alone."""

    @property
    def rhythm_does_as_well(self) -> bool:
        return self.told_active_by_rhythm >= self.told_active - 0.005

    @property
    def before_does_as_well(self) -> bool:
        return self.off_as_before <= self.off


def backtest(bought: Purchases, days: int) -> Backtest:
    """Hide the last days, foretell them from those before, and compare.

    Raises
    ------
    NothingBought: nothing lies before the hidden days.
    """
    since = int(bought.day.max()) - days + 1
    before = bought.day < since
    if not before.any():
        raise NothingBought(
            f"all purchases lie within the last {days} days: nothing is left to foretell them from"
        )
    known = Purchases(bought.customer[before], bought.day[before], bought.amount[before])
    then = valued(known, as_of=since - 1, days=days)
    came = _came(then.customers, bought, since)
    counts = then.counts
    age = np.maximum(counts.age.astype(np.float64), 1.0)
    off = np.abs(then.worth.purchases - came)
    as_before = np.abs(counts.repeats / age * days - came)
    active = came > 0
    return Backtest(
        since=since, days=days, customers=len(came), expected=float(then.worth.purchases.sum()), came=int(came.sum()),
        off=float(off.mean()), off_as_before=float(as_before.mean()),
        told_active=float(((then.worth.purchases >= ALIVE) == active).mean()),
        told_active_by_rhythm=float((within_rhythm(counts) == active).mean()),
    )  # fmt: skip


def _came(customers: NDArray[np.int64], bought: Purchases, since: int) -> NDArray[np.int64]:
    """On how many of the hidden days each of these bought."""
    after = (bought.day >= since) & (bought.amount >= 0)
    pairs = np.unique(np.stack([bought.customer[after], bought.day[after]], axis=1), axis=0)[:, 0]
    place = np.searchsorted(customers, pairs)
    held = (place < len(customers)) & (customers[np.minimum(place, len(customers) - 1)] == pairs)
    return np.bincount(place[held], minlength=len(customers))
