"""Whom to visit next, and beside whom: who is worth most, was longest not met, and of whom least is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.customers import CustomerSpoke
from ridealong.moments.kinds.loops import TroubleReported
from ridealong.moments.loops import Loop
from ridealong.practices.reading import NextStep
from ridealong.practices.stakes import Purchases
from ridealong.speech import figures, gettext

LONGEST_DAYS, QUARTER_DAYS = 365, 91


def whom_to_visit(
    evidence: Evidence, met: Mapping[str, date], raised: Sequence[tuple[Loop, str]], purchases: Purchases
) -> NextStep | None:
    """Whose value, times the days since a joint visit, times those since a word of their own, is highest."""
    heard, roster, today = _last_heard(evidence), evidence.roster, evidence.as_of

    def weight(customer: str) -> tuple[Decimal, int]:
        """Where nobody has bought for a year all are worth the same, and the silence alone decides."""
        silence, unknown = (_days_since(said.get(customer), today) for said in (met, heard))
        return purchases.spend(customer, evidence.closed_on) * silence * unknown, silence * unknown

    below = roster.below(evidence.leader, today)
    waiting = [
        (weight(customer), customer, server)
        for customer in {*purchases, *roster.servings}
        if (server := roster.server(customer, today)) in below and evidence.may_be_named(customer, server)
    ]  # fmt: skip
    if not waiting or not any(max(waiting)[0]):
        return None
    _, customer, server = max(waiting)
    owed = min((loop for loop, whose in raised if whose == customer and loop.is_open),
               key=lambda loop: (loop.opened_on, loop.opener.id), default=None)  # fmt: skip
    last = met.get(customer)
    unheard = _days_since(heard.get(customer), today) >= QUARTER_DAYS
    why = [
        gettext("last met together on {day}", day=figures.day(last))
        if last
        else gettext("no joint visit that counts so far"),
        gettext("no word of their own for a quarter") if unheard else "",
        gettext("still owed “{what}”", what=getattr(owed.fact, "what", "")) if owed else "",
    ]
    names = {"customer": evidence.name(customer), "name": evidence.name(server)}
    return NextStep(
        says=gettext("Visit {customer} with {name}", **names), why="; ".join(filter(None, why)),
        who=server, confirmed_by=server,
        about=(owed.opener.id if owed else roster.met.get(customer, roster.joined(server)),),
    )  # fmt: skip


def _days_since(day: date | None, today: date) -> int:
    return min((today - day).days, LONGEST_DAYS) if day else LONGEST_DAYS


def _last_heard(evidence: Evidence) -> dict[str, date]:
    """The last day on which each customer said anything themselves; what one of us quotes is known already."""
    root = evidence.roster.root
    told = [(moment, fact.who) for moment, fact in evidence.kind(CustomerSpoke)]
    told += [(moment, fact.who) for moment, fact in evidence.kind(TroubleReported)]
    heard: dict[str, date] = {}
    for moment, who in told:
        customer, day = root(who), moment.day(evidence.zone)
        if root(moment.by or "") == customer:
            heard[customer] = max(day, heard.get(customer, day))
    return heard
