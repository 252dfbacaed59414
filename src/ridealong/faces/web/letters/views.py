"""Letters for whoever keeps the ledger: what became of each, and links to bring where no mail goes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ridealong.faces.web.troubles import only_read, pressed_on
from ridealong.people import parties as people
from ridealong.people.accounts.closing import PASSING
from ridealong.people.accounts.links import NOBODY
from ridealong.people.doorway import reader_of
from ridealong.people.letters.addresses import mail_goes_out
from ridealong.people.letters.copying import take_copy, to_copy
from ridealong.people.letters.models import Letter
from ridealong.speech import gettext, gettext_noop

A_PAGE = 25
BECAME = {
    Letter.State.WAITING: gettext_noop("waits"),
    Letter.State.LEAVING: gettext_noop("is leaving"),
    Letter.State.SENT: gettext_noop("sent"),
    Letter.State.COPIED: gettext_noop("brought by somebody"),
    Letter.State.BOUNCED: gettext_noop("could not be delivered"),
    Letter.State.CANCELLED: gettext_noop("no longer needed"),
    Letter.State.QUIET: gettext_noop("not written: there was nothing to say"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One letter as the list shows it; never its words, which may hold a link."""

    number: int
    kind: str
    to: str
    on: datetime
    became: str
    trouble: str
    to_bring: bool


@only_read
def letters(request: HttpRequest) -> HttpResponse:
    _for_keepers(request)
    waiting = to_copy().exclude(kind__in=PASSING)
    shown = Letter.objects.exclude(party=NOBODY).exclude(kind__in=PASSING).order_by("-id")
    page = Paginator(shown, A_PAGE).get_page(request.GET.get("page"))
    bring = set(waiting.filter(pk__in=[each.pk for each in page]).values_list("pk", flat=True))
    return render(
        request,
        "web/letters/letters.html",
        {
            "page": page,
            "lines": _lines(list(page), bring),
            "waiting": waiting.count(),
            "mail": mail_goes_out(),
        },
    )


@pressed_on("web:letters")
def bring(request: HttpRequest, number: int) -> HttpResponse:
    """Show a letter's words this once. Nothing to redirect to: they are gone from here with the answer.

    A link that signs somebody in is not for a keeper: with it they would be that person.
    """
    _for_keepers(request)
    theirs_to_bring = not Letter.objects.filter(pk=number, kind__in=PASSING).exists()
    taken = take_copy(number, now=timezone.now()) if theirs_to_bring else None
    if taken is None:
        raise Http404(gettext("That letter has left already, or somebody has taken its link to bring it."))
    letter, text = taken
    (line,) = _lines([letter], set())
    response = render(request, "web/letters/brought.html", {"line": line, "letter": letter, "text": text})
    response["Cache-Control"] = "no-store"
    return response


def _for_keepers(request: HttpRequest) -> None:
    # A leader may not: a customer's link speaks with the customer's voice.
    reader = reader_of(request)
    if not (reader.at_the_machine or reader.role == "keeper"):
        raise Http404()


def _lines(shown: list[Letter], bring: set[int]) -> list[Line]:
    known = people.known(each.party for each in shown)
    names = {identity: party.name or party.handle for identity, party in known.items()}
    return [
        Line(
            number=each.pk,
            kind=each.kind,
            to=names.get(each.party, gettext("somebody who was forgotten")),
            on=each.settled_at or each.made_at,
            became=gettext(BECAME[Letter.State(each.state)]),
            trouble=each.trouble,
            to_bring=each.pk in bring,
        )
        for each in shown
    ]
