"""What would be kept and never used: standards of no sign, pay and tactics that serve a priority of no plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from ridealong.ledger.recall import Scope, recall
from ridealong.moments.kind import Fact, Slip
from ridealong.moments.kinds.strategy import PlanAdopted, StandardSet
from ridealong.practices.plans import game_plan
from ridealong.practices.standards import problem_with
from ridealong.practices.unserved import names_priorities, unserved

TOMORROW = timedelta(days=2)
"""A day begins earlier further east."""


def unused(fact: Fact, *, now: datetime, beside: Iterable[Fact] = ()) -> Iterator[Slip]:
    """Why this would be of no use, as far as the ledger knows, and what is told beside it in the same breath."""
    if isinstance(fact, StandardSet) and (why := problem_with(fact.sign, fact.value)):
        yield Slip(why, "sign")
    if names_priorities(fact):
        told = [each.plan for each in beside if isinstance(each, PlanAdopted)]
        until = now.date() + TOMORROW
        held = recall(Scope.everything(), until=until, zone=UTC, kinds=[PlanAdopted]).kind(PlanAdopted)
        yield from unserved(fact, [game_plan(each) for each in [*(fact.plan for _, fact in held), *told]])
