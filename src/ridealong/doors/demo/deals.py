"""Tells of deals: opened, moved from stage to stage, won or lost, in the words of those who own them."""

from __future__ import annotations

from decimal import Decimal

from ridealong.doors.demo.customers import Customer
from ridealong.doors.demo.days import WEEKS, When, later, some_time, soon_after
from ridealong.doors.demo.firm import Fates, Firm, Order
from ridealong.doors.demo.wording import Words, pools

ENDS = {"won": 9, "lost": 8, "abandoned": 3}
A_WEEK = (1, 2)
SMALLEST, LARGEST, USUAL = 800, 46_000, 3_200
LEAST_MARGIN, MOST_MARGIN = 18, 34
"""What a deal is worth in euros, and how many hundredths of that are ours."""


def tell(firm: Firm) -> None:
    chance, words = firm.part("deals")
    ends = Fates(chance, ENDS)
    for week in range(-WEEKS, 0):
        for _ in range(chance.choice(A_WEEK)):
            _deal(firm, chance.choice(firm.known(week)), week, ends.next(), words)


def _deal(firm: Firm, customer: Customer, week: int, end: str, words: Words) -> None:
    chance, label = words.chance, firm.telling.label("d")
    when = some_time(firm.span.day(week, chance.randrange(5)), chance)
    worth = Decimal(round(chance.triangular(SMALLEST, LARGEST, USUAL), -2))
    owner = firm.served_by(customer, when.day)
    said = f"{owner} opened a deal with {customer.handle} {words.say('deal')} worth {worth:.2f} EUR {label}"
    firm.telling.tell(when, owner, said)
    stages = pools()["deals", "stage", ""]
    for stage in sorted(chance.sample(range(len(stages)), chance.randrange(4))):
        when = soon_after(when, later(when.day, chance.randrange(4, 20)), chance)
        owner = firm.served_by(customer, when.day)
        firm.telling.tell(when, owner, f'{label} reached stage "{stages[stage]}"')
    when = soon_after(when, later(when.day, chance.randrange(5, 45)), chance)
    if end == "won":
        _win(firm, customer, when, label, worth=worth, words=words)
    else:
        owner = firm.served_by(customer, when.day)
        firm.telling.tell(when, owner, f"{label} was {end}{words.perhaps(0.8, end)}")


def _win(firm: Firm, customer: Customer, when: When, label: str, *, worth: Decimal, words: Words) -> None:
    owner = firm.served_by(customer, when.day)
    firm.telling.tell(when, owner, f"{label} was won for {worth:.2f} EUR{words.perhaps(0.8, 'won')}")
    margin = worth * words.chance.randrange(LEAST_MARGIN, MOST_MARGIN) / 100
    day = later(when.day, words.chance.randrange(1, 10))
    firm.orders.append(Order(day, customer.handle, worth, owner, margin, label))
