"""Counts, while rows pass by, the names and gaps that the traps are told from; no row is kept."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from .crowd import Crowd
from .layout import Layout
from .records import (
    ActivityRow,
    CustomerRow,
    DealRow,
    OrderRow,
    PersonRow,
    ProductRow,
    PurchaseRow,
    Record,
    TicketRow,
)

Role = Literal["person", "manager", "customer", "parent", "product", "sector", "place", "mail"]
Gap = Literal[
    "no customer",
    "no owner",
    "no opening date",
    "no closing date",
    "open without closing date",
    "open past its closing date",
    "won without amount",
    "lost at nought",
    "closed before opened",
    "amount below nought",
    "id again",
]


MOST_IDS = 5_000_000


@dataclass(slots=True)
class Sighting:
    count: int
    line: int


@dataclass(slots=True)
class Tally:
    """What one table's rows said: `listed` are the names it is a list of, `named` those it refers to."""

    layout: Layout
    today: date | None = None
    rows: int = 0
    listed: dict[str, Sighting] = field(default_factory=dict)
    named: defaultdict[Role, dict[str, Sighting]] = field(default_factory=lambda: defaultdict(dict))
    gaps: dict[Gap, Sighting] = field(default_factory=dict)
    ids: Crowd = field(default_factory=Crowd)

    def see(self, record: Record) -> None:
        self.rows += 1
        match record:
            case DealRow():
                self.see_deal(record)
            case PurchaseRow():
                self.see_purchase(record)
            case PersonRow():
                self.see_person(record)
            case CustomerRow():
                self.see_customer(record)
            case ProductRow():
                self.list(record.name, record.line)
            case OrderRow():
                self.name("person", record.seller, record.line)
                self.name("customer", record.customer, record.line)
            case ActivityRow() | TicketRow():
                self.name("person", record.owner, record.line)
                self.name("customer", record.customer, record.line)
            case _:
                pass

    def see_deal(self, row: DealRow) -> None:
        self.name("person", row.owner, row.line)
        self.name("customer", row.customer, row.line)
        self.name("product", row.product, row.line)
        if row.customer is None:
            self.gap("no customer", row.line)
        if row.owner is None:
            self.gap("no owner", row.line)
        if row.opened is None:
            self.gap("no opening date", row.line)
        self.see_end(row)
        self.see_id(row)

    def see_end(self, row: DealRow) -> None:
        if row.outcome == "open":
            if row.expected is None:
                self.gap("open without closing date", row.line)
            elif self.today is not None and row.expected < self.today and self.by_stage_alone:
                self.gap("open past its closing date", row.line)
        elif row.closed is None:
            self.gap("no closing date", row.line)
        elif row.opened is not None and row.closed < row.opened:
            self.gap("closed before opened", row.line)
        if row.outcome == "won" and not row.amount:
            self.gap("won without amount", row.line)
        elif row.outcome == "lost" and row.amount == 0 and row.amount is not None:
            self.gap("lost at nought", row.line)
        if row.amount is not None and row.amount < 0:
            self.gap("amount below nought", row.line)

    @property
    def by_stage_alone(self) -> bool:
        """Whether only a stage says that a deal is open, and its day may be the one on which it was closed."""
        columns = self.layout.columns
        return "closed" in columns and columns.keys().isdisjoint(("expected", "won", "ended"))

    def see_id(self, row: DealRow) -> None:
        """Beyond the first millions only the desk, which takes the first of each, still holds ids together."""
        if row.id is not None and len(self.ids) < MOST_IDS and self.ids.met(row.id):
            self.gap("id again", row.line)

    def see_purchase(self, row: PurchaseRow) -> None:
        self.name("person", row.seller, row.line)
        self.name("customer", row.customer, row.line)
        self.name("product", row.product, row.line)
        if row.amount < 0:
            self.gap("amount below nought", row.line)

    def see_person(self, row: PersonRow) -> None:
        self.list(row.name, row.line)
        self.name("manager", row.manager, row.line)
        if row.email is not None:
            self.name("mail", row.email.rpartition("@")[2], row.line)

    def see_customer(self, row: CustomerRow) -> None:
        self.list(row.name, row.line)
        self.name("person", row.owner, row.line)
        self.name("parent", row.parent, row.line)
        self.name("sector", row.sector, row.line)
        self.name("place", row.place, row.line)

    def list(self, name: str, line: int) -> None:
        if (seen := self.listed.get(name)) is None:
            self.listed[name] = Sighting(1, line)
        else:
            seen.count += 1

    def name(self, role: Role, name: str | None, line: int) -> None:
        if name is None:
            return
        if (seen := self.named[role].get(name)) is None:
            self.named[role][name] = Sighting(1, line)
        else:
            seen.count += 1

    def gap(self, gap: Gap, line: int) -> None:
        if (seen := self.gaps.get(gap)) is None:
            self.gaps[gap] = Sighting(1, line)
        else:
            seen.count += 1
