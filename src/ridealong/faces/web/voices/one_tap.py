"""A link that lets one person say one word, without an account, in their language. Opening it does nothing."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ridealong.doors.voices import links
from ridealong.doors.voices.phrasing import phrased, texts
from ridealong.doors.voices.saying import LONGEST
from ridealong.people.doorway import reader_of
from ridealong.people.models import Preference
from ridealong.people.tickets.issuing import Expired, NoGood, Used
from ridealong.people.words import LANGUAGES, spoken, wished

VERBS = {"yes": "confirm", "no": "deny"}
GONE, REFUSED, FORBIDDEN = 410, 409, 403


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def word(request: HttpRequest, token: str) -> HttpResponse:
    chosen, wants = request.GET.get("in", ""), wished(request.headers.get("Accept-Language", ""))
    now = timezone.now()
    try:
        asked = links.question(token, now=now)
    except NoGood as why:
        return _no_good(request, why, spoken(chosen, wants))
    settled = Preference.objects.filter(person=asked.ticket.party).values_list("language", flat=True).first()
    language = spoken(chosen, settled or "", wants)
    reader = reader_of(request)
    if reader.signed_in and reader.person != asked.ticket.party:
        # Whoever is signed in speaks as themselves only, least of all a leader as a customer.
        return _page(request, language, {"trouble": texts(language)["page"]["another"]}, FORBIDDEN)
    shown = _shown(asked, language)
    if request.method == "POST":
        return _answered(request, token, asked, language=language, shown=shown)
    return _page(request, language, shown)


def _shown(asked: links.Question, language: str) -> dict[str, Any]:
    said = phrased(asked.loop, asked.opener, asked.claim, language=language, today=timezone.now().date())
    return {"said": said, "was": "was_" if asked.loop.asks_whether_so else ""}


def _answered(
    request: HttpRequest, token: str, asked: links.Question, *, language: str, shown: dict[str, Any]
) -> HttpResponse:
    says, answer = str(request.POST.get("says", "")).strip(), str(request.POST.get("word", ""))
    page = texts(language)["page"]
    shown = {**shown, "says": says}
    if answer not in VERBS:
        return _page(request, language, {**shown, "why": page["choose"]}, REFUSED)
    if len(says) > LONGEST:
        why = page["too_long"].format(length=len(says), most=LONGEST)
        return _page(request, language, {**shown, "why": why}, REFUSED)
    try:
        links.answer(token, VERBS[answer], says, now=timezone.now())
    except links.NotKept as problem:
        return _page(request, language, {**shown, "why": page["refused"].format(why=problem)}, REFUSED)
    except NoGood as why:  # another click was quicker
        return _no_good(request, why, language)
    # Nothing to redirect to: the link has done what it was for, and sending the form again says so.
    return _page(request, language, {**shown, "done": page[f"{shown['was']}said_{answer}"]})


def _no_good(request: HttpRequest, why: NoGood, language: str) -> HttpResponse:
    page = texts(language)["page"]
    if isinstance(why, links.Over):
        return _page(request, language, {"trouble": page["over"]}, GONE)
    if isinstance(why, Used):
        return _page(request, language, {"trouble": page["used"]}, GONE)
    if isinstance(why, Expired):
        return _page(request, language, {"trouble": page["expired"]}, GONE)
    return _page(request, language, {"trouble": page["unknown"]}, 404)


def _page(request: HttpRequest, language: str, shown: dict[str, Any], status: int = 200) -> HttpResponse:
    page = texts(language)["page"]
    words = {"language": language, "languages": LANGUAGES.items(), "page": page, **shown}
    was = shown.get("was", "")
    words |= {name: words["page"][was + name] for name in ("heading", "yes", "no")}
    if said := shown.get("said"):
        words |= {
            "reads": words["page"]["reads"].format(readers=said.readers),
            "slip": words["page"]["slip"].format(doer=said.doer),
        }
    return render(request, "web/voices/word.html", words, status=status)
