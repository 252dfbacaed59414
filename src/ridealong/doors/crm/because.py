"""Why nothing, or less, is made of a row, in words for one row and for many."""

from __future__ import annotations

from .fields import Kind
from .traps import ONE

BECAUSE = {
    "no customer": (
        "names no customer: nothing is made of it",
        "name no customer: nothing is made of them",
    ),
    "no owner": (
        "has no salesperson: no deal is made of it",
        "have no salesperson: no deals are made of them",
    ),
    "no opening date": (
        "has no opening date: no deal is made of it",
        "have no opening date: no deals are made of them",
    ),
    "opening date out of reach": (
        "was opened before 1970 or is still to be: no deal is made of it",
        "were opened before 1970 or are still to be: no deals are made of them",
    ),
    "no closing date": (
        "has ended and says not when: its end is not made",
        "have ended and say not when: their ends are not made",
    ),
    "closing date out of reach": (
        "has ended before 1970 or is still to end: its end is not made",
        "have ended before 1970 or are still to end: their ends are not made",
    ),
    "closed before opened": (
        "was closed before it was opened: no deal is made of it",
        "were closed before they were opened: no deals are made of them",
    ),
    "won without amount": (
        "is won for nothing: no purchase is made of it",
        "are won for nothing: no purchases are made of them",
    ),
    "id again": (
        "has an id that stood before in this file: the first is taken",
        "have ids that stood before in this file: the first of each is taken",
    ),
    "amount of nought": (
        "has an amount of 0, as samples and replacements do: what was given is no purchase",
        "have an amount of 0, as samples and replacements do: what was given is no purchase",
    ),
    "amount below nought": (
        "has an amount below 0, as returns and credits do: it is no purchase",
        "have amounts below 0, as returns and credits do: they are no purchases",
    ),
    "day out of reach": (
        "lies before 1970 or is still to come: nothing is made of it",
        "lie before 1970 or are still to come: nothing is made of them",
    ),
    "since when is still to come": (
        "begins on a day still to come: nothing is made of it",
        "begin on days still to come: nothing is made of them",
    ),
}


def because(kind: Kind, why: str, count: int) -> str:
    one, many = BECAUSE[why]
    return f"1 {ONE[kind]} {one}" if count == 1 else f"{count:,} {kind} {many}"
