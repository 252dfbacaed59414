"""What every likelihood here needs of the counts alone, once for all passes: histograms, and how many went beyond."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ridealong.engines.relationship.customers import Customers, Floats, Ints


@dataclass(frozen=True)
class Tally:
    """How many customers there are by repeats, age and recency, so that sums of logarithms need no customer."""

    beyond: Floats
    """How many bought again more than j times, for j = 0, 1, …: Σ ln Γ(r + x) − ln Γ(r) = Σ beyond[j] ln(r + j)."""
    by_repeats: Floats
    once_by_age: Floats
    """Those who bought once, by age in days."""
    again_by_age: Floats
    again_by_age_times_repeats: Floats
    again_by_recency: Floats
    again_by_recency_times_repeats: Floats

    @classmethod
    def of(cls, customers: Customers) -> "Tally":
        x, again = customers.repeats, customers.repeats > 0
        weights = customers.weights
        some = None if weights is None else weights[again]
        heavy = x[again] * (1.0 if some is None else some)
        by_repeats = _histogram(x, weights)
        days = int(customers.age.max()) + 1
        return cls(
            beyond=(by_repeats.sum() - np.cumsum(by_repeats))[:-1],
            by_repeats=by_repeats,
            once_by_age=_histogram(customers.age[~again], None if weights is None else weights[~again], days),
            again_by_age=_histogram(customers.age[again], some, days),
            again_by_age_times_repeats=_histogram(customers.age[again], heavy, days),
            again_by_recency=_histogram(customers.recency[again], some, days),
            again_by_recency_times_repeats=_histogram(customers.recency[again], heavy, days),
        )


def _histogram(values: Ints, weights: NDArray[np.floating[Any]] | None, least: int = 0) -> Floats:
    found: Floats = np.bincount(values, weights, least).astype(np.float64)
    return found
