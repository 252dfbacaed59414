"""Purchases as purchase days: what came back is taken off what was bought before it, so that a refund is no visit."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Whole = NDArray[np.int64]


@dataclass(frozen=True)
class PurchaseDays:
    """A row for each day on which a customer bought; every array of shape (days,), by customer, then by day."""

    customer: Whole
    day: Whole
    amount: Whole
    """In minor units; nought or less where all of it came back, or where it was free."""
    returned: int
    """On how many days more came back than was bought."""
    unexplained: int
    """On how many of these nothing had been bought before; they are left out."""

    def until(self, day: int) -> "PurchaseDays":
        """Those up to a day, and on it."""
        held = self.day <= day
        return PurchaseDays(
            self.customer[held], self.day[held], self.amount[held], self.returned, self.unexplained
        )


def purchase_days(customer: ArrayLike, day: ArrayLike, amount: ArrayLike) -> PurchaseDays:
    """Net each customer's purchases by day; a day below nought is taken off the purchase day before it.

    Parameters
    ----------
    customer, day, amount: whole numbers, shape (rows,); amounts in minor units of one currency, refunds below nought.

    Examples
    --------
    A refund two days later, and a refund of something nobody knows of:

    >>> found = purchase_days([1, 1, 1, 2], [10, 12, 20, 11], [500, -200, 300, -100])
    >>> found.day.tolist(), found.amount.tolist(), found.returned, found.unexplained
    ([10, 20], [300, 300], 2, 1)
    """
    who, when, paid = (np.asarray(each, np.int64) for each in (customer, day, amount))
    if not len(who):
        return PurchaseDays(who, when, paid, 0, 0)
    order = np.lexsort((when, who))
    who, when, paid = who[order], when[order], paid[order]
    begins = np.flatnonzero(np.concatenate(([True], (who[1:] != who[:-1]) | (when[1:] != when[:-1]))))
    who, when, paid = who[begins], when[begins], np.add.reduceat(paid, begins)
    back = paid < 0
    firsts = np.concatenate(([True], who[1:] != who[:-1]))
    bought = np.cumsum(~back)
    before: Whole = bought - (bought - ~back)[np.flatnonzero(firsts)][np.cumsum(firsts) - 1]
    known = before > 0  # how often this customer had bought by then
    starts = np.flatnonzero(~back[known])
    held = np.add.reduceat(paid[known], starts) if len(starts) else paid[:0]
    return PurchaseDays(
        who[known][starts], when[known][starts], held, int(back.sum()), int((~known).sum())
    )  # fmt: skip
