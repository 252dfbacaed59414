"""The typed rows this door hands on: what one line of a file says, as it stands there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from .stages import Outcome


@dataclass(frozen=True, slots=True)
class PersonRow:
    name: str
    manager: str | None
    role: str | None
    office: str | None
    email: str | None
    since: date | None
    line: int


@dataclass(frozen=True, slots=True)
class CustomerRow:
    name: str
    sector: str | None
    parent: str | None
    owner: str | None
    since: date | None
    place: str | None
    line: int
    website: str | None = None
    phone: str | None = None
    source: str | None = None


class DealRow(NamedTuple):
    """`closed` is when it ended; the close date of a deal that is still open is only `expected`."""

    id: str | None
    owner: str | None
    customer: str | None
    product: str | None
    title: str | None
    stage: str | None
    outcome: Outcome
    opened: date | None
    closed: date | None
    expected: date | None
    amount: Decimal | None
    currency: str | None
    line: int
    why: str | None = None
    source: str | None = None
    next: str | None = None
    next_due: date | None = None
    entered: date | None = None


class PurchaseRow(NamedTuple):
    customer: str
    date: date
    amount: Decimal
    currency: str | None
    seller: str | None
    order: str | None
    product: str | None
    margin: Decimal | None
    line: int


@dataclass(frozen=True, slots=True)
class ProductRow:
    """Brings no moment; the products of deals are checked against it."""

    name: str
    series: str | None
    price: Decimal | None
    line: int


class OrderRow(NamedTuple):
    """An order on its way, or one line of it, or one step of it; what it is worth is a purchase."""

    order: str
    customer: str | None
    ordered: date | None
    required: date | None
    shipped: date | None
    status: str | None
    note: str | None
    seller: str | None
    amount: Decimal | None
    currency: str | None
    product: str | None
    line: int


class ReturnRow(NamedTuple):
    """What came back of an order: all of it, one product of it, or money's worth of it."""

    order: str
    returned: str | None
    product: str | None
    amount: Decimal | None
    day: date | None
    line: int


class ActivityRow(NamedTuple):
    """A call, mail, meeting, note or task; `due` and `done` are those of a task, `start` and `end` of the others."""

    id: str | None
    type: str | None
    subject: str | None
    note: str | None
    owner: str | None
    customer: str | None
    contact: str | None
    beside: str | None
    start: datetime | None
    end: datetime | None
    minutes: Decimal | None
    due: date | None
    done: date | None
    late_by: Decimal | None
    status: str | None
    created: date | None
    place: str | None
    line: int


class TicketRow(NamedTuple):
    id: str | None
    customer: str | None
    subject: str | None
    note: str | None
    type: str | None
    severity: str | None
    opened: date | None
    closed: date | None
    status: str | None
    owner: str | None
    line: int


class ReferralRow(NamedTuple):
    """Who came, through whom; systems name them, number them, or both."""

    id: str | None
    newcomer: str | None
    newcomer_id: str | None
    through: str | None
    through_id: str | None
    date: datetime | None
    zone: str | None
    status: str | None
    line: int


class MoveRow(NamedTuple):
    """Since when a deal has a stage."""

    deal: str
    stage: str
    date: datetime
    worth: Decimal | None
    currency: str | None
    line: int


Record = (
    PersonRow | CustomerRow | DealRow | PurchaseRow | ProductRow
    | OrderRow | ReturnRow | ActivityRow | TicketRow | ReferralRow | MoveRow
)  # fmt: skip
