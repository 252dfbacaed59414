"""Which column of a file says who bought, when, and for how much: by what its heading says, or as somebody tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from ridealong.doors.crm.headings import fold

WORDS: Final = {
    "customer": (
        "customer", "customer id", "customer key", "customer number", "client", "client id", "account", "account id",
        "reseller key", "company", "buyer", "user id", "customer name", "account name", "kunde", "kundennummer",
    ),
    "date": (
        "date", "order date", "ordered on", "purchase date", "invoice date", "transaction date", "day", "bought on",
        "created at", "datum", "bestelldatum", "rechnungsdatum",
    ),
    "amount": (
        "amount", "total", "order total", "sales", "value", "revenue", "net amount", "total amount", "dollar value",
        "price", "betrag", "summe", "umsatz",
    ),
    "currency": ("currency", "currency code", "currency iso code", "wahrung"),
}  # fmt: skip
"""In the order they are taken: a key before a name, which two firms may share."""
NEEDED: Final = ("customer", "date", "amount")


class NoColumn(ValueError):
    """A file that does not say which of its columns is meant."""


def columns_of(headings: Sequence[str], said: Mapping[str, str | None]) -> dict[str, int]:
    """The place of each column that is needed, and of the currency where there is one.

    Raises
    ------
    NoColumn: a column that was named is not there, or one that is needed was not recognised.
    """
    folded = [fold(each) for each in headings]
    found: dict[str, int] = {}
    for what, words in WORDS.items():
        if (name := said.get(what)) is not None:
            found[what] = _named(name, what, headings, folded)
        elif place := [folded.index(word) for word in words if word in folded]:
            found[what] = place[0]
    if missing := [what for what in NEEDED if what not in found]:
        there = ", ".join(f"`{each}`" for each in headings)
        options = " ".join(f"--{what} HEADING" for what in missing)
        raise NoColumn(
            f"no column is recognised as the {' or the '.join(missing)}; the headings are {there}. "
            f"Say which it is with {options}"
        )
    return found


def _named(name: str, what: str, headings: Sequence[str], folded: Sequence[str]) -> int:
    if name in headings:
        return list(headings).index(name)
    if fold(name) in folded:
        return folded.index(fold(name))
    there = ", ".join(f"`{each}`" for each in headings)
    raise NoColumn(f"there is no column `{name}` for the {what}; the headings are {there}")
