"""What the models need to know of a customer, and nothing more: how often they bought, when last, and for how long."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.integer[Any]]


@dataclass(frozen=True)
class Customers:
    """Customers by their counts; every array has the shape (customers,).

    ``repeats``: purchase days after the first, whole numbers ≥ 0; ``recency``: days from the first purchase to the
    last, 0 where there is no other; ``age``: days from the first purchase to the day they are looked at, ≥ recency;
    ``weights``: how many customers a row stands for.
    """

    repeats: Ints
    recency: Ints
    age: Ints
    weights: Floats | None = None

    @classmethod
    def of(
        cls, repeats: ArrayLike, recency: ArrayLike, age: ArrayLike, weights: ArrayLike | None = None
    ) -> "Customers":
        """The same from whatever is like arrays.

        Raises
        ------
        ValueError: nobody, shapes that differ, figures that are not whole, or that cannot be of one customer.
        """
        x, last, whole = (_whole(name, each) for name, each in
                          (("repeats", repeats), ("recency", recency), ("age", age)))  # fmt: skip
        if not len(x) == len(last) == len(whole):
            raise ValueError(
                f"{len(x)} repeats, {len(last)} recencies and {len(whole)} ages: one of each a customer"
            )
        if not len(x):
            raise ValueError("there are no customers to learn from")
        if (x < 0).any() or (last < 0).any() or (last > whole).any():
            raise ValueError("nobody bought less than never, or last before they first did, or after today")
        if ((x == 0) != (last == 0)).any():
            raise ValueError(
                "whoever bought on one day only has no days in between, and whoever bought again has"
            )
        if (x > last).any():
            raise ValueError("nobody buys on more days than there are")
        many = None if weights is None else np.asarray(weights, np.float64)
        if many is not None and (many.shape != x.shape or not np.isfinite(many).all() or (many < 0).any()):
            raise ValueError(
                "a weight says how many customers a row stands for: one a row, none below nought"
            )
        return cls(_small(x), _small(last), _small(whole), many)

    def __len__(self) -> int:
        return len(self.repeats)

    @cached_property
    def many(self) -> float:
        """How many customers these rows stand for."""
        return float(len(self) if self.weights is None else self.weights.sum())

    def some(self, many: int) -> "Customers":
        """About so many of them, spread evenly over the rows, as heavy together as all of them."""
        apart = max(1, len(self) // many)
        if apart == 1:
            return self
        weights = None if self.weights is None else self.weights[::apart]
        return Customers(self.repeats[::apart], self.recency[::apart], self.age[::apart], weights)


def _whole(name: str, told: ArrayLike) -> Ints:
    values = np.asarray(told)
    if values.ndim != 1:
        raise ValueError(f"{name} of shape {values.shape}: one figure a customer")
    if values.dtype.kind in "iu":
        return values
    if values.dtype.kind != "f" or not np.isfinite(values).all() or (values != np.rint(values)).any():
        raise ValueError(f"{name} are whole numbers")
    return values.astype(np.int64)


def _small(values: Ints) -> Ints:
    """In two bytes where they fit: half of what a pass over a million customers costs is fetching them."""
    return values.astype(np.uint16 if values.max() < 1 << 16 else np.int64)
