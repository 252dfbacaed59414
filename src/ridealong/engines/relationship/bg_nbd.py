"""How customers buy who may leave after any purchase, without a word: the BG/NBD model, fitted to their counts."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import local
from typing import Final

import numpy as np

from ridealong.engines.relationship.counts import Tally
from ridealong.engines.relationship.customers import Customers, Floats, Ints
from ridealong.engines.relationship.newton import Peak, Point, Prior, climb

AT_ONCE: Final = 1 << 16
"""Customers in one piece of a pass: what it needs stays in the processor's cache, and a thread has enough to do."""
MULTIPLIED: Final = 16
"""Each less than (b + x) / a, which is below e⁴⁴ where all parameters are at their ends: see `_logs`."""
WORTH_A_THREAD: Final = 1 << 18
FIRST_LOOK: Final = 20_000
SECOND_LOOK: Final = 200_000
ROUGH: Final = 0.1
"""The climb begins with so many customers, to a tenth of a standard error; then all of them need two passes."""

A_YEAR: Final = 365.0
WEAK: Final = 1.5
"""A weak prior holds each parameter within a factor of twenty of what is ordinary, nineteen times out of twenty."""


def fit_bg_nbd(customers: Customers, *, weak_prior: bool = False) -> Peak:
    """Fit r, α, a, b of the BG/NBD model by maximum likelihood.

    While they are customers people buy at a rate that differs between them as a Gamma(r, α) does; after each purchase
    they leave with a chance that differs as a Beta(a, b) does.

    Parameters
    ----------
    customers: their counts; days are the unit, so α is in days.
    weak_prior: hold ordinary customers likelier than odd ones, as much as a handful of customers would. It moves
        nothing where there is something to learn, and keeps figures in bounds where there is not: see `ridges`.

    Returns
    -------
    A `Peak`: ``at`` is r, α (days), a, b; ``hessian`` is in their logarithms.

    Raises
    ------
    NoPeak: the climb did not end.

    Source
    ------
    P. S. Fader, B. G. S. Hardie, K. L. Lee (2005), "Counting your customers the easy way", *Marketing Science* 24(2),
    equation 6.
    """
    begin = np.array([1.0, _usual_gap(customers), 1.0, 2.0])
    prior = weakly_held(customers) if weak_prior else None
    for some in (FIRST_LOOK, SECOND_LOOK):
        if len(customers) > 2 * some:
            begin = climb(Likelihood(customers.some(some)), begin, settled=ROUGH).at
    return climb(Likelihood(customers), begin, prior=prior)


def weakly_held(customers: Customers) -> Prior:
    """Ordinary customers a little likelier than odd ones."""
    return Prior(np.log([1.0, _ordinary_gap(customers), 1.0, 2.0]), np.full(4, WEAK))


def _ordinary_gap(customers: Customers) -> float:
    """The same with one more customer, who bought again once within a year: where next to nothing was seen, that is."""
    weights = np.ones(len(customers)) if customers.weights is None else customers.weights
    return (float(weights @ customers.age) + A_YEAR) / (float(weights @ customers.repeats) + 1)


def _usual_gap(customers: Customers) -> float:
    """How many days go by for each purchase, of all customers together."""
    weights = customers.weights
    days, times = (
        float(each.sum(dtype=np.int64) if weights is None else weights @ each)
        for each in (customers.age, customers.repeats)
    )
    return max(days / max(times, 1.0), 1e-3)


