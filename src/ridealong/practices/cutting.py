"""What to keep and what to cut: pay that serves nothing, tactics with no parent, customers outside the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ridealong.moments.evidence import Evidence
from ridealong.practices.plans import GamePlan, in_force
from ridealong.practices.reading import NextStep
from ridealong.practices.sight import Effort, Sight, Won, efforts, length, loose_tactics, this_quarter
from ridealong.speech import gettext, ngettext

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
    return NextStep(
        says=gettext(
            "Draft “{what}” anew with {name}, so that it serves a priority, or drop it",
            what=name,
            name=sight.evidence.name(who),
        ),
        why=ngettext(
            "it paid for a deal this quarter in which pay and strategy point apart",
            "it paid for {number} deals this quarter in which pay and strategy point apart",
            times,
        ),
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
        says=gettext("Keep or cut “{what}” with {name}", what=fact.what, name=evidence.name(fact.who)),
        why=gettext("it serves no priority of the plan"),
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
    return NextStep(
        says=gettext(
            "Decide with {name} how much more {customer} is to get",
            name=evidence.name(server),
            customer=evidence.name(customer),
        ),
        why=_spent_there(theirs),
        who=server,
        confirmed_by=server,
        about=tuple(each.moment.id for each in theirs[-SHOWN:]),
    )


def _spent_there(theirs: Sequence[Effort]) -> str:
    """What went to a customer whom the plan does not mean to serve."""
    deals, minutes = sum(not each.minutes for each in theirs), sum(each.minutes for each in theirs)
    if not minutes:
        return ngettext(
            "not among those the plan means to serve, and a deal begun there this quarter",
            "not among those the plan means to serve, and {number} deals begun there this quarter",
            deals,
        )
    if not deals:
        return gettext(
            "not among those the plan means to serve, and {hours} spent there this quarter",
            hours=length(minutes),
        )
    return ngettext(
        "not among those the plan means to serve, and a deal begun and {hours} spent there this quarter",
        "not among those the plan means to serve, and {number} deals begun and {hours} spent there this quarter",
        deals,
        hours=length(minutes),
    )
