"""One deal on the desk: the two bars, the chance at which they are the same, and letting it go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ridealong.answer import walking_away
from ridealong.answer.reckoning import reckon_if_quick
from ridealong.answer.walking_away import Worth
from ridealong.doors.voices import saying
from ridealong.faces.web import sources
from ridealong.faces.web.customers.worth import about
from ridealong.faces.web.voices.speaker import Speaker, speaker_of
from ridealong.faces.web.voices.waiting import said_in
from ridealong.faces.web.walkaway.shown import Shown
from ridealong.faces.web.walkaway.typed import Typed
from ridealong.ledger import customers, worths
from ridealong.ledger.customers import Circle, Customer
from ridealong.ledger.deals import Deal, deal
from ridealong.ledger.lookup import load
from ridealong.ledger.receipt import Status
from ridealong.moments.kinds.loops import SaleLetGo
from ridealong.moments.moment import Moment, new_id
from ridealong.moments.slots import Money
from ridealong.speech import figures, gettext, gettext_noop

NOT_HERE = gettext_noop("No deal of yours or of your people has that address.")


@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: HttpRequest, id: str) -> HttpResponse:
    speaker = speaker_of(request)
    circle = Circle(speaker.sight)
    found = deal(id)
    if found is None or not may_weigh(found.owner, circle):
        raise Http404(gettext(NOT_HERE))
    if request.method != "POST":
        return _page(request, speaker, found, Typed.of(request.GET))
    typed = Typed.of(request.POST)
    why, told = _let_go(request, speaker, found, typed)
    if why:
        return _page(request, speaker, found, typed, why)
    return redirect(f"{reverse('web:walkaway_deal', args=[found.id])}?said={told}")


def may_weigh(owner: str, circle: Circle) -> bool:
    """Whose deal it is, and whoever leads them today; nobody else is asked to let it go."""
    return circle.sight.reader.at_the_machine or owner in circle.whose


def _let_go(request: HttpRequest, speaker: Speaker, found: Deal, typed: Typed) -> tuple[str, str]:
    """Why it was not kept, or the id under which it was; sent twice it is kept once."""
    once = saying.fresh_or(str(request.POST.get("once", "")))
    if (gone := _gone(found, speaker)) and not load([once]):
        return gone, ""
    if typed.wrong:
        return next(iter(typed.wrong.values())), ""
    rival, says = (str(request.POST.get(name, "")).strip() for name in ("rival", "says"))
    for words in (rival, says):
        if why := saying.too_long(words):
            return why, ""
    if not rival or not says:
        return gettext(
            "it does not say where you sent them and what you told them; a few words are enough"
        ), ""
    fact = SaleLetGo(
        who=found.owner, deal=found.id, customer=found.customer, rival=rival, says=says,
        margin=_margin(found, typed),
    )  # fmt: skip
    moment = Moment(id=once, fact=fact, happened_at=speaker.now.replace(microsecond=0))
    receipt = saying.tell(moment, by=speaker.person, now=speaker.now)
    return ("", receipt.id) if receipt.status is not Status.REFUSED else (receipt.why, "")


def _gone(found: Deal, speaker: Speaker) -> str:
    """Why there is nothing to let go: a form may have been open while the deal ended, or another let it go."""
    if found.let_go is not None:
        day = figures.day(found.let_go.day(speaker.zone))
        return gettext("it was let go already, on {day}", day=day)
    return gettext("the deal is over; there is nothing to let go") if found.closed else ""


def _margin(found: Deal, typed: Typed) -> Money | None:
    margin = typed.figures.get("margin")
    currency = _currency(found)
    return Money(margin, currency) if margin is not None and margin > 0 and currency else None


def _currency(found: Deal) -> str:
    worked = worths.book()
    return found.worth.currency if found.worth else (worked.told.currency if worked else "")


def _page(request: HttpRequest, speaker: Speaker, found: Deal, typed: Typed, why: str = "") -> HttpResponse:
    reckon_if_quick(speaker.now)
    customer = customers.spoken_for([found.customer], Circle(speaker.sight)).get(found.customer)
    currency, worth = _currency(found), _worth(found, customer, typed)
    shown = _weighed(found, worth, typed, currency) if worth else None
    expected = customer.worth.expected if customer else None
    told = {
        "deal": found,
        "customer": customer,
        "owner": speaker.sight.lines.people.get(found.owner),
        "is_own": found.owner == speaker.person,
        "opened": found.opened_on(speaker.zone),
        "size": figures.money(found.worth.amount, found.worth.currency) if found.worth else "",
        "currency": currency,
        "typed": typed,
        "says": {name: str(request.POST.get(name, "")) for name in ("rival", "says")},
        "once": new_id,
        "why": why,
        "shown": shown,
        "worth": worth,
        "share_needed": worth is not None and shown is None and "margin" in typed.figures,
        "kept_worth": about(expected.value, currency) if expected and worth and not worth.said else "",
        "let_go_on": found.let_go.day(speaker.zone) if found.let_go else None,
        "follow_ups": _follow_ups(found, speaker),
        "earlier": _earlier(speaker),
        "said": said_in(request, speaker),
    }
    return render(request, "web/walkaway/desk.html", told, status=409 if why else 200)


def _worth(found: Deal, customer: Customer | None, typed: Typed) -> Worth | None:
    """What they are worth a year as somebody says, else as it was worked out in the deal's own currency."""
    said = typed.figures.get("worth")
    if said is not None and said > 0:
        return Worth(float(said), float(said), float(said), said=True)
    worked = worths.book()
    if customer is None or worked is None or (found.worth and found.worth.currency != worked.told.currency):
        return None
    return walking_away.worth_of(customer.worth, worked)


def _weighed(found: Deal, worth: Worth, typed: Typed, currency: str) -> Shown | None:
    margin = typed.figures.get("margin")
    if margin is None:
        return None
    share: Decimal | None = typed.figures.get("share")
    if share is None:
        share = walking_away.share_of(margin, found.worth.amount if found.worth else None)
    if share is None and margin > 0:
        return None
    weighed = walking_away.weigh(margin, share or Decimal(1), worth, typed.figures.get("chance"))
    return Shown.of(weighed, worth, currency)


def _follow_ups(found: Deal, speaker: Speaker) -> list[date]:
    if found.let_go is None:
        return []
    return walking_away.follow_ups(found.let_go.day(speaker.zone))


def _earlier(speaker: Speaker) -> Sequence[str]:
    """What came of sales let go before, and of ordinary losses beside them, as the practice reads it."""
    leader = sources.meant(None, speaker.sight)
    if leader is None:
        return ()
    row = sources.answer(leader, as_of=speaker.today, known_at=None).row("walkaway")
    returned = next(each for each in row.reading.signs if each.key == "returned")
    return [*([returned.says] if returned.n else []), *row.reading.context]
