"""What all customers together say, and what each is worth by it: both fits, where they are shaky, and the worth."""

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from ridealong.engines.relationship.bg_nbd import fit_bg_nbd
from ridealong.engines.relationship.customers import Customers, Floats
from ridealong.engines.relationship.gamma_gamma import NoSpread, fit_gamma_gamma
from ridealong.engines.relationship.likely import (
    DRAWS,
    Likely,
    likely_average,
    likely_buying,
    likely_spending,
)
from ridealong.engines.relationship.newton import NoPeak, Peak
from ridealong.engines.relationship.posterior import standard_errors
from ridealong.engines.relationship.purchase_days import PurchaseDays
from ridealong.engines.relationship.ridges import Ridge, ridges_of
from ridealong.engines.relationship.summary import Summary, summarize
from ridealong.engines.relationship.worth import YEAR, Worth, worth_of

ALIKE = (50.0, 50.0)
"""p and q where spend cannot be fitted: everybody spends about what all do on average."""
FEWEST_TO_FIT = 3
"""So many who came back and paid it takes, to learn three parameters of what people spend."""
LOOSEST = 1.0
"""A logarithm known no better than this is a fit in name only."""


class NothingToLearn(ValueError):
    """Purchases that say nothing of how often anybody comes back."""


class Spend(StrEnum):
    """What is known of what customers spend on a day they buy."""

    FITTED = "fitted"
    AVERAGE = "average"
    """Too few came back, or they spend alike: the average of all, with little about it."""
    NONE = "none"
    """Nobody paid anything."""


@dataclass(frozen=True)
class Valued:
    """All there is to say of some purchases; every array of a customer is in the order of ``summary``."""

    summary: Summary
    customers: Customers
    buying: Peak
    ridges: tuple[Ridge, ...]
    """Of the fit without a prior; where there are any, ``buying`` holds the one with the weak prior."""
    spending: Floats
    spending_errors: Floats | None
    spend: Spend
    repeat_buyers: int
    """Those whose spend could be learned from."""
    worth: Worth
    """Money in minor units."""


@dataclass(frozen=True)
class _Spending:
    """p, q, v in minor units; their errors where they were fitted; other such parameters that are likely."""

    at: Floats
    errors: Floats | None
    kind: Spend
    many: int
    likely: Floats


def value(
    days: PurchaseDays, today: int, *, ahead: float = YEAR, discount: float = 0.1, draws: int = DRAWS
) -> Valued:
    """What each customer is worth on a day, from all that was bought until then.

    Parameters
    ----------
    days: the purchase days, none later than today.
    today: counted as those are.
    ahead: how many days to look ahead, > 0.
    discount: by how much money in a year is worth less than money now.
    draws: of parameters that are likely beside the fit, for the intervals.

    Raises
    ------
    NothingToLearn: no purchase, or all on today.
    ValueError: a purchase after today, or a horizon or discount that is none.
    """
    if not len(days.day):
        raise NothingToLearn("there is no purchase")
    summary = summarize(days.customer, days.day, days.amount).ordered()
    return value_summed(summary, today, ahead=ahead, discount=discount, draws=draws)


def value_summed(
    summary: Summary, today: int, *, ahead: float = YEAR, discount: float = 0.1, draws: int = DRAWS
) -> Valued:
    """The same from purchases that were summed up elsewhere, such as where they lie."""
    if not len(summary.customer):
        raise NothingToLearn("there is no purchase")
    if today < int(summary.last.max()):
        raise ValueError("a purchase lies after today")
    if today == int(summary.first.min()):
        raise NothingToLearn("all purchases are of one day")
    customers = Customers.of(summary.repeats, summary.last - summary.first, today - summary.first)
    buying, ridges = buying_of(customers)
    spending = _spending(summary, draws)
    likely = Likely(likely_buying(customers, buying, draws=draws), spending.likely)
    again = np.maximum(summary.spent_again.astype(np.float64), 0.0)
    worth = worth_of(buying.at, spending.at, customers, again, days=ahead, discount=discount, likely=likely)
    if spending.kind is Spend.NONE:
        worth = _for_nothing(worth)
    return Valued(
        summary, customers, buying, ridges, spending.at, spending.errors, spending.kind, spending.many, worth
    )  # fmt: skip


def _for_nothing(worth: Worth) -> Worth:
    nought = np.zeros(len(worth.alive))
    totals = worth.totals and replace(worth.totals, value=0.0, value_low=0.0, value_high=0.0)
    return replace(
        worth, spend=nought, value=nought, value_low=nought, value_high=nought, lifetime=nought, totals=totals
    )


def buying_of(customers: Customers) -> tuple[Peak, tuple[Ridge, ...]]:
    """The fit, and where it is shaky; there it is the one with the weak prior."""
    try:
        peak = fit_bg_nbd(customers)
        ridges = ridges_of(peak)
    except NoPeak:
        ridges = (Ridge.FEW,)
    if not ridges:
        return peak, ()
    return fit_bg_nbd(customers, weak_prior=True), ridges


def _spending(summary: Summary, draws: int = DRAWS) -> _Spending:
    """From days after the first, as far as these paid."""
    paid = (summary.repeats > 0) & (summary.spent_again > 0)
    many, repeats, spent = int(paid.sum()), summary.repeats[paid], summary.spent_again[paid]
    if many >= FEWEST_TO_FIT:
        try:
            peak = fit_gamma_gamma(repeats, spent)
            errors = standard_errors(peak)
            if np.isfinite(errors).all() and errors.max() <= LOOSEST:
                likely = likely_spending(repeats, spent.astype(np.float64), peak, draws=draws)
                return _Spending(peak.at, errors, Spend.FITTED, many, likely)
        except (NoSpread, NoPeak):
            pass
    average, error = _average(summary)
    p, q = ALIKE
    at = np.array([p, q, max(average, 1.0) * (q - 1) / p])
    kind = Spend.AVERAGE if average else Spend.NONE
    return _Spending(at, None, kind, many, likely_average(at, error, draws=draws))


def _average(summary: Summary) -> tuple[float, float]:
    """What a purchase day came to on average, and its standard error as a share of it, as customers differ."""
    paid, days = np.maximum(summary.spent, 0).astype(np.float64), summary.repeats + 1.0
    average = float(paid.sum() / days.sum())
    if not average:
        return 0.0, 0.0
    return average, float(np.sqrt(((paid - average * days) ** 2).sum()) / days.sum() / average)
