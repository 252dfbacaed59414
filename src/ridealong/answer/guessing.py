"""What a leader thought the answer would be, before reading it: shown beside what others say, counted for nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from ridealong.answer.own_words import own_words
from ridealong.engines.belief import Verdict
from ridealong.ledger.around import STANDS
from ridealong.ledger.under_any_name import recorded_by
from ridealong.moments.kinds.strategy import GuessMade
from ridealong.people import parties as people
from ridealong.people.seeing import Row, Sees, Sight
from ridealong.practices.registry import BY_KEY

GUESSED = {"yes": Verdict.YES, "not yet": Verdict.NOT_YET, "can't tell": Verdict.CANT_TELL}


@dataclass(frozen=True, slots=True)
class Guess:
    verdict: Verdict
    on: date
    moment: str


@dataclass(frozen=True, slots=True)
class Guesses:
    """The latest of the answer as a whole, and of each practice."""

    whole: Guess | None = None
    of: Mapping[str, Guess] = field(default_factory=dict)


def guesses_for(
    leader: str, sight: Sight, *, as_of: date, known_at: datetime | None = None, now: datetime | None = None
) -> Guesses:
    """The same, where this reader may read them. Whoever may not costs no question to the database."""
    whose = frozenset([leader])
    row = Row("", GuessMade.AUDIENCE, (sight.today,), concerned=whose, ours=whose)
    if sight.sees(row, {}) is not Sees.ALL:
        return Guesses()
    return guesses_of(leader, as_of=as_of, known_at=known_at, now=now)


def guesses_of(
    leader: str, *, as_of: date, known_at: datetime | None = None, now: datetime | None = None
) -> Guesses:
    """The latest guesses a leader made by the end of this day, as far as they had been recorded by then.

    With ``now`` instead of ``known_at`` who they are is what is known today, which a page has asked for anyway.
    """
    stand = [each for each, state in own_words(leader, known_at) if state == STANDS]
    if not stand:
        return Guesses()  # most pages: the leader's zone need not be asked for again
    zone = people.zone_of(leader)
    told = [each for each in stand if each.day(zone) <= as_of and recorded_by(each, now)]
    found: dict[str, Guess] = {}
    for each in sorted(told, key=lambda each: (each.day(zone), each.recorded_at or each.happened_at)):
        if isinstance(each.fact, GuessMade):
            found[each.fact.practice or ""] = Guess(GUESSED[each.fact.verdict], each.day(zone), each.id)
    whole = found.pop("", None)
    return Guesses(whole, {key: guess for key, guess in found.items() if key in BY_KEY})
