"""Tries: each hypothesis once however finely it is sliced, who saw it, and what somebody who used it made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.customers import CustomerSpoke
from ridealong.moments.kinds.strategy import TIME_TO_JUDGE, TryExposed, TryJudged
from ridealong.moments.loops import speaks_for
from ridealong.moments.moment import Moment
from ridealong.practices.alike import alike
from ridealong.practices.bets import Bet, bets

SLICED_WITHIN = timedelta(days=182)
"""One change told in slices is one try: the same hypothesis again within half a year belongs to the first."""


@dataclass(frozen=True, slots=True)
class Try:
    """A hypothesis with everything that was told of it, in the order it happened."""

    bet: Bet
    """The first of its slices."""
    shown: tuple[tuple[date, Moment, TryExposed], ...]
    """When it was in front of a customer, as anybody but the leader says or bears out."""
    unheard: tuple[Moment, ...]
    """When it was, as only the leader says."""
    judged: tuple[date, Moment, TryJudged] | None
    """The first word of somebody who used it: whoever asks on until it pleases has the first one all the same."""
    heard: date | None
    """Since when anybody but the leader has told of it."""

    @property
    def due(self) -> date:
        """The day to judge it: its own, and a quarter at most, for whoever names a far day would never be judged."""
        latest = self.bet.day + TIME_TO_JUDGE
        return min(self.bet.fact.by or latest, latest)

    @property
    def over(self) -> date:
        """The day it ends; shown later, it is no try any more but how things are done."""
        return min(self.judged[0], self.due) if self.judged else self.due


def tries_of(evidence: Evidence) -> list[Try]:
    """Every hypothesis that this leader and those below them tried, in the order they were first started."""
    found: list[list[Bet]] = []
    for bet in bets(evidence):
        known = next((each for each in found if _is_a_slice(bet, each[0])), None)
        if known is None:
            found.append([bet])
        else:
            known.append(bet)
    spoken = {fact.on for moment, fact in evidence.kind(CustomerSpoke) if evidence.outside(moment)}
    return [_tried(evidence, slices, spoken) for slices in found]


def _is_a_slice(bet: Bet, first: Bet) -> bool:
    return bet.day - first.day <= SLICED_WITHIN and alike(first.fact.what, bet.fact.what)


def _tried(evidence: Evidence, slices: Sequence[Bet], spoken: set[str | None]) -> Try:
    judging = _users(evidence, slices)
    root = evidence.roster.root
    bore_out = {root(fact.who) for _, _, fact in judging}
    shown, unheard = [], []
    for moment, fact in (each for bet in slices for each in bet.shown):
        if evidence.outside(moment) or moment.id in spoken or root(fact.customer) in bore_out:
            shown.append((moment.day(evidence.zone), moment, fact))
        else:
            unheard.append(moment)
    told = [each for bet in slices for each in bet.heard] + [moment for _, moment, _ in shown]
    return Try(
        slices[0], tuple(sorted(shown, key=_day)), tuple(unheard), min(judging, default=None, key=_day),
        min((moment.day(evidence.zone) for moment in told), default=None),
    )  # fmt: skip


def _users(evidence: Evidence, slices: Sequence[Bet]) -> list[tuple[date, Moment, TryJudged]]:
    """Judgements in the own words of somebody who neither started it nor leads."""
    root = evidence.roster.root
    partial = {evidence.leader, *(bet.fact.who for bet in slices)}
    return [
        (moment.day(evidence.zone), moment, fact)
        for bet in slices
        for moment, fact in bet.judged
        if fact.who not in partial and speaks_for(moment, root(fact.who), root)
    ]


def _day(told: tuple[date, Moment, TryExposed] | tuple[date, Moment, TryJudged]) -> date:
    return told[0]
