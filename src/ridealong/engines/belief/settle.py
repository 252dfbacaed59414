"""What would settle it: how many more observations until the evidence can speak, and how long they take."""

from collections.abc import Callable
from math import ceil
from typing import Final, NamedTuple

MOST_WORTH_NAMING: Final = 10_000
WEEKS_OF_PACE: Final = 13
WEEKS_FORESEEN: Final = 52


class Needs(NamedTuple):
    """The fewest further observations that would settle it either way; None where no sane number would."""

    yes: int | None
    not_yet: int | None


def least(settles: Callable[[int], bool]) -> int | None:
    """The least m ≥ 1 for which `settles(m)`, once true for good; None when ten thousand would not do.

    Doubling, then halving: about twice log₂(m) questions, so naming the number stays cheap.
    """
    high = 1
    while not settles(high):
        if high == MOST_WORTH_NAMING:
            return None
        high = min(2 * high, MOST_WORTH_NAMING)
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if settles(middle) else (middle, high)
    return high


def weeks_until(more: int | None, matured_last_13_weeks: float) -> int | None:
    """In how many weeks `more` observations will have matured at the pace of the last thirteen.

    Parameters
    ----------
    more: observations still needed, ≥ 0, as in `Needs`; None where no number would do.
    matured_last_13_weeks: observations (raw) that matured in the last thirteen closed weeks, ≥ 0.

    Returns
    -------
    Whole weeks, 0 to 52, rounded up; None without a number, without a pace, or beyond a year, where a date
    would be a guess dressed as a promise.

    Raises
    ------
    ValueError: either number is negative, or the pace is not a number.

    Source
    ------
    J. D. C. Little (1961), "A proof for the queuing formula L = λW": time = count ÷ rate.

    Examples
    --------
    >>> weeks_until(3, matured_last_13_weeks=26)
    2
    >>> weeks_until(3, matured_last_13_weeks=0) is None
    True
    """
    if more is None:
        return None
    if more < 0 or not matured_last_13_weeks >= 0:
        raise ValueError(f"{more} more at {matured_last_13_weeks} in 13 weeks: neither can be less than zero")
    if not more:
        return 0
    if more * WEEKS_OF_PACE > WEEKS_FORESEEN * matured_last_13_weeks:
        return None
    return ceil(more * WEEKS_OF_PACE / matured_last_13_weeks)
