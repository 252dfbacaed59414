"""The typed rows this door hands on: what one line of a file says, as it stands there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
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


Record = PersonRow | CustomerRow | DealRow | PurchaseRow | ProductRow
