"""The page of whom we asked and who answered, for the leader whose customers they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from ridealong.answer.answer import Answer
from ridealong.doors.asking.overview import overview
from ridealong.faces.web.opened import Opened, opened
from ridealong.people import parties as people
from ridealong.people.doorway import reader_of
from ridealong.practices.reading import Sign
from ridealong.practices.registry import Practice

A_PAGE = 25
STRATA = {
    "let_go": "sent elsewhere for their own good",
    "unhappy": "with a trouble, a broken promise or a poor grade",
    "lost": "who did not buy",
    "visited": "who were visited",
    "quiet": "gone quiet past their rhythm",
    "fit": "three months after they bought",
    "bought": "who bought lately",
}
REASONS = {
    "let_go": "a sale let go",
    "trouble": "a trouble or a promise not kept",
    "below": "a poor grade",
    "lost": "a deal that was lost",
    "visited": "a visit",
    "quiet": "being quiet for long",
    "fit": "what they bought three months ago",
    "newcomer": "their first purchase",
    "won": "a deal that was won",
    "bought": "a purchase",
}
FATES = {
    "answered": "answered",
    "silent": "stayed silent",
    "stopped": "wants no more questions",
    "unreached": "could not be reached",
}


@dataclass(frozen=True, slots=True)
class Heard:
    """A sign that waits for others' word: how many gave it, and what would be said had all the silent said no."""

    practice: Practice
    sign: Sign


@require_safe
def asks(request: HttpRequest) -> HttpResponse:
    """A leader's own, and for whoever sits at this machine any: who keeps the ledger has no leader's answer to read."""
    reader = reader_of(request)
    if reader.person and reader.role == "leader" and "leader" not in request.GET:
        own = people.known([reader.person])[reader.person].handle
        return HttpResponseRedirect(f"{request.path}?leader={own}")
    return _asks(request)


@opened
def _asks(book: Opened) -> HttpResponse:
    leader = people.find(book.answer.leader)
    reader = reader_of(book.request)
    if leader is None or not (reader.at_the_machine or reader.person == leader.id):
        raise Http404()
    found = overview(leader.id, people.zone_of(leader.id), timezone.now())
    page = Paginator(found.past, A_PAGE).get_page(book.request.GET.get("page"))
    return book.page(
        "web/asks/asks.html",
        found=found,
        rows=[(STRATA[row.stratum], row) for row in found.rows],
        page=page,
        past=[(past, REASONS[past.reason], FATES[past.fate]) for past in page],
        heard=list(_heard(book.answer)),
    )


def _heard(answer: Answer) -> Iterator[Heard]:
    for row in answer.rows:
        for sign in row.reading.signs:
            if sign.response is not None:
                yield Heard(row.practice, sign)
