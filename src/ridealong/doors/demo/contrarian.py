"""Tells of tries: what everybody does, who turned it round, and what became of it. Each is a thread of its own."""

from __future__ import annotations

from ridealong.doors.demo import threads
from ridealong.doors.demo.firm import Firm

FILE = "contrarian.moments"


def tell(firm: Firm) -> None:
    threads.tell(firm, FILE)
