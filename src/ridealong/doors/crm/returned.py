"""What came back, by order: a purchase counts with what the customer kept of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from .records import ReturnRow
from .states import read_state


@dataclass(slots=True)
class Returned:
    """Returns of every file of an import, and how much of each is still to be netted."""

    whole: dict[str, None] = field(default_factory=dict)
    products: set[tuple[str, str]] = field(default_factory=set)
    money: dict[tuple[str, str | None], Decimal] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)
    """Orders returned whose purchases came in the same import."""

    @classmethod
    def of(cls, rows: Iterable[ReturnRow]) -> Returned:
        returned = cls()
        for row in rows:
            returned.take(row)
        return returned

    @property
    def nothing(self) -> bool:
        return not (self.whole or self.products or self.money)

    def take(self, row: ReturnRow) -> None:
        if not came_back(row):
            return
        if row.amount:
            key = row.order, row.product
            self.money[key] = self.money.get(key, Decimal()) + abs(row.amount)
        elif row.product is not None:
            self.products.add((row.order, row.product))
        else:
            self.whole[row.order] = None

    def kept(self, order: str, product: str | None, amount: Decimal) -> Decimal | None:
        """What is left of one purchase; None where nothing is."""
        if order in self.whole:
            self.met.add(order)
            return None
        if product is not None and (order, product) in self.products:
            return None
        for key in ((order, product), (order, None)):
            if back := min(self.money.get(key, Decimal()), amount):
                self.money[key] -= back
                amount -= back
                if not amount:
                    return None
        return amount


def came_back(row: ReturnRow) -> bool:
    return row.returned is None or read_state(row.returned, {}) not in ("open", "dropped")
