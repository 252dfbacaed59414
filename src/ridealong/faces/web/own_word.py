"""What a leader says on the pages of their own answer, and nobody else can: a guess before reading, a standard."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from ridealong.answer.guessing import GUESSED
from ridealong.doors.voices import saying
from ridealong.doors.voices.limits import may_not_tell
from ridealong.faces.web.opened import Looking, Opened, answering
from ridealong.faces.web.troubles import pressed_on
from ridealong.faces.web.typed import Typed
from ridealong.faces.web.views import practice_page
from ridealong.faces.web.voices.speaker import Speaker, speaker_of
from ridealong.ledger.receipt import Status
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.strategy import GuessMade, StandardSet
from ridealong.moments.moment import Moment, new_id
from ridealong.practices.reading import Sign
from ridealong.practices.registry import BY_KEY
from ridealong.practices.standards import problem_with
from ridealong.speech import gettext

DIGITS = Decimal("0.0001")
HUNDRED = Decimal(100)
OFTENEST = 1000


@require_http_methods(["GET", "HEAD", "POST"])
def guess(request: HttpRequest) -> HttpResponse:
    """What would you say? Asked on a page that shows no answer; it is recorded, and counts for nothing."""
    looking, speaker = Looking.at(request), speaker_of(request)
    if looking.leader is None or looking.leader.id != speaker.person:
        raise Http404(gettext("A guess is for a leader to make, of their own answer."))
    why = ""
    if request.method == "POST":
        verdict, about = str(request.POST.get("verdict", "")), str(request.POST.get("about", ""))
        why = _guess(request, speaker, verdict, about)
        if not why:
            return redirect("web:practice", about) if about else redirect("web:answer")
    shown = {"practices": BY_KEY.values(), "about": request.GET.get("about", ""), "why": why, "once": new_id}
    # Nobody guesses another's answer, so there is no way from here to one.
    return looking.page("web/guess.html", **shown, leaders=[looking.leader], status=422 if why else 200)


def _guess(request: HttpRequest, speaker: Speaker, verdict: str, about: str) -> str:
    """Record it; why not, where it cannot be."""
    if verdict not in GUESSED:
        return gettext("it does not say yes, not yet or can’t tell")
    if about and about not in BY_KEY:
        return gettext("there is no practice “{key}”", key=about)
    return _told(request, speaker, GuessMade(who=speaker.person, verdict=verdict, practice=about or None))  # type: ignore[arg-type]


@pressed_on("web:practice", "key")
@answering
def standard(book: Opened, key: str, sign_key: str) -> HttpResponse:
    """Adopt a standard for a sign of one's own answer: the one proposed, or another."""
    signs = [each for row in book.answer.rows if row.practice.key == key for each in row.reading.signs]
    sign = next((each for each in signs if each.key == sign_key), None)
    if sign is None or not book.is_theirs:
        raise Http404(gettext("A standard is set by the leader whose answer it is for."))
    typed = {name: str(book.request.POST.get(name, "")).strip() for name in ("value", "weeks")}
    speaker = speaker_of(book.request)
    name = f"{key}.{sign_key}"
    value, why = _value(typed, sign)
    why = why or problem_with(name, value) or ""
    if not why:
        fact = StandardSet(who=speaker.person, sign=name, value=value, since=speaker.today)
        why = _told(book.request, speaker, fact)
    if why:
        return practice_page(book, key, Typed(sign_key, typed, why))
    return redirect(f"{book.request.path.removesuffix(f'{sign_key}/standard/')}{_asked(book)}#{sign_key}")


def _asked(book: Opened) -> str:
    return book.looking.asked.carried(as_of=None, known_at=None)


def _value(typed: dict[str, str], sign: Sign) -> tuple[Decimal, str]:
    """A rate is typed in percent; a cadence as so many in so many weeks."""
    value, weeks = (_number(typed[each]) for each in ("value", "weeks"))
    if sign.type == "rate":
        if value is None or not 0 < value < HUNDRED:
            return (
                HUNDRED,
                gettext(
                    "“{value}” is no standard; write a percentage between 1 and 99, such as 80",
                    value=typed["value"],
                ),
            )
        return (value / HUNDRED).quantize(DIGITS).normalize(), ""
    if value is None or weeks is None or not (0 < value <= OFTENEST and 0 < weeks <= OFTENEST):
        return HUNDRED, gettext("write how many, and in how many weeks, such as 1 in 13")
    return max((value / weeks).quantize(DIGITS), DIGITS).normalize(), ""


def _number(text: str) -> Decimal | None:
    try:
        found = Decimal(text.removesuffix("%").strip().replace(",", "."))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _told(request: HttpRequest, speaker: Speaker, fact: Fact) -> str:
    """Record it as the leader's own word; why not, where it cannot be."""
    if not speaker.at_the_machine and (
        why := may_not_tell(fact, person=speaker.person, role=speaker.role, today=speaker.today)
    ):
        return why
    once = saying.fresh_or(str(request.POST.get("once", "")))
    moment = Moment(id=once, fact=fact, happened_at=speaker.now.replace(microsecond=0))
    receipt = saying.tell(moment, by=speaker.person, now=speaker.now)
    return receipt.why if receipt.status is Status.REFUSED else ""
