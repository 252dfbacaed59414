"""How much evidence counts really are: how far to look back, and how far alike observations are one."""

from collections.abc import Iterable, Sequence
from math import isfinite
from typing import Final

import numpy as np

ENOUGH_TO_JUDGE: Final = 30
WINDOWS: Final = (13, 26, 52)


def window(weekly_counts: Sequence[float], choices: Sequence[int] = WINDOWS) -> int:
    """How many closed weeks to look back: the shortest that holds thirty observations, else the longest.

    Recent weeks say more about today, but few observations say little. The choice is made by n alone: a
    window that could see how many were met would in time settle on the stretch that flatters.

    Parameters
    ----------
    weekly_counts: matured observations (raw) in each closed week, newest last, any length.
    choices: the windows allowed, in weeks, each at least 1.

    Returns
    -------
    One of `choices`, in weeks. It may be longer than the history there is.

    Raises
    ------
    ValueError: no choices, a choice below one week, or a weekly count that is negative or not finite.

    Source
    ------
    The thirteen, twenty-six and fifty-two weeks are the quarter, half-year and year; from thirty
    observations on, someone truly at .95 proves a standard of .8 in four cases of five.

    Examples
    --------
    >>> window([1] * 40)
    52
    >>> window([2] * 20)
    26
    >>> window([0, 0, 30])
    13
    """
    if not choices or min(choices) < 1:
        raise ValueError(f"windows are whole numbers of weeks, at least one of them; got {list(choices)}")
    for count in weekly_counts:
        if not (isfinite(count) and count >= 0):
            raise ValueError(f"observations in a week are counted from 0 upwards; got {count}")
    shortest_first = sorted(choices)
    holding = (weeks for weeks in shortest_first if sum(weekly_counts[-weeks:]) >= ENOUGH_TO_JUDGE)
    return next(holding, shortest_first[-1])


def design_effect(counts: Iterable[float], icc: float = 0.2) -> float:
    """By how much to divide k and n because observations of one subject resemble each other.

    Ten promises kept to one customer are not ten independent proofs: one good relationship carries them all.
    Undeflated, a leader with a single happy customer would be believed as readily as one with ten.

    Parameters
    ----------
    counts: for each subject (customer, salesperson), how many observations it has in the window; zeros are
        ignored.
    icc: the intraclass correlation, 0 (unrelated) to 1 (each subject's observations all say the same).

    Returns
    -------
    1 + (m̄ − 1) · icc with m̄ = Σm² / Σm, the size of the group an average observation finds itself in. Never
    below 1: deflating may only weaken evidence. 1 where nothing was counted.

    Raises
    ------
    ValueError: a count that is negative or not finite; an icc outside 0 to 1.

    Source
    ------
    L. Kish (1965), *Survey Sampling*, chapter 5 (equal groups); for unequal ones A. Donner, N. Birkett and
    C. Buck (1981), "Randomization by cluster: sample size requirements and analysis".

    Examples
    --------
    >>> design_effect([1, 1, 1])
    1.0
    >>> round(design_effect([6, 1, 1]), 3)
    1.75
    """
    if not 0 <= icc <= 1:
        raise ValueError(f"an intraclass correlation lies between 0 and 1; got {icc}")
    seen = np.asarray(counts if isinstance(counts, np.ndarray) else list(counts), np.float64)
    if not (np.isfinite(seen).all() and (seen >= 0).all()):
        wrong = next(count for count in seen.tolist() if not (isfinite(count) and count >= 0))
        raise ValueError(f"a subject's observations are counted from 0 upwards; got {wrong}")
    observations = float(seen.sum())
    if not observations:
        return 1.0
    return max(1.0, 1 + (float(seen @ seen) / observations - 1) * icc)
