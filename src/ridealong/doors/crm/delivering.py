"""Orders with a day they were promised by: one promise an order, kept by the day its last line was shipped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from ridealong.moments.kinds.loops import LoopClaimed, PromiseMade, TroubleReported
from ridealong.speech import ngettext
from ridealong.speech.figures import figure

from .asking import Asked, Wish
from .buying import Purchases
from .desk import Desk, Late
from .records import OrderRow, PurchaseRow
from .states import State, read_state

Left = Literal[
    "no customer",
    "no day of ordering",
    "day out of reach",
    "promised by no day",
    "promised before ordered",
    "due out of reach",
    "cancelled",
    "shipped before ordered",
    "shipped out of reach",
    "nobody promised it",
    "amount below nought",
    "returned",
    "returned in part",
]


@dataclass(slots=True)
class Order:
    """What the lines of one order say together: it is on its way until the last of them is shipped."""

    customer: str
    line: int
    ordered: date | None = None
    required: date | None = None
    shipped: date | None = None
    waiting: bool = False
    state: State = "unknown"
    note: str | None = None
    seller: str | None = None


@dataclass(slots=True)
class Orders(Desk[OrderRow, str]):
    """Turns orders into promises, and what they are worth into purchases."""

    within: int | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    whose: str | None = None
    steps: bool = False
    """Whether each row is a step of an order (ordered, sent, …) and not a line of it."""
    orders: dict[tuple[str, str], Order] = field(default_factory=dict)
    purchases: Purchases | None = None
    noted: int = 0

    def wish(self, row: OrderRow) -> Wish | None:
        self.left.clear()
        name = row.customer or self.whose
        if name is None:
            self.left.append("no customer")
            return None
        customer = self.customers[name].id
        if (order := self.orders.get((row.order, customer))) is None:
            order = self.orders[row.order, customer] = Order(customer, row.line)
        self.take(order, row)
        return self.bought(row, name)

    def take(self, order: Order, row: OrderRow) -> None:
        state = read_state(row.status, self.words)
        ordered, shipped = row.ordered, row.shipped
        if self.steps:
            ordered = row.ordered if state == "ordered" else None
            shipped = row.ordered if state == "done" else None
        order.ordered = earliest(order.ordered, ordered)
        order.required = latest(order.required, row.required)
        order.shipped = latest(order.shipped, shipped)
        order.waiting |= shipped is None and not self.steps
        if state in ("dropped", "disputed"):
            order.state = state
        order.note = order.note or row.note
        if row.seller is not None:
            order.seller = order.seller or self.people[row.seller].id

    def bought(self, row: OrderRow, customer: str) -> Wish | None:
        if row.amount is None or row.ordered is None:
            return None
        if self.purchases is None:
            self.purchases = Purchases(self.people, self.customers, self.currency, self.calendar, self.around)
        told = PurchaseRow(
            customer,
            row.ordered,
            row.amount,
            row.currency,
            row.seller,
            row.order,
            row.product,
            None,
            row.line,
        )
        wish = self.purchases.wish(told)
        self.left += self.purchases.left
        if wish is not None and read_state(row.status, self.words) == "dropped":
            return Wish((), (*wish.not_so, *(asked.id for asked in wish.asked)))
        return wish

    def rest(self) -> Iterable[Late]:
        for (number, _), order in self.orders.items():
            self.left.clear()
            self.noted += order.note is not None
            wish = self.promise(number, order)
            yield Late(wish, tuple(self.left), order.line)

    def promise(self, number: str, order: Order) -> Wish | None:
        known = self.known("order on its way", number, order.customer, end=-1)
        due = order.required
        if due is None and self.within is not None and order.ordered is not None:
            due = order.ordered + timedelta(days=self.within)
        why = self.why_not(order, due)
        if why is not None:
            self.left.append(why)
            return Wish((), (f"{known}1", f"{known}0")) if why == "cancelled" else None
        assert order.ordered is not None and due is not None
        served_by = order.seller or self.around.server(order.customer, order.ordered)
        who = served_by or self.around.leader
        if who is None:
            self.left.append("nobody promised it")
            return None
        fact = PromiseMade(who, order.customer, f"order {number}", due)
        asked = [Asked(f"{known}0", fact, order.ordered, None, unsure=served_by is None)]
        shipped = self.shipped(order, known, who)
        asked += shipped
        if order.state == "disputed":
            words = order.note or f"order {number} is disputed"
            trouble = TroubleReported(order.customer, words, on=f"{known}0")
            day = shipped[0].day if shipped else order.ordered
            asked.append(Asked(f"{known}2", trouble, day, None, loose=True))
        return Wish(tuple(asked))

    def why_not(self, order: Order, due: date | None) -> Left | None:
        """Why no promise is made of an order."""
        if order.ordered is None:
            return "no day of ordering"
        if not self.calendar.holds(order.ordered):
            return "day out of reach"
        if order.state == "dropped":
            return "cancelled"
        if due is None:
            return "promised by no day"
        if not self.calendar.reaches(due, order.ordered):
            return "due out of reach"
        return "promised before ordered" if due < order.ordered else None

    def shipped(self, order: Order, known: str, who: str) -> list[Asked]:
        """The trace that proves it: the day of shipping, as the order book has it."""
        if order.shipped is None or order.waiting or order.ordered is None:
            return []
        if order.shipped < order.ordered:
            self.left.append("shipped before ordered")
        elif not self.calendar.holds(order.shipped):
            self.left.append("shipped out of reach")
        else:
            return [Asked(f"{known}1", LoopClaimed(who, f"{known}0"), order.shipped, None)]
        return []

    def says(self) -> Iterator[str]:
        if self.noted:
            yield ngettext(
                "{count} order has a comment; kept are those of disputed orders alone, as the customer's trouble",
                "{count} orders have comments; kept are those of disputed orders alone, as the customer's trouble",
                self.noted,
                count=figure(self.noted),
            )


def earliest(one: date | None, other: date | None) -> date | None:
    return min(one, other) if one and other else one or other


def latest(one: date | None, other: date | None) -> date | None:
    return max(one, other) if one and other else one or other
