"""How customers buy who may leave at any moment, without a word: the Pareto/NBD model, fitted to their counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from ridealong.engines.relationship.counts import Tally
from ridealong.engines.relationship.customers import Customers, Floats, Ints
from ridealong.engines.relationship.days import Days
from ridealong.engines.relationship.newton import Peak, Point, climb

FIRST_LOOK: Final = 20_000
WEEK: Final = 7
AT_ONCE: Final = 1 << 18
"""Entries of one table over days and repeats: more of them would leave the processor's cache."""
NUDGE: Final = 1e-5
"""How far a logarithm is moved to see the slope change: the Hessian's error is of this size."""
NEAR: Final = 0.03
"""Points this near each other, in logarithms, share a Hessian: it differs by as little, and costs four looks."""


def fit_pareto_nbd(customers: Customers) -> Peak:
    """Fit r, α, s, β of the Pareto/NBD model by maximum likelihood.

    While they are customers people buy at a rate that differs between them as a Gamma(r, α) does; they leave at a rate
    that differs as a Gamma(s, β) does, whether they buy or not.

    Parameters
    ----------
    customers: their counts; days are the unit, so α and β are in days.

    Returns
    -------
    A `Peak`: ``at`` is r, α (days), s, β (days); ``hessian`` is in their logarithms, by differences of the slope.

    Raises
    ------
    NoPeak: the climb did not end.

    Source
    ------
    D. C. Schmittlein, D. G. Morrison, R. Colombo (1987), "Counting your customers: who are they and what will they do
    next?", *Management Science* 33(1); P. S. Fader, B. G. S. Hardie (2005), "A note on deriving the Pareto/NBD model".
    """
    weeks = _in_weeks(customers.some(FIRST_LOOK))
    rough = climb(_Curved(Likelihood(weeks), near=0.3), np.array([1.0, 10.0, 1.0, 20.0]), settled=0.1)
    begin = rough.at * [1, WEEK, 1, WEEK]
    return climb(_Curved(Likelihood(customers)), begin)


