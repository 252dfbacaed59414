"""Two ways to do one thing, timed by turns, so that whatever else the machine does falls on both."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

PATIENCE = 25.0
"""Seconds that the slower may take in all before there are no more rounds."""


@dataclass(frozen=True)
class Took:
    """Seconds by the clock, and of all processors together."""

    clock: float
    processor: float


def by_turns(
    ours: Sequence[Callable[[], Any]], theirs: Callable[[], Any], rounds: int = 3
) -> tuple[list[Took], Took, int]:
    """Each of ours twice before each of theirs and twice after; the medians, and of how many rounds."""
    of_ours: list[list[Took]] = [[] for _ in ours]
    of_theirs = []

    def twice() -> None:
        for _ in range(2):
            for place, way in enumerate(ours):
                of_ours[place].append(timed(way))

    for _ in range(rounds):
        twice()
        of_theirs.append(timed(theirs))
        twice()
        if sum(each.clock for each in of_theirs) > PATIENCE:
            break
    return [_median(each) for each in of_ours], _median(of_theirs), len(of_theirs)


def timed(work: Callable[[], Any]) -> Took:
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return Took(time.perf_counter() - clock, time.process_time() - processor)


def _median(took: list[Took]) -> Took:
    return Took(median(each.clock for each in took), median(each.processor for each in took))
