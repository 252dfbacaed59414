"""Tries as bets: where each really comes from, who saw it, and whether it was judged by the day it named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.difference import OriginChallenged
from ridealong.moments.kinds.strategy import TIME_TO_JUDGE, TryExposed, TryJudged, TryStarted
from ridealong.moments.moment import Moment


@dataclass(slots=True)
class Bet:
    """A try of ours with what was said of it, in the order it happened."""

    started: Moment
    fact: TryStarted
    day: date
    by_leader: bool
    """Whether only the leader says that it was started."""
    challenges: list[tuple[Moment, OriginChallenged]] = field(default_factory=list)
    """Words of others than whoever started it on where the idea is from."""
    shown: list[tuple[Moment, TryExposed]] = field(default_factory=list)
    judged: list[tuple[Moment, TryJudged]] = field(default_factory=list)
    heard: list[Moment] = field(default_factory=list)
    """Words of others than the leader on it."""

    @property
    def due(self) -> date | None:
        """The day to call it; a try that reverses nothing and names no day is no bet, and has none.

        An opposite bet that names no day is due a quarter later: otherwise nobody would name one.
        """
        if self.fact.by is not None or self.fact.opposite is None:
            return self.fact.by
        return self.day + TIME_TO_JUDGE

    @property
    def claimed(self) -> str:
        """What whoever started it says of where it is from."""
        if self.fact.opposite is not None:
            return "opposite"
        return "customer" if self.fact.customer is not None else self.fact.basis or "own"

    @property
    def origin(self) -> str | None:
        """Where it is from: as the challenger says where they differ; None while only the leader says so.

        Of several challengers, one who says that it was copied is enough.
        """
        said = [fact.origin for _, fact in self.challenges]
        if not said:
            return None if self.by_leader else self.claimed
        return "copied" if "copied" in said else said[-1]


def bets(evidence: Evidence) -> list[Bet]:
    """The tries that this leader and those below them started, with what others than they say of each."""
    found: dict[str, Bet] = {}
    for moment, fact in evidence.kind(TryStarted):
        day = moment.day(evidence.zone)
        if evidence.roster.ours(evidence.leader, fact.who, day):
            outside = evidence.outside(moment)
            found[moment.id] = Bet(moment, fact, day, not outside, heard=[moment] if outside else [])
    _hear(evidence, found)
    return list(found.values())


def _hear(evidence: Evidence, found: dict[str, Bet]) -> None:
    for moment, challenge in evidence.kind(OriginChallenged):
        bet = found.get(challenge.what)
        if bet and _is_a_second(evidence, moment, bet) and challenge.who != bet.fact.who:
            bet.challenges.append((moment, challenge))
            bet.heard.append(moment)
    for moment, shown in evidence.kind(TryExposed):
        bet = found.get(shown.what)
        if bet and shown.customer not in evidence.roster.memberships:
            bet.shown.append((moment, shown))
            bet.heard += [moment] if evidence.outside(moment) else []
    for moment, judged in evidence.kind(TryJudged):
        bet = found.get(judged.what)
        if bet:
            bet.judged.append((moment, judged))
            bet.heard += [moment] if evidence.outside(moment) else []


def _is_a_second(evidence: Evidence, moment: Moment, bet: Bet) -> bool:
    """Whether a word is somebody else's than the leader's and than that of whoever started the bet."""
    return evidence.outside(moment) and moment.by not in (None, bet.fact.who)


def judged_by_another(bet: Bet, evidence: Evidence) -> Moment | None:
    """The first judgement by somebody else than the leader and whoever started it: who bets does not call the bet."""
    calls = (each for each, _ in bet.judged if evidence.outside(each) and each.by != bet.fact.who)
    return next(calls, None)


def first_shown(bet: Bet, evidence: Evidence) -> Moment | None:
    """The first time a customer saw it, as anybody but the leader says; failing that, when that customer judged it."""
    root = evidence.roster.root
    seen = next((moment for moment, _ in bet.shown if evidence.outside(moment)), None)
    saw = {root(fact.customer) for _, fact in bet.shown}
    return seen or next((each for each, _ in bet.judged if each.by and root(each.by) in saw), None)


def by_convention(made: Iterable[Bet]) -> dict[str, list[Bet]]:
    """The bets that reverse each convention."""
    reversing: defaultdict[str, list[Bet]] = defaultdict(list)
    for bet in made:
        if bet.fact.opposite is not None:
            reversing[bet.fact.opposite].append(bet)
    return dict(reversing)
