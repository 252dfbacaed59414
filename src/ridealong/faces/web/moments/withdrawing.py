"""Taking a moment back, with the reason: it stays in the ledger, and counts no more."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from ridealong.doors.voices import saying
from ridealong.faces.web.moments.one import Readable, page
from ridealong.faces.web.opened import Looking
from ridealong.faces.web.troubles import pressed_on
from ridealong.faces.web.typed import Typed
from ridealong.faces.web.voices.speaker import speaker_of
from ridealong.ledger.receipt import Status
from ridealong.moments.kinds.roster import MomentWithdrawn
from ridealong.moments.moment import Moment
from ridealong.speech import gettext

FORM = "back"


@pressed_on("web:moment", "id")
def take_back(request: HttpRequest, id: str) -> HttpResponse:
    speaker, looking = speaker_of(request), Looking.at(request)
    found = Readable.at(id, looking)
    why = str(request.POST.get("why", "")).replace("\r\n", "\n").strip()
    wrong = (
        saying.too_long(why)
        if why
        else gettext("it does not say why; a few words will do, for whoever looks later")
    )
    if not wrong:
        withdrawal = Moment(
            id=saying.fresh_or(str(request.POST.get("once", ""))),
            fact=MomentWithdrawn(who=speaker.person, what=id, why=why),
            happened_at=speaker.now.replace(microsecond=0),
        )
        receipt = saying.tell(withdrawal, by=speaker.person, now=speaker.now)
        if receipt.status is not Status.REFUSED:
            return redirect(f"{reverse('web:moment', args=[id])}?done=withdrawn")
        wrong = receipt.why
    return page(looking, found, Typed(FORM, {"why": why}, wrong))
