"""What moments tell that a sign of executing in the trenches was met, or missed; tries are with being different."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from bench.truth.book import COLLEAGUES, CUSTOMERS, IN_TOWN, LEADER, TEAM, Book
from ridealong.moments.kinds.customers import DealClosed, DealOpened
from ridealong.moments.kinds.loops import ChangeProposed, FavourDone, RequestMade
from ridealong.moments.kinds.strategy import (
    ChangeInUse,
    DecisionMade,
    DecisionOpened,
    DecisionReviewed,
    DecisionStudied,
    PayPlanAdopted,
    PlanAdopted,
    PriorityRecited,
)
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
TOWN_OF = {(True, True): "Graz", (True, False): "Wels", (False, True): "Steyr", (False, False): "Linz"}
"""By whether it is inside whom we serve, and whether pay and strategy point the same way."""
OPTIONS = "lease: 1000 to 6000 EUR\nrent: 0 to 5000 EUR"
WITHIN, BEYOND = 3000, 9000


def euros(amount: int) -> Money:
    return Money(Decimal(amount), "EUR")


def alignment(book: Book) -> None:
    book.say(PlanAdopted(LEADER, book.day(0), PLAN), book.day(0), LEADER)
    book.say(PayPlanAdopted(LEADER, "pay", book.day(0), PAY), book.day(0), LEADER)
    for week in range(0, book.weeks, 13):
        for person in TEAM:
            knows = book.met("alignment.priorities", 0.7, person)
            named = ("keep print shops", "weekend service") if knows else ("more volume",)
            book.say(PriorityRecited(person, named, "Saturday rounds"), book.day(week, 2), person)
    for week, who in book.openings(40, TEAM):
        inside = book.met("alignment.hours", 0.7, who)
        town = TOWN_OF[inside, book.met("alignment.pay", 0.8, who)]
        customer, day = book.turn(IN_TOWN[town]), book.day(week, 1)
        deal = book.say(DealOpened(who, customer, "forty drums"), day, who)
        book.say(DealClosed(deal, "won", euros(4000)), day + timedelta(days=2), who)


def decisions(book: Book) -> None:
    for week, who in book.openings(30, TEAM):
        day, customer = book.day(week), book.turn(CUSTOMERS)
        by = day + timedelta(days=4)
        opened = DecisionOpened(
            who, "a demo van", by, euros(4000), "reversible", euros(7), euros(60), OPTIONS, customer
        )
        decision = book.say(opened, day, who)
        minutes = 60 if book.met("study.budget", 0.7, customer) else 200 * 60
        book.say(DecisionStudied(who, decision, minutes), day + timedelta(days=1), who)
        made = by if book.met("study.on_time", 0.8, customer) else by + timedelta(days=1)
        book.say(DecisionMade(who, decision, "lease"), made, who)
        book.confirmed(decision, customer, made + timedelta(days=1))
        worth = WITHIN if book.met("study.ranges", 0.7, customer) else BEYOND
        if book.chance.random() < book.profile.answering:
            reviewed = DecisionReviewed(customer, decision, euros(worth))
            book.say(reviewed, made + timedelta(days=60), customer)


def granted(book: Book) -> None:
    for week, colleague in book.openings(40, COLLEAGUES):
        who, day = book.turn(TEAM), book.day(week)
        asked = book.say(RequestMade(who, colleague, "a clerk", day + timedelta(days=4)), day, who)
        if book.met("change.granted", 0.6, colleague):
            book.claimed(asked, colleague, day + timedelta(days=3))
            book.confirmed(asked, who, day + timedelta(days=4))


def favours(book: Book) -> None:
    for week, reached in enumerate(book.weekly("change.favours", 0.7)):
        for _ in range(2 if reached else week == 0):
            who, colleague, day = book.turn(TEAM), book.turn(COLLEAGUES), book.day(week)
            favour = book.say(FavourDone(who, colleague, "a quote"), day, who)
            if reached:
                book.confirmed(favour, colleague, day + timedelta(days=2))


def changes(book: Book) -> None:
    for week, colleague in book.openings(20, COLLEAGUES):
        who, day = book.turn(TEAM), book.day(week)
        change = book.say(ChangeProposed(who, "one form", colleague), day, who)
        made = day + timedelta(days=3)
        if book.confirmed(change, colleague, made):
            use = "still in use" if book.met("change.in_use", 0.6, colleague) else "out of use"
            if book.chance.random() < book.profile.answering:
                said = ChangeInUse(colleague, change, use)
                book.say(said, made + timedelta(days=91), colleague)


RECIPES = (alignment, decisions, granted, favours, changes)
RATES = {
    "alignment.priorities": 0.7, "alignment.hours": 0.7, "alignment.pay": 0.8, "study.budget": 0.7,
    "study.on_time": 0.8, "study.ranges": 0.7, "change.granted": 0.6, "change.favours": 0.7, "change.in_use": 0.6,
}  # fmt: skip