class Likelihood:
    """The log-likelihood of r, α, a, b given some customers, with its gradient and Hessian.

    For a customer with x > 0 repeats, last at t and aged T, with d = ln((α + T) / (α + t)) and
    e = exp(−(r + x) d − ln(a / (b + x − 1))), the chance that they have left is u = 1 / (1 + e). Only sums weighted by
    u have to be gone through customer by customer, all other sums are over histograms. Nothing here overflows.
    """

    def __init__(self, customers: Customers) -> None:
        self._many = customers.many
        self._tally = Tally.of(customers)
        again = customers.repeats > 0
        weights = customers.weights
        self._repeats, self._recency, self._age = (
            each[again] for each in (customers.repeats, customers.recency, customers.age)
        )
        self._weights = None if weights is None else weights[again]

    def __call__(self, at: Floats) -> Point:
        r, alpha, a, b = map(float, at)
        tally, days = self._tally, np.arange(len(self._tally.once_by_age))
        logs, inverse = np.log(alpha + days), 1 / (alpha + days)
        left = self._gone_through(r, a, b, logs, inverse)
        value, slope, bend = _of_counts(tally, r, a, b)
        there, times = tally.once_by_age + tally.again_by_age, tally.again_by_age_times_repeats
        last = r * tally.again_by_recency + tally.again_by_recency_times_repeats
        again = float(tally.again_by_age.sum())
        value += self._many * r * np.log(alpha) - r * float(tally.once_by_age @ logs)
        value += again * np.log(a) - float(last @ logs) + left.logs
        slope += [
            self._many * np.log(alpha) - there @ logs + left.u_d,
            self._many * r / alpha - (r * there + times) @ inverse + left.u_p,
            left.u / a,
            -left.u_h,
        ]
        bend[0, 1] += self._many / alpha - there @ inverse + left.u_q
        bend[1, 1] += (r * there + times) @ inverse**2 - self._many * r / alpha**2 - left.u_ps
        bend[2, 2] -= left.u / a**2
        bend[3, 3] += left.u_hh
        bend += left.apart(a)
        return float(value), slope, np.triu(bend) + np.triu(bend, 1).T

    def value(self, at: Floats) -> float:
        """The log-likelihood alone, in a fifth of the time: a posterior asks for it a thousand times."""
        r, alpha, a, b = map(float, at)
        tally = self._tally
        logs = np.log(alpha + np.arange(len(tally.once_by_age)))
        x = np.arange(len(tally.beyond) + 1)
        beyond, again = tally.beyond, tally.by_repeats[1:]
        of_counts = _dot(beyond, np.log(r + x[:-1]) + np.log(b + x[:-1]) - np.log(a + b + x[:-1]))
        of_counts -= _dot(again, np.log(b + x[:-1]))
        odds, rates = np.log(np.maximum(b + x - 1, 1e-300) / a), r + x
        found = of_counts + self._many * r * np.log(alpha) - r * _dot(tally.once_by_age, logs)
        found += float(again.sum()) * np.log(a) - _dot(
            r * tally.again_by_recency + tally.again_by_recency_times_repeats, logs
        )
        for piece in (slice(begin, begin + AT_ONCE) for begin in range(0, len(self._repeats), AT_ONCE)):
            x = self._repeats[piece].astype(np.intp)
            left = logs.take(self._recency[piece].astype(np.intp))
            left -= logs.take(self._age[piece].astype(np.intp))
            left *= rates.take(x)
            left += odds.take(x)
            np.exp(left, out=left)
            left += 1
            found += _logs(left, None if self._weights is None else self._weights[piece])
        return float(found)

    def _gone_through(self, r: float, a: float, b: float, logs: Floats, inverse: Floats) -> "_Sums":
        x = np.arange(len(self._tally.beyond) + 1)
        stays = np.maximum(b + x - 1, 1e-300)  # of nought repeats, which nobody here has
        tables: Tables = (logs, inverse, np.asarray(r + x, np.float64), np.log(stays / a), 1 / stays)
        places = [slice(at, at + AT_ONCE) for at in range(0, len(self._repeats), AT_ONCE)]

        def summed(at: slice) -> "_Sums":
            weights = None if self._weights is None else self._weights[at]
            return _summed(self._repeats[at], self._recency[at], self._age[at], weights, tables)

        if len(self._repeats) < WORTH_A_THREAD:
            return _Sums.together(map(summed, places))
        with ThreadPoolExecutor(2) as pool:
            return _Sums.together(pool.map(summed, places))


def _of_counts(tally: Tally, r: float, a: float, b: float) -> Point:
    """What the numbers of repeats alone say: Γ(r + x) / Γ(r) · B(a, b + x) / B(a, b), less b + x − 1 of those x > 0."""
    beyond = tally.beyond
    j = np.arange(len(beyond))
    again = tally.by_repeats[1:]
    value = float(beyond @ (np.log(r + j) + np.log(b + j) - np.log(a + b + j)) - again @ np.log(b + j))
    both, bent = beyond @ (1 / (a + b + j)), beyond @ (1 / (a + b + j) ** 2)
    slope = np.array([beyond @ (1 / (r + j)), 0.0, -both, (beyond - 0.0) @ (1 / (b + j)) - both])
    bend = np.zeros((4, 4))
    bend[0, 0] = -(beyond @ (1 / (r + j) ** 2))
    bend[2, 2] = bend[2, 3] = bent
    bend[3, 3] = bent - beyond @ (1 / (b + j) ** 2)
    return value, slope, bend


