"""How many hold: from what is believed of each to what may be said of them together, without an average."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ridealong.engines.belief.verdict import YES, Verdict


def poisson_binomial(probabilities: Sequence[float | None]) -> NDArray[np.float64]:
    """The probability that exactly i of these hold, for every i.

    A mean of thirteen probabilities would let twelve strong practices hide a failing one, and is the chance
    of nothing in particular. How many hold is a question with an answer.

    Parameters
    ----------
    probabilities: for each, the probability that it holds, 0 to 1. None, nothing seen, stands as 0: what
        nobody has seen cannot be said to hold. What ought not to be judged at all is left out by the
        caller.

    Returns
    -------
    Shape (n + 1,), probabilities summing to 1; element i is that of exactly i. Without any: [1.].

    Raises
    ------
    ValueError: a number outside 0 to 1.

    Source
    ------
    S. D. Poisson (1837), *Recherches sur la probabilité des jugements*; exact convolution as in R. E.
    Barlow and K. D. Heidtmann (1984), "Computing k-out-of-n system reliability".

    Examples
    --------
    >>> poisson_binomial([0.5, 0.5]).tolist()
    [0.25, 0.5, 0.25]
    """
    exactly = np.ones(1)
    for given in probabilities:
        holds = 0.0 if given is None else given
        if not 0 <= holds <= 1:
            raise ValueError(f"a probability lies between 0 and 1; got {holds}")
        exactly = np.convolve(exactly, [1 - holds, holds])
    return exactly


def more_than_half(probabilities: Sequence[float | None]) -> float:
    """P(more than half of these hold).

    Parameters
    ----------
    probabilities: as in `poisson_binomial`.

    Returns
    -------
    A probability, 0 to 1. Half is not more than half: of four, three. Without any it is 0.

    Raises
    ------
    ValueError: a number outside 0 to 1.

    Source
    ------
    As `poisson_binomial`; the sum of its upper half.

    Examples
    --------
    >>> round(more_than_half([0.9, 0.9, 0.9]), 3)
    0.972
    """
    upper = poisson_binomial(probabilities)[len(probabilities) // 2 + 1 :]
    return min(1.0, float(upper.sum()))


def roll_up(
    verdicts: Sequence[Verdict],
    probabilities: Sequence[float | None],
    previous: Verdict = Verdict.CANT_TELL,
) -> Verdict:
    """What may be said of a fundamental from its practices.

    `NOT_YET` when any of them says so. `YES` when none does and more than half hold with probability ≥ .9,
    kept until that falls below .8. Otherwise `CANT_TELL`. Asking for all of them to be proven would say
    `YES` to nobody: thirteen proofs at .9 are together worth about one in four.

    Parameters
    ----------
    verdicts: what each practice says.
    probabilities: for each practice, in the same order, the P of its leading sign; None where nothing was
        seen.
    previous: what was said of the fundamental at the close of the week before.

    Returns
    -------
    The verdict. Without any practice to judge: `CANT_TELL`.

    Raises
    ------
    ValueError: the two differ in length, or a number lies outside 0 to 1.

    Source
    ------
    As `more_than_half` and `step`.

    Examples
    --------
    >>> roll_up([Verdict.YES, Verdict.YES, Verdict.CANT_TELL], [0.95, 0.97, 0.4]).value
    'yes'
    >>> roll_up([Verdict.YES, Verdict.YES, Verdict.NOT_YET], [0.95, 0.97, 0.01]).value
    'not_yet'
    """
    if len(verdicts) != len(probabilities):
        raise ValueError(
            f"{len(verdicts)} verdicts and {len(probabilities)} probabilities: each practice has one of both"
        )
    most_hold = more_than_half(probabilities)
    if Verdict.NOT_YET in verdicts:
        return Verdict.NOT_YET
    needed = YES.kept if previous == Verdict.YES else YES.said
    return Verdict.YES if most_hold >= needed else Verdict.CANT_TELL
