"""Makes typed rows of what was read from a line, each of its kind, and says which cells a row cannot do without."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ridealong.speech import gettext

from .fields import Kind
from .records import (
    ActivityRow,
    CustomerRow,
    DealRow,
    MoveRow,
    OrderRow,
    PersonRow,
    ProductRow,
    PurchaseRow,
    Record,
    ReferralRow,
    ReturnRow,
    TicketRow,
)
from .refusals import Unreadable
from .stages import Outcome

Build = Callable[[Sequence[Any], int], Record]
REQUIRED: dict[Kind, frozenset[str]] = {
    "deals": frozenset(),
    "purchases": frozenset({"customer", "date", "amount"}),
    "people": frozenset(),  # a name, or a first and a last one
    "customers": frozenset({"name"}),
    "products": frozenset({"name"}),
    "orders": frozenset({"order"}),
    "returns": frozenset({"order"}),
    "tasks": frozenset(),
    "activities": frozenset(),
    "tickets": frozenset(),
    "referrals": frozenset(),
    "moves": frozenset({"deal", "stage", "date"}),
}


def build_deal(values: Sequence[Any], line: int) -> DealRow:
    (key, owner, customer, product, title, stage, outcome, opened, closed, expected, amount, currency,
     won, ended) = values[:14]  # fmt: skip
    if outcome is None or won is not None or ended is not None:
        outcome = outcome_by(won, ended, outcome)
    if outcome == "open" and closed is not None:
        closed, expected = None, expected or closed
    return DealRow(
        key, owner, customer, product, title, stage, outcome, opened, closed, expected, amount, currency, line,
        *values[14:],
    )  # fmt: skip


def outcome_by(won: bool | None, ended: bool | None, said: Outcome | None) -> Outcome:
    """A firm calls its stages what it likes; what the system keeps beside them says how a deal stands."""
    if won:
        return "won"
    if ended is False:
        return "open"
    if ended:
        return "abandoned" if said == "abandoned" else "lost" if won is False or said != "won" else "won"
    if said is None:
        raise Unreadable(gettext("neither its stage nor its flags say whether the deal is open, won or lost"))
    return said


def build_person(values: Sequence[Any], line: int) -> PersonRow:
    name, first, last, manager, role, office, email, since = values
    whole = name or " ".join(part for part in (first, last) if part)
    if not whole:
        raise Unreadable(gettext("no name stands in this row"))
    return PersonRow(whole, manager, role, office, email, since, line)


def build_customer(values: Sequence[Any], line: int) -> CustomerRow:
    name, sector, parent, owner, since, place, *beside = values
    return CustomerRow(name, sector, parent, owner, since, place, line, *beside)


def plainly(row: Callable[..., Record]) -> Build:
    """Where the cells of a line are what the row says, in this order."""
    return lambda values, line: row(*values, line)


BUILDS: dict[Kind, Build] = {
    "deals": build_deal,
    "purchases": plainly(PurchaseRow),
    "people": build_person,
    "customers": build_customer,
    "products": plainly(ProductRow),
    "orders": plainly(OrderRow),
    "returns": plainly(ReturnRow),
    "tasks": plainly(ActivityRow),
    "activities": plainly(ActivityRow),
    "tickets": plainly(TicketRow),
    "referrals": plainly(ReferralRow),
    "moves": plainly(MoveRow),
}
