"""Once a quarter salespeople write down the priorities unprompted, and their own part in them.

A quarter's first recital opens its block, and three weeks later the block is closed: what comes after that, or a
second time, or as a correction, was no longer unprompted. Who wrote nothing until then was silent.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.strategy import PriorityRecited
from ridealong.moments.loops import speaks_for
from ridealong.moments.moment import Moment
from ridealong.moments.weeks import week_of
from ridealong.practices.naming import content, named
from ridealong.practices.observing import NEVER, Observation, Seen
from ridealong.practices.plans import Adopted, GamePlan, in_force

OPEN_FOR = timedelta(weeks=3)
WANTED = 2
"""Of the three top priorities."""


@dataclass(slots=True)
class Block:
    opened: date
    recitals: list[tuple[Moment, PriorityRecited]]

    @property
    def closed(self) -> date:
        return self.opened + OPEN_FOR


def recitals(evidence: Evidence, plans: list[Adopted[GamePlan]]) -> Seen:
    """Each salesperson in each closed block of a quarter in which there were priorities to name."""
    own, told = _own_words(evidence)
    observations, young = list(told), []
    for block in _blocks(evidence, own):
        week, plan = week_of(block.closed), in_force(plans, block.opened)
        if plan is None or not plan.top:
            continue
        in_time = _first_of_each(evidence, block)
        if week > evidence.last_week:
            young += [moment.id for moment, _ in in_time.values()]
            continue
        observations += [
            Observation(
                moment.id, person, week, _passed(moment, fact, plan), (moment.id,), week, awaited=True
            )
            for person, (moment, fact) in in_time.items()
            if evidence.may_be_named(person)
        ]
        observations += [
            Observation(evidence.roster.joined(person), person, week, None, since=NEVER, awaited=True)
            for person in _salespeople(evidence, block.opened)
            if person not in in_time
        ]
    return Seen(observations, young)


def _passed(moment: Moment, fact: PriorityRecited, plan: GamePlan) -> bool:
    return moment.corrects is None and knows(fact, plan)


def knows(fact: PriorityRecited, plan: GamePlan) -> bool:
    """Two of the three top priorities, and a part of one's own that is more than their words again."""
    found = {named(each, plan.top) for each in fact.priorities} - {None}
    theirs = frozenset().union(*map(content, plan.top))
    return len(found) >= min(WANTED, len(plan.top)) and bool(content(fact.part) - theirs)


Recitals = list[tuple[Moment, PriorityRecited]]


def _own_words(evidence: Evidence) -> tuple[Recitals, list[Observation]]:
    """What salespeople of ours wrote themselves, and what the leader says they did."""
    own: Recitals = []
    told: list[Observation] = []
    for moment, fact in evidence.kind(PriorityRecited):
        day = moment.day(evidence.zone)
        if fact.who not in _salespeople(evidence, day):
            continue
        if not evidence.outside(moment):
            told.append(Observation(moment.id, fact.who, week_of(day), None, aside=True))
        elif speaks_for(moment, fact.who, evidence.roster.root):
            own.append((moment, fact))
    return own, told


def _salespeople(evidence: Evidence, day: date) -> list[str]:
    roster = evidence.roster
    return sorted(
        each for each in roster.below(evidence.leader, day) if roster.role(each, day) == "salesperson"
    )


def _blocks(evidence: Evidence, own: Recitals) -> list[Block]:
    quarters: defaultdict[tuple[int, int], Recitals] = defaultdict(list)
    for moment, fact in own:
        day = moment.day(evidence.zone)
        quarters[day.year, (day.month - 1) // 3].append((moment, fact))
    return [Block(min(each.day(evidence.zone) for each, _ in told), told) for told in quarters.values()]


def _first_of_each(evidence: Evidence, block: Block) -> dict[str, tuple[Moment, PriorityRecited]]:
    firsts: dict[str, tuple[Moment, PriorityRecited]] = {}
    for moment, fact in block.recitals:
        if moment.day(evidence.zone) <= block.closed:
            firsts.setdefault(fact.who, (moment, fact))
    return firsts
