"""How a column is described, and the headings that tables of several kinds share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ridealong.speech import gettext, gettext_noop

Kind = Literal[
    "people", "customers", "deals", "purchases", "products",
    "orders", "returns", "tasks", "activities", "tickets", "referrals", "moves",
]  # fmt: skip
# `keys` are names or numbers that stand for one, as a till writes its customers.
# `times` are dates whose time of day counts, and `notes` are words of any length that may hold anything.
Holds = Literal[
    "names", "keys", "dates", "times", "amounts", "ids", "stages", "addresses", "currencies", "notes", "flags"
]  # fmt: skip


COLUMN = "column: "
"""What a column is called stands in the catalogue behind this, for elsewhere the same words need another case."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a typed row; `headings` are folded, the surest first."""

    key: str
    called: str
    """What it is, in English; `says` is that in the language spoken now."""
    holds: Holds
    headings: tuple[str, ...]

    @property
    def says(self) -> str:
        return gettext(f"{COLUMN}{self.called}").removeprefix(COLUMN)


def known_as(key: str, called: str, holds: Holds, headings: str) -> Field:
    """The sentences that are said find here, too, what a column is called."""
    return Field(key, called, holds, listed(headings))


TABLES: dict[Kind, str] = {
    "people": gettext_noop("people"),
    "customers": gettext_noop("customers"),
    "deals": gettext_noop("deals"),
    "purchases": gettext_noop("purchases"),
    "products": gettext_noop("products"),
    "orders": gettext_noop("orders"),
    "returns": gettext_noop("returns"),
    "tasks": gettext_noop("tasks"),
    "activities": gettext_noop("activities"),
    "tickets": gettext_noop("tickets"),
    "referrals": gettext_noop("referrals"),
    "moves": gettext_noop("moves"),
}
"""What the rows of a table are called."""


def listed(headings: str) -> tuple[str, ...]:
    return tuple(heading.strip() for heading in headings.split(","))


SELLER = (
    "sales agent, salesperson, sales person, salesperson name, sales rep, sales rep name, sales representative, "
    "account executive, seller, seller name, rep, rep name, agent, agent name"
)
CUSTOMER = (
    "customer name, account name, company name, organization name, organisation name, client name, customer, account, "
    "company, organization, organisation, client, reseller, retailer, buyer, deal organization, associated company, "
    "sold to"
)
PRODUCT = "product, product name, item, item name, article, sku"
CURRENCY = (
    "currency, currency code, amount currency, opportunity currency, deal currency of value, currency of value, "
    "deal currency, total amount currency"
)

SOURCE = (
    "lead source, account source, original source, original traffic source, contact source, source, referred by, "
    "referrer, came through, how did you hear about us"
)
OWNER = f"{SELLER}, owner, owner name, assigned to, assigned to user, assignee, responsible"
