"""What waits for my word: the page, the words said on it, and taking one of them back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ridealong.doors.voices import saying
from ridealong.doors.voices.waiting import sentence_of, waiting_for
from ridealong.faces.web.box.state import page_in, saying_so
from ridealong.faces.web.troubles import pressed_on
from ridealong.faces.web.voices.speaker import Speaker, speaker_of
from ridealong.ledger.around import STANDS, states_of
from ridealong.ledger.lookup import load
from ridealong.ledger.receipt import Status
from ridealong.moments.kinds.roster import MomentWithdrawn
from ridealong.moments.moment import Moment, new_id
from ridealong.speech import gettext


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody sent for one loop and that could not be kept, so that it can be shown again with the reason."""

    opener: str = ""
    says: str = ""
    to: str = ""
    why: str = ""
    sentence: str = ""
    """The loop's own sentence, for where it stands in no list any more."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was just recorded, and whether it can be taken back here."""

    id: str
    sentence: str
    can_undo: bool = field(default=True)
    undone: Moment | None = None
    """What it takes back, where it does."""
    undid: str = ""
    """The sentence of that."""


@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    return page(request, speaker_of(request), Typed())


@pressed_on("web:waiting")
def word(request: HttpRequest, opener: str) -> HttpResponse:
    """Record a word on one loop, and go back to the page that says so."""
    speaker = speaker_of(request)
    loop = saying.concerned(speaker.person, opener, speaker.today)
    verb = str(request.POST.get("verb", ""))
    if loop is None or verb not in saying.VERBS:
        raise Http404(gettext("Nothing here waits for your word under that address."))
    says, day = str(request.POST.get("says", "")), str(request.POST.get("to", ""))
    why, to = saying.too_long(says), None
    if not why and verb == "move":
        to, why = _day(day)
    if not why:
        said = saying.Word(
            verb=verb, opener=loop.id, says=says, to=to, once=str(request.POST.get("once", ""))
        )
        receipt = saying.say(said, by=speaker.person, now=speaker.now)
        if receipt.status is not Status.REFUSED:
            back = "web:loops" if request.POST.get("back") == "loops" else "web:waiting"
            return redirect(f"{reverse(back)}?said={receipt.id}")
        why = receipt.why
    typed = Typed(loop.id, says, day, why, sentence_of([loop])[0])
    return page(request, speaker, typed, status=409)


def _day(text: str) -> tuple[date | None, str]:
    try:
        return date.fromisoformat(text), ""
    except ValueError:
        if text:
            return None, gettext("“{text}” is no day; write it like 2026-03-30", text=text)
        return None, gettext("it does not say to which day; write it like 2026-03-30")


@pressed_on("web:waiting")
def undo(request: HttpRequest) -> HttpResponse:
    """Take one's own word back."""
    speaker = speaker_of(request)
    receipt = saying.undo(str(request.POST.get("what", "")), by=speaker.person, now=speaker.now)
    if receipt is None:
        raise Http404(gettext("There is nothing of yours to take back under that id."))
    if receipt.status is Status.REFUSED:
        return page(request, speaker, Typed(why=receipt.why), status=409)
    if back := page_in(request):
        return redirect(saying_so(back, receipt.id))
    return redirect(f"{reverse('web:waiting')}?said={receipt.id}")


def page(request: HttpRequest, speaker: Speaker, typed: Typed, status: int = 200) -> HttpResponse:
    found = waiting_for(speaker.person, today=speaker.today, zone=speaker.zone)
    return render(
        request,
        "web/voices/waiting.html",
        {
            "speaker": speaker,
            "waiting": found,
            "typed": typed,
            "typed_is_shown": typed.opener in found.shown,
            "said": said_in(request, speaker),
            "once": new_id,
        },
        status=status,
    )


def said_in(request: HttpRequest, speaker: Speaker) -> Said | None:
    """The moment the address names as just told."""
    return said_of(str(request.GET.get("said", "")), speaker)


def said_of(told_id: str, speaker: Speaker) -> Said | None:
    """A moment as just told; nobody else's is ever shown this way."""
    told = load([told_id] if told_id else ())
    own = [moment for moment in told if moment.by == speaker.person]
    if not own:
        return None
    (moment,) = own
    undone = load([moment.fact.what]) if isinstance(moment.fact, MomentWithdrawn) else []
    undone = [each for each in undone if each.by == speaker.person]
    return Said(
        moment.id,
        sentence_of(own, speaker.sight)[0],
        saying.can_undo(moment, speaker.person) and states_of(own)[moment.id] == STANDS,
        undone[0] if undone else None,
        sentence_of(undone, speaker.sight)[0] if undone else "",
    )
