"""Orders and invoices as moments: what a customer bought, in the voice of the system that wrote it down."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ridealong.moments.kinds.customers import CustomerBought
from ridealong.moments.slots import Money

from .asking import CAME_BACK, Asked, Wish
from .dealing import order_of
from .desk import Desk
from .records import PurchaseRow

Left = Literal["amount of nought", "amount below nought", "day out of reach", "returned", "returned in part"]


@dataclass(slots=True)
class Purchases(Desk[PurchaseRow, Left]):
    """Turns the purchases of one file into wishes."""

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
        known, amount = self.known_by(row, customer), self.net(row)
        if amount is None:
            self.left.append("returned")
            return Wish((), (known,), CAME_BACK)
        currency = row.currency or self.currency
        fact = CustomerBought(
            customer,
            Money(amount, currency),
            seller=seller or None,
            margin=None if row.margin is None else Money(row.margin, currency),
            order=order_of(row.order),
        )
        return Wish((Asked(known, fact, row.date, None),))

    def net(self, row: PurchaseRow) -> Decimal | None:
        """What was bought and kept; None where all of it came back."""
        if row.order is None or self.around.returned.nothing:
            return row.amount
        kept = self.around.returned.kept(row.order, row.product, row.amount)
        if kept is not None and kept < row.amount:
            self.left.append("returned in part")
        return kept

    def known_by(self, row: PurchaseRow, customer: str) -> str:
        """A purchase is known by its order and product, else by what it says; rows that say the same are numbered."""
        if row.order is not None:
            key: tuple[str, ...] = ("order", row.order, customer, row.product or "")
        else:
            amount = f"{row.amount.normalize():f}"
            key = ("purchase", customer, str(row.date), amount, row.product or "")
        return self.known(*key, str(self.repeats.count(key)))
