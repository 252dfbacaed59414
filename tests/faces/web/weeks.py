"""How a made-up sign came to be what it is: its weeks and its replayed verdicts."""

from __future__ import annotations

import random

from ridealong.engines.belief import Verdict
from ridealong.practices.reading import CANT_TELL, YES

_CHANCE = random.Random(7)


def history(verdict: Verdict) -> tuple[tuple[float | None, Verdict], ...]:
    """What holds has held only since this week."""
    before = CANT_TELL if verdict is YES else verdict
    return ((0.5, before),) * 12 + ((0.95, verdict),)


def spread(k: int, n: int) -> tuple[tuple[int, int], ...]:
    weeks = [_CHANCE.randrange(13) for _ in range(n)]
    return tuple((weeks[:k].count(week), weeks.count(week)) for week in range(13))
