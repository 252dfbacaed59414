"""Integrals over days that the Pareto/NBD likelihood holds: from each day to the last, in tables."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from ridealong.engines.relationship.customers import Floats, Ints

NODES: Final = 5
FEW_NODES: Final = 3
EVEN: Final = 0.3
"""Where the integrand falls by less than this within a day, on its logarithm, three nodes give ten digits."""
SMOOTH: Final = 1.5
"""Where the integrand falls by more than this within a day, on its logarithm, the day is cut into pieces."""
AT_ONCE: Final = 64
RULES: Final = {many: np.polynomial.legendre.leggauss(many) for many in (FEW_NODES, NODES)}


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
        Shape (days, 5, repeats): for h(y) = 1, ln(α + y), 1 / (α + y), ln(β + y), 1 / (β + y).

        Source
        ------
        Gauss–Legendre quadrature with three or five nodes a day: M. Abramowitz, I. A. Stegun (1964), 25.4.30.
        """
        many = len(self.log_alpha)
        found = np.zeros((many, 5, len(rates)))
        days = np.arange(many - 1)
        steep = self._steepness(rates)
        for at in range(0, many - 1, AT_ONCE):
            piece = slice(at, min(at + AT_ONCE, many - 1))
            nodes, weights = RULES[NODES if steep[piece].max() > EVEN else FEW_NODES]
            within = np.broadcast_to((nodes + 1) / 2, (len(days[piece]), len(nodes)))
            self._of_days(days[piece], within, weights / 2, rates, found[piece])
        for one in np.flatnonzero(steep > SMOOTH).tolist():
            self._of_a_steep_day(one, rates, found[one : one + 1])
        falls = np.outer(np.diff(self.log_alpha), -rates)
        falls -= ((self.s + 1) * np.diff(self.log_beta))[:, None]
        np.exp(falls, out=falls)
        carried = np.empty_like(found[0])
        for day in range(many - 2, -1, -1):
            np.multiply(found[day + 1], falls[day], out=carried)
            found[day] += carried
        return found

    def _of_days(self, days: Ints, within: Floats, weights: Floats, rates: Floats, found: Floats) -> None:
        """Over one day from each of these, into ``found`` of shape (days, 5, repeats); nodes are (days, nodes)."""
        at = days[:, None] + within
        log_alpha, log_beta = np.log(self.alpha + at), np.log(self.beta + at)
        falls = log_alpha - self.log_alpha[days][:, None]
        shares = falls[:, :, None] * -rates
        np.exp(shares, out=shares)
        fixed = weights * np.exp(-(self.s + 1) * (log_beta - self.log_beta[days][:, None]))
        heights = np.stack(
            [np.ones_like(at), log_alpha, 1 / (self.alpha + at), log_beta, 1 / (self.beta + at)], axis=1
        )
        np.matmul(heights * fixed[:, None, :], shares, out=found)

    def _steepness(self, rates: Floats) -> Floats:
        """By how much the logarithm falls within each day, at most.

        Nobody has bought again more often than there are days, so that high rates are asked about late days only.
        """
        days = np.arange(len(self.log_alpha) - 1)
        least = float(rates.min())
        rate = np.minimum(least + days, float(rates.max()))
        steep: Floats = rate / (self.alpha + days) + (self.s + 1) / (self.beta + days)
        return steep

    def _of_a_steep_day(self, day: int, rates: Floats, found: Floats) -> None:
        """Cut where the nearer of the two poles makes pieces of like steepness."""
        near = min(self.alpha, self.beta) + day
        rate = min(float(rates.max()), float(rates.min()) + day)
        whole = np.log1p(1 / near)
        pieces = int(np.ceil((rate + self.s + 1) * whole / SMOOTH)) + 1
        cuts = near * np.expm1(np.linspace(0, whole, pieces + 1))
        cuts[-1] = 1.0
        nodes, weights = RULES[NODES]
        widths = np.diff(cuts)
        within = (cuts[:-1, None] + widths[:, None] * (nodes + 1) / 2).reshape(1, -1)
        self._of_days(np.array([day]), within, (widths[:, None] * weights / 2).reshape(-1), rates, found)
