"""Tries: each hypothesis once however finely it is sliced, who saw it, and what somebody who used it made of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.customers import CustomerSpoke
from ridealong.moments.kinds.strategy import TIME_TO_JUDGE, TryExposed, TryJudged
from ridealong.moments.loops import speaks_for
from ridealong.moments.moment import Moment
from ridealong.moments.slots import FORGOTTEN
from ridealong.practices.alike import alike_before
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
    made = evidence.once(bets)
    slices: dict[int, list[Bet]] = {}
    for place, near in enumerate(alike_before([_hypothesis(each) for each in made])):
        bet = made[place]
        first = next(
            (each for each in near if each in slices and bet.day - made[each].day <= SLICED_WITHIN), place
        )
        slices.setdefault(first, []).append(bet)
    spoken: defaultdict[str | None, list[Moment]] = defaultdict(list)
    for moment, fact in evidence.kind(CustomerSpoke):
        if evidence.outside(moment):
            spoken[fact.on].append(moment)
    return [_tried(evidence, each, spoken) for each in slices.values()]


def _hypothesis(bet: Bet) -> str:
    """Two of which the words were forgotten are not alike for that."""
    return bet.fact.what if bet.fact.what != FORGOTTEN else ""


def _tried(evidence: Evidence, slices: Sequence[Bet], spoken: Mapping[str | None, list[Moment]]) -> Try:
    judging = _users(evidence, slices)
    root = evidence.roster.root
    bore_out = {root(fact.who) for _, _, fact in judging}
    shown, unheard = [], []
    for moment, fact in (each for bet in slices for each in bet.shown):
        if evidence.outside(moment) or moment.id in spoken or root(fact.customer) in bore_out:
            shown.append((moment.day(evidence.zone), moment, fact))
        else:
            unheard.append(moment)
    # A showing that the leader told of has been heard of when the customer speaks of it, not when it took place.
    told = [each for bet in slices for each in bet.heard]
    told += [word for _, moment, _ in shown for word in spoken.get(moment.id, ())]
    return Try(
        slices[0], tuple(sorted(shown, key=_day)), tuple(unheard), min(judging, default=None, key=_day),
        min((moment.day(evidence.zone) for moment in told), default=None),
    )  # fmt: skip


def _users(evidence: Evidence, slices: Sequence[Bet]) -> list[tuple[date, Moment, TryJudged]]:
    """Judgements in the own words of somebody who neither leads nor had started any slice of it by then."""
    root = evidence.roster.root
    judged = [
        (moment.day(evidence.zone), moment, fact)
        for bet in slices
        for moment, fact in bet.judged
        if fact.who != evidence.leader and speaks_for(moment, root(fact.who), root)
    ]
    return [
        each for each in judged if all(bet.fact.who != each[2].who or bet.day > each[0] for bet in slices)
    ]


def _day(told: tuple[date, Moment, TryExposed] | tuple[date, Moment, TryJudged]) -> date:
    return told[0]
