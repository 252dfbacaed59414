"""How often somebody may have lines understood while they type.

Counted in each process by itself and written nowhere: what is typed and not recorded leaves no trace.
"""

from __future__ import annotations

from collections import deque

AT_MOST, WITHIN_SECONDS = 60, 15.0
"""More often than the quickest fingers ask, with the pause that the page makes before each."""
REMEMBERED = 2_000
_asked: dict[str, deque[float]] = {}


def may_ask(who: str, at: float) -> bool:
    """Whether somebody may ask at this moment, in seconds of any clock that only goes forward; counts it if so."""
    if len(_asked) > REMEMBERED:
        _asked.clear()
    times = _asked.setdefault(who, deque())
    while times and times[0] <= at - WITHIN_SECONDS:
        times.popleft()
    if len(times) >= AT_MOST:
        return False
    times.append(at)
    return True


def forget() -> None:
    _asked.clear()
