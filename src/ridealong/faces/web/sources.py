"""The one place the pages get their data from, each for one reader."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from typing import NamedTuple

from django.utils import timezone

from ridealong.answer import asking, citing
from ridealong.answer.adopting import Chosen, chosen_by
from ridealong.answer.answer import Answer
from ridealong.answer.brief import Brief, When, brief_of, told
from ridealong.answer.citing import Around, Cited
from ridealong.answer.guessing import Guesses, guesses_for
from ridealong.ledger.lookup import load
from ridealong.ledger.seen import sight_of
from ridealong.moments.moment import Moment
from ridealong.people import parties as people
from ridealong.people.seeing import Sees, Sight

acts = told
cited = citing.cited
around = citing.around
seen_of = citing.seen_of
sight = sight_of


class Leader(NamedTuple):
    """Somebody whose answer may be read."""

    id: str
    handle: str
    name: str


def kept(id: str) -> Moment | None:
    """A moment as the ledger has it, whoever reads."""
    return next(iter(load([id])), None)


def leaders(sight: Sight) -> list[Leader]:
    """Those whose answers this reader may read."""
    return [Leader(each, *sight.lines.people[each]) for each in sight.leaders()]


def meant(handle: str | None, sight: Sight) -> Leader | None:
    """Whose answer is asked for; without a handle the reader's own leader, and at the machine whoever began."""
    if handle is None and sight.everything:
        party = asking.the_leader(None)
        return Leader(party.id, party.handle, party.name or party.handle)
    if handle is None:
        own = sight.own_leader()
        return Leader(own, *sight.lines.people[own]) if own in sight.lines.people else None
    return next((each for each in leaders(sight) if each.handle == handle), None)


def zone_of(leader: Leader) -> tzinfo:
    """In which a leader counts days."""
    return people.zone_of(leader.id)


def answer(leader: Leader, *, as_of: date, known_at: datetime | None) -> Answer:
    return asking.answer_of(leader.id, leader.name, as_of=as_of, now=timezone.now(), known_at=known_at)


def brief(leader: Leader, sight: Sight, *, day: date, known_at: datetime | None) -> Brief:
    when = When(day, timezone.now(), known_at)
    return brief_of(leader.id, leader.name, when=when, sight=sight)


def guesses(leader: Leader, sight: Sight, *, as_of: date, known_at: datetime | None) -> Guesses:
    """The leader's own, as far as this reader may read them."""
    return guesses_for(leader.id, sight, as_of=as_of, known_at=known_at)


def standards(leader: Leader, *, as_of: date, known_at: datetime | None) -> Mapping[str, Chosen]:
    """What this leader chose for each sign, whether it holds yet or not."""
    return chosen_by(leader.id, as_of=as_of, known_at=known_at)


def views(leader: Leader, sight: Sight) -> date | None:
    """Since when this leader reads what salespeople do with their names; nothing while they do not."""
    return sight.per_person_since(leader.id)


__all__ = [
    "Around",
    "Chosen",
    "Cited",
    "Guesses",
    "Leader",
    "Sees",
    "Sight",
    "acts",
    "answer",
    "around",
    "brief",
    "cited",
    "guesses",
    "kept",
    "leaders",
    "meant",
    "seen_of",
    "sight",
    "standards",
    "views",
]
