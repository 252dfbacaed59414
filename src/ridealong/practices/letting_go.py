"""Beside the sales that were let go: whom to thank, what is not worth forcing, and what ordinary losses came to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.customers import DealOpened
from ridealong.moments.kinds.employees import PulseAnswered, ThanksGiven
from ridealong.moments.kinds.loops import SaleLetGo
from ridealong.moments.loops import Loop
from ridealong.moments.weeks import week_of
from ridealong.practices.counting import REPLAYED_WEEKS
from ridealong.practices.endings import endings
from ridealong.practices.reading import NextStep
from ridealong.practices.stakes import told_by_others
from ridealong.speech import figures, gettext

A_YEAR = timedelta(days=365)
SMALL = Decimal("0.1")
"""An open deal worth less than this part of a year's spend is not worth forcing."""
LOSE_A_SALE = "lose"


def after_ordinary_losses(evidence: Evidence, confirmed: Sequence[Loop]) -> list[str]:
    """What customers did after ordinary losses, beside it: whoever comes back anyway proves nothing."""
    owners = {moment.id: fact for moment, fact in evidence.kind(DealOpened)}
    on_purpose = _deals(confirmed)
    lost: defaultdict[str, list[date]] = defaultdict(list)
    for opened, end in evidence.once(endings).items():
        deal = owners.get(opened)
        old_enough = evidence.as_of - 2 * A_YEAR <= end.day < evidence.as_of - A_YEAR
        if (
            deal is not None
            and end.outcome == "lost"
            and end.heard
            and old_enough
            and opened not in on_purpose
            and evidence.roster.ours(evidence.leader, deal.owner, end.day)
        ):
            lost[evidence.roster.root(deal.customer)].append(end.day)
    if not lost or not evidence.any(SaleLetGo):
        return []
    back = set()
    for each in told_by_others(evidence, min(day for days in lost.values() for day in days), lost):
        if any(day < each.day <= day + A_YEAR for day in lost.get(each.customer, ())):
            back.add(each.customer)
    return [
        gettext(
            "After ordinary losses {k} of {n} customers bought again within a year.", k=len(back), n=len(lost)
        )
    ]


def _deals(gone: Sequence[Loop]) -> set[str]:
    return {loop.fact.deal for loop in gone if isinstance(loop.fact, SaleLetGo)}


def may_lose(evidence: Evidence) -> list[str]:
    """What the last pulse says of it: may people lose a sale to keep a customer?"""
    for moment, fact in reversed(evidence.kind(PulseAnswered)):
        if fact.leader == evidence.leader and evidence.outside(moment):
            for mark in fact.marks:
                if mark.item.lower().startswith(LOSE_A_SALE):
                    return [
                        gettext(
                            "{k} of {n} say that they may lose a sale to keep a customer.",
                            k=mark.met,
                            n=fact.answered,
                        )
                    ]
            return []
    return []


def whom_to_thank(evidence: Evidence, confirmed: Sequence[Loop]) -> NextStep | None:
    """Whom to recognise: a sale let go this quarter for which nobody has been thanked."""
    thanked = {fact.what for _, fact in evidence.kind(ThanksGiven)}
    since = evidence.last_week - REPLAYED_WEEKS
    for loop in reversed(confirmed):
        who, customer = loop.fact.doer or "", loop.fact.receiver
        lately = week_of(loop.opened_on) > since
        if (
            lately
            and loop.opener.id not in thanked
            and who != evidence.leader
            and evidence.may_be_named(who, customer)
        ):
            right = evidence.name(evidence.roster.root(customer))
            return NextStep(
                says=gettext("Thank {name} for letting a sale go", name=evidence.name(who)),
                why=gettext("{customer} says that it was right; nobody has said so here", customer=right),
                who=who, confirmed_by=who, about=(loop.opener.id,),
            )  # fmt: skip
    return None


def not_worth_forcing(evidence: Evidence, gone: Sequence[Loop]) -> NextStep | None:
    """The open deal that is smallest beside what its customer buys in a year: forcing it puts all of that at risk."""
    over = evidence.once(endings).keys() | _deals(gone)
    waiting = [
        (moment, fact, fact.worth.amount) for moment, fact in evidence.kind(DealOpened)
        if moment.id not in over and fact.worth is not None and evidence.may_be_named(fact.owner, fact.customer)
        and evidence.roster.ours(evidence.leader, fact.owner, moment.day(evidence.zone))
    ]  # fmt: skip
    if not waiting or not evidence.any(SaleLetGo):
        return None
    spent: defaultdict[str, Decimal] = defaultdict(Decimal)
    customers = {evidence.roster.root(fact.customer) for _, fact, _ in waiting}
    for each in told_by_others(evidence, evidence.closed_on - A_YEAR, customers):
        if each.day < evidence.closed_on:
            spent[each.customer] += each.amount
    small = [
        (worth / spent[customer], moment.id, fact, spent[customer])
        for moment, fact, worth in waiting
        if (customer := evidence.roster.root(fact.customer)) and 0 < worth <= SMALL * spent[customer]
    ]
    if not small:
        return None
    _, deal, fact, stake = min(small, key=lambda each: each[:2])
    assert fact.worth is not None
    return NextStep(
        says=gettext(
            "Ask {name} whether “{deal}” fits {customer}",
            name=evidence.name(fact.owner), deal=fact.what, customer=evidence.name(fact.customer),
        ),
        why=gettext(
            "it is worth {worth}, and they buy for {spent} a year",
            worth=figures.money(fact.worth.amount), spent=figures.money(stake),
        ),
        who=fact.owner, confirmed_by=evidence.roster.root(fact.customer), about=(deal,),
    )  # fmt: skip
