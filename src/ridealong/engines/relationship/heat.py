"""Where the value lies: what customers bring, by how often they came back and how long they have been silent."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ridealong.engines.relationship.customers import Ints
from ridealong.engines.relationship.valuing import Valued

OFTEN: Final = (0, 1, 2, 3, 5, 9, 17, 33, 65)
"""The least number of repeats of each class; the classes double, as what one more purchase says grows less."""
ROUND: Final = (1, 2, 3, 5, 7, 10, 15, 30, 60, 90, 180, 365)
DOUBLED: Final = 6
"""Classes of silence, the first up to a round number of days and each other twice as long as all before it."""


@dataclass(frozen=True)
class Class:
    """From the least to the most, both of it; no most in the last class, where all that is more belongs."""

    least: int
    most: int | None


@dataclass(frozen=True)
class Cell:
    """Customers of one class of repeats and one of silence."""

    repeats: Class
    silent: Class
    """Days since their last purchase day."""
    customers: int
    alive: float
    """How probable it is that one of them is still a customer, on average."""
    value: float
    """What one of them is expected to bring, on average; in the unit of the worth."""


def cells_of(valued: Valued) -> tuple[Cell, ...]:
    """Every class in which there is somebody, by repeats and then by silence, the least first.

    Parameters
    ----------
    valued: customers and what they are worth.
    """
    silence = valued.customers.age.astype(np.int64) - valued.customers.recency
    rows, columns = _classes(valued.summary.repeats, OFTEN), _classes(silence, _edges(int(silence.max())))
    which = _place(valued.summary.repeats, rows) * len(columns) + _place(silence, columns)
    many = np.bincount(which, minlength=len(rows) * len(columns))
    alive, value = (np.bincount(which, each, len(many)) for each in (valued.worth.alive, valued.worth.value))
    return tuple(
        Cell(
            rows[at // len(columns)], columns[at % len(columns)], int(many[at]), float(alive[at] / many[at]),
            float(value[at] / many[at]),
        )
        for at in np.flatnonzero(many).tolist()
    )  # fmt: skip


def _edges(most: int) -> tuple[int, ...]:
    first = next((each for each in ROUND if each << DOUBLED > most), ROUND[-1])
    return (0, *(first << each for each in range(DOUBLED + 1)))


def _classes(values: Ints, edges: tuple[int, ...]) -> list[Class]:
    """Up to the one that holds the greatest value."""
    held = [each for each in edges if each <= int(values.max())]
    ends = [*(each - 1 for each in held[1:]), None]
    if len(held) < len(edges):
        ends[-1] = edges[len(held)] - 1
    return [Class(least, most) for least, most in zip(held, ends, strict=True)]


def _place(values: Ints, classes: list[Class]) -> NDArray[np.intp]:
    return np.searchsorted([each.least for each in classes], values, side="right") - 1
