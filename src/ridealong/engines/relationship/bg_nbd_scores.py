"""What a fitted BG/NBD model says of each customer: whether they are still there, and how often they will buy."""

from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import betainc, hyp2f1

from ridealong.engines.relationship.customers import Customers, Floats

LONG: Final = 0.99
"""Beyond this the closed form loses digits where b is large."""
LARGE: Final = 50.0
LEAST: Final = 1e-4
"""How near a may be to one, where the closed form is nought divided by nought."""
TERMS: Final = 200_000
MANY: Final = 10_000_000


def probability_alive(at: Floats, customers: Customers) -> Floats:
    """How probable it is that each is still a customer, shape (customers,).

    Nobody who bought once only can have left, for in this model people leave after a later purchase.

    Parameters
    ----------
    at: r, α (days), a, b.
    customers: their counts.

    Source
    ------
    P. S. Fader, B. G. S. Hardie, K. L. Lee (2008), "Computing P(alive) using the BG/NBD model".

    Examples
    --------
    >>> round(float(probability_alive(CDNOW, Customers.of([2], [213], [272]))[0]), 3)
    0.727
    """
    r, alpha, a, b = map(float, at)
    x = customers.repeats.astype(np.float64)
    stays = np.maximum(b + x - 1, 1e-300)
    longer = np.log1p((customers.age.astype(np.float64) - customers.recency) / (alpha + customers.recency))
    odds = np.exp(np.minimum(np.log(a / stays) + (r + x) * longer, 700.0))
    return np.where(x > 0, 1 / (1 + odds), 1.0)


def expected_purchases(
    at: Floats, customers: Customers, days: float, *, alive: Floats | None = None
) -> Floats:
    """On how many more days each is expected to buy within the next days, shape (customers,).

    Parameters
    ----------
    at: r, α (days), a, b.
    customers: their counts.
    days: how far ahead, ≥ 0.
    alive: how probable it is that each is there, where that was worked out already.

    Raises
    ------
    ValueError: days below nought.

    Source
    ------
    P. S. Fader, B. G. S. Hardie, K. L. Lee (2005), equation 10, with Euler's transformation of its ₂F₁ so that x is in
    the third parameter alone: E[Y | alive] = (a + b + x − 1) / (a − 1) · (1 − (1 − z)^(a − 1) ₂F₁(a − 1, a + b − 1 − r;
    a + b + x − 1; z)) with z = t / (α + T + t).

    Examples
    --------
    Published for two repeats, last in week 30.43 of 38.86, and 39 weeks to come: 1.226.

    >>> round(float(expected_purchases(CDNOW, Customers.of([2], [213], [272]), 273)[0]), 3)
    1.226
    """
    return weighed_purchases(at, customers, [(days, 1.0)], alive=alive)


def weighed_purchases(
    at: Floats,
    customers: Customers,
    ahead: Iterable[tuple[float, float]],
    *,
    alive: Floats | None = None,
) -> Floats:
    """The same for several horizons together: the sum of what is expected within each, times its weight.

    Parameters
    ----------
    at, customers, alive: as above.
    ahead: days ahead, ≥ 0, and what these weigh.
    """
    (x, age), which = _pairs(customers)
    found = np.zeros_like(x)
    for days, weight in ahead:
        if days < 0:
            raise ValueError(f"{days} days ahead: nobody looks back")
        found += weight * _while_alive(at, x, age, days)
    return (probability_alive(at, customers) if alive is None else alive) * found[which]


