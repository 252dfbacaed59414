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
from ridealong.speech import gettext, gettext_noop

A_PAGE = 25
STRATA = {
    "let_go": gettext_noop("sent elsewhere for their own good"),
    "unhappy": gettext_noop("with a trouble, a broken promise or a poor grade"),
    "lost": gettext_noop("who did not buy"),
    "visited": gettext_noop("who were visited"),
    "quiet": gettext_noop("gone quiet past their rhythm"),
    "fit": gettext_noop("three months after they bought"),
    "bought": gettext_noop("who bought lately"),
}
REASONS = {
    "let_go": gettext_noop("a sale let go"),
    "trouble": gettext_noop("a trouble or a promise not kept"),
    "below": gettext_noop("a poor grade"),
    "lost": gettext_noop("a deal that was lost"),
    "visited": gettext_noop("a visit"),
    "quiet": gettext_noop("being quiet for long"),
    "fit": gettext_noop("what they bought three months ago"),
    "newcomer": gettext_noop("their first purchase"),
    "won": gettext_noop("a deal that was won"),
    "bought": gettext_noop("a purchase"),
}
FATES = {
    "answered": gettext_noop("answered"),
    "silent": gettext_noop("stayed silent"),
    "stopped": gettext_noop("wants no more questions"),
    "unreached": gettext_noop("could not be reached"),
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
    leader, reader = book.leader, reader_of(book.request)
    if not (reader.at_the_machine or reader.person == leader.id):
        raise Http404()
    found = overview(leader.id, people.zone_of(leader.id), timezone.now())
    page = Paginator(found.past, A_PAGE).get_page(book.request.GET.get("page"))
    return book.page(
        "web/asks/asks.html",
        found=found,
        rows=[(gettext(STRATA[row.stratum]), row) for row in found.rows],
        page=page,
        past=[(past, gettext(REASONS[past.reason]), gettext(FATES[past.fate])) for past in page],
        heard=list(_heard(book.answer)),
    )


def _heard(answer: Answer) -> Iterator[Heard]:
    for row in answer.rows:
        for sign in row.reading.signs:
            if sign.response is not None:
                yield Heard(row.practice, sign)
