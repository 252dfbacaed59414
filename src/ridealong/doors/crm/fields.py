"""The tables this door reads, and by which headings each of their columns is known."""

from __future__ import annotations

from dataclasses import replace

from .languages import headings, words
from .wording import CURRENCY, CUSTOMER, OWNER, PRODUCT, SELLER, SOURCE, Field, Holds, Kind, known_as, listed
from .work import ACTIVITIES, MOVES, ORDERS, REFERRALS, RETURNS, TICKET, TICKETS

__all__ = ["ABOUT_CUSTOMERS", "FIELDS", "OF_CONTACTS", "PLAIN", "Field", "Holds", "Kind", "field"]

PEOPLE = (
    known_as("name", "the person", "names", f"{SELLER}, employee, employee name, full name, user name, name"),
    known_as("first", "the first name", "names", "first name, given name, forename"),
    known_as("last", "the last name", "names", "last name, surname, family name"),
    known_as("manager", "whom they report to", "names",
             "manager, manager name, reports to, sales manager, line manager, supervisor, team lead, team leader, "
             "leader, boss"),
    known_as("role", "the role", "names", "role, job title, title, position, function"),
    known_as("office", "the office", "names",
             "regional office, sales office, office, office name, branch, region, territory, team"),
    known_as("email", "the address", "addresses", "email, e mail, email address, work email, mail, upn"),
    known_as("since", "since when", "dates",
             "since, joined, joined on, start date, hire date, hired, date hired, date joined, starting date"),
)  # fmt: skip

CUSTOMERS = (
    known_as("name", "the customer", "names", f"{CUSTOMER}, name"),
    known_as("sector", "the sector", "names",
             "sector, industry, industry sector, business type, vertical, branch of industry"),
    known_as("parent", "the customer it belongs to", "names",
             "subsidiary of, parent, parent account, parent company, parent organization, belongs to, part of"),
    known_as("owner", "who serves it", "names",
             f"account owner, company owner, customer owner, owner, owner name, organization owner, account manager, "
             f"assigned to, {SELLER}"),
    known_as("since", "customer since", "dates",
             "customer since, since, client since, created date, create date, created, created on, creation date, "
             "date created"),
    known_as("place", "where it is", "names",
             "country, billing country, country region, office location, location, headquarters, city, billing city"),
    known_as("website", "its web address", "keys",
             "website, web site, company domain name, domain, homepage, url, web"),
    known_as("phone", "its telephone", "keys", "phone, phone number, telephone, business phone, company phone, tel"),
    known_as("source", "through whom it came", "notes", SOURCE),
)  # fmt: skip

DEALS = (
    known_as("id", "the deal", "ids",
             "opportunity id, deal id, deal pipedrive system id, record id, opportunity number, deal number, "
             "opportunity, deal, id"),
    known_as("owner", "the salesperson", "names",
             f"deal owner, opportunity owner, {SELLER}, owner, owner name, assigned to, responsible, employee"),
    known_as("customer", "the customer", "keys", CUSTOMER),
    known_as("product", "the product", "names", PRODUCT),
    known_as("title", "what the deal is called", "names", "deal name, opportunity name, deal title, title, name"),
    known_as("stage", "the stage", "stages",
             "deal stage, stage, stage name, sales stage, opportunity stage, deal stage pipeline, "
             "pipeline stage, phase"),
    known_as("status", "won, lost or open", "stages", "deal status, status, outcome, result, won lost"),
    known_as("opened", "when it was opened", "dates",
             "engage date, opened, opened on, open date, date opened, created, created date, create date, "
             "creation date, deal creation date, date created, created at, created on, start date"),
    known_as("closed", "when it was closed", "dates",
             "close date, closed, closed on, closed date, date closed, closing date, actual close date, "
             "deal closed on, closed at, end date"),
    known_as("expected", "when it should close", "dates",
             "expected close date, deal expected close date, expected close, forecast close date"),
    known_as("amount", "the amount", "amounts",
             "close value, amount, deal value, deal amount, value, opportunity amount, total amount, contract value, "
             "revenue, sales amount, amount in company currency"),
    known_as("currency", "the currency", "currencies", CURRENCY),
    known_as("won", "whether it was won", "flags", "is won, is closed won"),
    known_as("ended", "whether it has ended", "flags", "is closed, is deal closed"),
    known_as("why", "why it ended so", "notes",
             "closed lost reason, lost reason, loss reason, reason lost, reason for loss, deal lost reason, "
             "closed won reason, won reason"),
    known_as("source", "through whom the customer came", "notes", SOURCE),
    known_as("next", "the next step", "notes", "next step, next steps, next action"),
    known_as("next_due", "when the next step is due", "dates",
             "next step due date, next step date, next step due, next action date, next activity date"),
    known_as("entered", "since when it has its stage", "dates",
             "date entered current stage, entered current stage, last stage change date, stage since, in stage since"),
)  # fmt: skip

