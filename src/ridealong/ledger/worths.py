"""Derived: what each customer is expected to be worth and who came through whom, kept as it was last worked out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import msgspec
from django.db import transaction

from ridealong.ledger.models import Book, Worth
from ridealong.moments.kinds.customers import CustomerBought, CustomerReferred
from ridealong.moments.kinds.roster import CustomerMerged, CustomerMet, MomentWithdrawn
from ridealong.people.asked_once import asked_anew, once_a_page
from ridealong.people.lines import kept_day
from ridealong.people.lists import as_list, ask, insert, listed

CHANGING = (CustomerBought, CustomerReferred, CustomerMerged, CustomerMet, MomentWithdrawn)
MOST_IN_TREE = 60
TREE = f"""WITH RECURSIVE up(customer, sender) AS (
 SELECT w.customer, w.sender FROM ledger_worth w WHERE w.customer = %s AND w.sender IS NOT NULL
 UNION ALL SELECT w.customer, w.sender FROM ledger_worth w JOIN up u ON w.customer = u.sender
 WHERE w.sender IS NOT NULL),
 down(customer, depth) AS (
 SELECT w.customer, 1 FROM ledger_worth w WHERE w.sender = %s
 UNION ALL SELECT w.customer, d.depth + 1 FROM ledger_worth w JOIN down d ON w.sender = d.customer),
 tree(customer) AS (SELECT sender FROM up UNION ALL
 SELECT customer FROM (SELECT customer FROM down ORDER BY depth, customer LIMIT {MOST_IN_TREE}) nearest)"""
"""Who sent a customer and who sent those; who came through them, those nearer first, and not more than so many."""
COLUMNS = ("customer", "value", "told", "sender", "hanging")
AT_ONCE = 500
"""So many customers who ever bought are worked out while somebody waits for a page; more by the tick, once a day."""


class Expected(msgspec.Struct, frozen=True):
    """What one customer is expected to do in the year ahead, in the currency of the book."""

    alive: float
    """How probable it is that they still are a customer."""
    purchases: float
    """On how many days they will buy."""
    value: float
    low: float
    high: float
    """Four times out of five what comes lies between."""
    lifetime: float
    """All that is ever to come, what comes later counting less."""


class Kept(msgspec.Struct, frozen=True):
    """A customer in the trees of who sent whom, with what they are expected to do where they ever bought."""

    expected: Expected | None = None
    sent: int = 0
    """How many newcomers named them."""
    hanging: int = 0
    """How many came through them, over whatever others."""
    value_hanging: float = 0.0
    """What those are worth in the year ahead."""


class Told(msgspec.Struct, frozen=True):
    """What all customers say together."""

    why: str = ""
    """Why nobody's worth can be told, where it cannot."""
    detail: str = ""
    currency: str = ""
    customers: int = 0
    value: float = 0.0
    lifetime: float = 0.0
    sent: int = 0
    """How many newcomers named a customer who sent them."""
    r: float | None = None
    """How many others a customer sends before they leave; nothing where nobody sent anybody."""
    r_low: float = 0.0
    r_high: float = 0.0
    multiplier: float | None = None
    """What one customer becomes with all who come through them; nothing where R may as well be one."""
    to_come: float | None = None
    """What those are worth who will yet come through a customer who is here."""


_kept = msgspec.json.Decoder(Kept).decode
_told = msgspec.json.Decoder(Told).decode
Row = tuple[str, str | None, Kept]
"""A customer, who sent them, and what is kept of them."""


def keep(rows: Iterable[Row], told: Told, *, day: date, seq: int) -> None:
    """In place of all that was kept before."""
    written = [
        (customer, kept.expected.value if kept.expected else None, _json(kept), sender, kept.hanging)
        for customer, sender, kept in rows
    ]
    with transaction.atomic():
        Worth.objects.all().delete()
        insert(Worth, COLUMNS, written)
        Book.objects.update_or_create(id=1, defaults={"day": day, "seq": seq, "told": _json(told)})
    asked_anew()


def forget_all() -> None:
    Worth.objects.all().delete()
    Book.objects.all().delete()


def kept(text: str) -> Kept:
    return _kept(text)


class Worked(NamedTuple):
    """What all customers say together, the day it was worked out on, and whether anything was told since."""

    day: date
    told: Told
    is_old: bool


@once_a_page
def book() -> Worked | None:
    """As it was last worked out; nothing before anybody did."""
    newer = f"EXISTS (SELECT 1 FROM ledger_moment m WHERE m.seq > b.seq AND m.kind IN {listed()})"
    rows = ask(
        f"SELECT b.day, b.told, {newer} FROM ledger_book b WHERE b.id = 1",
        [as_list(kind.STORED for kind in CHANGING)],
    )
    return next((Worked(kept_day(day), _told(told), bool(newer)) for day, told, newer in rows), None)


def is_due(day: date) -> bool:
    """Whether it is another day, or anything was told since that changes it."""
    found = book()
    return found is None or found.day != day or found.is_old


def is_little() -> bool:
    """Whether there is so little that it is worked out while somebody waits for a page."""
    return bool(ask("SELECT count(*) FROM ledger_rhythm")[0][0] <= AT_ONCE)


def _json(told: object) -> str:
    return msgspec.json.encode(told).decode()
