"""The deals that are not over, each beside what its customer is worth: the smallest part of that first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ridealong.answer.reckoning import reckon_if_quick
from ridealong.faces.web.customers.worth import about
from ridealong.faces.web.troubles import only_read
from ridealong.faces.web.voices.speaker import speaker_of
from ridealong.ledger import customers, worths
from ridealong.ledger.customers import Circle
from ridealong.ledger.deals import Deal, not_over
from ridealong.speech import figures

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """A deal as the list shows it."""

    id: str
    what: str
    size: str
    customer: str
    handle: str
    owner: str
    opened: date
    worth: str
    part: str
    """Of what the customer is expected to buy in the year ahead, in a hundred."""
    order: float


@only_read
def walkaway(request: HttpRequest) -> HttpResponse:
    speaker = speaker_of(request)
    reckon_if_quick(speaker.now)
    circle = Circle(speaker.sight)
    found = not_over(circle.here if speaker.at_the_machine else circle.whose)
    known = customers.spoken_for({each.customer for each in found}, circle)
    worked = worths.book()
    currency = worked.told.currency if worked else ""
    lines = []
    for each in found:
        customer = known.get(each.customer)
        expected = customer.worth.expected if customer and _is_in(each, currency) else None
        size = float(each.worth.amount) if each.worth else None
        part = size / expected.value if expected and size is not None and expected.value > 0 else None
        lines.append(
            Line(
                id=each.id,
                what=each.what,
                size=figures.money(each.worth.amount, each.worth.currency) if each.worth else "",
                customer=customer.name if customer else "",
                handle=customer.handle if customer else "",
                owner=circle.sight.lines.people[each.owner].name
                if each.owner in circle.sight.lines.people
                else "",
                opened=each.opened_on(speaker.zone),
                worth=about(expected.value, currency) if expected else "",
                part=figures.figure(100 * part, 0) if part is not None else "",
                order=part if part is not None else float("inf"),
            )
        )
    lines.sort(key=lambda each: each.order)
    shown = {"lines": lines[:A_PAGE], "more": len(lines[A_PAGE:]), "alone": circle.whose == {speaker.person}}
    return render(request, "web/walkaway/walkaway.html", shown)


def _is_in(each: Deal, currency: str) -> bool:
    return each.worth is None or each.worth.currency == currency
