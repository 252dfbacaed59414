"""Whether a table may be taken for a kind: several columns must speak for it, else it is refused in one line."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ridealong.speech import gettext, gettext_noop
from ridealong.speech.figures import either

from .claims_on_work import CLAIMS_ON_WORK
from .fields import ABOUT_CUSTOMERS, FIELDS, OF_CONTACTS, PLAIN, Kind, field
from .headings import fold
from .matching import Match, Matches
from .payroll import refuse_payroll
from .refusals import TableError, ending, shortened
from .stages import ends_deals
from .survey import Survey
from .wording import TABLES

ORDER: tuple[Kind, ...] = (
    "deals", "orders", "returns", "referrals", "purchases", "tickets", "moves", "activities", "tasks",
    "customers", "people", "products",
)  # fmt: skip
NEAR: tuple[Kind, ...] = ("deals", "purchases", "customers", "people", "products")
NEEDED: dict[Kind, tuple[str, ...]] = {
    "deals": ("stage",),
    "purchases": ("customer", "date", "amount"),
    "people": ("name",),
    "customers": ("name",),
    "products": ("name",),
    "orders": ("order", "customer"),
    "returns": ("order",),
    "tasks": (),
    "activities": (),
    "tickets": ("opened",),
    "referrals": (),
    "moves": ("deal", "stage", "date"),
}
INSTEAD: dict[Kind, tuple[str, ...]] = {"deals": ("status",), "people": ("first", "last")}
"""What says the same where what is needed is not there."""
ONE_ROW_EACH = 0.8
ONE_ROW_A_VERSION = 0.5  # a product may stand once for every price it had
FEWEST_FOR_A_DEAL = 4
MOST_TOLD = 6
SAY_IT = gettext_noop("say it in a mapping file")
NAME_IT = gettext_noop("name it in the mapping file")


def claimed(survey: Survey, tried: dict[Kind, Matches]) -> Matches:
    """The kind that the table is; which of two that would both fit is settled by what a row is about."""
    refuse_description(survey)
    for kind in ORDER:
        if CLAIMS[kind](survey, tried[kind]):
            return tried[kind]
    refuse_payroll(survey, tried["people"])
    raise TableError(unrecognised(survey, tried), file=survey.table.name, line=survey.table.heading_line)


def claims_deals(survey: Survey, matches: Matches) -> bool:
    stage, status = matches.found.get("stage"), matches.found.get("status")
    ends = status is not None and any(ends_deals(value) for value in status.column.examples)
    return (
        (stage is not None or ends)
        and matches.has("customer", "owner") > 0
        and matches.has("amount", "closed", "opened", "expected") > 0
        and len(matches.found) >= FEWEST_FOR_A_DEAL
    )


def claims_purchases(survey: Survey, matches: Matches) -> bool:
    return matches.has("customer", "date", "amount") == 3


def claims_people(survey: Survey, matches: Matches) -> bool:
    customers = next(one for one in FIELDS["customers"] if one.key == "name").headings
    if {fold(heading) for heading in survey.table.headings}.intersection(customers) - PLAIN:
        return False  # people at customers are contacts
    told = matches.has("role", "office", "email") + 2 * matches.has("manager")
    name = matches.found.get("name")
    if name is None:
        return matches.has("first", "last") == 2 and told >= 2
    return told >= (1 if name.strong else 2) and one_row_each(survey, name)


def claims_customers(survey: Survey, matches: Matches) -> bool:
    headings = {fold(heading) for heading in survey.table.headings}
    name = matches.found.get("name")
    if name is None or headings & OF_CONTACTS:
        return False
    about = len(matches.found) - 1 + len(headings & ABOUT_CUSTOMERS)
    return about >= (2 if name.strong else 3) and one_row_each(survey, name)


def claims_products(survey: Survey, matches: Matches) -> bool:
    name = matches.found.get("name")
    if name is None or not name.strong or len(matches.found) < 2:
        return False
    return name.column.different >= ONE_ROW_A_VERSION * name.column.filled


CLAIMS = {
    "deals": claims_deals,
    "purchases": claims_purchases,
    "customers": claims_customers,
    "people": claims_people,
    "products": claims_products,
} | CLAIMS_ON_WORK


def one_row_each(survey: Survey, name: Match) -> bool:
    """A list of people has a row a person, one slip forgiven; the same names over and over are no list."""
    return name.column.different + 1 >= ONE_ROW_EACH * name.column.filled


def refuse_description(survey: Survey) -> None:
    headings = {fold(heading) for heading in survey.table.headings}
    if "description" in headings and headings & {"field", "column", "field name", "column name", "variable"}:
        why = gettext("this describes the columns of other files and holds no records itself; leave it out")
        raise TableError(why, file=survey.table.name)


def refuse_incomplete(survey: Survey, matches: Matches) -> None:
    """A person may say what a table is, but not that it holds what it does not hold."""
    if missing := missing_fields(matches):
        why = ending(
            gettext(
                "read as {kind}, but no column is {fields}",
                kind=gettext(TABLES[matches.kind]),
                fields=either(missing),
            ),
            gettext(NAME_IT),
        )
        raise TableError(why, file=survey.table.name, line=survey.table.heading_line)


def missing_fields(matches: Matches) -> list[str]:
    return missing_beside(matches.kind, matches.found)


def missing_beside(kind: Kind, found: Collection[str]) -> list[str]:
    """What a table of a kind cannot do without, in words, where only these of its fields are in it."""
    if kind in INSTEAD and all(key in found for key in INSTEAD[kind]):
        return []
    return in_words(kind, (key for key in NEEDED[kind] if key not in found))


def in_words(kind: Kind, keys: Iterable[str]) -> list[str]:
    return [one.says for key in keys if (one := field(kind, key))]


def unrecognised(survey: Survey, tried: dict[Kind, Matches]) -> str:
    headings = ", ".join(f"`{shortened(heading, 24)}`" for heading in survey.table.headings[:MOST_TOLD])
    more = ", …" if len(survey.table.headings) > MOST_TOLD else ""
    why = gettext(
        "not recognised as people, customers, deals, purchases or products, nor as work done for customers, by its "
        "headings ({headings})",
        headings=headings + more,
    )
    return ending(f"{why}{nearest(tried)}", gettext(SAY_IT))


def nearest(tried: dict[Kind, Matches]) -> str:
    kind = max(NEAR, key=lambda kind: sum(1 for match in tried[kind].found.values() if match.strong))
    missing = missing_fields(tried[kind])
    speaking = sum(1 for match in tried[kind].found.values() if match.strong)
    if speaking < 2 or not missing:
        return ""
    near = gettext(
        "nearest to {kind}, but no column is {fields}", kind=gettext(TABLES[kind]), fields=either(missing)
    )
    return f"; {near}"
