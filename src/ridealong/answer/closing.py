"""Closes weeks: once a week has ended in a leader's zone, its answer is composed before anybody asks."""

from __future__ import annotations

from datetime import datetime

from ridealong.answer.asking import answer_of
from ridealong.people import parties as people
from ridealong.people.preferences import language_of
from ridealong.speech import speaking


def due(now: datetime) -> int:
    """Answer for every leader as of today, in their language; how many there are.

    Whatever is remembered already costs next to nothing.
    """
    leading = people.leaders()
    for each in leading:
        with speaking(language_of(each.id)):
            answer_of(each.id, each.name or each.handle, as_of=None, now=now)
    return len(leading)
