"""Purchases of earlier imports that a list of returns says came back: they are taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, timedelta

from ridealong.ledger.recall import Scope, recall
from ridealong.moments.kinds.customers import CustomerBought
from ridealong.moments.overdue import IMPORTED

from .asking import CAME_BACK, Wish
from .desk import Desk, Late
from .records import ReturnRow
from .returned import came_back


@dataclass(slots=True)
class Returns(Desk[ReturnRow, str]):
    """Comes after all purchases; those of the same import have not been made in the first place."""

    orders: dict[str, int] = field(default_factory=dict)
    """Orders that came back as a whole, with the line that says so first."""

    def wish(self, row: ReturnRow) -> Wish | None:
        self.left.clear()
        if not came_back(row):
            self.left.append("nothing came back")
        elif row.order in self.around.returned.whole and row.order not in self.around.returned.met:
            self.orders.setdefault(row.order, row.line)
        return None

    def rest(self) -> Iterable[Late]:
        if not self.orders:
            return
        found = recall(
            Scope.everything(),
            kinds=(CustomerBought,),
            until=self.calendar.last + timedelta(days=1),
            zone=UTC,
        )
        met = set()
        for moment, fact in found.kind(CustomerBought):
            # A deal that was won is bought under the number of the deal, in its owner's word: it is no order.
            ordered = moment.by is None and moment.door.startswith(IMPORTED)
            if ordered and fact.order in self.orders:
                met.add(fact.order)
                yield Late(Wish((), (moment.id,), CAME_BACK), (), self.orders[fact.order])
        for order, line in self.orders.items():
            if order not in met:
                yield Late(None, ("no such order",), line)
