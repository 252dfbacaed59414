"""How a column is described, and the headings that tables of several kinds share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "people", "customers", "deals", "purchases", "products",
    "orders", "returns", "tasks", "activities", "tickets", "referrals", "moves",
]  # fmt: skip
# `keys` are names or numbers that stand for one, as a till writes its customers.
# `times` are dates whose time of day counts, and `notes` are words of any length that may hold anything.
Holds = Literal[
    "names", "keys", "dates", "times", "amounts", "ids", "stages", "addresses", "currencies", "notes", "flags"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a typed row; `headings` are folded, the surest first."""

    key: str
    says: str
    holds: Holds
    headings: tuple[str, ...]


def known_as(key: str, says: str, holds: Holds, headings: str) -> Field:
    return Field(key, says, holds, listed(headings))


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
