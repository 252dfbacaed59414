"""Which decisions wait for the word of the one they are for: what a leader put up, and what anybody else decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from ridealong.moments.kinds.loops import LoopConfirmed, LoopDenied
from ridealong.moments.kinds.strategy import DecisionMade, DecisionOpened, DecisionReviewed
from ridealong.moments.loops import speaks_for
from ridealong.moments.moment import Moment, Voice

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A decision for somebody whose word would make it count, and the choice where one was made."""

    opener: Moment
    fact: DecisionOpened
    whom: str
    made: Moment | None


def unanswered(moments: Iterable[Moment], zone: tzinfo, root: Callable[[str], str]) -> list[Unanswered]:
    """The decisions, among moments that stand, for which a word is still to come."""
    opened: list[tuple[Moment, DecisionOpened]] = []
    made: defaultdict[str, list[Moment]] = defaultdict(list)
    said: defaultdict[str, list[Moment]] = defaultdict(list)
    for moment in moments:
        match moment.fact:
            case DecisionOpened():
                opened.append((moment, moment.fact))
            case DecisionMade(decision=decision):
                made[decision].append(moment)
            case DecisionReviewed(decision=of) | LoopConfirmed(of=of) | LoopDenied(of=of):
                said[of].append(moment)
    found = (
        _unanswered(_Asked(moment, fact, zone, root), made[moment.id], said[moment.id])
        for moment, fact in opened
    )
    return [each for each in found if each is not None]


@dataclass(frozen=True, slots=True)
class _Asked:
    opener: Moment
    fact: DecisionOpened
    zone: tzinfo
    root: Callable[[str], str]


def _unanswered(asked: _Asked, made: Sequence[Moment], said: Sequence[Moment]) -> Unanswered | None:
    opener, fact, root = asked.opener, asked.fact, asked.root
    if fact.whom is None or root(fact.whom) == root(fact.who):
        return None  # nobody bears out their own word
    whom = root(fact.whom)
    theirs = [
        each for each in said if root(getattr(each.fact, "who", "")) == whom and speaks_for(each, whom, root)
    ]

    def waits(moment: Moment) -> bool:
        heard = any(follows(word, moment, asked.zone) for word in theirs)
        return not speaks_for(moment, whom, root) and not heard

    choices = [each for each in made if each.day(asked.zone) >= opener.day(asked.zone)]
    borne_out = [each for each in choices if not waits(each)]
    unheard = opener.voice is Voice.LEADER and waits(opener)
    if not unheard and (borne_out or not choices):
        return None
    return Unanswered(opener, fact, whom, next(iter([*borne_out, *choices]), None))


def follows(word: Moment, moment: Moment, zone: tzinfo) -> bool:
    """Whether a word came after what it bears out, in the world and in the ledger: a later correction needs another."""
    return word.day(zone) >= moment.day(zone) and recorded(word) >= recorded(moment)


def recorded(moment: Moment) -> datetime:
    return moment.recorded_at or BEGINNING
