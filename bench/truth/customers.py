"""What moments tell that a sign of staying close to customers was met, or missed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from bench.truth.book import CUSTOMERS, IN_TOWN, LEADER, TEAM, Book
from ridealong.moments.kinds.customers import (
    CustomerBought,
    CustomerReferred,
    CustomerSpoke,
    DealOpened,
    FitJudged,
    TouchMade,
)
from ridealong.moments.kinds.employees import SkillAgreed, SkillObserved
from ridealong.moments.kinds.loops import PromiseMade, SaleLetGo, TroubleReported, VisitMade
from ridealong.moments.kinds.strategy import PaySettled
from ridealong.moments.slots import Money
from ridealong.moments.weeks import week_of

BUYERS, GAP = 20, timedelta(days=28)
"""So many buy at any time, each in a rhythm of four weeks: a quarter of that is late."""
PAID = Money(Decimal(5000), "EUR")
KEY_ACCOUNTS, OTHERS = CUSTOMERS[:24], CUSTOMERS[24:]


def promises(book: Book) -> None:
    for week, customer in book.openings(40, CUSTOMERS):
        who, day = book.turn(TEAM), book.day(week)
        promise = book.say(
            PromiseMade(who, customer, "a corrected invoice", day + timedelta(days=4)), day, who
        )
        if book.met("serving.promises", 0.8, customer):
            book.claimed(promise, who, day + timedelta(days=3))
            book.confirmed(promise, customer, day + timedelta(days=5))


def rhythm(book: Book) -> None:
    """Whoever is past their rhythm stays away, and somebody else begins to buy."""
    end = book.day(book.weeks)
    for _ in range(round(BUYERS * book.profile.evidence)):
        day = book.day(0) - 3 * GAP + timedelta(days=book.chance.randrange(GAP.days))
        while day < end:
            day = _buys_until_lost(book, day, end)


def _buys_until_lost(book: Book, day: date, end: date) -> date:
    customer, who = book.newcomer(), book.turn(TEAM)
    for _ in range(3):
        book.say(CustomerBought(customer, PAID, who), day)
        day += GAP
    while day < end:
        bought = book.say(CustomerBought(customer, PAID, who), day)
        book.kept["sold"].append((customer, bought, day))
        if not book.met("serving.rhythm", 0.7, customer):
            break
        day += GAP
    return day


def touches(book: Book) -> None:
    for week, customer in book.openings(40, CUSTOMERS):
        who = book.turn(TEAM)
        how = "answered" if book.met("serving.gave", 0.6, customer) else "pitched"
        book.say(TouchMade(who, how, customer, "the resin"), book.day(week, 1), who)


def newcomers(book: Book) -> None:
    """Held to the leader's own past, so that nobody is better than it for long."""
    for week, many in book.events("serving.newcomers", 1 / 13).items():
        for _ in range(many):
            new = book.newcomer()
            book.say(CustomerReferred(new, book.turn(CUSTOMERS)), book.day(week, 2), new)


def fits(book: Book) -> None:
    """Of every second purchase its buyer says, a quarter later, whether it still fits."""
    for customer, bought, day in book.kept["sold"][::2]:
        good = book.met("walkaway.fit", 0.8, customer)
        if book.chance.random() < book.profile.answering:
            book.say(
                FitJudged(customer, bought, "good" if good else "poor"), day + timedelta(days=91), customer
            )


def let_go(book: Book) -> None:
    for week, many in book.events("walkaway.let_go", 1 / 13).items():
        for _ in range(many):
            _let_one_go(book, week)


def _let_one_go(book: Book, week: int) -> None:
    """A deal that is begun is an effort of another practice too, so it is as often inside whom the plan serves."""
    who, day = book.turn(TEAM), book.day(week, 1)
    town = "Graz" if book.met("alignment.hours", 0.7, who) else "Linz"
    customer = book.turn(IN_TOWN[town])
    deal = book.say(DealOpened(who, customer, "twenty drums"), day, who)
    gone = book.say(
        SaleLetGo(who, deal, customer, "Harbour", "theirs fits better"), day + timedelta(days=2), who
    )
    if book.confirmed(gone, customer, day + timedelta(days=3)):
        if book.met("walkaway.made_whole", 0.7, who):
            book.say(PaySettled(who, PAID, gone, day + timedelta(days=2)), day + timedelta(days=9))
        if book.met("walkaway.returned", 0.5, customer):
            book.say(CustomerBought(customer, PAID, who), day + timedelta(days=200))


def joint_visits(book: Book) -> None:
    """Two in every week that reaches it, first with the key accounts whose turn to be met has come in its quarter."""
    skills = {
        person: book.say(SkillAgreed(LEADER, "listens", person), book.day(0), LEADER) for person in TEAM
    }
    _key_accounts_buy(book)
    block, due = -1, []
    for week, reached in enumerate(book.weekly("joint_visits.visits", 0.7)):
        if week_of(book.day(week)) // 13 != block:
            block = week_of(book.day(week)) // 13
            due = [each for each in KEY_ACCOUNTS if book.met("joint_visits.top_customers", 0.6, each)]
        for weekday in (2, 3) if reached else (2,) if week == 0 else ():
            customer = due.pop() if due else book.turn(OTHERS)
            _beside(book, customer, book.day(week, weekday), skills)


def _beside(book: Book, customer: str, day: date, skills: Mapping[str, str]) -> None:
    person = book.server[customer]
    visit = book.say(VisitMade(LEADER, customer, person), day)
    if book.met("joint_visits.asked", 0.7, customer):
        book.say(CustomerSpoke(customer, "invoices are wrong", on=visit), day + timedelta(days=1), customer)
        book.say(SkillObserved(person, "saw", skills[person], LEADER, visit), day + timedelta(days=1), person)


def _key_accounts_buy(book: Book) -> None:
    """Once a year, more than anybody else: the top fifth are always some of these."""
    for number, customer in enumerate(KEY_ACCOUNTS):
        for week in range(-2, book.weeks, 48):
            book.say(CustomerBought(customer, Money(Decimal(10**6 + number), "EUR")), book.day(week))


def points(book: Book) -> None:
    for week, customer in book.openings(30, OTHERS):
        day, who = book.day(week), book.server[customer]
        trouble = book.say(TroubleReported(customer, "wrong resin"), day, customer)
        if book.met("joint_visits.points", 0.8, customer):
            book.claimed(trouble, who, day + timedelta(days=9))
            book.confirmed(trouble, customer, day + timedelta(days=12))


RECIPES = (promises, rhythm, touches, newcomers, fits, let_go, joint_visits, points)
RATES = {
    "serving.promises": 0.8, "serving.rhythm": 0.7, "serving.gave": 0.6,
    "walkaway.fit": 0.8, "walkaway.returned": 0.5, "walkaway.made_whole": 0.7, "joint_visits.visits": 0.7,
    "joint_visits.top_customers": 0.6, "joint_visits.points": 0.8, "joint_visits.asked": 0.7,
}  # fmt: skip
