"""A remark on a moment: kept with it, and read by those the two of them concern."""

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
from ridealong.moments.kinds.employees import CommentMade
from ridealong.moments.moment import Moment
from ridealong.speech import gettext

FORM = "comment"


@pressed_on("web:moment", "id")
def comment(request: HttpRequest, id: str) -> HttpResponse:
    speaker, looking = speaker_of(request), Looking.at(request)
    found = Readable.at(id, looking)
    says = str(request.POST.get("says", "")).replace("\r\n", "\n").strip()
    why = saying.too_long(says) if says else gettext("it is empty: what is there to say of it?")
    if not why:
        remark = Moment(
            id=saying.fresh_or(str(request.POST.get("once", ""))),
            fact=CommentMade(who=speaker.person, on=id, says=says),
            happened_at=speaker.now.replace(microsecond=0),
        )
        receipt = saying.tell(remark, by=speaker.person, now=speaker.now)
        if receipt.status is not Status.REFUSED:
            return redirect(f"{reverse('web:moment', args=[id])}?done=remarked#remarks")
        why = receipt.why
    return page(looking, found, Typed(FORM, {"says": says}, why))
