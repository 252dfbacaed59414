"""When a table is taken for one of what was done and owed: only where headings say so that nothing else has."""

from __future__ import annotations

from collections.abc import Callable

from .fields import FIELDS, Kind
from .headings import fold
from .languages import headings as in_other_languages
from .languages import words
from .matching import Match, Matches
from .states import plain_state
from .survey import Survey
from .wording import listed
from .work import TICKET

TICKETS = frozenset(listed(TICKET)).union(words("shared", "ticket"))
NAMES_CUSTOMERS = next(one.headings for one in FIELDS["orders"] if one.key == "customer")
GIVEN_BACK = in_other_languages("returns", "amount")
LOOKED_AT = 50


def claims_orders(survey: Survey, matches: Matches) -> bool:
    """An order, its customer, and by when it was promised and shipped; or a list of the steps that orders take."""
    if matches.has("order", "customer") < 2:
        return False
    promised = matches.has("required", "shipped") == 2
    return promised or (
        matches.has("amount") == 0 and "date" in matches.found and steps(matches.found.get("status"))
    )


def steps(status: Match | None) -> bool:
    if status is None:
        return False
    states = {plain_state(words) for words in list(status.column.examples)[:LOOKED_AT]}
    return {"ordered", "done"} <= states


def claims_returns(survey: Survey, matches: Matches) -> bool:
    """Of an order it says that it came back; with a customer beside it, it is a list of orders itself.

    Not where both the day it came back and what was given back are named: no list of orders has those.
    """
    amount = matches.found.get("amount")
    given_back = amount is not None and says_given_back(fold(amount.column.heading))
    headings = {fold(heading) for heading in survey.table.headings}
    alone = not headings.intersection(NAMES_CUSTOMERS)
    told = ("returned" in matches.found or given_back) if alone else given_back and "date" in matches.found
    return "order" in matches.found and told


def says_given_back(heading: str) -> bool:
    return heading in GIVEN_BACK or any(word in heading for word in ("refund", "return"))


def claims_referrals(survey: Survey, matches: Matches) -> bool:
    return matches.has("newcomer", "newcomer_id") > 0 and matches.has("through", "through_id") > 0


def claims_tickets(survey: Survey, matches: Matches) -> bool:
    number = matches.found.get("id")
    ticket = number is not None and fold(number.column.heading) in TICKETS
    told = matches.has("subject", "note", "type")
    return ticket and "opened" in matches.found and (told > 0 or "status" in matches.found)


def claims_moves(survey: Survey, matches: Matches) -> bool:
    date = matches.found.get("date")
    return matches.has("deal", "stage") == 2 and date is not None and date.strong


def claims_activities(survey: Survey, matches: Matches) -> bool:
    told = matches.has("subject", "note")
    timed = matches.has("start", "end") == 2
    typed = "type" in matches.found and matches.has("start", "due", "done") > 0
    return told > 0 and (timed or typed) and (timed or matches.has("owner", "customer") > 0)


def claims_tasks(survey: Survey, matches: Matches) -> bool:
    subject = matches.found.get("subject")
    ends = matches.has("status", "done", "late_by")
    return subject is not None and matches.has("due", "owner") == 2 and ends > 0


CLAIMS_ON_WORK: dict[Kind, Callable[[Survey, Matches], bool]] = {
    "orders": claims_orders,
    "returns": claims_returns,
    "referrals": claims_referrals,
    "tickets": claims_tickets,
    "moves": claims_moves,
    "activities": claims_activities,
    "tasks": claims_tasks,
}
