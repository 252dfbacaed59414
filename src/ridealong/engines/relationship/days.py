"""Integrals over days that the Pareto/NBD likelihood holds: from each day to the last, in tables."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from ridealong.engines.relationship.customers import Floats, Ints

NODES: Final = 5
SMOOTH: Final = 1.5
"""Where the integrand falls by more than this within a day, on its logarithm, the day is cut into pieces."""
AT_ONCE: Final = 64


@dataclass(frozen=True)
class Days:
    """A grid of days 0 … n − 1 for one α, β and s."""

    alpha: float
    beta: float
    s: float
    log_alpha: Floats
    """ln(α + day)."""
    log_beta: Floats

    @classmethod
    def of(cls, alpha: float, beta: float, s: float, many: int) -> "Days":
        days = np.arange(many)
        return cls(alpha, beta, s, np.log(alpha + days), np.log(beta + days))

    def integrals(self, rates: Floats) -> Floats:
        """∫ h(y) f(y) dy / f(k) from each day k to the last, with f(y) = (α + y)^−rate (β + y)^−(s + 1).

        Parameters
        ----------
        rates: r + x for each number of repeats, shape (repeats,), ascending.

        Returns
        -------
        Shape (5, days, repeats): for h(y) = 1, ln(α + y), 1 / (α + y), ln(β + y), 1 / (β + y).

        Source
        ------
        Gauss–Legendre quadrature with five nodes a day: M. Abramowitz, I. A. Stegun (1964), 25.4.30.
        """
        many = len(self.log_alpha)
        found = np.zeros((5, many, len(rates)))
        days = np.arange(many - 1)
        nodes, weights = np.polynomial.legendre.leggauss(NODES)
        within = np.tile((nodes + 1) / 2, (many - 1, 1))
        for at in range(0, many - 1, AT_ONCE):
            piece = slice(at, min(at + AT_ONCE, many - 1))
            found[:, piece] = self._of_days(days[piece], within[piece], weights / 2, rates)
        for day in self._steep_days(rates):
            found[:, day] = self._of_a_steep_day(int(day), rates)
        falls = np.exp(
            -np.outer(np.diff(self.log_alpha), rates) - ((self.s + 1) * np.diff(self.log_beta))[:, None]
        )
        by_day = np.ascontiguousarray(found.transpose(1, 0, 2))
        for day in range(many - 2, -1, -1):
            by_day[day] += falls[day] * by_day[day + 1]
        return np.ascontiguousarray(by_day.transpose(1, 0, 2))

    def _of_days(self, days: Ints, within: Floats, weights: Floats, rates: Floats) -> Floats:
        """Over one day from each of these: shape (5, days, repeats); nodes of shape (days, nodes)."""
        at = days[:, None] + within
        log_alpha, log_beta = np.log(self.alpha + at), np.log(self.beta + at)
        falls = log_alpha - self.log_alpha[days][:, None]
        shares = np.exp(-falls[:, :, None] * rates)
        fixed = weights * np.exp(-(self.s + 1) * (log_beta - self.log_beta[days][:, None]))
        heights = np.stack(
            [np.ones_like(at), log_alpha, 1 / (self.alpha + at), log_beta, 1 / (self.beta + at)], axis=1
        )
        found: Floats = np.matmul(heights * fixed[:, None, :], shares).transpose(1, 0, 2)
        return found

    def _steep_days(self, rates: Floats) -> Ints:
        """Nobody has bought again more often than there are days, so that high rates are asked about late days only."""
        days = np.arange(len(self.log_alpha) - 1)
        least = float(rates.min())
        rate = np.minimum(least + days, float(rates.max()))
        steep = rate / (self.alpha + days) + (self.s + 1) / (self.beta + days)
        return np.flatnonzero(steep > SMOOTH)

    def _of_a_steep_day(self, day: int, rates: Floats) -> Floats:
        """Cut where the nearer of the two poles makes pieces of like steepness."""
        near = min(self.alpha, self.beta) + day
        rate = min(float(rates.max()), float(rates.min()) + day)
        whole = np.log1p(1 / near)
        pieces = int(np.ceil((rate + self.s + 1) * whole / SMOOTH)) + 1
        cuts = near * np.expm1(np.linspace(0, whole, pieces + 1))
        cuts[-1] = 1.0
        nodes, weights = np.polynomial.legendre.leggauss(NODES)
        widths = np.diff(cuts)
        within = (cuts[:-1, None] + widths[:, None] * (nodes + 1) / 2).reshape(1, -1)
        return self._of_days(np.array([day]), within, (widths[:, None] * weights / 2).reshape(-1), rates)[
            :, 0
        ]
