"""The list of customers: sorted and filtered by what stands in the address, a page at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone

from ridealong.answer.reckoning import reckon_if_quick
from ridealong.faces.web import sources
from ridealong.faces.web.customers.worth import Together
from ridealong.faces.web.troubles import only_read
from ridealong.ledger import customers, finding, worths
from ridealong.ledger.behind import catch_up_quickly
from ridealong.ledger.customers import NOBODY, Circle, Customer, Wanted
from ridealong.ledger.ordering import BY_LAST, BY_NAME, BY_SILENCE, BY_WORTH, place_of
from ridealong.ledger.worths import Expected
from ridealong.people.doorway import reader_of
from ridealong.people.folding import LONGEST_QUESTION, asked_for

A_PAGE = 50
ORDERS = (BY_NAME, BY_LAST, BY_SILENCE, BY_WORTH)
UNSERVED = "nobody"
SEPARATOR = "~"
WORTH = re.compile(r"-1|[0-9]{1,15}(\.[0-9]{1,25})?(e[+-]?[0-9]{1,2})?")
MOST_QUIET = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """Which customers somebody asked for, as the form shows it again."""

    q: str = ""
    by: str = ""
    owed: bool = False
    silent: bool = False
    sort: str = BY_NAME

    @classmethod
    def of(cls, query: QueryDict) -> Asked:
        sort = str(query.get("sort", ""))
        return cls(
            q=str(query.get("q", "")).strip()[:LONGEST_QUESTION],
            by=str(query.get("by", "")).strip(),
            owed=bool(query.get("owed")),
            silent=bool(query.get("silent")),
            sort=sort if sort in ORDERS else BY_NAME,
        )

    @property
    def narrows(self) -> bool:
        return bool(self.q or self.by or self.owed or self.silent)

    def again(self, **changed: str) -> str:
        """The end of an address that asks the same, but for what is changed."""
        parts = {
            "q": self.q,
            "by": self.by,
            "owed": "1" if self.owed else "",
            "silent": "1" if self.silent else "",
            "sort": self.sort if self.sort != BY_NAME else "",
        }
        told = {name: value for name, value in (parts | changed).items() if value}
        return f"?{urlencode(told)}" if told else "?"


@dataclass(frozen=True, slots=True)
class Line:
    """One customer as the list shows them."""

    handle: str
    name: str
    served_by: str
    last: date | None
    bought: dict[str, Decimal]
    owed: int
    silent_since: date | None
    has_rhythm: bool
    expected: Expected | None


@dataclass(frozen=True, slots=True)
class Server:
    handle: str
    name: str


@only_read
def customers_page(request: HttpRequest) -> HttpResponse:
    reader = reader_of(request)
    sight = sources.sight(reader, reader.today or timezone.now().date())
    waiting = catch_up_quickly()
    reckon_if_quick(timezone.now())
    asked, circle = Asked.of(request.GET), Circle(sight)
    wanted = _wanted(asked, circle, _after(str(request.GET.get("after", "")), asked.sort))
    found = customers.page(circle, wanted, A_PAGE) if wanted else []
    shown = found[:A_PAGE]
    after = SEPARATOR.join(place_of(shown[-1], asked.sort)) if len(found) > A_PAGE else ""
    return render(
        request,
        "web/customers/customers.html",
        {
            "typed": asked,
            "lines": _lines(shown, circle),
            "next": asked.again(after=after) if after else "",
            "first": asked.again() if request.GET.get("after") else "",
            "orders": {order: asked.again(sort=order if order != BY_NAME else "") for order in ORDERS},
            "servers": _servers(circle),
            "everybody": circle.everybody,
            "leads": circle.leads,
            "waiting": waiting,
            "together": Together.of(worths.book()),
            "quiet": customers.gone_quiet(circle, MOST_QUIET),
            "today": sight.today,
        },
    )


def _wanted(asked: Asked, circle: Circle, after: tuple[str, str] | None) -> Wanted | None:
    """What the ledger is asked for; nothing where nobody can be meant."""
    words = asked_for(asked.q)
    by_handle = {circle.sight.lines.people[each].handle: each for each in circle.servers}
    if (asked.q and not words) or (asked.by and asked.by != UNSERVED and asked.by not in by_handle):
        return None
    return Wanted(
        called=list(finding.called(words).names) if words else (),
        like="-".join(words),
        server=NOBODY if asked.by == UNSERVED else by_handle.get(asked.by),
        owed=asked.owed,
        silent=asked.silent,
        order=asked.sort,
        after=after,
    )


def _after(text: str, order: str) -> tuple[str, str] | None:
    """The place a page begins after; an address that holds none begins at the beginning."""
    value, separator, handle = text.replace("\0", "").partition(SEPARATOR)
    if not separator or not handle:
        return None
    if order == BY_NAME:
        return "", handle
    if order == BY_WORTH:
        return (value, handle) if WORTH.fullmatch(value) else None
    try:
        return date.fromisoformat(value).isoformat(), handle
    except ValueError:
        return None


def _lines(shown: list[Customer], circle: Circle) -> list[Line]:
    owed = customers.owed_to(each.id for each in shown) if shown else {}
    return [
        Line(
            handle=each.handle,
            name=each.name,
            served_by=circle.sight.lines.people[each.server].name if each.server else "",
            last=each.last,
            bought=each.bought(circle.today),
            owed=owed.get(each.id, 0),
            silent_since=each.silent_since(circle.today),
            has_rhythm=each.due is not None,
            expected=each.worth.expected,
        )
        for each in shown
    ]


def _servers(circle: Circle) -> list[Server]:
    people = circle.sight.lines.people
    found = [Server(people[each].handle, people[each].name) for each in circle.servers]
    return sorted(found, key=lambda each: (each.name.casefold(), each.handle))