def _pairs(customers: Customers) -> tuple[tuple[Floats, Floats], NDArray[np.intp]]:
    """The distinct pairs of repeats and age, and which of them each customer has: many fewer than customers."""
    days = int(customers.age.max()) + 1
    key = customers.repeats.astype(np.int64) * days + customers.age
    most = int(key.max()) + 1
    if most > MANY:
        distinct, which = np.unique(key, return_inverse=True)
    else:  # a table of all there could be needs no order
        held = np.zeros(most, bool)
        held[key] = True
        distinct = np.flatnonzero(held)
        which = (np.cumsum(held) - 1)[key]
    return ((distinct // days).astype(np.float64), (distinct % days).astype(np.float64)), which


def _while_alive(at: Floats, x: Floats, age: Floats, days: float) -> Floats:
    r, alpha, a, b = map(float, at)
    z = days / (alpha + age + days)
    if abs(a - 1) < LEAST:  # smooth in a, so the middle of both sides is off by the square of the distance
        sides = (np.array([r, alpha, a + by * 2 * LEAST, b]) for by in (-1, 1))
        middle: Floats = sum((_while_alive(each, x, age, days) for each in sides), np.zeros_like(x)) / 2
        return middle
    with np.errstate(all="ignore"):
        grown = np.exp((a - 1) * np.log1p(-z)) * hyp2f1(a - 1, a + b - 1 - r, a + b + x - 1, z)
        found: Floats = (a + b + x - 1) / (a - 1) * (1 - grown)
    most = (r + x) * days / (alpha + age)  # if they never left
    doubtful = ~np.isfinite(found) | (found < 0) | (found > most * (1 + 1e-9)) | ((z > LONG) & (b > LARGE))
    if doubtful.any():
        found[doubtful] = _summed(at, x[doubtful], age[doubtful], days)
    return found


def _summed(at: Floats, x: Floats, age: Floats, days: float) -> Floats:
    """The same as Σ P(Y ≥ k): every term is positive, so no digit is lost."""
    r, alpha, a, b = map(float, at)
    z = days / (alpha + age + days)
    found, stays = np.zeros_like(x), np.ones_like(x)
    for k in range(1, TERMS):
        more = betainc(k, r + x, z) * stays
        found += more
        if (more <= 1e-12 * found).all():
            break
        stays = stays * (b + x + k - 1) / (a + b + x + k - 1)
    return found


def at_least(at: Floats, customers: Customers, days: float, most: int) -> Floats:
    """How probable it is that each buys on at least 1, 2, …, most more days: shape (customers, most).

    Whoever is still there buys as often as a Poisson count with their own rate, unless they leave before: two
    counts that know nothing of each other, so that both reach k with the product of their chances.

    Parameters
    ----------
    at: r, α (days), a, b.
    customers: their counts.
    days: how far ahead, > 0.
    most: how many purchase days, ≥ 1.

    Source
    ------
    The count is negative binomial with r + x and (α + T) / (α + T + t): P(N ≥ k) = I_z(k, r + x), I the regularized
    incomplete beta function; leaving is beta-geometric with a and b + x: P(G ≥ k) = Π (b + x + j) / (a + b + x + j),
    j = 0 … k − 2.
    """
    r, alpha, a, b = map(float, at)
    (x, age), which = _pairs(customers)
    z = days / (alpha + age + days)
    found, stays = np.empty((len(x), most)), np.ones_like(x)
    for k in range(1, most + 1):
        found[:, k - 1] = betainc(k, r + x, z) * stays
        stays = stays * (b + x + k - 1) / (a + b + x + k - 1)
    return found[which] * probability_alive(at, customers)[:, None]


def expected_of_a_newcomer(at: Floats, days: Floats) -> Floats:
    """On how many days after their first a customer whom nobody knows is expected to buy by then: shape as days.

    Source
    ------
    P. S. Fader, B. G. S. Hardie, K. L. Lee (2005), equation 9.

    Examples
    --------
    >>> [float(round(each, 3)) for each in expected_of_a_newcomer(CDNOW, np.array([1, 7, 21, 546]))]
    [0.008, 0.053, 0.151, 1.858]
    """
    fresh = np.zeros_like(np.asarray(days, np.float64))
    return np.array(
        [float(_while_alive(at, fresh[:1], fresh[:1], float(each))[0]) for each in np.asarray(days)]
    )


CDNOW: Final = np.array([0.24259, 4.41360 * 7, 0.79292, 2.42591])
"""As fitted to the tenth sample of CDNOW, with α in days: for the examples above."""
