"""In which order customers stand, and where in it a page begins."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ridealong.ledger.customers import Customer

BY_NAME, BY_LAST, BY_SILENCE, BY_WORTH = "name", "last", "silence", "worth"
LONG_AGO, LATER = date.min, date.max
Place = tuple[str, str]
"""The value that orders, and the handle, of the last one seen."""
SPELT = "lower(CASE WHEN {0}.name = '' THEN {0}.handle ELSE {0}.name END)"
for _letters in ("Ää", "Öö", "Üü", "Éé"):
    for _letter in _letters:  # SQLite knows the small letters of English alone, and would put these behind z
        SPELT = f"replace({SPELT}, '{_letter}', '{unicodedata.normalize('NFD', _letter)[0].lower()}')"
"""A name as it stands in the alphabet."""


def ordered(order: str, after: Place | None) -> tuple[str, str, list[object]]:
    """In which order, and what comes after the last one seen."""
    value, handle = after or ("", "")
    if order == BY_NAME:
        spelt, here = (
            SPELT.format("c"),
            f"SELECT {SPELT.format('x')}, x.handle FROM people_party x WHERE x.handle = %s",
        )
        later = f" AND ({spelt}, c.handle) > ({here})" if handle else ""
        return f"{spelt}, c.handle", later, [handle] if handle else []
    if order == BY_WORTH:
        return _by_worth(value, handle)
    column, empty, before, way = (
        ("c.last", LONG_AGO, "<", "DESC") if order == BY_LAST else ("c.due", LATER, ">", "ASC")
    )
    # The day that stands for none is no number of ours to count with, so it is written out.
    told = f"coalesce({column}, '{empty.isoformat()}')"
    if not handle:
        return f"{told} {way}, c.handle", "", []
    day = date.fromisoformat(value)
    return (
        f"{told} {way}, c.handle",
        f" AND ({told} {before} %s OR ({told} = %s AND c.handle > %s))",
        [day, day, handle],
    )


def _by_worth(value: str, handle: str) -> tuple[str, str, list[object]]:
    """Those worth most first, then whoever never bought."""
    worth = "coalesce(c.value, -1)"
    if not handle:
        return f"{worth} DESC, c.handle", "", []
    last = float(value)
    return (
        f"{worth} DESC, c.handle",
        f" AND ({worth} < %s OR ({worth} = %s AND c.handle > %s))",
        [last, last, handle],
    )


def place_of(customer: Customer, order: str) -> tuple[str, str]:
    """Where a customer stands in an order."""
    if order == BY_WORTH:
        expected = customer.worth.expected
        return (repr(expected.value) if expected else "-1", customer.handle)
    day = (customer.last or LONG_AGO) if order == BY_LAST else (customer.due or LATER)
    return ("" if order == BY_NAME else day.isoformat(), customer.handle)
