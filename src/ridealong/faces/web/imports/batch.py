"""One import that was recorded: what was kept of it, and taking it back."""

from __future__ import annotations

from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ridealong.answer.citing import Cited
from ridealong.doors.crm.its_time import time_of
from ridealong.doors.crm.models import Batch
from ridealong.doors.crm.undone import Outcome
from ridealong.doors.parcels import running, taking
from ridealong.doors.parcels.models import Parcel, TakingBack
from ridealong.faces.web import sources
from ridealong.faces.web.imports.bringer import Bringer, bringer_of
from ridealong.faces.web.imports.parcels import BEGINS, look_again
from ridealong.faces.web.imports.views import who_brought
from ridealong.ledger.take_back import Kept
from ridealong.speech import gettext


@require_http_methods(["GET", "HEAD", "POST"])
def batch(request: HttpRequest, id: str) -> HttpResponse:
    bringer = bringer_of(request)
    found = Batch.objects.filter(pk=id).first()
    if found is None:
        raise Http404(gettext("No import is called {id}.", id=id))
    if request.method == "POST":
        if not bringer.owns(found.by):
            raise Http404(gettext("Whoever brought an import takes it back, or a keeper does."))
        taking.take_back(found.id, by=bringer.person, now=timezone.now())
        running.start()
        return redirect("web:batch", id=found.id)
    last = TakingBack.objects.filter(batch=found.id).first()
    waits = last is not None and last.state == TakingBack.State.WAITING
    shown = {
        "batch": found,
        "at": bringer.there(found.at),
        "who": who_brought([found])[found.id],
        "moments": sorted(found.moments.items(), key=lambda each: -each[1]),
        "total": sum(found.moments.values()),
        "preview": _preview_of(found.id),
        "may_take_back": bringer.owns(found.by),
        "taking_back": last,
        "waits": waits,
        "stopped": waits and last and timezone.now() - last.asked_at > BEGINS and not running.at_work(),
        **_of_its_time(found),
        **_outcome(last, bringer),
    }
    response = render(request, "web/imports/batch.html", shown)
    return look_again(request, response) if waits else response


def _preview_of(batch: str) -> dict[str, object]:
    """What was shown before it was recorded, as long as that is kept: a day."""
    parcel = Parcel.objects.filter(batch=batch, state=Parcel.State.DONE).first()
    return parcel.shown if parcel else {}


def _of_its_time(found: Batch) -> dict[str, object]:
    """An export may end years ago; the answer that it has most to say to is the one of then."""
    its = time_of(found.door, timezone.now())
    return its._asdict() if its else {}


class Stays(NamedTuple):
    """A moment that stays, and why: others build on one, and the ledger refuses to let another go."""

    moment: Cited
    why: str
    other: Cited | None = None


def _outcome(last: TakingBack | None, bringer: Bringer) -> dict[str, object]:
    """What became of taking it back, once that is done; moments are told as far as this reader may read them."""
    if last is None or last.state != TakingBack.State.DONE:
        return {}
    outcome = Outcome(**last.undone)
    kept, failed = [Kept(*each) for each in outcome.first_kept], outcome.first_failed
    ids = [*(each for one in kept for each in (one.id, one.other)), *(each for each, _ in failed)]
    told = {each.id: each for each in sources.cited(list(dict.fromkeys(ids)), bringer.sight)}
    stays = [Stays(told[one.id], gettext(one.why), told.get(one.other)) for one in kept if one.id in told]
    stays += [Stays(told[each], why) for each, why in failed if each in told]
    return {"outcome": outcome, "stays": stays, "staying": outcome.kept + outcome.failed}
