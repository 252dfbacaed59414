"""What a decision's study may cost: no more than knowing everything is worth, and no less than a cheap question."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate
from operator import attrgetter

from ridealong.engines import information
from ridealong.moments.evidence import Evidence
from ridealong.moments.slots import Money
from ridealong.practices.decisions import Decision

MINOR = 100
"""Engines count in whole minor units, and so does what is compared with their figures."""
CUSTOMERS_ASKED = 5
DAYS_IN_A_WEEK, MINUTES_IN_AN_HOUR = 7, 60
A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Budget:
    """In minor units of the decision's own currency."""

    worth: float
    """What it would be worth to know everything, and never more than is at stake."""
    question: float
    """What one question to five customers is worth."""
    question_costs: float
    """An hour of study and a day of waiting."""

    @property
    def asking_pays(self) -> bool:
        return min(self.question, self.worth) > self.question_costs


class Sold:
    """What was bought in the year before a day: nobody has more at stake than that."""

    def __init__(self, evidence: Evidence, since: date) -> None:
        leader = evidence.leader
        bought = [each for each in evidence.bought_since(since) if not each.leaders or not each.alone(leader)]
        bought.sort(key=attrgetter("day"))
        self._days = [each.day for each in bought]
        # Decimals add up exactly, so that what was bought before cannot change the last digit; and once is enough,
        # for every decision asks about most of a year.
        self._sums = list(accumulate((each.amount for each in bought), initial=Decimal(0)))

    def before(self, day: date) -> float | None:
        """None where no purchases are known: then there is nothing to hold stakes against."""
        begin, end = (bisect_left(self._days, each) for each in (day - A_YEAR, day))
        return _minor(self._sums[end] - self._sums[begin]) if end > begin else None


def budgets_of(decisions: Sequence[Decision], sold: Sold) -> dict[str, Budget]:
    """What the study of each may cost, by what put it up; none where the options cannot be read."""
    readable = [each for each in decisions if each.options is not None]
    outcomes = [
        [
            [_minor(each) for each in (option.low, option.likely, option.high)]
            for option in decision.options or ()
        ]
        for decision in readable
    ]
    everything = information.evpi_of_each(outcomes)
    question = information.evsi_of_each(outcomes, answers=CUSTOMERS_ASKED)
    return {
        decision.opened.id: _budget(decision, known.value, asked.value, sold)
        for decision, known, asked in zip(readable, everything, question, strict=True)
    }


def _budget(decision: Decision, everything: float, question: float, sold: Sold) -> Budget:
    fact = decision.fact
    year = sold.before(decision.opened.day(decision.zone))
    at_stake = min(_minor(fact.stakes.amount), float("inf") if year is None else year)
    return Budget(
        worth=min(everything, at_stake),
        question=question,
        question_costs=_minor(fact.study.amount) + _minor(fact.delay.amount) / DAYS_IN_A_WEEK,
    )


def study_cost(decision: Decision, until: date) -> float:
    """Hours at what an hour costs and whatever was paid besides, as far as anyone else bears them out."""
    fact = decision.fact
    return sum(
        _minor(fact.study.amount) * studied.length / MINUTES_IN_AN_HOUR
        + _paid(studied.cost, fact.study.currency)
        for moment, studied in decision.studies
        if moment.day(decision.zone) <= until and decision.bearer(moment)
    )


def delay_cost(decision: Decision, until: date) -> float:
    """What waiting from the day it was put up has cost."""
    days = (until - decision.opened.day(decision.zone)).days
    return _minor(decision.fact.delay.amount) * days / DAYS_IN_A_WEEK


def was_right_sized(decision: Decision, budget: Budget, until: date) -> bool:
    """Within what it was worth, and not rushed past a question that would have paid for itself."""
    studied = study_cost(decision, until)
    rushed = budget.asking_pays and studied < _minor(decision.fact.study.amount)
    return studied + delay_cost(decision, until) <= budget.worth and not rushed


def _paid(cost: Money | None, currency: str) -> float:
    """Money of another currency cannot be weighed; nobody guesses a rate, and it is too much for any budget."""
    if cost is None:
        return 0.0
    return _minor(cost.amount) if cost.currency == currency else float("inf")


def _minor(amount: Decimal) -> float:
    return float(amount * MINOR)
