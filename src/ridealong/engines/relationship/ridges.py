"""What customers do not say: where a fit could go on for ever, because two stories explain them equally well."""

from enum import StrEnum
from typing import Final

import numpy as np

from ridealong.engines.relationship.newton import FARTHEST, Peak
from ridealong.engines.relationship.posterior import standard_errors

LOOSE: Final = 1.0
"""A parameter that may as well be three times as large was not learned."""
MANY: Final = 20.0
SELDOM: Final = 0.002


class Ridge(StrEnum):
    """A direction in which the likelihood does not fall."""

    RATES = "rates"
    """How customers differ in how often they buy cannot be told apart from chance: r and α grow together."""
    NOBODY_LEAVES = "nobody leaves"
    """Dropout cannot be told apart from buying seldom: next to nobody leaves, a / (a + b) goes to nought."""
    ALL_ALIKE = "all leave alike"
    """How customers differ in leaving cannot be told apart from chance: a and b grow together."""
    AT_ONCE_OR_NEVER = "at once or never"
    """Some leave after their next purchase and others never, and nothing says who: a and b go to nought together."""
    FEW = "few"
    """There is too little to learn some of it from."""


def ridges_of(peak: Peak) -> tuple[Ridge, ...]:
    """Which ridges a BG/NBD fit lies on: none where its customers say what they are like.

    Parameters
    ----------
    peak: of r, α, a, b.
    """
    loose = (standard_errors(peak) > LOOSE) | (np.abs(peak.logs) >= FARTHEST - 0.5)
    r, _, a, b = map(float, peak.at)
    found = []
    if loose[0] and loose[1] and r > MANY:
        found.append(Ridge.RATES)
    if loose[2] or loose[3]:
        if a / (a + b) < SELDOM:
            found.append(Ridge.NOBODY_LEAVES)
        elif a + b > MANY:
            found.append(Ridge.ALL_ALIKE)
        elif a + b < 1 / MANY:
            found.append(Ridge.AT_ONCE_OR_NEVER)
    return tuple(found) or ((Ridge.FEW,) if loose.any() else ())
