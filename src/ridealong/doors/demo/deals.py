"""Tells of deals: opened, moved from stage to stage, won or lost, in the words of those who own them."""

from __future__ import annotations

from decimal import Decimal

from ridealong.doors.demo.customers import Customer
from ridealong.doors.demo.days import WEEKS, When, later, some_time, soon_after
from ridealong.doors.demo.firm import Fates, Firm, Order
from ridealong.doors.demo.wording import Words, pools

ENDS = {"won": 9, "lost": 8, "abandoned": 3}
A_WEEK = (1, 2)
WORTH = {"press": (6_500, 46_000, 14_000), "supply": (1_200, 16_000, 3_500), "care": (600, 6_800, 1_900)}
"""What deals are about, and the least, the most and the usual that one is worth in euros."""
LEAST_MARGIN, MOST_MARGIN = 18, 34


def tell(firm: Firm) -> None:
    chance, words = firm.part("deals")
    ends = Fates(chance, ENDS)
    for week in range(-WEEKS, 0):
        for _ in range(chance.choice(A_WEEK)):
            _deal(firm, chance.choice(firm.known(week)), week, ends.next(), words)


def _deal(firm: Firm, customer: Customer, week: int, end: str, words: Words) -> None:
    chance, label = words.chance, firm.telling.label("d")
    matter = chance.choice(list(WORTH))
    worth = Decimal(round(chance.triangular(*WORTH[matter]), -2))
    when = some_time(firm.span.day(week, chance.randrange(5)), chance)
    what = words.say(f"{matter} deal")
    opened = f"opened a deal with {customer.handle} {what} worth {worth:.2f} EUR {label}"
    firm.tell(when, firm.served_by(customer, when.day), opened)
    when = _move(firm, customer, when, label, words)
    owner = firm.served_by(customer, when.day)
    if end == "won":
        firm.tell(when, label, f"was won for {worth:.2f} EUR{words.perhaps(0.8, 'won')}", recorder=owner)
        margin = worth * chance.randrange(LEAST_MARGIN, MOST_MARGIN) / 100
        day = later(when.day, chance.randrange(1, 10))
        firm.orders.append(Order(day, customer.handle, worth, owner, margin, label))
    else:
        why = words.perhaps(0.8, f"{matter} lost" if end == "lost" else end)
        firm.tell(when, label, f"was {end}{why}", recorder=owner)


def _move(firm: Firm, customer: Customer, when: When, label: str, words: Words) -> When:
    """From stage to stage, some of them skipped; when it ends."""
    chance, stages = words.chance, pools()["deals", "stage", ""]
    for stage in sorted(chance.sample(range(len(stages)), chance.randrange(4))):
        when = soon_after(when, later(when.day, chance.randrange(4, 20)), chance)
        owner = firm.served_by(customer, when.day)
        firm.tell(when, label, f'reached stage "{stages[stage]}"', recorder=owner)
    return soon_after(when, later(when.day, chance.randrange(5, 45)), chance)