PURCHASES = (
    known_as("customer", "the customer", "keys", CUSTOMER),
    known_as("date", "the day", "dates",
             "order date, purchase date, invoice date, transaction date, date of purchase, payment date, sale date, "
             "sales date, bought on, ordered on, date"),
    known_as("amount", "the amount", "amounts",
             "order total, total amount, order value, invoice amount, purchase amount, net amount, amount, total, "
             "total price, line total, sales, sales amount, value, revenue, turnover, spend, paid"),
    known_as("currency", "the currency", "currencies", CURRENCY),
    known_as("seller", "the salesperson", "names",
             f"{SELLER}, owner, account manager, account owner, employee, employee name, sold by"),
    known_as("order", "the order", "ids",
             "order id, order number, sales order number, order no, invoice number, invoice no, invoice id, "
             "transaction id, receipt number, order, invoice"),
    known_as("product", "the product", "names", PRODUCT),
    known_as("margin", "the margin", "amounts", "margin, profit, gross profit, gross margin, contribution"),
)  # fmt: skip

PRODUCTS = (
    known_as("name", "the product", "names", "product, product name, item name, item, article, name"),
    known_as("series", "the series", "names",
             "series, product line, category, product category, family, product family, range, subcategory"),
    known_as("price", "the price", "amounts",
             "sales price, price, list price, unit price, retail price, standard cost, msrp, cost"),
)  # fmt: skip

# A field that takes all the English words of one of these takes those of other languages, too.
SHARED = {
    "customer": CUSTOMER,
    "seller": SELLER,
    "owner": OWNER,
    "product": PRODUCT,
    "currency": CURRENCY,
    "source": SOURCE,
    "ticket": TICKET,
}


def in_other_languages(kind: Kind, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields with what other languages call them after what English does."""
    return tuple(
        replace(
            one, headings=tuple(dict.fromkeys((*one.headings, *headings(kind, one.key), *shared_by(one))))
        )
        for one in fields
    )


def shared_by(one: Field) -> tuple[str, ...]:
    taken = (name for name, english in SHARED.items() if set(listed(english)) <= set(one.headings))
    return tuple(word for name in taken for word in words("shared", name))


ENGLISH: dict[Kind, tuple[Field, ...]] = {
    "deals": DEALS,
    "purchases": PURCHASES,
    "people": PEOPLE,
    "customers": CUSTOMERS,
    "products": PRODUCTS,
    "orders": ORDERS,
    "returns": RETURNS,
    "tasks": ACTIVITIES,
    "activities": ACTIVITIES,
    "tickets": TICKETS,
    "referrals": REFERRALS,
    "moves": MOVES,
}
FIELDS: dict[Kind, tuple[Field, ...]] = {
    kind: in_other_languages(kind, fields) for kind, fields in ENGLISH.items()
}

# Headings that say nothing by themselves: never a signature, only taken beside others.
PLAIN = frozenset(
    {"name", "title", "id", "owner", "date", "value", "total", "status", "result", "item"}
).union(words("lists", "plain"))
# Further headings of a customers' list. They are kept aside, but they help to know the list for one.
ABOUT_CUSTOMERS = frozenset(
    "revenue,annual revenue,employees,number of employees,"
    "year established,founded,segment,customer segment,account id,customer id,company id,account type,type,"
    "state province,postal code,billing street,billing state province,billing zip postal code,address".split(
        ","
    )
).union(words("lists", "about_customers"))
# A list of the people at customers names its companies, too; it is another table.
OF_CONTACTS = frozenset(
    "first name,firstname,last name,lastname,contact,contact name,job title,contact owner,person name".split(
        ","
    )
).union(words("lists", "of_contacts"))


def field(kind: Kind, key: str) -> Field | None:
    return next((one for one in FIELDS[kind] if one.key == key), None)
