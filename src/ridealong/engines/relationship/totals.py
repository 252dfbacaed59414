"""What all customers together will bring: chance evens out between them, how uncertain the fit is does not."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from ridealong.engines.relationship.bg_nbd_scores import expected_purchases, probability_alive
from ridealong.engines.relationship.customers import Customers, Floats, Ints
from ridealong.engines.relationship.gamma_gamma import expected_spend
from ridealong.engines.relationship.likely import Likely

LOW: Final = 0.1
HIGH: Final = 0.9
"""Between these lies what comes four times out of five."""
SOME: Final = 1_000
"""How all customers move with the parameters is seen on so many, spread evenly, as well as on a million."""
LEAST: Final = 1e-12


@dataclass(frozen=True)
class Totals:
    """Of all customers together; between low and high lies what comes four times out of five."""

    purchases: float
    purchases_low: float
    purchases_high: float
    value: float
    value_low: float
    value_high: float
    share: float
    """How much of what makes one customer's money uncertain is that the fit is, as a share of the variance."""


@dataclass(frozen=True)
class Book:
    """Customers, and what the fit expects of each within some days."""

    customers: Customers
    paid: Floats
    """What each spent on all days but the first, shape (customers,)."""
    purchases: Floats
    spend: Floats
    """On a day they buy."""
    days: float

    @property
    def counted(self) -> Ints:
        """Purchase days that say what they spend: free ones say nothing of what is paid on others."""
        return np.where(self.paid > 0, self.customers.repeats, 0)

    def some(self) -> "Book":
        at = slice(None, None, max(1, len(self.customers) // SOME))
        who = Customers(self.customers.repeats[at], self.customers.recency[at], self.customers.age[at])
        return Book(who, self.paid[at], self.purchases[at], self.spend[at], self.days)


def totals_of(book: Book, likely: Likely) -> Totals:
    """What all customers together will bring, over all parameters that are likely and with the chance of each.

    Each draw moves all customers together; to that comes what chance makes of them, thrown once a draw. Of a large book
    some are looked at: all move by the same share as these, each buys by as much chance, and brings money by chance as
    the square of what is expected of them, for those who spend most may not be among the some.

    Parameters
    ----------
    book: customers, and what the fit expects of them.
    likely: parameters that are likely.
    """
    some = book.some()
    dice = np.random.default_rng(3)
    expected = np.empty((len(likely), 2, len(some.customers)))
    came = np.empty((len(likely), 2))
    for draw, (buying, spending) in enumerate(zip(likely.buying, likely.spending, strict=True)):
        bought = expected_purchases(buying, some.customers, some.days)
        expected[draw] = bought, bought * expected_spend(spending, some.counted, some.paid)
        came[draw] = _thrown(dice, some, buying, spending)
    of_some = np.array([some.purchases.sum(), (some.purchases * some.spend).sum()])
    of_all = np.array([book.purchases.sum(), (book.purchases * book.spend).sum()])
    means = expected.sum(axis=2)
    values = ((each.purchases * each.spend) ** 2 for each in (book, some))
    grown = np.array(
        [len(book.customers) / len(some.customers), next(values).sum() / max(next(values).sum(), LEAST)]
    )
    moved = of_all * means / np.maximum(of_some, LEAST) + np.sqrt(grown) * (came - means)
    low, high = np.maximum(np.quantile(moved, [LOW, HIGH], axis=0), 0)
    by_fit = (expected[:, 1] / some.spend).var(axis=0).sum()
    by_chance = ((came[:, 0] - means[:, 0]) ** 2).mean()
    return Totals(
        float(of_all[0]), float(low[0]), float(high[0]), float(of_all[1]), float(low[1]), float(high[1]),
        share=float(by_fit / max(by_fit + by_chance, LEAST)),
    )  # fmt: skip


def _thrown(dice: np.random.Generator, some: Book, buying: Floats, spending: Floats) -> tuple[float, float]:
    """Purchases and money of all of them together, once, by chance, as these parameters have it."""
    (r, alpha, a, b), (p, q, v) = buying, spending
    who = some.customers
    rate = dice.gamma(r + who.repeats) / (alpha + who.age)
    bought = dice.poisson(np.minimum(rate * some.days, 1e9))
    stays = dice.geometric(np.clip(dice.beta(a, b + who.repeats), LEAST, 1))
    alive = dice.random(len(who)) < probability_alive(buying, who)
    count = np.where(alive, np.minimum(bought, stays), 0)
    usual = np.maximum(dice.gamma(q + p * some.counted), 1e-300)
    money = dice.gamma(np.maximum(p * count, LEAST)) / usual * (v + some.paid)
    return float(count.sum()), float(money[count > 0].sum())
