"""Which columns of a list of purchases say who, when and how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ridealong.doors.crm.headings import fold
from ridealong.doors.crm.refusals import TableError
from ridealong.speech import gettext

KNOWN = {
    "customer": (
        "customer", "customer id", "customerid", "client", "client id", "account", "account id", "account name",
        "customer name", "cust id", "custid", "user", "user id", "buyer", "company", "kunde", "kundennummer", "id",
    ),
    "date": (
        "date", "day", "order date", "orderdate", "invoice date", "purchase date", "transaction date", "ordered on",
        "bought on", "sale date", "close date", "datum", "bestelldatum", "created at", "timestamp",
    ),
    "amount": (
        "amount", "total", "sales", "sales amount", "revenue", "spend", "value", "order total", "total amount",
        "line total", "net amount", "price", "monetary value", "betrag", "umsatz", "summe",
    ),
    "currency": ("currency", "currency code", "currency iso code", "wahrung"),
}  # fmt: skip
"""The headings by which each is known, the likeliest first."""
NEEDED = ("customer", "date", "amount")


@dataclass(frozen=True, slots=True)
class Columns:
    """The place of each among a table's columns; a list without amounts or currencies has none."""

    customer: int
    date: int
    amount: int
    currency: int | None = None


def columns_of(file: str, headings: Sequence[str], named: dict[str, str | None]) -> Columns:
    """Where each stands: under the heading that was named, else under one that is known.

    Raises :class:`TableError` that names the headings there are.
    """
    folded = [fold(each) for each in headings]
    found: dict[str, int] = {}
    for part, known in KNOWN.items():
        wanted = named.get(part)
        if wanted is not None and fold(wanted) not in folded:
            raise TableError(
                gettext(
                    "there is no column `{name}`; there are: {headings}",
                    name=wanted,
                    headings=", ".join(headings),
                ),
                file=file,
            )
        names = (fold(wanted),) if wanted is not None else known
        place = next((folded.index(each) for each in names if each in folded), None)
        if place is not None and place not in found.values():
            found[part] = place
    for part in NEEDED:
        if part not in found:
            raise TableError(
                gettext(
                    "no column says the {part} of a purchase; name it with --{part} HEADING; there are: {headings}",
                    part=part,
                    headings=", ".join(headings),
                ),
                file=file,
            )
    return Columns(found["customer"], found["date"], found["amount"], found.get("currency"))
