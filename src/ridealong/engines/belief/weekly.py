"""What a sign says now, worked out again from its last weekly closes instead of being remembered."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ridealong.engines.belief.speak import (
    EXPECTED_BEFORE_FAILING,
    Belief,
    cadence,
    cadence_needs,
    judge_cadence,
    judge_rate,
    rate,
    rate_needs,
)
from ridealong.engines.belief.tally import Tally
from ridealong.engines.belief.verdict import Verdict

WEEKS_REPLAYED: Final = 13

Closes = Sequence[Sequence[float]] | NDArray[np.float64]
Judge = Callable[[list[float], float, Verdict], tuple[float | None, Verdict]]


def replay(weekly: Closes, standard: float | Sequence[float], *, leading: bool = True) -> Belief:
    """What a rate says after the last of these weekly closes, begun from nothing thirteen closes ago.

    What was said last week matters this week, so last week's word must come from somewhere. Worked out
    again from the counts it stays a consequence of the evidence: a late correction changes it, and nothing is
    stored that could disagree. Thirteen closes are enough to forget how it began, and cost the same in the
    tenth year as in the first.

    Parameters
    ----------
    weekly: shape (closes, 4), oldest first: k, n, k_eff, n_eff of the whole window as it stood at each weekly
        close. Of more than thirteen closes the last thirteen are replayed.
    standard: the share asked for, or one for each close; where it changes, what was said under the old one is
        forgotten.
    leading: whether the sign leads its practice.

    Returns
    -------
    The `Belief` at the last close, as `rate` gives it. Without a close: nothing seen.

    Raises
    ------
    ValueError: as `rate`, saying which close; rows of another length; neither one standard nor one for
        each close.

    Source
    ------
    As `step`.

    Examples
    --------
    >>> replay([(19, 20, 19, 20), (19, 21, 19, 21)], 0.8).verdict.value   # .83 keeps what .94 had earned
    'yes'
    >>> rate(19, 21, 0.8).verdict.value
    'cant_tell'
    """
    closes, standards = _last_closes(weekly, standard, columns=4)
    if not closes:
        return rate(0, 0, standards[-1], leading=leading)

    def judge(close: list[float], asked: float, previous: Verdict) -> tuple[float | None, Verdict]:
        return judge_rate(Tally.checked(*close), asked, leading, previous)

    probability, verdict = _replayed(closes, standards, judge)
    return Belief(probability, verdict, rate_needs(Tally(*closes[-1]), standards[-1], leading, verdict))


def replay_cadence(weekly: Closes, standard: float | Sequence[float], *, leading: bool = False) -> Belief:
    """What a rare cadence says after the last of these weekly closes: `replay` for `cadence`.

    Parameters
    ----------
    weekly: shape (closes, 2), oldest first: events and weeks of the whole window as it stood at each close.
    standard: events per week asked for, or one for each close.
    leading: whether the sign leads its practice.

    Returns
    -------
    The `Belief` at the last close, as `cadence` gives it. Without a close: nothing seen.

    Raises
    ------
    ValueError: as `cadence` and `replay`.

    Source
    ------
    As `step`.

    Examples
    --------
    >>> replay_cadence([(19, 13), (18, 13)], 1.0).verdict.value   # .89 keeps what .93 had earned
    'yes'
    """
    closes, standards = _last_closes(weekly, standard, columns=2)
    if not closes:
        return cadence(0, 0, standards[-1], leading=leading)

    def judge(close: list[float], asked: float, previous: Verdict) -> tuple[float | None, Verdict]:
        events, weeks = close
        enough = weeks * asked >= EXPECTED_BEFORE_FAILING
        return judge_cadence((events, weeks), asked, leading, previous, enough=enough)

    probability, verdict = _replayed(closes, standards, judge)
    events, weeks = closes[-1]
    return Belief(probability, verdict, cadence_needs(events, weeks, standards[-1], verdict))


def _last_closes(
    weekly: Closes, standard: float | Sequence[float], *, columns: int
) -> tuple[list[list[float]], list[float]]:
    closes = np.asarray(weekly, dtype=np.float64)
    if closes.size and (closes.ndim != 2 or closes.shape[1] != columns):
        raise ValueError(f"weekly closes are rows of {columns} numbers; got an array of shape {closes.shape}")
    rows: list[list[float]] = closes.tolist() if closes.size else []
    standards = [float(standard)] * max(1, len(rows)) if isinstance(standard, int | float) else list(standard)
    if len(standards) != max(1, len(rows)):
        raise ValueError(
            f"{len(standards)} standards for {len(rows)} weekly closes: give one, or one for each"
        )
    return rows[-WEEKS_REPLAYED:], standards[-WEEKS_REPLAYED:]


def _replayed(
    closes: list[list[float]], standards: list[float], judge: Judge
) -> tuple[float | None, Verdict]:
    # One close after another: thirteen scalar calls took as long as one over an array (70 and 65 µs, checks
    # included), and this way the close that cannot be is named.
    probability, verdict, before = None, Verdict.CANT_TELL, standards[0]
    for place, (close, asked) in enumerate(zip(closes, standards, strict=True), start=1):
        try:
            probability, verdict = judge(close, asked, verdict if asked == before else Verdict.CANT_TELL)
        except ValueError as wrong:
            raise ValueError(f"weekly close {place} of the {len(closes)} replayed: {wrong}") from wrong
        before = asked
    return probability, verdict
