"""The hiatus rule: whoever bought within their own usual rhythm is a customer still. It needs no fit."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from ridealong.engines.relationship.customers import Customers

SLACK: Final = 3
"""A gap three times as long as their usual one is a long silence."""


def within_rhythm(customers: Customers) -> NDArray[np.bool_]:
    """Who is silent for no more than three times their mean gap, shape (customers,).

    Whoever bought once has no rhythm, and is not counted on.

    Source
    ------
    M. Wübben, F. v. Wangenheim (2008), "Instant customer base analysis: managerial heuristics often get it right",
    *Journal of Marketing* 72(3): a hiatus tells active customers from others as well as the models do.

    Examples
    --------
    >>> within_rhythm(Customers.of([0, 4, 4], [0, 400, 100], [500, 500, 500])).tolist()
    [False, True, False]
    """
    gap = customers.recency / np.maximum(customers.repeats, 1)
    silent = customers.age.astype(np.float64) - customers.recency
    rule: NDArray[np.bool_] = (customers.repeats > 0) & (silent <= SLACK * gap)
    return rule
