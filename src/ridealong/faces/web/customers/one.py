"""A customer's page: whom they buy from, what is open, everything that happened, their rhythm, who sent whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from ridealong.answer.citing import Called, Cited, cite
from ridealong.answer.reckoning import reckon_if_quick
from ridealong.faces.web import sources
from ridealong.faces.web.customers.rhythm import drawn
from ridealong.faces.web.customers.worth import Drawn, Together, came_through, grown
from ridealong.faces.web.groups import OF_CUSTOMERS
from ridealong.faces.web.troubles import only_read
from ridealong.ledger import customers, worths
from ridealong.ledger.behind import catch_up_quickly
from ridealong.ledger.customers import Circle, Customer, Known, Named
from ridealong.ledger.timeline import Open, Place, Told, told_of
from ridealong.moments.kinds.customers import CustomerReferred
from ridealong.moments.moment import Moment
from ridealong.people.doorway import reader_of
from ridealong.speech import gettext, gettext_noop

A_PAGE = 25
MOST_OPEN = 30
MOST_CONTACTS = 60
NOT_HERE = gettext_noop("No customer that you may read goes by the name {handle}.")


@dataclass(frozen=True, slots=True)
class Choice:
    """One way of narrowing what is shown."""

    key: str
    name: str
    query: str


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A loop that is not over, in words."""

    told: Cited
    due: date | None
    overdue: bool
    claimed: bool


@dataclass(frozen=True, slots=True)
class Sent:
    """Who came through whom, with the moment that says so."""

    told: Cited
    other: Customer | None
    """The other side, where it is a customer this reader may see."""


@only_read
def customer_page(request: HttpRequest, handle: str) -> HttpResponse:
    reader = reader_of(request)
    sight = sources.sight(reader, reader.today or timezone.now().date())
    circle = Circle(sight)
    reckon_if_quick(timezone.now())
    found = customers.named(handle, circle)
    waiting = catch_up_quickly(found.behind) if found else 0
    if found and found.behind and not waiting:  # what they bought may have changed by that
        found = customers.named(handle, circle)
    if found is not None and found.of:
        return _lead_on(found, circle, handle)
    if found is None or not circle.sees(found.customer.server):
        raise Http404(gettext(NOT_HERE, handle=handle[:80]))
    show = str(request.GET.get("show", ""))
    told = told_of(
        found.customer.id,
        kinds=OF_CUSTOMERS[show][1] if show in OF_CUSTOMERS else (),
        after=_place(request.GET),
        most=A_PAGE,
        most_open=MOST_OPEN,
    )
    sides = {side for each in told.referrals for side in _sides(each)}
    known = customers.around(found.customer.id, sides, circle)
    return render(
        request,
        "web/customers/customer.html",
        {
            **_about(found, circle, known),
            **_worth(found.customer, known),
            **_happened(told, circle, known, found.customer.id),
            "choices": _choices(),
            "show": show if show in OF_CUSTOMERS else "",
            "next": _next(show, told.after),
            "is_first": _place(request.GET) is None,
            "waiting": waiting,
        },
    )


def _lead_on(found: Named, circle: Circle, handle: str) -> HttpResponse:
    """A name that turned out to be another's, or somebody who speaks for a customer, leads to that customer."""
    root = found.of or ""
    kept = next((each.customer for each in customers.around(root, (), circle) if each.customer), None)
    if kept is None:
        raise Http404(gettext(NOT_HERE, handle=handle[:80]))
    return redirect("web:customer", kept.handle)