def _in_weeks(customers: Customers) -> Customers:
    """On a grid seven times as coarse: good enough to begin from, and nothing else."""
    recency, age = (
        (each.astype(np.int64) + WEEK // 2) // WEEK for each in (customers.recency, customers.age)
    )
    return Customers(customers.repeats, recency, age, customers.weights)


class _Curved:
    """A likelihood with its Hessian by differences of the slope, in the logarithms; kept for the points nearby."""

    def __init__(self, likelihood: "Likelihood", *, near: float = NEAR) -> None:
        self._look, self._near = likelihood, near
        self._there, self._bend = np.full(4, np.inf), np.zeros((4, 4))

    def __call__(self, at: Floats) -> Point:
        value, slope = self._look(at)
        if np.abs(np.log(at) - self._there).max() > self._near:
            self._there, self._bend = np.log(at), self._bent(at, slope)
        bend = (self._bend - np.diag(slope * at)) / np.outer(at, at)
        return value, slope, bend

    def _bent(self, at: Floats, slope: Floats) -> Floats:
        bend = np.empty((len(at), len(at)))
        for place in range(len(at)):
            moved = at.copy()
            moved[place] *= 1 + NUDGE
            bend[place] = (self._look(moved)[1] * moved - slope * at) / np.log1p(NUDGE)
        return (bend + bend.T) / 2


@dataclass(frozen=True)
class _Cells:
    """Customers alike in repeats, recency and age, each kind once; in the order of repeats."""

    repeats: Ints
    recency: Ints
    age: Ints
    many: Floats

    @classmethod
    def of(cls, customers: Customers) -> "_Cells":
        days = int(customers.age.max()) + 1
        key = customers.repeats.astype(np.int64) * days + customers.recency
        key = key * days + customers.age
        order = np.argsort(key, kind="stable")
        key = key[order]
        first = np.flatnonzero(np.concatenate(([True], key[1:] != key[:-1])))
        many = np.diff(np.append(first, len(key))).astype(np.float64)
        if customers.weights is not None:
            many = np.add.reduceat(customers.weights[order], first)
        alike = order[first]
        repeats, recency, age = (
            each[alike].astype(np.intp) for each in (customers.repeats, customers.recency, customers.age)
        )
        return cls(repeats, recency, age, many)

    def pieces(self, days: int) -> Iterator[tuple[Floats, slice, Ints]]:
        """A few distinct numbers of repeats, whose cells these are, and which of the few each cell has."""
        distinct, first = np.unique(self.repeats, return_index=True)
        ends = np.append(first[1:], len(self.repeats))
        few = max(1, AT_ONCE // days)
        for at in range(0, len(distinct), few):
            cells = slice(int(first[at]), int(ends[min(at + few, len(distinct)) - 1]))
            some = distinct[at : at + few]
            yield some.astype(np.float64), cells, np.searchsorted(some, self.repeats[cells])


class Likelihood:
    """The log-likelihood of r, α, s, β given some customers, with its gradient.

    Of a customer with x repeats, last at t and aged T it is, but for Γ(r + x) / Γ(r) · αʳ βˢ,
    f(T) (β + T) + s ∫ f(y) dy from t to T, with f(y) = (α + y)⁻⁽ʳ⁺ˣ⁾ (β + y)⁻⁽ˢ⁺¹⁾. The integrals from a day to the end
    of all days are tabled once for each x, each as a share of f on its day, so that nothing over- or underflows.
    """

    def __init__(self, customers: Customers) -> None:
        self._many = customers.many
        self._beyond = Tally.of(customers).beyond
        self._cells = _Cells.of(customers)
        self._days = int(customers.age.max()) + 1

    def __call__(self, at: Floats) -> tuple[float, Floats]:
        r, alpha, s, beta = map(float, at)
        j = np.arange(len(self._beyond))
        value = float(self._beyond @ np.log(r + j))
        value += self._many * (r * np.log(alpha) + s * np.log(beta))
        slope = self._many * np.array([np.log(alpha), r / alpha, np.log(beta), s / beta])
        slope[0] += self._beyond @ (1 / (r + j))
        days = Days.of(alpha, beta, s, self._days)
        for repeats, cells, which in self._cells.pieces(self._days):
            more, steeper = self._of_cells(at, days, repeats, cells, which)
            value += more
            slope += steeper
        return value, slope

    def _of_cells(
        self, at: Floats, days: Days, repeats: Floats, cells: slice, which: Ints
    ) -> tuple[float, Floats]:
        r, alpha, s, beta = map(float, at)
        width, by_day = len(repeats), np.arange(self._days)
        table = days.integrals(r + repeats).reshape(-1)
        last, now, many = self._cells.recency[cells], self._cells.age[cells], self._cells.many[cells]
        rate = r + repeats[which]
        at_now, by_last = days.log_alpha[now], days.log_alpha[last]
        beta_now, beta_last = days.log_beta[now], days.log_beta[last]
        share = np.exp(rate * (by_last - at_now) + (s + 1) * (beta_last - beta_now))
        then, end = last * (5 * width) + which, now * (5 * width) + which

        def within(kind: int) -> Floats:
            found = table[kind * width :].take(end)
            found *= share
            return np.subtract(table[kind * width :].take(then), found, out=found)

        left = within(0)
        alive = share * (beta + now)
        both = alive + s * left
        value = _dot(many, np.log(both) - rate * by_last - (s + 1) * beta_last)
        many = many / both
        heavy = many * s
        alive *= many
        slope = np.array([
            -_dot(alive, at_now) - _dot(heavy, within(1)),
            -_dot(alive * rate, (1 / (alpha + by_day))[now]) - _dot(heavy * rate, within(2)),
            -_dot(alive, beta_now) - _dot(heavy, within(3)) + _dot(many, left),
            -(s + 1) * (_dot(alive, (1 / (beta + by_day))[now]) + _dot(heavy, within(4))) + _dot(many, share),
        ])  # fmt: skip
        return value, slope


def _dot(one: Floats, other: Floats) -> float:
    """Without BLAS, which would call threads of its own for so long a sum."""
    return float(np.einsum("i,i->", one, other))
