"""How probable it is that the true value is at or above a standard, given what was counted."""

from math import isfinite
from typing import Final

# scipy.stats would say the same in one word, at ten times the cost of a call and a slow import.
from scipy.special import betaincc, gammaincc

PRIOR_EVENTS: Final = 0.5
PRIOR_WEEKS: Final = 0.5


def probability_rate(k: float, n: float, standard: float) -> float:
    """P(true rate ≥ standard) when k of n matured observations met it.

    The prior is Beta(1, 1): before anything is seen every rate is as likely as any other. It favours
    nobody, it is worth two observations, and it can be said in a sentence to the person it judges. An
    observation belongs in n only from the week it matures, for successes show themselves early and failures
    late: counting whatever has ended so far would flatter everybody.

    Parameters
    ----------
    k: observations that met what they were to meet, 0 ≤ k ≤ n. May be fractional (deflated, `design_effect`).
    n: observations that matured. May be fractional.
    standard: the share asked for, strictly between 0 and 1.

    Returns
    -------
    A probability, 0 to 1: 1 − I_s(k + 1, n − k + 1). With n = 0 that is the prior's own 1 − s.

    Raises
    ------
    ValueError: counts that are negative, not finite or more met than seen; a standard outside (0, 1).

    Source
    ------
    T. Bayes (1763), "An Essay towards solving a Problem in the Doctrine of Chances", Proposition 9; in the
    present form A. Gelman et al. (2013), *Bayesian Data Analysis*, 3rd ed., section 2.1.

    Examples
    --------
    >>> round(probability_rate(41, 46, 0.8), 3)
    0.93
    >>> round(probability_rate(56.98464, 71.49960, 0.7), 4)
    0.9615
    """
    check_counts(k, n)
    check_share(standard)
    return float(betaincc(k + 1, n - k + 1, standard))


def probability_cadence(events: float, weeks: float, standard: float) -> float:
    """P(true events per week ≥ standard) when `events` were counted in `weeks`.

    The prior is Gamma(½, ½ week). Events per week have no top, so no prior can treat all values alike; this
    one treats all scales nearly alike and weighs half an event in half a week, so that the first few that are
    counted outweigh it.

    Parameters
    ----------
    events: how many happened in the window, ≥ 0.
    weeks: how many closed weeks the window holds, ≥ 0; more than 0 where there were events.
    standard: events per week asked for, > 0 ("one in 13 weeks" is 1/13).

    Returns
    -------
    A probability, 0 to 1: Q(events + ½, (weeks + ½) · standard), the upper regularised gamma function.

    Raises
    ------
    ValueError: events or weeks negative or not finite, events in no weeks, a standard of zero or less.

    Source
    ------
    A. Gelman et al. (2013), *Bayesian Data Analysis*, 3rd ed., section 2.6, Poisson model with exposure;
    the shape ½ is that of H. Jeffreys (1946), "An invariant form for the prior probability in estimation
    problems".

    Examples
    --------
    >>> round(probability_cadence(events=19, weeks=13, standard=1.0), 3)
    0.927
    >>> round(probability_cadence(events=9, weeks=13, standard=0.5), 3)
    0.812
    """
    check_events(events, weeks)
    check_pace(standard)
    return float(gammaincc(events + PRIOR_EVENTS, (weeks + PRIOR_WEEKS) * standard))


def check_counts(k: float, n: float) -> None:
    """Refuse counts that no counting could have given."""
    if not (isfinite(k) and isfinite(n)):
        raise ValueError(f"{k} met of {n} seen: both must be finite numbers")
    if not 0 <= k <= n:
        raise ValueError(f"{k} met of {n} seen: the met are part of the seen, so 0 ≤ k ≤ n is needed")


def check_share(standard: float) -> None:
    if not 0 < standard < 1:
        raise ValueError(
            f"a rate's standard lies between 0 and 1, neither included (80% is 0.8); got {standard}"
        )


def check_events(events: float, weeks: float) -> None:
    """Refuse events and weeks that no calendar could have held."""
    if not (isfinite(events) and isfinite(weeks)):
        raise ValueError(f"{events} events in {weeks} weeks: both must be finite numbers")
    if events < 0 or weeks < 0:
        raise ValueError(f"{events} events in {weeks} weeks: neither can be less than zero")
    if events and not weeks:
        raise ValueError(f"{events} events in no weeks: count the weeks in which they happened")


def check_pace(standard: float) -> None:
    if not (isfinite(standard) and standard > 0):
        raise ValueError(
            f"a cadence's standard is events per week, more than 0 (one in 13 weeks is 1/13); got {standard}"
        )
