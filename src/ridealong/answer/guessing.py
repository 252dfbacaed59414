"""What a leader thought the answer would be, before reading it: shown beside what others say, counted for nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from ridealong.engines.belief import Verdict
from ridealong.ledger.around import state_of
from ridealong.ledger.lookup import load_naming
from ridealong.moments.kinds.strategy import GuessMade
from ridealong.moments.moment import Moment
from ridealong.people import parties as people
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


def guesses_of(leader: str, *, as_of: date, known_at: datetime | None = None) -> Guesses:
    """The latest guesses a leader made by the end of this day, as far as they had been recorded by then."""
    told = [each for each in load_naming([leader], [GuessMade]) if _counts(each, leader, known_at)]
    if not told:
        return Guesses()  # most pages: the leader's zone need not be asked for again
    zone = people.zone_of(leader)
    told = [each for each in told if each.day(zone) <= as_of]
    states = state_of(each.id for each in told) if told else {}
    found: dict[str, Guess] = {}
    for each in sorted(told, key=lambda each: (each.day(zone), each.recorded_at or each.happened_at)):
        assert isinstance(each.fact, GuessMade)
        if not states[each.id]:
            found[each.fact.practice or ""] = Guess(GUESSED[each.fact.verdict], each.day(zone), each.id)
    whole = found.pop("", None)
    return Guesses(whole, {key: guess for key, guess in found.items() if key in BY_KEY})


def _counts(moment: Moment, leader: str, known_at: datetime | None) -> bool:
    """A guess is the leader's own word; said of them by somebody else it would be a rumour."""
    known = known_at is None or moment.recorded_at is None or moment.recorded_at <= known_at
    return moment.by in (None, leader) and getattr(moment.fact, "who", None) == leader and known
