"""How many things are under way, how long each takes, and when those under way will be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

DRAWS: Final = 2_000
"""Futures drawn: with so many, a share of .85 is known to within .016, nineteen times in twenty."""
HORIZON: Final = 104
"""Weeks looked ahead: what takes more than two years at the present pace is not being worked on."""
HALF: Final = 0.5
MOST: Final = 0.85


@dataclass(frozen=True, slots=True)
class Finishing:
    """In how many weeks everything under way is done: in half of the futures drawn, and in most of them."""

    half: int
    most: int


def cycle_time(days: ArrayLike) -> float:
    """The middle cycle time: half of the things that are done took so long or less.

    Parameters
    ----------
    days: from start to end of each finished thing, shape (n,), in days, n ≥ 1.

    Returns
    -------
    Days, a number, ≥ 0. The median, because one thing that lay for a year says nothing about the next.

    Raises
    ------
    ValueError: nothing is done, or something took less than no time.

    Source
    ------
    D. S. Vacanti (2015), *Actionable Agile Metrics for Predictability*: cycle time as a distribution.

    >>> cycle_time([3, 5, 40])
    5.0
    """
    taken = np.asarray(days, dtype=np.float64)
    if taken.ndim != 1 or not taken.size or not (taken >= 0).all():
        raise ValueError("cycle times are days, one or more of them and none below zero")
    return float(np.median(taken))


def expected_cycle_time(under_way: float, throughput: float) -> float:
    """How long a thing takes on average, from how many are under way and how many are done a week.

    Parameters
    ----------
    under_way: things under way on average, ≥ 0.
    throughput: things done a week on average, > 0.

    Returns
    -------
    Weeks, ≥ 0: W = L / λ. It holds over any span in which as many begin as end.

    Raises
    ------
    ValueError: nothing is ever done, or less than nothing is under way.

    Source
    ------
    J. D. C. Little (1961), "A proof for the queuing formula: L = λW", *Operations Research* 9(3).

    >>> expected_cycle_time(under_way=6, throughput=2)
    3.0
    """
    if under_way < 0 or throughput <= 0:
        raise ValueError("things under way are none or more, and of things done a week there are some")
    return under_way / throughput


def finishing(done: Sequence[int], under_way: int, *, seed: int) -> Finishing | None:
    """When all that is under way will be done, if the weeks to come are drawn from those that were.

    Parameters
    ----------
    done: things done in each of the past weeks, shape (weeks,), none below zero.
    under_way: things still to be done, ≥ 0.
    seed: what the weeks to come are drawn by; the same seed draws the same ones.

    Returns
    -------
    A `Finishing` in whole weeks from 1 to 104, half ≤ most; None where nothing is under way, nothing was done, or
    where in most of the futures it would take more than two years.

    Raises
    ------
    ValueError: something below zero.

    Source
    ------
    B. Efron (1979), "Bootstrap methods: another look at the jackknife", *The Annals of Statistics* 7(1); of
    throughput after T. Magennis (2011), *Forecasting and Simulating Software Development Projects*.

    >>> finishing([1, 1, 1], 4, seed=7)
    Finishing(half=4, most=4)
    """
    counts = np.asarray(done, dtype=np.int64)
    if under_way < 0 or (counts < 0).any():
        raise ValueError("things done and things under way are none or more")
    if not under_way or not counts.sum():
        return None
    drawn = np.random.default_rng(seed).choice(counts, size=(DRAWS, HORIZON))
    reached = np.cumsum(drawn, axis=1) >= under_way
    share = reached.mean(axis=0)
    if share[-1] < MOST:
        return None
    return Finishing(int(np.argmax(share >= HALF)) + 1, int(np.argmax(share >= MOST)) + 1)
