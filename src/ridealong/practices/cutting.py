"""What to keep and what to cut: pay that serves nothing, tactics with no parent, customers outside the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ridealong.moments.evidence import Evidence
from ridealong.practices.plans import GamePlan, in_force
from ridealong.practices.reading import NextStep
from ridealong.practices.sight import Sight, Won, efforts, length, loose_tactics, this_quarter

SHOWN = 3
"""So many of the moments behind an act are named with it; the signs list them all."""


def keep_or_cut(sight: Sight, lately: Sequence[Won]) -> NextStep | None:
    """The pay that serves nothing; failing that, a tactic with no parent; then the customer furthest from the plan."""
    plan = in_force(sight.plans, sight.evidence.as_of)
    if plan is None:
        return None
    known = [each for each in lately if sight.evidence.may_be_named(each.deal.owner, each.customer)]
    return _cut_pay(sight, known) or _cut_tactic(sight, plan) or _cut_customer(sight, plan)


def _cut_pay(sight: Sight, lately: Sequence[Won]) -> NextStep | None:
    apart = [each for each in lately if not each.points_the_same_way]
    idle = Counter(name for each in apart for name in each.paid_by if name not in each.serving)
    if not idle:
        return None
    name, times = max(sorted(idle.items()), key=lambda each: each[1])
    paid = [each for each in apart if name in each.paid_by and name not in each.serving]
    who = _most(sight.evidence, (each.deal.owner for each in paid))
    deals = "a deal" if times == 1 else f"{times} deals"
    return NextStep(
        says=f"Draft “{name}” anew with {sight.evidence.name(who)}, so that it serves a priority, or drop it",
        why=f"it paid for {deals} this quarter in which pay and strategy point apart",
        who=who,
        confirmed_by=who,
        about=tuple(each.closed.id for each in paid[-SHOWN:]),
    )


def _most(evidence: Evidence, whom: Iterable[str]) -> str:
    """Whoever comes most often; of several, the first by name."""
    times = Counter(whom)
    return min(times, key=lambda each: (-times[each], evidence.name(each)))


def _cut_tactic(sight: Sight, plan: GamePlan) -> NextStep | None:
    evidence = sight.evidence
    loose = [(moment, fact) for moment, fact in loose_tactics(evidence, plan) if fact.who != evidence.leader]
    if not loose:
        return None
    moment, fact = loose[0]
    return NextStep(
        says=f"Keep or cut “{fact.what}” with {evidence.name(fact.who)}",
        why="it serves no priority of the plan",
        who=fact.who,
        confirmed_by=fact.who,
        about=(moment.id,),
    )


def _cut_customer(sight: Sight, plan: GamePlan) -> NextStep | None:
    evidence = sight.evidence
    apart = [
        each for each in evidence.once(efforts)
        if this_quarter(evidence, each.day) and evidence.outside(each.moment)
        and evidence.may_be_named(each.customer) and not plan.whom.is_empty and not sight.serves(plan, each.customer)
    ]  # fmt: skip
    if not apart:
        return None
    customer = _most(evidence, (each.customer for each in apart))
    theirs = [each for each in apart if each.customer == customer]
    server = evidence.roster.server(customer, evidence.as_of)
    if server is None or not evidence.may_be_named(server):
        return None
    deals, minutes = sum(not each.minutes for each in theirs), sum(each.minutes for each in theirs)
    freed = [f"{deals} deals begun" if deals != 1 else "a deal begun"] if deals else []
    freed += [f"{length(minutes)} spent"] if minutes else []
    return NextStep(
        says=f"Decide with {evidence.name(server)} how much more {evidence.name(customer)} is to get",
        why=f"not among those the plan means to serve, and {' and '.join(freed)} there this quarter",
        who=server,
        confirmed_by=server,
        about=tuple(each.moment.id for each in theirs[-SHOWN:]),
    )
