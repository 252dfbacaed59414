"""Telling what happened: one box for a sentence of the notation, three small forms for what needs none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ridealong.answer.unused import unused
from ridealong.doors.voices import saying
from ridealong.doors.voices.limits import may_not_tell
from ridealong.faces.web.voices.names import KnownBook, Names
from ridealong.faces.web.voices.plain import FORMS, Wrong
from ridealong.faces.web.voices.speaker import Speaker, speaker_of
from ridealong.faces.web.voices.waiting import said_in
from ridealong.ledger.receipt import Status
from ridealong.moments.doubting import doubts
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.roster import CustomerMet
from ridealong.moments.moment import Moment, new_id
from ridealong.moments.notation import bare, parse, where
from ridealong.moments.problem import SentenceError
from ridealong.speech import figures, gettext

SENTENCE = "sentence"
LONGEST = 8_000
FIELDS = ("sentence", "what", "hours", "by", "to", "of")


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into which form, what is wrong with it, and where in a sentence the trouble starts."""

    form: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    why: str = ""
    wrong: str = ""
    """The field that is wrong."""
    column: int = 0

    @property
    def before(self) -> str:
        return self._line[: self.column - 1]

    @property
    def after(self) -> str:
        """From where it goes wrong; a sign that it ends there, where nothing follows."""
        return self._line[self.column - 1 :] or "…"

    @property
    def _line(self) -> str:
        return self.fields.get(SENTENCE, "").strip().partition("\n")[0]


@require_http_methods(["GET", "HEAD", "POST"])
def telling(request: HttpRequest) -> HttpResponse:
    speaker = speaker_of(request)
    names = Names(speaker)
    typed = Typed()
    if request.method == "POST":
        typed = _told(request, speaker, names)
        if not typed.why:
            return redirect(f"{reverse('web:tell')}?said={typed.fields['id']}")
    said = said_in(request, speaker)
    shown = {"speaker": speaker, "typed": typed, "said": said, "offered": names.offered, "once": new_id}
    return render(request, "web/voices/tell.html", shown, status=409 if typed.why else 200)


def _told(request: HttpRequest, speaker: Speaker, names: Names) -> Typed:
    """Record what was typed; the reason and the words where that cannot be."""
    form = str(request.POST.get("form", SENTENCE))
    fields = {name: str(request.POST[name]) for name in FIELDS if name in request.POST}
    once = saying.fresh_or(str(request.POST.get("once", "")))
    try:
        moment = _moment(form, fields, once, speaker=speaker, names=names)
    except SentenceError as problem:
        return Typed(form, fields, problem.message, SENTENCE, problem.column if problem.line == 1 else 0)
    except Wrong as problem:
        return Typed(form, fields, problem.why, problem.field)
    receipt = saying.tell(moment, by=speaker.person, now=speaker.now)
    if receipt.status is Status.REFUSED:
        return Typed(form, fields, receipt.why)
    return Typed(fields={"id": receipt.id})


def _moment(form: str, fields: dict[str, str], once: str, *, speaker: Speaker, names: Names) -> Moment:
    if form in FORMS:
        fact = FORMS[form](speaker.person, fields, names)
        return Moment(id=once, fact=fact, happened_at=speaker.now.replace(microsecond=0))
    text = fields.get(SENTENCE, "").replace("\r\n", "\n").strip()
    for problem in _unreadable(text):
        raise Wrong(SENTENCE, problem)
    moment = parse(bare(text), KnownBook(speaker, names, once))
    if isinstance(moment.fact, CustomerMet) and (unknown := names.out_of_sight(moment.fact.customer)):
        raise SentenceError(str(unknown), line=1, column=text.index(unknown.name) + 1)
    for problem in _untellable(moment.fact, speaker):
        raise Wrong(SENTENCE, problem)
    for slip in (*doubts(moment), *unused(moment.fact, now=speaker.now)):
        line, column = where(text, slip)  # whoever types 80 for 80% should hear it now
        raise SentenceError(slip, line=line, column=column)
    return moment


def _untellable(fact: Fact, speaker: Speaker) -> Iterator[str]:
    if not speaker.at_the_machine and (
        why := may_not_tell(fact, person=speaker.person, role=speaker.role, today=speaker.today)
    ):
        yield why


def _unreadable(text: str) -> Iterator[str]:
    if not text:
        yield gettext('a sentence should stand here, such as: tom promised acme "a quote" by 2026-03-30')
    if len(text) > LONGEST:
        yield gettext(
            "that is {n} letters, and a sentence has at most {most}",
            n=figures.figure(len(text)), most=figures.figure(LONGEST),
        )  # fmt: skip
