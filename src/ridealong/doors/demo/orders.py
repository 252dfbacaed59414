"""Tells what customers bought: each in a rhythm of their own, as the order book has it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from ridealong.doors.demo.customers import Customer, customers
from ridealong.doors.demo.days import When, working
from ridealong.doors.demo.firm import Firm, Order
from ridealong.doors.demo.telling import SYSTEM

CENT = Decimal("0.01")
FIRST_NUMBER = 4100
LONGEST_GAP_DAYS, SHORTEST_GAP_DAYS = 150, 2


def tell(firm: Firm) -> None:
    chance = firm.chance("orders")
    orders = [*firm.orders, *(order for customer in customers() for order in _orders(firm, customer, chance))]
    for number, order in enumerate(sorted(orders, key=lambda each: (each.day, each.customer)), FIRST_NUMBER):
        margin = f", margin {order.margin:.2f} EUR" if order.margin is not None else ""
        deal = f" in {order.deal}" if order.deal else ""
        said = f"bought for {order.amount:.2f} EUR from {order.seller}{margin}, order {order.day:%y}-{number}{deal}"
        firm.tell(When(order.day), order.customer, said, recorder=SYSTEM)


def _orders(firm: Firm, customer: Customer, chance: Random) -> Iterator[Order]:
    for day in _days(firm, customer, chance):
        amount = Decimal(customer.spend * chance.lognormvariate(0, 0.35)).quantize(CENT)
        yield Order(day, customer.handle, amount, firm.served_by(customer, day))


def _days(firm: Firm, customer: Customer, chance: Random) -> Iterator[date]:
    """Gaps whose logarithm strays from its middle: mostly even, with the odd long silence that worries a seller."""
    first = firm.span.first if customer.arrives is None else firm.span.day(customer.arrives, 6)
    day = first + timedelta(days=round(chance.uniform(1, customer.gap_days * 1.2)))
    end = firm.span.day(customer.silent_from) if customer.silent_from else firm.span.last
    while working(day) <= end:
        yield working(day)
        gap = customer.gap_days * chance.lognormvariate(0, customer.spread)
        day += timedelta(days=round(min(max(gap, SHORTEST_GAP_DAYS), LONGEST_GAP_DAYS)))
