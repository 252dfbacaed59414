"""Would it have been right? Fit to what came before a day, held against what came after, beside two simple rules."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ridealong.engines.relationship.bg_nbd_scores import at_least, expected_purchases
from ridealong.engines.relationship.customers import Customers
from ridealong.engines.relationship.purchase_days import PurchaseDays
from ridealong.engines.relationship.summary import Summary, summarize
from ridealong.engines.relationship.valuing import NothingToLearn, buying_of

SLACK = 3
"""Whoever was away for three times their mean gap is past their rhythm."""


A_WEEK = 7


@dataclass(frozen=True)
class Step:
    """So many days after the first that was held out: purchase days that had come by then, and that were expected."""

    day: int
    actual: int
    expected: float


@dataclass(frozen=True)
class Backtest:
    """What was expected of those days, and what came; customers are those who had bought before them."""

    customers: int
    actual: int
    """On how many days they bought."""
    predicted: float
    naive: float
    """As often as before, each."""
    error: float
    """How many purchase days the model was off by, a customer, on average."""
    naive_error: float
    came: int
    """How many customers came at all."""
    told: float
    """Of how many it was told right whether they would come, by the model."""
    told_by_rule: float
    """By the rule: whoever is within their rhythm comes."""
    tracked: tuple[Step, ...]
    """Week after week, the last day with them."""

    @property
    def rule_does(self) -> bool:
        """Whether the rule tells who comes as well as the model, within a hundredth."""
        return self.told_by_rule >= self.told - 0.01

    @property
    def naive_does(self) -> bool:
        return self.naive_error <= self.error * 1.01


def backtest(days: PurchaseDays, today: int, held_out: int) -> Backtest:
    """Hold out the last days up to today, and tell them from those before.

    Parameters
    ----------
    days: the purchase days.
    today: the last day that is held out.
    held_out: how many, ≥ 1.

    Raises
    ------
    NothingToLearn: too little before those days.
    """
    begin = today - held_out
    before = days.until(begin)
    if not len(before.day) or int(before.day.min()) == begin:
        raise NothingToLearn("before the days held out lie no purchases of several days")
    summary = summarize(before.customer, before.day, before.amount).ordered()
    customers = Customers.of(summary.repeats, summary.last - summary.first, begin - summary.first)
    buying, _ = buying_of(customers)
    later = days.customer[(days.day > begin) & (days.day <= today)]
    since = days.day[(days.day > begin) & (days.day <= today)] - begin
    place = np.minimum(np.searchsorted(summary.customer, later), len(summary.customer) - 1)
    known = summary.customer[place] == later
    actual = np.bincount(place[known], minlength=len(customers))
    expected = expected_purchases(buying.at, customers, held_out)
    naive = customers.repeats * held_out / np.maximum(customers.age, 1)
    came = actual > 0
    return Backtest(
        customers=len(customers),
        actual=int(actual.sum()),
        predicted=float(expected.sum()),
        naive=float(naive.sum()),
        error=float(np.abs(expected - actual).mean()),
        naive_error=float(np.abs(naive - actual).mean()),
        came=int(came.sum()),
        told=float(((at_least(buying.at, customers, held_out, 1)[:, 0] >= 0.5) == came).mean()),
        told_by_rule=float((_within_rhythm(customers, summary, begin) == came).mean()),
        tracked=tuple(
            Step(
                day,
                int((since[known] <= day).sum()),
                float(expected_purchases(buying.at, customers, day).sum()),
            )
            for day in (*range(A_WEEK, held_out, A_WEEK), held_out)
        ),
    )


def _within_rhythm(customers: Customers, summary: Summary, today: int) -> NDArray[np.bool_]:
    """Whoever bought once has no rhythm, and is not expected."""
    gap = (summary.last - summary.first) / np.maximum(customers.repeats, 1)
    within: NDArray[np.bool_] = (customers.repeats > 0) & (today - summary.last <= SLACK * gap)
    return within
