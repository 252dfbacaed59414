"""A year close to customers: they buy in a rhythm, are touched, promised things, visited, let go, and speak."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from invented.firm import LEADER, Firm  # type: ignore[import-not-found]
from ridealong.moments.kinds.customers import (
    CustomerBought,
    CustomerReferred,
    CustomerSpoke,
    DealOpened,
    FitJudged,
    TouchMade,
)
from ridealong.moments.kinds.employees import HoursSpent, SkillAgreed, SkillObserved, VisitDebriefed
from ridealong.moments.kinds.loops import (
    LoopClaimed,
    LoopConfirmed,
    PromiseMade,
    SaleLetGo,
    TroubleReported,
    VisitMade,
)
from ridealong.moments.kinds.strategy import PaySettled
from ridealong.moments.moment import Moment
from ridealong.moments.slots import Money

PAID = Money(Decimal("99.50"), "EUR")


def bought(firm: Firm) -> Iterator[Moment]:
    for number in firm.many(0.45):
        customer = firm.customers[number % len(firm.customers)]
        yield firm.say(CustomerBought(customer, PAID, firm.server(customer)), firm.day())


def fits(firm: Firm) -> Iterator[Moment]:
    """Of some purchases their buyer says, a quarter later, whether what was bought still fits."""
    for _ in firm.many(0.004):
        customer, day = firm.customer(), firm.day()
        sold = firm.say(CustomerBought(customer, PAID, firm.server(customer)), day)
        yield sold
        fit = "good" if firm.likely(0.9) else "poor"
        yield firm.say(FitJudged(customer, sold.id, fit), day + timedelta(days=91), customer)


def touched(firm: Firm) -> Iterator[Moment]:
    for _ in firm.many(0.08):
        customer = firm.customer()
        who, how = firm.server(customer), firm.chance.choice(["answered", "warned", "fixed", "pitched"])
        yield firm.say(TouchMade(who, how, customer, "the resin is short"), firm.day(), who)


def promised(firm: Firm) -> Iterator[Moment]:
    """Promises to customers, and one in ten of Ana's to a salesperson: most claimed, most of those confirmed."""
    for number in firm.many(0.06):
        customer = firm.customer()
        who, to = (firm.server(customer), customer) if number % 10 else (LEADER, firm.server(customer))
        day = firm.day()
        opened = firm.say(PromiseMade(who, to, "a corrected invoice", day + timedelta(days=4)), day, who)
        yield opened
        if firm.likely(0.9):
            yield firm.say(LoopClaimed(who, opened.id), day + timedelta(days=3), who)
        if firm.likely(0.8):
            yield firm.say(LoopConfirmed(to, opened.id), day + timedelta(days=6), to)


def troubled(firm: Firm) -> Iterator[Moment]:
    for _ in firm.many(0.004):
        customer, day = firm.customer(), firm.day()
        trouble = firm.say(TroubleReported(customer, "wrong resin"), day, customer)
        yield trouble
        who = firm.server(customer)
        yield firm.say(LoopClaimed(who, trouble.id), day + timedelta(days=4), who)
        if firm.likely(0.8):
            yield firm.say(LoopConfirmed(customer, trouble.id), day + timedelta(days=7), customer)


def visited(firm: Firm) -> Iterator[Moment]:
    """The leader beside a salesperson; after some of them both the customer and the salesperson say how it was."""
    skills = {
        each: firm.say(SkillAgreed(LEADER, "listens", each), firm.begin, LEADER) for each in firm.people
    }
    yield from skills.values()
    for number in firm.many(0.02):
        day, customer = firm.day(), firm.customer()
        who = firm.server(customer)
        visit = firm.say(VisitMade(LEADER, customer, who, 55), day)
        yield visit
        at = datetime(day.year, day.month, day.day, firm.chance.randrange(7, 18), tzinfo=UTC)
        hours = firm.say(HoursSpent(LEADER, 90, "in the field", who), day)
        yield replace(hours, happened_at=at, all_day=False)
        if number % 5 == 0:
            after = day + timedelta(days=1)
            yield firm.say(CustomerSpoke(customer, "invoices are wrong", on=visit.id), after, customer)
            yield firm.say(SkillObserved(who, "saw", skills[who].id, LEADER, visit.id), after, who)
            yield firm.say(VisitDebriefed(who, visit.id, None, "ask first"), after, who)


def referred(firm: Firm) -> Iterator[Moment]:
    for _ in firm.many(0.005):
        new, old = firm.chance.sample(firm.customers, 2)
        yield firm.say(CustomerReferred(new, old), firm.day(), new)


def let_go(firm: Firm) -> Iterator[Moment]:
    for _ in firm.many(0.001):
        customer, day = firm.customer(), firm.day()
        who = firm.server(customer)
        deal = firm.say(DealOpened(who, customer, "twenty drums"), day, who)
        gone = firm.say(SaleLetGo(who, deal.id, customer, "Harbour", "theirs fits better"), day, who)
        yield from (deal, gone)
        yield firm.say(LoopConfirmed(customer, gone.id), day + timedelta(days=2), customer)
        yield firm.say(PaySettled(who, PAID, gone.id, day), day + timedelta(days=9))


RECIPES = (bought, fits, touched, promised, troubled, visited, referred, let_go)
