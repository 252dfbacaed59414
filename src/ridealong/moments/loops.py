"""Loops: who owes what to whom by when, and whose word says it is done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta, tzinfo
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from ridealong.moments.kinds.loops import (
    FavourDone,
    LessonApplied,
    LoopClaimed,
    LoopConfirmed,
    LoopDenied,
    LoopDropped,
    LoopMoved,
    Opener,
    SaleLetGo,
    Verb,
    VisitMade,
)
from ridealong.moments.moment import Moment, Voice, on_day

DONE_WHEN_TOLD = (VisitMade, SaleLetGo, FavourDone, LessonApplied)
"""What somebody says they did: telling it is the claim, and all that can follow is the other's word."""
TIME_TO_TELL, GRACE = timedelta(days=7), timedelta(days=1)


class Outcome(StrEnum):
    MET = "met"
    MISSED = "missed"
    UNANSWERED = "unanswered"
    """Claimed in time, and the one it was for has not said anything yet."""
    OUT = "out"
    """Let go by the one it was for: it counts neither way."""


def root_of(identity: str) -> str:
    """The customer a contact speaks for, where handles are ids; everyone else speaks for themselves."""
    return identity.partition("/")[0]


class Loop(NamedTuple):
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
    first_claim: Moment | None = None
    """The first claim of all: a denial takes back what it said, not that it was said in time."""
    overturned: Moment | None = None
    """The denial, or the doer's own dropping it, that ended the waiting for a word."""
    leader: str | None = None
    """Whose evidence this is part of."""

    @property
    def told_done(self) -> Moment | None:
        """The first word that it is done, which waits for the word of those it was done for."""
        return self.first_claim or (self.opener if isinstance(self.fact, DONE_WHEN_TOLD) else None)

    @property
    def is_open(self) -> bool:
        return self.confirmed is None and self.dropped is None

    @property
    def outside(self) -> bool:
        """Whether anyone but the leader says that this loop stood."""
        return self.borne_out is not None

    @property
    def borne_out(self) -> Moment | None:
        """The first word of somebody other than the leader."""
        said = (moment for moment in (self.opener, *self.verbs) if said_by_another(moment, self.leader))
        return next(said, None)

    @property
    def opened_on(self) -> date:
        return self.opener.day(self.zone)

    def due(self, delay_days: int | None = None) -> date | None:
        """The first date agreed, or the opener's own day plus the standard's delay where none was."""
        if delay_days is not None:
            return self.opened_on + timedelta(days=delay_days)
        return self.agreed_due or self.fact.due

    def outcome(self, due: date) -> tuple[Outcome, Moment | None]:
        """How it ended once due and matured, and the verb that settled it; none where the day itself did.

        The claim's time decides, because confirming may take the receiver days that are not the doer's fault. A word of
        theirs that came before it shows as well that it was done by then.
        """
        in_time = self.first_claim is not None and self.first_claim.day(self.zone) <= due
        if self.confirmed is not None:
            if min(each.day(self.zone) for each in (self.claimed, self.confirmed) if each) <= due:
                return Outcome.MET, self.confirmed
        elif self.released:
            return Outcome.OUT, self.dropped
        elif in_time and self.overturned is None:
            return Outcome.UNANSWERED, self.first_claim
        return Outcome.MISSED, self.overturned if in_time else None

    @property
    def proof(self) -> tuple[str, ...]:
        return tuple(each.id for each in (self.claimed, self.confirmed, self.denied, self.dropped) if each)


def loops_of(
    moments: Iterable[Moment],
    zone: tzinfo,
    root: Callable[[str], str] = root_of,
    *,
    leader: str | None = None,
) -> dict[str, Loop]:
    """Every loop by its opener's id, as the evidence of one leader."""
    openers: dict[str, Moment] = {}
    verbs: defaultdict[str, list[Moment]] = defaultdict(list)
    for moment in moments:
        if isinstance(moment.fact, Opener):
            openers[moment.id] = moment
        elif isinstance(moment.fact, Verb):
            verbs[moment.fact.of].append(moment)
    return {
        identity: _Follower(opener, zone, root, leader).follow(told, verbs)
        if (told := verbs.get(identity)) else _unmoved(opener, zone, leader)
        for identity, opener in openers.items()
    }  # fmt: skip


def _unmoved(opener: Moment, zone: tzinfo, leader: str | None) -> Loop:
    fact = opener.fact
    assert isinstance(fact, Opener)
    return Loop(opener, fact, zone, agreed_due=fact.due, leader=leader)


