"""Putting a moment right: the sentence to change, what will be different, and then the correction itself."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ridealong.answer.unused import unused
from ridealong.doors.voices import saying
from ridealong.doors.voices.limits import may_not_tell
from ridealong.faces.web.moments.differing import Piece, differing
from ridealong.faces.web.moments.one import Readable
from ridealong.faces.web.opened import Looking
from ridealong.faces.web.voices.names import KnownBook, Names
from ridealong.faces.web.voices.sentence import LONGEST
from ridealong.faces.web.voices.speaker import Speaker, speaker_of
from ridealong.ledger.book import LedgerBook
from ridealong.ledger.correcting import read_correction
from ridealong.ledger.receipt import Recorder, Status
from ridealong.moments.book import Unknown
from ridealong.moments.moment import Moment, new_id
from ridealong.moments.notation import say
from ridealong.speech import gettext
from ridealong.speech.figures import figure

NOT_KEPT = 409


class Wrong(Exception):
    """Why a sentence cannot stand in the place of another."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows: the sentence as typed, what is wrong with it, or what it changes."""

    sentence: str
    once: str
    why: str = ""
    pieces: tuple[Piece, ...] = ()

    @property
    def looked_over(self) -> bool:
        return bool(self.pieces)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, id: str) -> HttpResponse:
    speaker, looking = speaker_of(request), Looking.at(request)
    found = Readable.at(id, looking)
    if not found.is_for(looking.sight.reader) or not found.may_be_corrected:
        raise Http404(
            gettext("This moment is not yours to correct: whoever told it may, and whoever keeps the ledger.")
        )
    before = _said(found.kept, speaker)
    if request.method != "POST":
        return _page(looking, found, Shown(before, new_id()))
    typed = str(request.POST.get("sentence", "")).replace("\r\n", "\n").strip()
    once = saying.fresh_or(str(request.POST.get("once", "")))
    try:
        moment = _corrected(typed, found.kept, speaker, once)
    except Wrong as problem:
        return _page(looking, found, Shown(typed, once, why=str(problem)))
    if request.POST.get("seen") != typed:
        return _page(
            looking, found, Shown(typed, once, pieces=tuple(differing(before, _said(moment, speaker))))
        )
    receipt = saying.tell(moment, by=speaker.person, now=speaker.now)
    if receipt.status is Status.REFUSED:
        return _page(looking, found, Shown(typed, once, why=receipt.why))
    return redirect(f"{reverse('web:moment', args=[receipt.id])}?done=corrected")


def _said(moment: Moment, speaker: Speaker) -> str:
    return say(moment, LedgerBook(speaker.zone, speaker.now), plain=True)


def _corrected(text: str, original: Moment, speaker: Speaker, once: str) -> Moment:
    """The moment this sentence tells, in the place of the original; raises :class:`Wrong`."""
    if not text:
        raise Wrong(gettext("a sentence should stand here; to say that it never happened, take it back"))
    if len(text) > LONGEST:
        raise Wrong(
            gettext(
                "that is {length} letters, and a sentence has at most {most}",
                length=figure(len(text)),
                most=figure(LONGEST),
            )
        )
    book = KnownBook(speaker, Names(speaker), once)
    try:
        script = read_correction(text, original.id, book, Recorder(speaker.person))
    except Unknown as unknown:
        raise Wrong(str(unknown)) from unknown
    for problem in script.problems:
        raise Wrong(problem.message)
    if not script.told:
        raise Wrong(gettext("there is no sentence in it"))
    moment = replace(script.told[0].moment, id=once, label=original.label, language=original.language)
    limited = "" if speaker.at_the_machine else may_not_tell(
        moment.fact, person=speaker.person, role=speaker.role, today=speaker.today
    )  # fmt: skip
    for why in (limited, *map(str, unused(moment.fact, now=speaker.now))):
        if why:
            raise Wrong(why)
    if moment.fact == original.fact and moment.happened_at == original.happened_at:
        raise Wrong(gettext("nothing is different; change what was wrong"))
    return moment


def _page(looking: Looking, found: Readable, shown: Shown) -> HttpResponse:
    status = NOT_KEPT if shown.why else 200
    return looking.page("web/moments/correct.html", moment=found.told, shown=shown, status=status)
