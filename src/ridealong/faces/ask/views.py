"""The public pages: answered once, looked at as often as anybody likes."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ridealong.doors.asking import receiving, stopping, tallies
from ridealong.doors.asking.opening import Answered, Closed, CustomersAsk, Stopped, TeamsAsk, opened
from ridealong.doors.asking.typed import Typed, Unfit
from ridealong.doors.asking.wording import words
from ridealong.faces.ask.questions import customers_questions, teams_questions
from ridealong.people.doorway import reader_of
from ridealong.people.tickets.issuing import Expired, NoGood, Used
from ridealong.people.tickets.models import Ticket
from ridealong.people.words import LANGUAGES, day_in, spoken, wished

NOT_FOUND, GONE, UNFIT, SEE_OTHER = 404, 410, 422, 303

# No cookie and no account stand behind these pages: the address itself is the secret, and whoever forged a request
# would have to know it. So nothing is gained by a cookie against forgery, and whoever refuses cookies can answer.


class Others(NoGood):
    """Whoever is signed in here is not the one the link was given to."""


@login_not_required
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, token: str) -> HttpResponse:
    """A customer's questions, or a salesperson's two minutes."""
    now = timezone.now()
    try:
        found = opened(token, now)
        _only_their_own(request, found.ticket)
    except NoGood as trouble:
        return _no_good(request, trouble, _language(request))
    language = _language(request, found.language)
    if request.method != "POST":
        return _page(request, found, language)
    if request.POST.get("no-more"):
        stopping.no_more(found.ticket.party, now)
        return _again(f"?in={language}&stopped=1")
    typed = Typed({name: str(value) for name, value in request.POST.items()})
    try:
        return _received(found, typed, language, now)
    except Unfit as unfit:
        return _page(request, found, language, unfit)
    except Answered:
        return _again(f"?in={language}")


@login_not_required
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """No more questions. A mail program's own button posts here too, without ever having shown the page."""
    now, language = timezone.now(), _language(request)
    try:
        ticket = stopping.may_stop(token, now)
        _only_their_own(request, ticket)
        language = _language(request, stopping.language_of(ticket))
        if request.method == "POST":
            stopping.stop(ticket, now)
            if request.POST.get("List-Unsubscribe") != "One-Click":
                return _again(f"?in={language}")
            # A mail program follows nowhere (RFC 8058): it hears that it is done where it asked.
            return _say(request, "stop", language, heading="done", text="done_said")
    except Used:
        return _say(request, "stop", language, heading="done", text="done_said")
    except NoGood as trouble:
        return _no_good(request, trouble, language)
    return render(request, "ask/stop.html", _said(language))


def _received(found: CustomersAsk | TeamsAsk, typed: Typed, language: str, now: datetime) -> HttpResponse:
    if isinstance(found, TeamsAsk):
        tallies.receive(found, typed, language, now)
        return _again(f"?in={language}")
    whole = receiving.receive(found, typed, language, now)
    return _again(f"?in={language}" + ("" if whole else "&late=1"))


def _again(query: str) -> HttpResponse:
    """To the same address, which now says thank you: so a page loaded again sends nothing again."""
    response = HttpResponseRedirect(query)
    response.status_code = SEE_OTHER
    return response


def _only_their_own(request: HttpRequest, ticket: Ticket) -> None:
    reader = reader_of(request)
    if reader.signed_in and reader.person != ticket.party:
        raise Others("This link was given to somebody else.")


def _language(request: HttpRequest, settled: str = "") -> str:
    """What the reader switched to, else what is known of them, else what their browser asks for."""
    return spoken(request.GET.get("in", ""), settled, wished(request.headers.get("Accept-Language", "")))


def _said(language: str, **more: object) -> dict[str, object]:
    return {"said": words(language), "language": language, "languages": LANGUAGES.items(), **more}


def _page(
    request: HttpRequest, found: CustomersAsk | TeamsAsk, language: str, unfit: Unfit | None = None
) -> HttpResponse:
    said, typed = words(language), {name: str(value) for name, value in request.POST.items()}
    wrong = said["wrong"][unfit.key].format(**unfit.filled) if unfit else ""
    if isinstance(found, TeamsAsk):
        day = day_in(language, found.block.closes_at.date())
        who = said["pulse"]["who" if found.asked.direct else "who_above"]
        more = {
            "heading": said["pulse"]["heading"].format(leader=found.leader),
            "who": who.format(leader=found.leader, day=day),
            "questions": teams_questions(found, said, typed),
        }
    else:
        page = said["page"]
        more = {
            "heading": page["heading"],
            "who": page["who"].format(leader=found.leader, seller=found.seller),
            "since": page["since"].format(about=said["because"][found.ask.reason]),
            "questions": customers_questions(found, said, language, typed),
        }
    return render(
        request, "ask/ask.html", _said(language, wrong=wrong, **more), status=UNFIT if unfit else 200
    )


def _no_good(request: HttpRequest, trouble: NoGood, language: str) -> HttpResponse:
    """Why there is nothing to answer, in the reader's own language and in plain words."""
    match trouble:
        case Answered():
            late = "not_kept" if request.GET.get("late") else "said"
            return _say(request, "done", language, heading="heading", text=late)
        case Expired():
            return _link(request, "expired", language, GONE, trouble.day)
        case Closed():
            return _link(request, "closed", language, GONE, trouble.day)
        case Stopped() if request.GET.get("stopped"):
            return _say(request, "stop", language, heading="done", text="done_said")
        case Stopped():
            return _link(request, "stopped", language, GONE)
        case Others():
            return _link(request, "others", language, NOT_FOUND)
        case _:
            return _link(request, "unknown", language, NOT_FOUND)


def _link(
    request: HttpRequest, why: str, language: str, status: int, day: date | None = None
) -> HttpResponse:
    said = words(language)["link"]
    text = said[why].format(day=day_in(language, day) if day else "")
    shown = _said(language, heading=said[f"{why}_heading"], text=text)
    return render(request, "ask/told.html", shown, status=status)


def _say(request: HttpRequest, part: str, language: str, *, heading: str, text: str) -> HttpResponse:
    said = words(language)[part]
    return render(request, "ask/told.html", _said(language, heading=said[heading], text=said[text]))
