"""Loops: who owes what to whom by when, and whose word says it is done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from enum import StrEnum

from ridealong.moments.kinds.loops import (
    LoopClaimed,
    LoopConfirmed,
    LoopDenied,
    LoopDropped,
    LoopMoved,
    Opener,
    Verb,
)
from ridealong.moments.moment import Moment, Voice

OUTSIDE = frozenset({Voice.SYSTEM, Voice.CUSTOMER, Voice.SALESPERSON, Voice.COLLEAGUE})


class Outcome(StrEnum):
    MET = "met"
    MISSED = "missed"
    UNANSWERED = "unanswered"
    """Claimed in time, and the one it was for has not said anything yet."""
    OUT = "out"
    """Taken back by the one it was for: it counts neither way."""


def root_of(identity: str) -> str:
    """The customer a contact speaks for, where handles are ids; everyone else speaks for themselves."""
    return identity.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Loop:
    """An opener and every verb that moved it, in the order they happened."""

    opener: Moment
    fact: Opener
    zone: tzinfo
    claimed: Moment | None = None
    confirmed: Moment | None = None
    denied: Moment | None = None
    dropped: Moment | None = None
    agreed_due: date | None = None
    """The date the receiver agreed to before the one in force had passed."""
    released: bool = False
    """Whether it was the receiver who dropped it."""
    verbs: tuple[Moment, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.confirmed is None and self.dropped is None

    @property
    def outside(self) -> bool:
        """Whether anyone but the leader says that this loop stood."""
        return any(moment.voice in OUTSIDE for moment in (self.opener, *self.verbs))

    @property
    def opened_on(self) -> date:
        return self.opener.day(self.zone)

    def due(self, delay_days: int | None = None) -> date | None:
        """The first date agreed, or the opener's own day plus the standard's delay where none was."""
        if delay_days is not None:
            return self.opened_on + timedelta(days=delay_days)
        return self.agreed_due or self.fact.due

    def outcome(self, due: date) -> tuple[Outcome, Moment | None]:
        """How it ended once due and matured, and the verb that settled it.

        The claim's time decides, because confirming may take the receiver days that are not the doer's fault.
        """
        if self.confirmed is not None:
            done = self.claimed or self.confirmed
            return (Outcome.MET if done.day(self.zone) <= due else Outcome.MISSED), self.confirmed
        if self.dropped is not None:
            return (Outcome.OUT if self.released else Outcome.MISSED), self.dropped
        if self.denied is not None:
            return Outcome.MISSED, self.denied
        if self.claimed is not None and self.claimed.day(self.zone) <= due:
            return Outcome.UNANSWERED, self.claimed
        return Outcome.MISSED, None

    @property
    def proof(self) -> tuple[str, ...]:
        return tuple(each.id for each in (self.claimed, self.confirmed, self.denied, self.dropped) if each)


def loops_of(
    moments: Iterable[Moment], zone: tzinfo, root: Callable[[str], str] = root_of
) -> dict[str, Loop]:
    """Every loop by its opener's id."""
    openers: dict[str, Moment] = {}
    verbs: defaultdict[str, list[Moment]] = defaultdict(list)
    for moment in moments:
        if isinstance(moment.fact, Opener):
            openers[moment.id] = moment
        elif isinstance(moment.fact, Verb):
            verbs[moment.fact.of].append(moment)
    return {
        identity: _follow(opener, verbs.get(identity, []), verbs, zone, root) for identity, opener in openers.items()
    }


def _follow(
    opener: Moment, moved_by: list[Moment], verbs: dict[str, list[Moment]], zone: tzinfo, root: Callable[[str], str]
) -> Loop:
    fact = opener.fact
    assert isinstance(fact, Opener)
    receiver = root(fact.receiver)
    claimed = confirmed = denied = dropped = None
    released = False
    due = agreed = fact.due
    for verb in moved_by:
        own = speaks_for(verb, receiver, root)
        match verb.fact:
            case LoopClaimed():
                claimed = claimed or verb
                if verb.voice is Voice.SYSTEM:
                    confirmed, denied = confirmed or verb, None
            case LoopConfirmed() if own and confirmed is None:
                confirmed, denied = verb, None
            case LoopDenied() if own:
                claimed, confirmed, denied = None, None, verb
            case LoopDropped(who=who) if dropped is None:
                dropped, released = verb, root(who) == receiver
            case LoopMoved(to=to):
                agreements = [verb] if own else [each for each in verbs.get(verb.id, []) if _agrees(each, receiver, root)]
                if agreements and (due is None or min(each.day(zone) for each in agreements) <= due):
                    due = agreed = to
    return Loop(
        opener, fact, zone, claimed=claimed, confirmed=confirmed, denied=denied, dropped=dropped,
        agreed_due=agreed, released=released, verbs=tuple(moved_by),
    )  # fmt: skip


def _agrees(verb: Moment, receiver: str, root: Callable[[str], str]) -> bool:
    return isinstance(verb.fact, LoopConfirmed) and speaks_for(verb, receiver, root)


def speaks_for(verb: Moment, receiver: str, root: Callable[[str], str]) -> bool:
    """Whether a verb is the receiver's own word: said of them is not enough, they or a system trace must have recorded it."""
    return verb.voice is Voice.SYSTEM or (verb.by is not None and root(verb.by) == receiver)

