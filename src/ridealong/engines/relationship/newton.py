"""The highest point of a smooth likelihood, by Newton's steps in the logarithms of its parameters."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Point = tuple[float, Floats, Floats]
"""How likely, its gradient and its Hessian, all in the parameters themselves."""
FARTHEST: Final = 16.0
"""The logarithm of a parameter stays within ±16: e¹⁶ is nine million, and beyond it nothing changes any more."""
LONGEST: Final = 3.0
"""No single step multiplies a parameter by more than e³."""
SETTLED: Final = 1e-3
"""Within a thousandth of a standard error, the step that is left is taken without looking again."""
NEARLY: Final = 0.3
SQUARED: Final = 1e-5
"""A step of Newton leaves an error of about its own square: where that is so small, nothing is looked at again."""
STEPS: Final = 200


class NoPeak(ArithmeticError):
    """The likelihood has no highest point that can be reached."""


@dataclass(frozen=True)
class Peak:
    """Where the likelihood is highest: parameters, shape (k,), its value, and the Hessian in their logarithms."""

    at: Floats
    likelihood: float
    hessian: Floats
    looked: int
    """How often the likelihood was worked out."""

    @property
    def logs(self) -> Floats:
        return np.log(self.at)


@dataclass(frozen=True)
class Prior:
    """What is held likely beforehand: normal in the logarithms, with this middle and this width, shape (k,) each."""

    middle: Floats
    width: Floats

    def added(self, logs: Floats, point: Point) -> Point:
        value, slope, bend = point
        away = (logs - self.middle) / self.width
        return value - float(away @ away) / 2, slope - away / self.width, bend - np.diag(self.width**-2.0)


def climb(
    look: Callable[[Floats], Point], begin: Floats, *, settled: float = SETTLED, prior: Prior | None = None
) -> Peak:
    """Climb from some parameters to the highest point.

    The Hessian is turned downhill where it is not: each of its eigenvalues counts by its size, so that no step
    leads away from higher ground, and a step that leads too far is halved until it rises.

    Parameters
    ----------
    look: from parameters of shape (k,), all > 0, to the log-likelihood, its gradient (k,) and Hessian (k, k).
    begin: where to begin, shape (k,), all > 0.
    settled: how far from the top it may end, in standard errors.
    prior: what is held likely beforehand; without it nothing is.

    Returns
    -------
    The `Peak`. Where the ground rises without end, that is the last point within reach.

    Raises
    ------
    NoPeak: figures that are not finite, or no end after two hundred steps.
    """

    def seen(logs: Floats) -> Point:
        point = _in_logs(look(np.exp(logs)), np.exp(logs))
        return point if prior is None else prior.added(logs, point)

    logs = np.clip(np.log(begin), -FARTHEST, FARTHEST)
    value, slope, bend = seen(logs)
    if not np.isfinite(value):
        raise NoPeak("the likelihood is not finite where it begins")
    for looked in range(1, STEPS):
        step, left, downhill = _step(logs, slope, bend)
        near = left * float(np.abs(step).max()) < SQUARED and left < NEARLY
        if downhill and (left < settled or near):
            return Peak(np.exp(logs + step), value + left * left / 2, bend, looked)
        risen = _risen(seen, logs, step, value, float(slope @ step))
        if risen is None:  # no step rises by more than the digits there are
            return Peak(np.exp(logs), value, bend, looked)
        logs, (value, slope, bend) = risen
    raise NoPeak(f"the likelihood still rises after {STEPS} steps")


def _in_logs(point: Point, at: Floats) -> Point:
    value, slope, bend = point
    steep = slope * at
    return value, steep, bend * np.outer(at, at) + np.diag(steep)


def _step(logs: Floats, slope: Floats, bend: Floats) -> tuple[Floats, float, bool]:
    """The step, how many standard errors it is long, and whether the ground bends down on all sides.

    A parameter at the end of its reach that would go farther is held where it is, and the others step without it.
    """
    free = np.ones(len(logs), bool)
    while free.any():
        step, left, downhill = _among(free, slope, bend)
        beyond = free & (np.abs(logs) >= FARTHEST) & (step * np.sign(logs) > 0)
        if not beyond.any():
            room = np.where(step > 0, FARTHEST - logs, FARTHEST + logs)
            share = min(1.0, float((room[step != 0] / np.abs(step[step != 0])).min(initial=1.0)))
            return step * share, left if share == 1 else max(left, 1.0), downhill
        free &= ~beyond
    return np.zeros_like(logs), 0.0, True


def _among(free: NDArray[np.bool_], slope: Floats, bend: Floats) -> tuple[Floats, float, bool]:
    step = np.zeros_like(slope)
    sizes, ways = np.linalg.eigh(-bend[np.ix_(free, free)])
    steep = np.maximum(np.abs(sizes), 1e-10 * max(np.abs(sizes).max(), 1e-300))
    along = ways.T @ slope[free]
    step[free] = ways @ (along / steep)
    left = float(np.sqrt(np.sum(along**2 / steep)))
    longest = float(np.abs(step).max())
    if longest > LONGEST:
        return step * (LONGEST / longest), max(left, 1.0), False
    return step, left, bool(sizes.min() > -1e-9 * np.abs(sizes).max())


def _risen(
    seen: Callable[[Floats], Point], logs: Floats, step: Floats, value: float, promised: float
) -> tuple[Floats, Point] | None:
    for halved in range(40):
        share = 0.5**halved
        there = logs + share * step
        point = seen(there)
        if np.isfinite(point[0]) and point[0] >= value + 1e-4 * share * promised - 1e-13 * abs(value):
            return (there, point) if point[0] > value or halved == 0 else None
    return None