Tables = tuple[Floats, Floats, Floats, Floats, Floats]


@dataclass(frozen=True)
class _Sums:
    """Over those who bought again, weighted by u, the chance that they left, or by v = u (1 − u)."""

    logs: float
    """Σ ln(1 + e)."""
    u: float
    u_d: float
    u_q: float
    u_p: float
    u_ps: float
    u_h: float
    u_hh: float
    v: float
    v_d: float
    v_p: float
    v_h: float
    v_dd: float
    v_dp: float
    v_dh: float
    v_pp: float
    v_ph: float
    v_hh: float

    @classmethod
    def together(cls, pieces: Iterable["_Sums"]) -> "_Sums":
        rows = [tuple(vars(each).values()) for each in pieces]
        return cls(*(map(sum, zip(*rows, strict=True)) if rows else (0.0,) * 18))

    def apart(self, a: float) -> Floats:
        """Σ v Δ Δᵀ, where Δ = (−d, −p, −1/a, h) is how the two ways of being silent differ."""
        return np.array([
            [self.v_dd, self.v_dp, self.v_d / a, -self.v_dh],
            [0.0, self.v_pp, self.v_p / a, -self.v_ph],
            [0.0, 0.0, self.v / a**2, -self.v_h / a],
            [0.0, 0.0, 0.0, self.v_hh],
        ])  # fmt: skip


def _dot(one: Floats, other: Floats) -> float:
    """Without BLAS, which would call its own threads for each of these, between which ours would wait."""
    return float(np.einsum("i,i->", one, other))


def _logs(values: Floats, weights: Floats | None) -> float:
    """Σ w ln v, of values from one to e⁴⁴: of many without weights, the logarithms of their products are fewer."""
    if weights is not None:
        return _dot(np.log(values), weights)
    whole = len(values) // MULTIPLIED * MULTIPLIED
    products = np.multiply.reduce(values[:whole].reshape(MULTIPLIED, -1), axis=0)
    return float(np.log(products).sum() + np.log(values[whole:]).sum())


class _Room(local):
    """Arrays for one piece, of each thread its own, used again for the next: what was just used is still at hand."""

    def __init__(self) -> None:
        self.floats, self.places = np.empty((10, AT_ONCE)), np.empty((3, AT_ONCE), np.intp)


_ROOM: Final = _Room()


def _summed(repeats: Ints, recency: Ints, age: Ints, weights: Floats | None, tables: Tables) -> _Sums:
    logs, inverse, rates, odds, stays = tables
    x, last, whole = _ROOM.places[:, : len(repeats)]
    x[:], last[:], whole[:] = repeats, recency, age
    d, q, now, rate, h, u, v, e, p, spare = _ROOM.floats[:, : len(repeats)]
    for table, places, found in (
        (logs, whole, d), (logs, last, spare), (inverse, whole, now), (inverse, last, p), (rates, x, rate),
        (stays, x, h), (odds, x, e),
    ):  # fmt: skip
        table.take(places, out=found, mode="clip")
    d -= spare
    np.subtract(now, p, out=q)
    now += p
    np.multiply(rate, d, out=spare)
    e -= spare
    np.exp(e, out=e)
    e += 1
    np.divide(1, e, out=u)
    logged = _logs(e, weights)
    np.multiply(u, u, out=v)
    np.subtract(u, v, out=v)
    if weights is not None:
        u *= weights
        v *= weights
    np.multiply(rate, q, out=p)
    first = logged, float(u.sum()), _dot(u, d), _dot(u, q), _dot(u, p)
    np.multiply(u, h, out=e)
    u *= p
    second = _dot(u, now), float(e.sum()), _dot(e, h)
    vd, vp, vh = np.multiply(v, d, out=u), np.multiply(v, p, out=e), np.multiply(v, h, out=spare)
    return _Sums(
        *first,
        *second, float(v.sum()), float(vd.sum()), float(vp.sum()), float(vh.sum()), _dot(vd, d),
        _dot(vd, p), _dot(vd, h), _dot(vp, p), _dot(vp, h), _dot(vh, h),
    )  # fmt: skip
