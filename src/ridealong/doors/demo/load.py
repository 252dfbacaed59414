"""Records the demonstration organisation: told through the notation like everything else, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, tzinfo

from ridealong.doors.demo.story import SEED, story
from ridealong.ledger.book import LedgerBook
from ridealong.ledger.receipt import SYSTEM, Receipt
from ridealong.ledger.recording import record
from ridealong.ledger.script import Told, read_script
from ridealong.moments.kinds.roster import PersonJoined
from ridealong.moments.moment import Moment, Voice

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
    return record(_voiced(script.told), by=SYSTEM, door=DOOR, now=now, whole=True, progress=progress)


def _voiced(told: list[Told]) -> list[Moment]:
    """Each moment in the voice of whoever records it: nobody in the story ever changes their role."""
    joined = [each.moment.fact for each in told if isinstance(each.moment.fact, PersonJoined)]
    voices = {fact.who: Voice(fact.role) for fact in joined}
    return [
        each.moment if each.moment.voice else replace(each.moment, voice=voices.get(each.moment.by or "", Voice.CUSTOMER))
        for each in told
    ]
