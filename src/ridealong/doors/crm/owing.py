"""What an import may still say of something owed that is here already: its day is moved, never rewritten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from ridealong.ledger.lookup import load_pointing
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.loops import (
    LoopClaimed,
    LoopConfirmed,
    LoopDropped,
    LoopMoved,
    Opener,
    PromiseMade,
    Verb,
)
from ridealong.moments.moment import Moment

from .asking import Asked, Wish
from .history import Past
from .keys import moment_id

Pasts = Mapping[str, tuple[str, Past | None]]
MOVES = (LoopClaimed, LoopDropped, LoopMoved)


def moved_id(asked: Asked) -> str | None:
    """Under which id a promise that is here would be moved to the day it has now."""
    if type(asked.fact) is not PromiseMade:
        return None
    return moment_id(asked.id, "moved to", str(asked.fact.by))


def as_first_said(asked: Asked, said: Moment) -> Asked:
    """A promise keeps its date, and its owner's word also whose it is: only the words may be put otherwise."""
    day = said.happened_at.date() if asked.loose else asked.day
    if isinstance(asked.fact, PromiseMade) and isinstance(said.fact, PromiseMade):
        fact = replace(asked.fact, by=said.fact.by)
        if asked.unsure:
            fact = replace(fact, who=said.fact.who)
        if said.by is not None:
            fact, day = replace(fact, who=said.fact.who, to=said.fact.to), said.happened_at.date()
        return asked._replace(fact=fact, day=day)
    return asked._replace(day=day)


@dataclass(slots=True)
class Owing:
    """The openers of some wishes that are here: who owes each, which are over, and which were taken back."""

    today: date
    doers: dict[str, str | None] = field(default_factory=dict)
    since: dict[str, date] = field(default_factory=dict)
    over: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, wishes: Sequence[Wish], pasts: Pasts, today: date) -> Owing:
        owing = cls(today)
        for wish in wishes:
            for asked in wish.asked:
                if isinstance(asked.fact, Opener):
                    owing.see(asked, *pasts[asked.id])
        if here := owing.doers.keys() - owing.gone:
            for moment in load_pointing(here):
                if isinstance(moment.fact, LoopConfirmed | LoopDropped):
                    owing.over.add(moment.fact.of)
        return owing

    def see(self, asked: Asked, identity: str, past: Past | None) -> None:
        if past is None:
            return
        if past.stands is None:
            self.doers[identity] = None
            self.gone.add(identity)
            return
        said, stands = past.said.fact, past.stands.fact
        assert isinstance(said, Opener) and isinstance(stands, Opener)
        told = as_first_said(asked, past.said)
        unchanged = told.day == past.said.happened_at.date()
        self.since[identity] = past.stands.happened_at.date() if unchanged else told.day
        sure = isinstance(asked.fact, PromiseMade) and past.said.by is None and not asked.unsure
        newly = sure and asked.fact.doer != said.doer  # type: ignore[attr-defined]
        self.doers[identity] = asked.fact.doer if newly else stands.doer  # type: ignore[attr-defined]

    def stands_in_the_way(self, asked: Asked) -> Literal["already", "taken back by hand"] | None:
        """Nothing is claimed of what was taken back, nor of what whoever waited for it has closed."""
        if not isinstance(asked.fact, MOVES):
            return None
        if asked.fact.of in self.gone:
            return "taken back by hand"
        return "already" if asked.fact.of in self.over else None

    def comes_too_early(self, asked: Asked) -> bool:
        """Nothing is done before it was promised, and a promise may be dated when it was first seen."""
        of = asked.fact.of if isinstance(asked.fact, MOVES) else ""
        return asked.day < self.since.get(of, asked.day)

    def by_its_doer(self, asked: Asked) -> Asked:
        """Somebody may have put right by hand whose promise it is."""
        fact: Fact = asked.fact
        if isinstance(fact, Verb) and (doer := self.doers.get(fact.of)) is not None and fact.who != doer:
            by = doer if asked.by == fact.who else asked.by
            return asked._replace(fact=replace(fact, who=doer), by=by)  # type: ignore[type-var]
        return asked

    def moved(self, asked: Asked, past: Past, pasts: Pasts) -> Asked | None:
        """The day that a promise has now, where it had another and was not moved there before."""
        fact, said, stands = asked.fact, past.said, past.stands
        if not isinstance(fact, PromiseMade) or not isinstance(said.fact, PromiseMade) or stands is None:
            return None
        moved = moved_id(asked)
        here, _ = pasts[asked.id]
        if fact.by == said.fact.by or here in self.over or moved is None:
            return None
        identity, before = pasts[moved]
        if before is not None:
            return None
        doer = self.doers.get(here) or said.fact.who
        return Asked(identity, LoopMoved(doer, here, fact.by), self.today, said.by and doer)
