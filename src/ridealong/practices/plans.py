"""Reads the two documents that are to point the same way: the game plan, and the plan by which people are paid.

Their forms are small, and docs/practices/alignment.md shows them. What does not fit stays words: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.strategy import PayPlanAdopted, PlanAdopted
from ridealong.moments.moment import Moment
from ridealong.moments.slots import FORGOTTEN
from ridealong.practices.groups import Group, customers, places
from ridealong.practices.naming import named

TOP = 3
HEADINGS = ("how big", "whom we serve", "how we win")
_HEADING = re.compile(rf"(?P<heading>{'|'.join(HEADINGS)})\s*:.*", re.IGNORECASE)
_RULE = re.compile(r"(?P<by>in|customers)\s+(?P<listed>.+)", re.IGNORECASE)
_PRIORITY = re.compile(r"-\s*(?P<priority>\S.*)")
_COMPONENT = re.compile(
    r"component\s*:\s*(?P<name>\S.*?)"
    r"(?:\s+on\s+(?:(?P<every>all\s+deals)|deals\s+in\s+(?P<places>.+?)|deals\s+with\s+(?P<customers>.+?)))?"
    r"(?:\s+serving\s+(?P<priority>.+?))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class GamePlan:
    """Whom we serve, by rule, and the priorities in their order, each under one of the three questions."""

    whom: Group
    priorities: tuple[str, ...]

    @property
    def top(self) -> tuple[str, ...]:
        return self.priorities[:TOP]


@dataclass(frozen=True, slots=True)
class Component:
    """A part of people's pay: which deals it pays for, and the priority it is said to serve."""

    name: str
    pays: Group
    serving: str | None

    def serves(self, plan: GamePlan) -> str | None:
        """The priority of the plan that it serves; None where what it says is in no plan."""
        return named(self.serving, plan.priorities) if self.serving else None


PayPlan = tuple[Component, ...]
Plan = TypeVar("Plan")


@dataclass(frozen=True, slots=True)
class Adopted(Generic[Plan]):
    since: date
    plan: Plan


def game_plan(document: str) -> GamePlan:
    """A priority counts only under a heading, and a rule only under whom we serve."""
    whom, priorities, under = Group(), [], ""
    for line in _lines(document):
        if heading := _HEADING.fullmatch(line):
            under = heading["heading"].casefold()
        elif under and (told := _PRIORITY.fullmatch(line)):
            priorities.append(told["priority"])
        elif under == "whom we serve" and (rule := _RULE.fullmatch(line)):
            whom |= (places if rule["by"].casefold() == "in" else customers)(rule["listed"])
    return GamePlan(whom, tuple(dict.fromkeys(priorities)))


def pay_plan(document: str) -> PayPlan:
    found = (_COMPONENT.fullmatch(line) for line in _lines(document))
    return tuple(_component(each) for each in found if each)


def _component(told: re.Match[str]) -> Component:
    group = Group(everybody=told["every"] is not None)
    group |= places(told["places"]) if told["places"] else Group()
    group |= customers(told["customers"]) if told["customers"] else Group()
    return Component(told["name"], group, told["priority"])


def _lines(document: str) -> list[str]:
    return [line.strip() for line in document.splitlines() if line.strip()]


def game_plans(evidence: Evidence) -> list[Adopted[GamePlan]]:
    told = [(moment, fact.who, fact.since, fact.plan) for moment, fact in evidence.kind(PlanAdopted)]
    return _adopted(evidence, told, game_plan)


def pay_plans(evidence: Evidence) -> list[Adopted[PayPlan]]:
    told = [(moment, fact.who, fact.since, fact.plan) for moment, fact in evidence.kind(PayPlanAdopted)]
    return _adopted(evidence, told, pay_plan)


def _adopted(
    evidence: Evidence, told: Iterable[tuple[Moment, str, date, str]], read: Callable[[str], Plan]
) -> list[Adopted[Plan]]:
    """What this leader, or one above them, adopted, each from the day it was said on, never for days before.

    One that replaces another counts from the day it was recorded too, and so does a first one told more than a week
    after its day: hindsight makes any plan fit.
    """
    found: list[Adopted[Plan]] = []
    for moment, who, since, document in told:
        said = moment.day(evidence.zone)
        if document != FORGOTTEN and evidence.roster.ours(who, evidence.leader, said):
            recorded = moment.recorded_at.astimezone(evidence.zone).date() if moment.recorded_at else said
            first = not found and not moment.corrects
            begins = max(since, evidence.told_on(moment) if first else max(said, recorded))
            found.append(Adopted(begins, read(document)))
    return sorted(found, key=lambda each: each.since)


def in_force(adopted: Sequence[Adopted[Plan]], day: date) -> Plan | None:
    """The newest of those adopted by a day."""
    begun = [each for each in adopted if each.since <= day]
    return begun[-1].plan if begun else None
