"""The three words a sign can say, and the one step by which it moves between them."""

from enum import StrEnum
from typing import Final, NamedTuple


class Verdict(StrEnum):
    """What may be said about a standard: it is met, it is not yet met, or the evidence cannot tell."""

    YES = "yes"
    NOT_YET = "not_yet"
    CANT_TELL = "cant_tell"


class Bounds(NamedTuple):
    """The probability at which a verdict is first said, and the one it may drift to before it is unsaid."""

    said: float
    kept: float


# Looking every week is looking often: with one fixed line, a value that sits on its standard crosses it
# sooner or later by luck, and the answer flickers. So a verdict is hard to earn and easier to keep.
YES: Final = Bounds(said=0.9, kept=0.8)

# "Not yet" asks for more certainty than "yes" does. A single sign that says it is enough to fail a
# practice, a fundamental and the whole answer, and some forty signs are judged together: at .1 each, a good
# leader would hear a false alarm nearly every week. A leading sign is what its practice is about, so it may
# speak at .05; each of the others gets a tenth of what "yes" allows itself.
NOT_YET_LEADING: Final = Bounds(said=0.05, kept=0.10)
NOT_YET_OTHER: Final = Bounds(said=0.01, kept=0.02)


def step(previous: Verdict, probability: float | None, *, leading: bool, enough: bool) -> Verdict:
    """The verdict at the close of one week, from last week's verdict and this week's probability.

    Parameters
    ----------
    previous: the verdict at the close of the week before; `CANT_TELL` where there was none.
    probability: P(true value ≥ standard), 0 to 1; None where nothing has been seen.
    leading: whether the sign leads its practice, which allows it to say `NOT_YET` sooner.
    enough: whether there is enough raw evidence to *begin* saying `NOT_YET`. Once said, it stands until the
        probability rises, even if the window by then holds fewer observations.

    Returns
    -------
    The new verdict. `CANT_TELL` whenever nothing has been seen, whatever was said before.

    Raises
    ------
    ValueError: the probability does not lie between 0 and 1.

    Source
    ------
    P. Armitage, C. K. McPherson and B. C. Rowe (1969), "Repeated significance tests on accumulating data":
    the chance of a false finding grows with every look. The two-line remedy is a Schmitt trigger, O. H.
    Schmitt (1938), "A thermionic trigger".

    Examples
    --------
    >>> step(Verdict.CANT_TELL, 0.85, leading=True, enough=True).value
    'cant_tell'
    >>> step(Verdict.YES, 0.85, leading=True, enough=True).value
    'yes'
    """
    if probability is None:
        return Verdict.CANT_TELL
    if not 0 <= probability <= 1:
        raise ValueError(f"a probability lies between 0 and 1; got {probability}")
    if probability >= (YES.kept if previous == Verdict.YES else YES.said):
        return Verdict.YES
    not_yet = NOT_YET_LEADING if leading else NOT_YET_OTHER
    if previous == Verdict.NOT_YET and probability <= not_yet.kept:
        return Verdict.NOT_YET
    return Verdict.NOT_YET if enough and probability <= not_yet.said else Verdict.CANT_TELL
