"""What a customer is worth: purchases and money to be expected of each, with how far it may be from that."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from ridealong.engines.relationship.bg_nbd_scores import (
    expected_purchases,
    probability_alive,
    weighed_purchases,
)
from ridealong.engines.relationship.customers import Customers, Floats
from ridealong.engines.relationship.ends import Ends
from ridealong.engines.relationship.gamma_gamma import expected_spend
from ridealong.engines.relationship.likely import Likely
from ridealong.engines.relationship.mixing import mixed
from ridealong.engines.relationship.totals import HIGH, LOW, Book, Totals, totals_of

LITTLE: Final = 0.01
"""Where less than this share of the variance is the parameters' own, intervals leave it out: they would be wider by
half a hundredth, and hold what comes a quarter of a hundredth more often."""
YEAR: Final = 365.0
NODES: Final = 24
"""Of the quadrature over all time: four times as many change a discounted lifetime by about a thousandth."""


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
    totals: Totals | None = None
    """Of all together; none where nothing says how uncertain the fit is."""


def worth_of(  # noqa: PLR0913  # two models, their customers, and how far ahead
    buying: Floats,
    spending: Floats,
    customers: Customers,
    spent: Floats,
    *,
    days: float = YEAR,
    discount: float = 0.1,
    likely: Likely | None = None,
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
    likely: other parameters that are likely; without them intervals hold chance alone, as if the fit were right.

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
    alive = probability_alive(buying, customers)
    purchases = expected_purchases(buying, customers, days, alive=alive)
    counted = np.where(paid > 0, customers.repeats, 0)  # free days say nothing of what is paid on others
    spend = expected_spend(spending, counted, paid)
    totals = None if likely is None else totals_of(Book(customers, paid, purchases, spend, days), likely)
    if likely is not None and totals is not None and totals.share >= LITTLE:
        low, high = mixed(likely, customers, paid, days, (LOW, HIGH))
    else:
        ends = Ends.of(buying, spending, customers, counted, days)
        low, high = (
            (ends.purchases(alive, at), ends.money(alive, at, spending[2] + paid)) for at in (LOW, HIGH)
        )
    return Worth(
        alive, purchases, low[0], high[0], spend, purchases * spend, low[1], high[1],
        spend * discounted_purchases(buying, customers, discount, alive=alive), totals,
    )  # fmt: skip


def discounted_purchases(
    at: Floats, customers: Customers, discount: float, *, alive: Floats | None = None
) -> Floats:
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
    ahead = zip((times / rate).tolist(), weights.tolist(), strict=True)
    return weighed_purchases(at, customers, ahead, alive=alive)
