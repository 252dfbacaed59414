"""Records the demonstration organisation: told through the notation like everything else, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, tzinfo

from ridealong.doors.demo.story import SEED, story
from ridealong.ledger.behind import catch_up
from ridealong.ledger.book import LedgerBook
from ridealong.ledger.receipt import SYSTEM, Receipt
from ridealong.ledger.recording import record
from ridealong.ledger.script import read_script

DOOR = "demo"


def load(
    seed: int = SEED,
    *,
    until: date,
    now: datetime,
    zone: tzinfo,
    progress: Callable[[int], None] | None = None,
) -> list[Receipt]:
    """Keep the story up to the last week that closed before ``until``; a receipt for every moment of it."""
    script = read_script("\n".join(story(seed, until=until)), LedgerBook(zone, now), SYSTEM)
    if script.problems:
        raise script.problems[0]
    told = [each.moment for each in script.told]
    receipts = record(told, by=SYSTEM, door=DOOR, now=now, whole=True, progress=progress)
    catch_up()  # whoever looks at a demonstration does not wait for the next tick
    return receipts