class _Follower:
    """Goes through what moved one loop, verb by verb, and keeps what each of them changed."""

    def __init__(self, opener: Moment, zone: tzinfo, root: Callable[[str], str], leader: str | None) -> None:
        assert isinstance(opener.fact, Opener)
        self.opener, self.fact, self.zone, self.root, self.leader = opener, opener.fact, zone, root, leader
        self.receiver = root(self.fact.receiver)
        self.due = self.fact.due
        self.claimed: Moment | None = None
        self.first_claim: Moment | None = None
        self.confirmed: Moment | None = None
        self.denied: Moment | None = None
        self.overturned: Moment | None = None
        self.dropped: Moment | None = None
        self.released = False

    def follow(self, told: Sequence[Moment], verbs: Mapping[str, Sequence[Moment]]) -> Loop:
        moved_by = self._in_order([self._as_told(verb) for verb in told])
        for verb in moved_by:
            match verb.fact:
                case LoopClaimed() if self._may_claim(verb):
                    self._claim(verb)
                case LoopConfirmed() if speaks_for(verb, self.receiver, self.root):
                    self.confirmed, self.denied = self.confirmed or verb, None
                case LoopDenied() if speaks_for(verb, self.receiver, self.root):
                    self.claimed, self.confirmed, self.denied = None, None, verb
                    self.overturned = self.overturned or verb
                case LoopDropped():
                    self._drop(verb)
                case LoopMoved(to=to) if self._agreed(verb, verbs.get(verb.id, ())):
                    self.due = to
        return Loop(
            self.opener, self.fact, self.zone, self.claimed, self.confirmed, self.denied, self.dropped,
            agreed_due=self.due, released=self.released, verbs=tuple(moved_by),
            first_claim=self.first_claim, overturned=self.overturned, leader=self.leader,
        )  # fmt: skip

    def _in_order(self, moved_by: Sequence[Moment]) -> Sequence[Moment]:
        """By day where all-day and timed are mixed: midnight UTC is, elsewhere, an hour of the day before."""
        if len({each.all_day for each in moved_by}) < 2:
            return moved_by
        return sorted(moved_by, key=lambda each: each.day(self.zone))

    def _as_told(self, verb: Moment) -> Moment:
        """A claim as it counts: one that is dated back too far happened when it was recorded."""
        if not isinstance(verb.fact, LoopClaimed) or self._counts_from(verb) == verb.day(self.zone):
            return verb
        assert verb.recorded_at is not None
        # As a whole day, so that it is put in its place among the others by its day, whatever their hours.
        return replace(verb, happened_at=on_day(self._counts_from(verb)), all_day=True)

    def _counts_from(self, verb: Moment) -> date:
        """The day it names; told more than a week after it, the day it was recorded, if its opener was known by then.

        What was told as it happened is not told anew in hindsight. Where all of it is told afterwards, as a first
        import does, nobody could have told it sooner. Systems are believed: their files come when they come.
        """
        day = verb.day(self.zone)
        # Nearly all are told in time, which their times show without asking anybody's clock.
        told_at = verb.recorded_at
        if told_at is None or verb.voice is Voice.SYSTEM or told_at - verb.happened_at <= TIME_TO_TELL:
            return day
        recorded = told_at.astimezone(self.zone).date()
        return recorded if recorded - day > TIME_TO_TELL and self._known_since <= day + GRACE else day

    @cached_property
    def _known_since(self) -> date:
        """Since when the ledger has known what it is about; of a correction nobody sees it, but that it was before."""
        opener = self.opener
        if opener.corrects is not None or opener.recorded_at is None:
            return opener.day(self.zone)
        return opener.recorded_at.astimezone(self.zone).date()

    def _may_claim(self, verb: Moment) -> bool:
        """A leader may say what they did themselves, not that somebody else kept their word."""
        doer = self.fact.doer
        return verb.voice is not Voice.LEADER or doer is None or (verb.by or self.leader) == doer

    def _claim(self, verb: Moment) -> None:
        self.claimed, self.first_claim = self.claimed or verb, self.first_claim or verb
        if verb.voice is Voice.SYSTEM:
            self.confirmed, self.denied = self.confirmed or verb, None

    def _drop(self, verb: Moment) -> None:
        if self._is_receiver(verb):
            self.dropped, self.released = verb, True
        elif self.dropped is None and self._may_claim(verb):
            self.dropped = verb
            self.overturned = self.overturned or verb

    def _agreed(self, moved: Moment, answers: Iterable[Moment]) -> bool:
        """Whether the receiver agreed to a new date before the one in force had passed."""
        agreed = [moved] if self._is_receiver(moved) else [
            each for each in answers if isinstance(each.fact, LoopConfirmed) and self._is_receiver(each)
        ]  # fmt: skip
        return bool(agreed) and (self.due is None or min(map(self._counts_from, agreed)) <= self.due)

    def _is_receiver(self, verb: Moment) -> bool:
        """Whether they say it themselves: no trace can let go of something for them, or wait longer."""
        return verb.by is not None and self.root(verb.by) == self.receiver


def speaks_for(verb: Moment, receiver: str, root: Callable[[str], str]) -> bool:
    """Whether a verb is the receiver's own word: said of them is not enough, they or a trace must have recorded it."""
    return verb.voice is Voice.SYSTEM or (verb.by is not None and root(verb.by) == receiver)


def said_by_another(moment: Moment, leader: str | None) -> bool:
    """Whether this is anybody's word but the leader's own; a leader further down the tree is somebody else."""
    return moment.voice is not Voice.LEADER or (leader is not None and moment.by not in (None, leader))
