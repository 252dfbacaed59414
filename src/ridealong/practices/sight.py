"""What both plans say of every deal and of hours with customers: inside whom we serve, and paid by what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.customers import DealClosed, DealOpened
from ridealong.moments.kinds.employees import HoursSpent
from ridealong.moments.kinds.strategy import TacticNamed
from ridealong.moments.moment import Moment
from ridealong.moments.weeks import week_of
from ridealong.practices.groups import Whereabouts
from ridealong.practices.naming import meant
from ridealong.practices.plans import Adopted, GamePlan, PayPlan, in_force
from ridealong.speech import figures

QUARTER_WEEKS = 13


@dataclass(frozen=True, slots=True)
class Sight:
    """The evidence, both plans as they were adopted, and where customers are."""

    evidence: Evidence
    plans: list[Adopted[GamePlan]]
    pay: list[Adopted[PayPlan]]
    whereabouts: Whereabouts

    def chooses(self, day: date) -> GamePlan | None:
        """The game plan of a day, if it says by a rule whom we serve."""
        plan = in_force(self.plans, day)
        return None if plan is None or plan.whom.is_empty else plan

    def serves(self, plan: GamePlan, customer: str) -> bool:
        return self.whereabouts.inside(plan.whom, customer)


@dataclass(frozen=True, slots=True)
class Effort:
    """A deal begun with a customer, or hours with one."""

    moment: Moment
    customer: str
    day: date
    minutes: int = 0


def efforts(evidence: Evidence) -> list[Effort]:
    return [*_deals_begun(evidence), *_hours_spent(evidence)]


def _deals_begun(evidence: Evidence) -> Iterator[Effort]:
    """A deal counts when it is begun, so that losing it, or giving it up, takes nothing away."""
    roster, leader = evidence.roster, evidence.leader
    for moment, deal in evidence.kind(DealOpened):
        day = moment.day(evidence.zone)
        if roster.ours(leader, deal.owner, day):
            yield Effort(moment, roster.root(deal.customer), day)


def _hours_spent(evidence: Evidence) -> Iterator[Effort]:
    roster, leader = evidence.roster, evidence.leader
    for moment, spent in evidence.kind(HoursSpent):
        day = moment.day(evidence.zone)
        customer = roster.root(spent.beside) if spent.beside else ""
        if customer and customer not in roster.memberships and roster.ours(leader, spent.who, day):
            yield Effort(moment, customer, day, spent.length)


@dataclass(frozen=True, slots=True)
class Won:
    """A deal won while both plans were in force: whether it was strategic, and what paid for it."""

    opened: Moment
    closed: Moment
    deal: DealOpened
    customer: str
    day: date
    inside: bool
    paid_by: tuple[str, ...]
    serving: tuple[str, ...]
    """The components that paid for it, and those of them that serve a priority."""
    outside: bool
    """Whether anyone but the leader says that it was won."""

    @property
    def points_the_same_way(self) -> bool:
        """Strategic and paid for it, or neither; pay that serves nothing makes no deal strategic."""
        return bool(self.serving) if self.inside else not self.paid_by


def deals_won(sight: Sight) -> list[Won]:
    """Deals of ours that were won, each once, however often it is told."""
    evidence, roster = sight.evidence, sight.evidence.roster
    opened = {moment.id: (moment, deal) for moment, deal in evidence.kind(DealOpened)}
    found: dict[str, Won] = {}
    # What somebody else says of a deal comes first: the leader's own word cannot stand in its place.
    for moment, fact in sorted(evidence.kind(DealClosed), key=lambda each: not evidence.outside(each[0])):
        day = moment.day(evidence.zone)
        plan, pay = sight.chooses(day), in_force(sight.pay, day)
        if fact.outcome != "won" or fact.deal not in opened or plan is None or pay is None:
            continue
        beginning, deal = opened[fact.deal]
        if fact.deal not in found and roster.ours(evidence.leader, deal.owner, day):
            customer = roster.root(deal.customer)
            paying = [each for each in pay if sight.whereabouts.inside(each.pays, customer)]
            found[fact.deal] = Won(
                beginning, moment, deal, customer, day, sight.serves(plan, customer),
                paid_by=tuple(each.name for each in paying),
                serving=tuple(each.name for each in paying if each.serves(plan)),
                outside=evidence.outside(moment),
            )  # fmt: skip
    return list(found.values())


def this_quarter(evidence: Evidence, day: date) -> bool:
    return evidence.last_week - QUARTER_WEEKS < week_of(day) <= evidence.last_week


def loose_tactics(evidence: Evidence, plan: GamePlan) -> list[tuple[Moment, TacticNamed]]:
    """Tactics of ours with no parent in the plan, each once, as it was last named."""
    latest = {
        fact.what.casefold(): (moment, fact)
        for moment, fact in evidence.kind(TacticNamed)
        if evidence.roster.ours(evidence.leader, fact.who, moment.day(evidence.zone))
    }
    return [
        (moment, fact)
        for moment, fact in latest.values()
        if evidence.may_be_named(fact.who) and not (fact.priority and meant(fact.priority, plan.priorities))
    ]


def length(minutes: int) -> str:
    return f"{figures.short(minutes / 60)} h"
