"""What relationships are worth: purchases summed up, fitted, and each customer's worth with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ridealong.engines.relationship.bg_nbd import fit_bg_nbd
from ridealong.engines.relationship.customers import Customers
from ridealong.engines.relationship.gamma_gamma import NoSpread, fit_gamma_gamma
from ridealong.engines.relationship.newton import NoPeak, Peak
from ridealong.engines.relationship.ridges import Ridge, ridges_of
from ridealong.engines.relationship.summary import Summary, summarize
from ridealong.engines.relationship.worth import YEAR, Worth, worth_of

Whole = NDArray[np.int64]
FEWEST_SPENDERS = 10
"""Fewer who bought again and paid say nothing of how spend differs between customers."""
USUAL_SPREAD = (1.0, 3.0)
"""p and q where spend cannot be fitted: a day varies as an exponential, and customers differ by about as much."""


class NothingBought(ValueError):
    """There is nothing to learn what customers are worth from."""


@dataclass(frozen=True, slots=True)
class Purchases:
    """Purchases as whole numbers, each of shape (rows,): a customer's number, an ordinal day, minor units of money."""

    customer: Whole
    day: Whole
    amount: Whole


@dataclass(frozen=True)
class Valuation:
    """Every customer's worth as of a day, and what it was learned from. Money is in minor units."""

    customers: Whole
    """The number of each, in the order of all that follows."""
    summary: Summary
    counts: Customers
    buying: Peak
    ridges: Sequence[Ridge]
    """What these customers do not say; the fit is then held by a weak prior."""
    spending: Peak | None
    """None where too few paid again to say how spend differs; a usual spread is taken then."""
    worth: Worth
    as_of: int
    days: float
    discount: float
    refunded_only: int
    """Customers of whom nothing but refunds is known, and who are left out."""

    @property
    def purchase_days(self) -> int:
        return int(self.summary.repeats.sum()) + len(self.customers)


def valued(
    bought: Purchases, *, as_of: int | None = None, days: float = YEAR, discount: float = 0.1
) -> Valuation:
    """What every customer is worth.

    A refund, an amount below nought, takes from what its customer spent and is no day on which they bought. A day of
    nought is one: it says that they came, and nothing of what they spend.

    Parameters
    ----------
    bought: the purchases.
    as_of: the ordinal day they are looked at from, at the last purchase or after it; the last day there is, without.
    days: how far ahead.
    discount: of money in a year.

    Raises
    ------
    NothingBought: no purchase at all.
    """
    paid = bought.amount >= 0
    if not paid.any():
        raise NothingBought("nobody bought anything: there are refunds at most")
    summary = summarize(bought.customer[paid], bought.day[paid], bought.amount[paid]).ordered()
    spent_first, spent_again = _less_refunds(summary, bought, ~paid)
    last = int(bought.day.max()) if as_of is None else as_of
    counts = Customers.of(summary.repeats, summary.last - summary.first, last - summary.first)
    buying, ridges = _buying(counts)
    spending = _spending(summary.repeats, spent_again)
    usual = (spent_first.sum() + spent_again.sum()) / (int(summary.repeats.sum()) + len(counts))
    at = _usual(float(usual)) if spending is None else spending.at
    worth = worth_of(buying.at, at, counts, spent_again, days=days, discount=discount)
    return Valuation(
        summary.customer, summary, counts, buying, ridges, spending, worth, last, days, discount,
        len(np.setdiff1d(bought.customer, summary.customer)),
    )  # fmt: skip


def _less_refunds(
    summary: Summary, bought: Purchases, refunds: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """What was spent on the first day, and on all others, as it is after what was paid back; never below nought."""
    first, again = summary.spent_first.astype(np.float64), summary.spent_again.astype(np.float64)
    whose = np.searchsorted(summary.customer, bought.customer[refunds])
    known = (whose < len(summary.customer)) & (
        summary.customer[np.minimum(whose, len(summary.customer) - 1)] == bought.customer[refunds]
    )
    whose, day, amount = whose[known], bought.day[refunds][known], bought.amount[refunds][known]
    of_first = day <= summary.first[whose]
    np.add.at(first, whose[of_first], amount[of_first])
    np.add.at(again, whose[~of_first], amount[~of_first])
    return np.maximum(first, 0.0), np.where(summary.repeats > 0, np.maximum(again, 0.0), 0.0)


def _buying(counts: Customers) -> tuple[Peak, Sequence[Ridge]]:
    try:
        peak = fit_bg_nbd(counts)
        ridges: Sequence[Ridge] = ridges_of(peak)
    except NoPeak:
        ridges = (Ridge.FEW,)
    return (fit_bg_nbd(counts, weak_prior=True) if ridges else peak), ridges


def _spending(repeats: Whole, spent: NDArray[np.float64]) -> Peak | None:
    again = (repeats > 0) & (spent > 0)
    if again.sum() < FEWEST_SPENDERS:
        return None
    try:
        return fit_gamma_gamma(repeats[again], spent[again])
    except (NoSpread, NoPeak):
        return None


def _usual(spend: float) -> NDArray[np.float64]:
    """A spread of spend that is held to be usual, with this mean."""
    p, q = USUAL_SPREAD
    return np.array([p, q, max(spend, 1e-9) * (q - 1) / p])
