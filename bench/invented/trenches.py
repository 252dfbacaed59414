"""A year in the trenches: a plan and pay that follows it, decisions, and what is asked of other departments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from invented.firm import LEADER, Firm  # type: ignore[import-not-found]
from ridealong.moments.kinds.customers import DealClosed, DealOpened
from ridealong.moments.kinds.loops import (
    ChangeProposed,
    FavourDone,
    LoopClaimed,
    LoopConfirmed,
    RequestMade,
)
from ridealong.moments.kinds.strategy import (
    ChangeInUse,
    DecisionMade,
    DecisionOpened,
    DecisionReviewed,
    DecisionStudied,
    PayPlanAdopted,
    PaySettled,
    PlanAdopted,
    PriorityRecited,
    TacticNamed,
)
from ridealong.moments.moment import Moment
from ridealong.moments.slots import Money

PLAN = """how big: twice as many
whom we serve:
in Graz, Wels
- keep print shops
how we win:
- weekend service
- overnight repairs"""
PAY = """component: kept shops on deals in Graz serving keep print shops
component: volume on deals in Linz"""


def euros(amount: int) -> Money:
    return Money(Decimal(amount), "EUR")


def sight(firm: Firm) -> Iterator[Moment]:
    since = firm.begin
    yield firm.say(PlanAdopted(LEADER, since, PLAN), since, LEADER)
    pay = firm.say(PayPlanAdopted(LEADER, "pay", since, PAY), since, LEADER)
    yield pay
    for number in firm.many(0.0005):
        yield firm.say(TacticNamed(firm.somebody(), f"tactic {number}"), firm.day(), LEADER)
    for quarter in range(4):
        day = firm.end - timedelta(days=20 + 91 * quarter)
        for person in firm.people:
            named = ("keep print shops", "weekend service") if firm.likely(0.8) else ("more volume",)
            yield firm.say(PriorityRecited(person, named, "Saturday rounds"), day, person)
    for month in range(12):
        day = firm.end - timedelta(days=5 + 30 * month)
        for person in firm.people:
            yield firm.say(PaySettled(person, euros(300), pay.id, day), day)


def deals(firm: Firm) -> Iterator[Moment]:
    for _ in firm.many(0.04):
        customer, day = firm.customer(), firm.day()
        who = firm.server(customer)
        deal = firm.say(DealOpened(who, customer, "forty drums", euros(4000)), day, who)
        yield deal
        how = "won" if firm.likely(0.6) else "lost"
        after = day + timedelta(days=firm.chance.randrange(2, 60))
        yield firm.say(DealClosed(deal.id, how, euros(4000) if how == "won" else None), after, who)


def decisions(firm: Firm) -> Iterator[Moment]:
    for _ in firm.many(0.002):
        who, day, customer = firm.somebody(), firm.day(), firm.customer()
        by = day + timedelta(days=4)
        put_up = DecisionOpened(
            who, "a demo van", by, euros(4000), "reversible", euros(7), euros(60), _options(firm), customer
        )
        decision = firm.say(put_up, day, who)
        yield decision
        yield firm.say(DecisionStudied(who, decision.id, 60), day + timedelta(days=1), who)
        yield firm.say(DecisionMade(who, decision.id, "lease"), by, who)
        yield firm.say(
            DecisionReviewed(customer, decision.id, euros(3000)), by + timedelta(days=60), customer
        )


def _options(firm: Firm) -> str:
    """No two decisions are alike, so that nothing worked out for one serves another."""
    lease, rent = firm.chance.randrange(900, 1100), firm.chance.randrange(100)
    return f"lease: {lease} to {lease + 5000} EUR\nrent: {rent} to {rent + 5000} EUR"


def requests(firm: Firm) -> Iterator[Moment]:
    for _ in firm.many(0.005):
        who, colleague, day = firm.somebody(), firm.chance.choice(firm.colleagues), firm.day()
        asked = firm.say(RequestMade(who, colleague, "a clerk", day + timedelta(days=4)), day, who)
        yield asked
        yield firm.say(LoopClaimed(colleague, asked.id), day + timedelta(days=3), colleague)
        if firm.likely(0.7):
            yield firm.say(LoopConfirmed(who, asked.id), day + timedelta(days=4), who)


def favours(firm: Firm) -> Iterator[Moment]:
    for _ in firm.many(0.005):
        who, colleague, day = firm.somebody(), firm.chance.choice(firm.colleagues), firm.day()
        favour = firm.say(FavourDone(who, colleague, "a quote"), day, who)
        yield favour
        yield firm.say(LoopConfirmed(colleague, favour.id), day + timedelta(days=2), colleague)


def changes(firm: Firm) -> Iterator[Moment]:
    for _ in firm.many(0.001):
        who, colleague, day = firm.somebody(), firm.chance.choice(firm.colleagues), firm.day()
        change = firm.say(ChangeProposed(who, "one form", colleague), day, who)
        yield change
        made = day + timedelta(days=3)
        yield firm.say(LoopConfirmed(colleague, change.id), made, colleague)
        use = "still in use" if firm.likely(0.8) else "out of use"
        yield firm.say(ChangeInUse(colleague, change.id, use), made + timedelta(days=91), colleague)


RECIPES = (sight, deals, decisions, requests, favours, changes)
