"""What a sign may say from its counts: its probability, its verdict, and what would settle it."""

from dataclasses import dataclass
from typing import Final

from ridealong.engines.belief.posterior import probability_cadence, probability_rate
from ridealong.engines.belief.settle import Needs, least
from ridealong.engines.belief.tally import Tally
from ridealong.engines.belief.verdict import YES, Verdict, step

EXPECTED_BEFORE_FAILING: Final = 2.5


@dataclass(frozen=True, slots=True)
class Belief:
    """How sure one may be that the standard is met (None: nothing seen), what that allows to be said, and,
    while nothing can be said, what would change that."""

    probability: float | None
    verdict: Verdict
    needs: Needs | None


def rate(  # noqa: PLR0913 (two counts, twice; the defaults leave three to give)
    k: float,
    n: float,
    standard: float,
    *,
    k_eff: float | None = None,
    n_eff: float | None = None,
    leading: bool = True,
    previous: Verdict = Verdict.CANT_TELL,
) -> Belief:
    """What may be said of a rate when k of n matured observations met their mark.

    `YES` from P ≥ .9, kept until P falls below .8. `NOT_YET` from P ≤ .05 (leading) or .01 (others) with at
    least five observations of which two were missed, kept until P rises above .10 or .02. Otherwise
    `CANT_TELL`.

    Parameters
    ----------
    k, n: raw counts, 0 ≤ k ≤ n. The minimums of five and two are about these.
    standard: the share asked for, strictly between 0 and 1.
    k_eff, n_eff: the same counts divided by their design effect, both or neither; these give the probability.
    leading: whether the sign leads its practice.
    previous: its verdict at the close of the week before.

    Returns
    -------
    A `Belief`. With n = 0 the probability is None and the verdict `CANT_TELL`. `needs` is None once a
    verdict is given; until then `needs.yes` is the least m such that (k + m, n + m) would say `YES` and
    `needs.not_yet` the least m such that (k, n + m) would say `NOT_YET`, at most 10,000. The m are added to
    the raw counts as they are and to the effective ones divided by the design effect n / n_eff of today:
    what comes is taken to be as much alike as what came. They are judged as the next verdict will be,
    following on today's `CANT_TELL`: a verdict that was lost has to be earned anew.

    Raises
    ------
    ValueError: counts that cannot be (more met than seen, negative, not finite, effective above raw, only
        one of the two effective counts), or a standard outside (0, 1).

    Source
    ------
    As `probability_rate`, `design_effect` and `step`.

    Examples
    --------
    >>> belief = rate(k=19, n=20, standard=0.8)
    >>> round(belief.probability, 3), belief.verdict.value, belief.needs
    (0.942, 'yes', None)
    >>> rate(k=4, n=4, standard=0.7).needs
    Needs(yes=2, not_yet=5)
    """
    tally = Tally.checked(k, n, k_eff, n_eff)
    probability, verdict = judge_rate(tally, standard, leading, previous)
    return Belief(probability, verdict, rate_needs(tally, standard, leading, verdict))


def cadence(  # noqa: PLR0913 (three things counted, and what was agreed before)
    events: float,
    weeks: float,
    standard: float,
    *,
    leading: bool = False,
    previous: Verdict = Verdict.CANT_TELL,
    expected: float = EXPECTED_BEFORE_FAILING,
) -> Belief:
    """What may be said of a rare cadence ("one in 13 weeks") with so many events in so many weeks.

    As `rate`, except that where a rate asks for observations and misses, a cadence asks that the standard
    itself would have led one to expect two and a half events: before that, none at all proves nothing.

    Parameters
    ----------
    events: how many happened in the window, ≥ 0.
    weeks: closed weeks in the window, ≥ 0.
    standard: events per week asked for, > 0.
    leading: whether the sign leads its practice; a rare cadence never does by itself, hence the default.
    previous: its verdict at the close of the week before.
    expected: how many events the standard must lead one to expect in these weeks before `NOT_YET` may begin; more
        where the standard is itself no more than a short count of the past, and so as much luck as what it judges.

    Returns
    -------
    A `Belief`. With 0 weeks the probability is None. While the verdict is `CANT_TELL`, `needs.yes` is the
    further events within the present window that would make it `YES`; `needs.not_yet` is None, for nothing
    that happens can count against a cadence, only time.

    Raises
    ------
    ValueError: events or weeks negative or not finite, events in no weeks, a standard of zero or less.

    Source
    ------
    As `probability_cadence` and `step`.

    Examples
    --------
    >>> cadence(events=19, weeks=13, standard=1.0).verdict.value
    'yes'
    >>> cadence(events=9, weeks=13, standard=0.5).needs
    Needs(yes=2, not_yet=None)
    """
    enough = weeks * standard >= expected
    probability, verdict = judge_cadence((events, weeks), standard, leading, previous, enough=enough)
    return Belief(probability, verdict, cadence_needs(events, weeks, standard, verdict))


def judge_rate(
    tally: Tally, standard: float, leading: bool, previous: Verdict
) -> tuple[float | None, Verdict]:
    """Probability and verdict alone: `rate` without asking what would settle it."""
    probability = probability_rate(tally.k_eff, tally.n_eff, standard)
    if not tally.n:
        return None, Verdict.CANT_TELL
    return probability, step(previous, probability, leading=leading, enough=tally.enough_to_fail)


def rate_needs(tally: Tally, standard: float, leading: bool, verdict: Verdict) -> Needs | None:
    if verdict is not Verdict.CANT_TELL:
        return None

    def says(then: Tally, wanted: Verdict) -> bool:
        return judge_rate(then, standard, leading, Verdict.CANT_TELL)[1] is wanted

    return Needs(
        yes=least(lambda m: says(tally.plus(met=m), Verdict.YES)),
        not_yet=least(lambda m: says(tally.plus(missed=m), Verdict.NOT_YET)),
    )


def judge_cadence(
    seen: tuple[float, float], standard: float, leading: bool, previous: Verdict, *, enough: bool
) -> tuple[float | None, Verdict]:
    """Probability and verdict alone, of events in weeks: `cadence` without asking what would settle it."""
    events, weeks = seen
    probability = probability_cadence(events, weeks, standard)
    if not weeks:
        return None, Verdict.CANT_TELL
    return probability, step(previous, probability, leading=leading, enough=enough)


def cadence_needs(events: float, weeks: float, standard: float, verdict: Verdict) -> Needs | None:
    if verdict is not Verdict.CANT_TELL:
        return None
    if not weeks:
        return Needs(yes=None, not_yet=None)  # no window yet for anything to happen in
    return Needs(
        yes=least(lambda m: probability_cadence(events + m, weeks, standard) >= YES.said),
        not_yet=None,
    )
