"""What is at stake in an act: what the customer it is about bought in the twelve months before the week.

Up to the close of the last week, as all that is counted: on Monday's brief and on Friday's answer it is one figure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from ridealong.moments.evidence import Evidence
from ridealong.moments.kind import parties
from ridealong.moments.purchases import bought_from
from ridealong.practices.reading import NextStep, Stake
from ridealong.practices.stakes import YEAR_DAYS


def with_stakes(steps: Iterable[NextStep], evidence: Evidence) -> list[NextStep]:
    """The same acts with their stakes; one that is about nobody who buys, or that says its stake itself, stays."""
    asked = [(step, None if step.stake else _customer(step, evidence)) for step in steps]
    stakes = _spent({customer for _, customer in asked if customer}, evidence)
    return [replace(step, stake=stakes[who]) if who in stakes else step for step, who in asked]


def _customer(step: NextStep, evidence: Evidence) -> str | None:
    """Whoever of those named is none of us: the one whose word will confirm it, or else whom its moments name."""
    about = (evidence.by_id[each].fact for each in step.about if each in evidence.by_id)
    named = [*filter(None, [step.confirmed_by]), *(each for fact in about for each in parties(fact))]
    roster = evidence.roster
    return next((roster.root(each) for each in named if each not in roster.memberships), None)


def _spent(customers: set[str], evidence: Evidence) -> dict[str, Stake]:
    """What each of these bought within the year; the leader's own word on it is worth nothing here either."""
    end = evidence.closed_on
    begin = end - timedelta(days=YEAR_DAYS)
    found: dict[str, Stake] = {}
    if not customers:
        return found
    for each in bought_from(evidence.purchases, begin):
        if each.customer in customers and each.day < end:
            if each.leaders and each.alone(evidence.leader):
                continue
            before = found[each.customer].spent if each.customer in found else Decimal(0)
            found[each.customer] = Stake(each.customer, before + each.amount, each.id)
    return found