def _about(found: Named, circle: Circle, known: Sequence[Known]) -> dict[str, object]:
    customer = found.customer
    theirs = [
        each for each in known if each.root == customer.id and each.id != customer.id and not each.forgotten
    ]
    contacts = [each for each in theirs if each.sort == "contact"]
    return {
        "customer": customer,
        "forgotten": found.forgotten,
        "served_by": circle.sight.lines.people.get(customer.server or ""),
        "is_server": customer.server is not None and customer.server == circle.sight.reader.person,
        "bought": customer.bought(circle.today),
        "silent_since": customer.silent_since(circle.today),
        "rhythm": drawn(customer.bought_on(), customer.due, circle.today),
        "contacts": contacts[:MOST_CONTACTS],
        "more_contacts": len(contacts[MOST_CONTACTS:]),
        "also": [each for each in theirs if each.sort == "customer"],
    }


def _worth(customer: Customer, known: Sequence[Known]) -> dict[str, object]:
    worked = worths.book()
    together = Together.of(worked)
    return {
        "together": together,
        "worth": Drawn.of(customer.worth, worked, came_through(known, customer)),
        "tree": grown(known, customer, together.currency),
        "more_in_tree": customer.worth.hanging > worths.MOST_IN_TREE,
    }


def _happened(told: Told, circle: Circle, known: Sequence[Known], mine: str) -> dict[str, object]:
    """Everything put into words at once, as far as this reader may read it."""
    moments = {
        each.id: each for each in (*told.moments, *(each.opener for each in told.open), *told.referrals)
    }
    named = [Called(each.id, each.sort, each.name, each.handle) for each in known]
    cited = {each.id: each for each in cite(list(moments.values()), circle.sight, named)}
    page = [cited[each.id] for each in told.moments]
    waits = [_open(each, cited[each.opener.id], circle.today) for each in told.open]
    came, sent = _sent(told.referrals, cited, known, mine)
    return {
        "moments": [each for each in page if not each.is_private],
        "private": sum(each.is_private for each in page),
        "open": [each for each in waits if not each.told.is_private],
        "open_private": sum(each.told.is_private for each in waits),
        "open_count": len(waits),
        "most_open": len(waits) == MOST_OPEN,
        "came": came,
        "sent": sent,
    }


def _open(loop: Open, told: Cited, today: date) -> OpenLine:
    claimed = loop.state == "claimed"
    return OpenLine(told, loop.due, bool(loop.due and loop.due < today and not claimed), claimed)


def _sent(
    referrals: Sequence[Moment], cited: dict[str, Cited], known: Sequence[Known], mine: str
) -> tuple[list[Sent], list[Sent]]:
    """Who sent them, and whom they sent; what was taken back or is not this reader's is left out."""
    others = {each.id: each for each in known}
    came, sent = list[Sent](), list[Sent]()
    for each in referrals:
        if cited[each.id].state:
            continue
        newcomer, through = (others.get(side) for side in _sides(each))
        if through is not None and through.root == mine:
            sent.append(Sent(cited[each.id], newcomer.customer if newcomer else None))
        elif newcomer is not None and newcomer.root == mine:
            came.append(Sent(cited[each.id], through.customer if through else None))
    return came, sent


def _sides(moment: Moment) -> tuple[str, str]:
    fact = moment.fact
    assert isinstance(fact, CustomerReferred)
    return fact.customer, fact.through


# ---- the address ----


def _choices() -> list[Choice]:
    everything = Choice("", gettext("everything"), "?")
    return [
        everything,
        *(Choice(key, gettext(name), f"?show={key}") for key, (name, _) in OF_CUSTOMERS.items()),
    ]


def _place(query: QueryDict) -> Place | None:
    """Where a page of the timeline begins; an address that holds no such place begins with the newest."""
    happened, _, seq = str(query.get("after", "")).partition("-")
    if not (happened.isdecimal() and seq.isdecimal()) or max(len(happened), len(seq)) > len(str(2**62)):
        return None
    return min(int(happened), 2**62), min(int(seq), 2**31 - 1)


def _next(show: str, after: Place | None) -> str:
    if after is None:
        return ""
    told = {"show": show if show in OF_CUSTOMERS else "", "after": f"{after[0]}-{after[1]}"}
    return "?" + urlencode({name: value for name, value in told.items() if value})
