"""How many rows of a kind, in words: 1 deal, 1,200 purchases."""

from __future__ import annotations

from collections.abc import Callable

from ridealong.speech import ngettext
from ridealong.speech.figures import figure

COUNTED: dict[str, Callable[[int], str]] = {
    "deals": lambda n: ngettext("{count} deal", "{count} deals", n, count=figure(n)),
    "purchases": lambda n: ngettext("{count} purchase", "{count} purchases", n, count=figure(n)),
    "people": lambda n: ngettext("{count} person", "{count} people", n, count=figure(n)),
    "customers": lambda n: ngettext("{count} customer", "{count} customers", n, count=figure(n)),
    "products": lambda n: ngettext("{count} product", "{count} products", n, count=figure(n)),
    "contacts": lambda n: ngettext("{count} contact", "{count} contacts", n, count=figure(n)),
    "orders": lambda n: ngettext("{count} order", "{count} orders", n, count=figure(n)),
    "returns": lambda n: ngettext("{count} return", "{count} returns", n, count=figure(n)),
    "tasks": lambda n: ngettext("{count} task", "{count} tasks", n, count=figure(n)),
    "activities": lambda n: ngettext("{count} activity", "{count} activities", n, count=figure(n)),
    "tickets": lambda n: ngettext("{count} ticket", "{count} tickets", n, count=figure(n)),
    "referrals": lambda n: ngettext("{count} referral", "{count} referrals", n, count=figure(n)),
    "moves": lambda n: ngettext("{count} move", "{count} moves", n, count=figure(n)),
}


def rows(kind: str, number: int) -> str:
    return COUNTED[kind](number)
