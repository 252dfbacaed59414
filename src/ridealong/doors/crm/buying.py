"""Orders and invoices as moments: what a customer bought, in the voice of the system that wrote it down."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ridealong.moments.kinds.customers import CustomerBought
from ridealong.moments.slots import Money

from .asking import Asked, Calendar, Wish
from .dealing import order_of
from .keys import moment_id
from .naming import NamedIn
from .records import PurchaseRow
from .repeats import Repeats

Left = Literal["amount of nought", "amount below nought", "day out of reach"]


@dataclass(slots=True)
class Purchases:
    """Turns the purchases of one file into wishes."""

    people: NamedIn
    customers: NamedIn
    currency: str
    calendar: Calendar
    repeats: Repeats = field(default_factory=Repeats)
    left: list[Left] = field(default_factory=list)

    def wish(self, row: PurchaseRow) -> Wish | None:
        self.left.clear()
        seller = self.people[row.seller].id if row.seller else None
        customer = self.customers[row.customer].id
        if row.amount <= 0:
            self.left.append("amount below nought" if row.amount else "amount of nought")
            return None
        if not self.calendar.holds(row.date):
            self.left.append("day out of reach")
            return None
        currency = row.currency or self.currency
        fact = CustomerBought(
            customer,
            Money(row.amount, currency),
            seller=seller or None,
            margin=None if row.margin is None else Money(row.margin, currency),
            order=order_of(row.order),
        )
        return Wish((Asked(self.known_by(row, customer), fact, row.date, None),))

    def known_by(self, row: PurchaseRow, customer: str) -> str:
        """A purchase is known by its order and product, else by what it says; rows that say the same are numbered."""
        if row.order is not None:
            key: tuple[str, ...] = ("order", row.order, customer, row.product or "")
        else:
            amount = f"{row.amount.normalize():f}"
            key = ("purchase", customer, str(row.date), amount, row.product or "")
        return moment_id(*key, str(self.repeats.count(key)))
