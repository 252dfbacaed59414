"""The page that search leads to: what was found, each with the place of the hit."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ridealong.answer.mentions import mentions
from ridealong.faces.web import sources
from ridealong.faces.web.troubles import only_read
from ridealong.ledger import finding
from ridealong.ledger.customers import Circle
from ridealong.people.doorway import reader_of
from ridealong.people.folding import LONGEST_QUESTION, asked_for


@only_read
def search(request: HttpRequest) -> HttpResponse:
    reader = reader_of(request)
    sight = sources.sight(reader, reader.today or timezone.now().date())
    question = str(request.GET.get("q", "")).replace("\0", "").strip()[:LONGEST_QUESTION]
    before = _before(str(request.GET.get("before", "")))
    words = asked_for(question)
    shown = {"q": question, "words": words, "is_first": before is None}
    if words:
        shown |= _found(question, words, sight, before)
    return render(request, "web/search/search.html", shown)


def _found(question: str, words: list[str], sight: sources.Sight, before: int | None) -> dict[str, object]:
    """Whoever goes by these words stands on the first page only; what was said with them goes on."""
    called = finding.called(words)
    customers, more = finding.customers(words, called.names, Circle(sight)) if before is None else ([], False)
    told = mentions(words, sight, before=before)
    return {
        "waiting": called.waiting,
        "customers": customers,
        "more_customers": "?" + urlencode({"q": question}) if more else "",
        "people": finding.people(words, sight) if before is None else [],
        "moments": told.moments,
        "next": "?" + urlencode({"q": question, "before": told.before}) if told.before else "",
    }


def _before(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < len(str(2**31)) else None
