"""How probable it is that one rate is truly higher than another, each counted in a few."""

from math import exp, log

from scipy.special import betaln

from ridealong.engines.belief.posterior import check_counts


def probability_higher(k: int, n: int, *, than_k: int, than_n: int) -> float:
    """P(one true rate > another) when k of n met it here, and than_k of than_n there.

    Both rates begin at Beta(1, 1), apart from each other. The chance that the first, drawn from its Beta(k + 1,
    n − k + 1), lies above the second, drawn from its own, is a sum of k + 1 terms, all positive: exact, and no dice.
    With equal counts it is one half.

    Parameters
    ----------
    k, n: observations that met what they were to meet, of so many; whole numbers, 0 ≤ k ≤ n.
    than_k, than_n: the same of those it is compared with.

    Returns
    -------
    A probability, 0 to 1.

    Raises
    ------
    ValueError: counts that are negative, not whole or more met than seen.

    Source
    ------
    W. R. Thompson (1933), "On the likelihood that one unknown probability exceeds another in view of the evidence of
    two samples", *Biometrika* 25; P. M. E. Altham (1969), "Exact Bayesian analysis of a 2 × 2 contingency table, and
    Fisher's 'exact' significance test", *Journal of the Royal Statistical Society B* 31(2). Equation, with
    a = k + 1, b = n − k + 1 and c, d of the others: Σ B(c + i, b + d) / ((b + i) B(1 + i, b) B(c, d)), i = 0 … a − 1.

    Examples
    --------
    >>> round(probability_higher(8, 10, than_k=11, than_n=14), 3)
    0.509
    >>> probability_higher(0, 0, than_k=0, than_n=0)
    0.5
    """
    for met, seen in ((k, n), (than_k, than_n)):
        check_counts(met, seen)
        if met != int(met) or seen != int(seen):
            raise ValueError(f"{met} met of {seen} seen: whole numbers are compared, not deflated ones")
    b, c, d = n - k + 1, than_k + 1, than_n - than_k + 1
    terms = (_term(i, b, c, d) for i in range(int(k) + 1))
    return min(1.0, float(sum(terms)))


def _term(i: int, b: int, c: int, d: int) -> float:
    return exp(betaln(c + i, b + d) - log(b + i) - betaln(1 + i, b) - betaln(c, d))
