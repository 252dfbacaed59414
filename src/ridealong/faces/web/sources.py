"""The one place the pages get their data from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from ridealong.answer import asking, citing
from ridealong.answer.answer import Answer
from ridealong.answer.citing import Around, Cited
from ridealong.people import parties as people

cited = citing.cited
around = citing.around
leaders = asking.leaders


def answer(leader: str | None, *, as_of: date, known_at: datetime | None) -> Answer:
    return asking.answer_for(leader, as_of=as_of, now=datetime.now(UTC), known_at=known_at)


def names(handles: Iterable[str]) -> dict[str, str]:
    found = (people.find(handle) for handle in dict.fromkeys(handles))
    return {party.handle: party.name or party.handle for party in found if party}


__all__ = ["Around", "Cited", "answer", "around", "cited", "leaders", "names"]
