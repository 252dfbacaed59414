"""What is most at stake with customers right now: the promise about to break, the rhythm already broken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from statistics import median

from ridealong.moments.evidence import Evidence
from ridealong.moments.loops import Loop
from ridealong.moments.purchases import Purchase
from ridealong.practices.reading import NextStep

Days = dict[date, list[Purchase]]
Purchases = dict[str, Days]
LOOK_AHEAD_DAYS, YEAR_DAYS, FEWEST_DAYS, SLACK = 14, 365, 4, 3


def purchase_days(evidence: Evidence) -> Purchases:
    """Every customer's purchase days in order, with what was bought on each; the leader's own word left out."""
    bought: defaultdict[str, Days] = defaultdict(dict)
    leader = evidence.leader
    for each in evidence.purchases:
        if not (each.leaders and each.alone(leader)):
            days, day = bought[each.customer], each.day
            if day in days:
                days[day].append(each)
            else:
                days[day] = [each]
    return {customer: _in_order(days) for customer, days in bought.items()}


def told_by_others(evidence: Evidence) -> Iterator[Purchase]:
    """What was bought, in the order it happened, the leader's own word left out."""
    return (each for each in evidence.purchases if not (each.leaders and each.alone(evidence.leader)))


def _in_order(days: Days) -> Days:
    order = sorted(days)
    return days if order == list(days) else {day: days[day] for day in order}


def first_act(evidence: Evidence, loops: Sequence[Loop], purchases: Purchases) -> NextStep | None:
    """The promise due next or just broken, the dearest customer first; failing that, whoever is past their rhythm."""
    return _promise_at_risk(evidence, loops, purchases) or _past_their_rhythm(evidence, purchases)


def spend(purchases: Purchases, customer: str, as_of: date) -> Decimal:
    """What a customer bought in the twelve months before a day: the stake, until relationship value exists."""
    begin = as_of - timedelta(days=YEAR_DAYS)
    return sum(
        (each.amount for day, all_day in purchases.get(customer, {}).items() if begin <= day < as_of
         for each in all_day),
        Decimal(0),
    )  # fmt: skip


def _promise_at_risk(evidence: Evidence, loops: Sequence[Loop], purchases: Purchases) -> NextStep | None:
    begin, end = (
        evidence.as_of - timedelta(days=LOOK_AHEAD_DAYS),
        evidence.as_of + timedelta(days=LOOK_AHEAD_DAYS),
    )
    open_ones = [
        (due, loop) for loop in loops
        if loop.is_open and loop.claimed is None and (due := loop.due()) is not None and begin <= due <= end
        and evidence.may_be_named(evidence.roster.root(loop.fact.receiver))
    ]  # fmt: skip
    if not open_ones:
        return None
    root = evidence.roster.root
    due, loop = max(
        open_ones,
        key=lambda each: (
            spend(purchases, root(each[1].fact.receiver), evidence.as_of),
            each[0],
            each[1].opener.id,
        ),
    )
    who, customer = loop.fact.doer, root(loop.fact.receiver)
    late = "was due" if due < evidence.as_of else "is due"
    what = getattr(loop.fact, "what", "")
    # Whoever promised may be forgotten, and what they said with them: the customer still waits.
    known = who is not None and evidence.may_be_named(who)
    said = f"“{what}”" if evidence.may_be_named(who, loop.fact.receiver) else "It"
    help_them = f"Help {evidence.name(who or '')} keep a" if known else "See to a"
    return NextStep(
        says=f"{help_them} promise to {evidence.name(customer)}",
        why=f"{said} {late} {due:%-d %B}",
        who=who if known else None,
        confirmed_by=customer,
        about=(loop.opener.id,),
    )


def _past_their_rhythm(evidence: Evidence, purchases: Purchases) -> NextStep | None:
    silent = []
    a_year_ago = evidence.as_of - timedelta(days=YEAR_DAYS)
    for customer, bought in purchases.items():
        days = list(bought)
        # Whoever bought once within the year cannot be past a rhythm longer than that.
        if len(days) >= FEWEST_DAYS and days[-1] >= a_year_ago:
            due = days[-1] + timedelta(
                days=int(SLACK * median((later - day).days for day, later in pairwise(days)))
            )
            server = evidence.roster.server(customer, evidence.as_of)
            owed = due < evidence.as_of and evidence.may_be_named(customer)
            if owed and evidence.roster.ours(evidence.leader, server, evidence.as_of):
                silent.append((spend(purchases, customer, evidence.as_of), customer, days[-1]))
    if not silent:
        return None
    _, customer, last = max(silent)
    server = evidence.roster.server(customer, evidence.as_of)
    return NextStep(
        says=f"See {evidence.name(customer)}",
        why=f"silent since {last:%-d %B %Y}, past their own rhythm",
        who=server if evidence.may_be_named(server) else None,
        confirmed_by=customer,
        about=(purchases[customer][last][0].id,),
    )
