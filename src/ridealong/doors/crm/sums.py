"""What would be recorded, added up, and the line in which any preview says it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

SAID = (
    ("changed", "corrects an earlier one", "correct an earlier one"),
    ("already", "is here already", "are here already"),
    ("mended by hand", "was mended by hand and stays so", "were mended by hand and stay so"),
    ("taken back by hand", "taken back by hand stays so", "taken back by hand stay so"),
)


def count(times: int, what: str) -> str:
    return f"{times:,} {what}" if times == 1 else f"{times:,} {what}s"


def sum_of(moments: Mapping[str, int], statuses: Mapping[Any, int]) -> str:
    made = ", ".join(f"{times:,} {kind}" for kind, times in sorted(moments.items()))
    parts = [f"{count(sum(moments.values()), 'moment')} to record" + (f": {made}" if made else "")]
    for status, one, many in SAID:
        if times := statuses.get(status, 0):
            parts.append(f"{times:,} {one if times == 1 else many}")
    return "; ".join(parts)
