"""Telling what happened: the box's sentence, from whichever page, and three small forms for what needs no notation."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ridealong.doors.voices import saying
from ridealong.faces.web.box.state import State, page_in, saying_so
from ridealong.faces.web.templatetags.box import box_of
from ridealong.faces.web.voices.names import Names
from ridealong.faces.web.voices.plain import FORMS, Wrong
from ridealong.faces.web.voices.sentence import NotYet, told_by
from ridealong.faces.web.voices.speaker import Speaker, speaker_of
from ridealong.faces.web.voices.waiting import said_in
from ridealong.ledger.receipt import Status
from ridealong.moments.moment import Moment, new_id

SENTENCE = "sentence"
FIELDS = ("what", "hours", "by", "to", "of")
NOT_KEPT = 409


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into which small form, and what is wrong with it."""

    form: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    why: str = ""
    wrong: str = ""
    """The field that is wrong."""


@require_http_methods(["GET", "HEAD", "POST"])
def telling(request: HttpRequest) -> HttpResponse:
    speaker = speaker_of(request)
    if request.method != "POST":
        return _page(request, speaker)
    if request.POST.get("form", SENTENCE) in FORMS:
        return _by_form(request, speaker)
    return _by_sentence(request, speaker)


def _page(
    request: HttpRequest, speaker: Speaker, typed: Typed = Typed(), box: State | None = None
) -> HttpResponse:
    shown = {
        "speaker": speaker,
        "typed": typed,
        "box": box,
        "said": said_in(request, speaker),
        "offered": Names(speaker).offered,
        "once": new_id,
    }
    return render(request, "web/voices/tell.html", shown, status=NOT_KEPT if typed.why or box else 200)


# ---- a sentence in the box ----


def _by_sentence(request: HttpRequest, speaker: Speaker) -> HttpResponse:
    """Record it, and go back to the page it was typed on; there or here, say what it lacks."""
    back = page_in(request)
    try:
        told = told_by(request, speaker)
    except NotYet as why:
        return _not_yet(request, speaker, why.state)
    if getattr(request, "htmx", False) and request.POST.get("stay"):
        # Something else is being typed on that page: it stays as it is, and only the box comes back.
        return _box(request, State(back=back), said=told)
    return redirect(saying_so(back, told) if back else f"{reverse('web:tell')}?said={told}")


def _not_yet(request: HttpRequest, speaker: Speaker, state: State) -> HttpResponse:
    if getattr(request, "htmx", False):
        return _box(request, state, status=NOT_KEPT)
    return _page(request, speaker, box=state)


def _box(request: HttpRequest, state: State, said: str = "", status: int = 200) -> HttpResponse:
    shown = box_of(request, state, whole=not state.back, said=said)
    return render(request, "web/box/_box.html", shown, status=status)


# ---- the small forms ----


def _by_form(request: HttpRequest, speaker: Speaker) -> HttpResponse:
    form = str(request.POST["form"])
    fields = {name: str(request.POST[name]) for name in FIELDS if name in request.POST}
    try:
        fact = FORMS[form](speaker.person, fields, Names(speaker))
    except Wrong as problem:
        return _page(request, speaker, Typed(form, fields, problem.why, problem.field))
    once = saying.fresh_or(str(request.POST.get("once", "")))
    moment = Moment(id=once, fact=fact, happened_at=speaker.now.replace(microsecond=0))
    receipt = saying.tell(moment, by=speaker.person, now=speaker.now)
    if receipt.status is Status.REFUSED:
        return _page(request, speaker, Typed(form, fields, receipt.why))
    return redirect(f"{reverse('web:tell')}?said={receipt.id}")
