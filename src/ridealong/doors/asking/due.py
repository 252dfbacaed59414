"""What is due at any time, done once however often it is called: the draw, the pulse, the reminders."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from ridealong.doors.asking.pulses import close_blocks, open_blocks
from ridealong.doors.asking.reminding import remind
from ridealong.doors.asking.weekly import draw_closed_weeks


def due(now: datetime) -> Iterator[str]:
    """Each errand with what it did, a line each; nothing where nothing was due."""
    for count, one, many in (
        (close_blocks(now), "a block of the pulse closed", "{} blocks of the pulse closed"),
        (draw_closed_weeks(now), "a customer drawn and asked", "{} customers drawn and asked"),
        (open_blocks(now), "a block of the pulse opened", "{} blocks of the pulse opened"),
        (remind(now), "a reminder written", "{} reminders written"),
    ):
        if count:
            yield one if count == 1 else many.format(count)
