"""Tells what the team says of Ana once a quarter, and what came of it."""

from __future__ import annotations

from ridealong.doors.demo.days import When, later, soon_after
from ridealong.doors.demo.firm import Firm, selling
from ridealong.doors.demo.telling import SYSTEM

BLOCKS = (
    (-69, 10, 8, 8, 7), (-56, 11, 9, 8, 8), (-43, 10, 8, 7, 7),
    (-30, 9, 6, 6, 5), (-17, 11, 7, 6, 5), (-4, 10, 7, 5, 5),
)  # fmt: skip
"""The week, how many answered, and of them how many found that she listens, keeps her promises, follows up."""
ASKED = 12
TALKED_ABOUT = 2
EVENING = 18 * 60 + 5


def tell(firm: Firm) -> None:
    chance = firm.chance("pulses")
    for number, (week, answered, listens, keeps, follows) in enumerate(BLOCKS, 1):
        closed = When(later(firm.span.day(week, 3), 0), EVENING)
        marks = f"listens {listens} met, keeps-promises {keeps} met, follows-up {follows} met"
        said = f"of ana was answered by {answered} of {ASKED}: {marks} ^pulse-{number}"
        firm.tell(closed, "pulse", said, recorder=SYSTEM)
        if number == TALKED_ABOUT:
            there = [each for each in selling(week) if each != "oskar"]
            talked = soon_after(closed, later(closed.day, 8), chance)
            firm.tell(talked, "ana", f"discussed ^pulse-{number} with {', '.join(there)}", recorder=there[0])
