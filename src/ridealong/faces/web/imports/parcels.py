"""Files on their way in: what would become of them, the answers they wait for, and the yes."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ridealong.doors.crm.money import CODES
from ridealong.doors.parcels import calendars, places, running, taking
from ridealong.doors.parcels.models import Parcel
from ridealong.faces.web.imports.bringer import Bringer, bringer_of
from ridealong.speech import gettext

LOOK_AGAIN_SECONDS = 2
BEGINS = timedelta(seconds=20)
"""So long the work may take to begin; after that, nothing at work means that it has ended."""


@require_http_methods(["GET", "HEAD", "POST"])
def parcel(request: HttpRequest, id: str) -> HttpResponse:
    bringer = bringer_of(request)
    found = waiting_for(bringer, id)
    if request.method == "POST":
        try:
            return _pressed(request, found)
        except taking.NotTaken as refused:
            return _page(request, bringer, found, why=str(refused))
    if found.state == Parcel.State.DONE:
        return redirect("web:batch", id=found.batch) if found.batch else redirect("web:calendars")
    return _page(request, bringer, found)


def waiting_for(bringer: Bringer, id: str) -> Parcel:
    """Raises 404 for what is not theirs, as for what is not there any more."""
    found = Parcel.objects.filter(pk=id).first()
    if found is None or not bringer.may_open(found):
        raise Http404(
            gettext(
                "No files of yours wait here. They may have been thrown away, as they are after a day; "
                "bring them again."
            )
        )
    return found


def _pressed(request: HttpRequest, found: Parcel) -> HttpResponse:
    verb, now = str(request.POST.get("do", "")), timezone.now()
    match verb:
        case "answer":
            begun = _answered(found, {name: str(value) for name, value in request.POST.items()}, now)
        case "record" | "connect":
            begun = taking.record(found, now=now, stays=verb == "connect")
        case "again":
            begun = taking.look_again(found, now=now) or found.is_at_work
        case "throw":
            return redirect("web:imports" if taking.throw_away(found) else request.path)
        case _:
            raise Http404(gettext("Nothing here is done by that word."))
    if begun:
        running.start()
    return redirect("web:parcel", id=found.id)


def _answered(found: Parcel, said: dict[str, str], now: datetime) -> bool:
    if not found.of:
        return taking.answer(found, said, now=now)
    return taking.answer_with(found, calendars.said(found, said), now=now)


def _page(request: HttpRequest, bringer: Bringer, found: Parcel, why: str = "") -> HttpResponse:
    total = found.shown.get("total", 0)
    shown = {
        "parcel": found,
        "why": why,
        "preview": found.shown,
        **_put_right(found.shown),
        "until": bringer.there(found.touched_at + taking.KEPT),
        "currencies": sorted(CODES),
        "done": min(places.progress_of(found.id), total) if found.is_at_work else 0,
        "stopped": found.is_at_work and timezone.now() - found.touched_at > BEGINS and not running.at_work(),
    }
    response = render(request, "web/imports/parcel.html", shown, status=422 if why else 200)
    return look_again(request, response) if found.is_at_work else response


def _put_right(shown: dict[str, Any]) -> dict[str, object]:
    """The tables whose columns can be said, and of what was not read the table it was, where it is one of them."""
    tables = shown.get("tables", [])
    why = {each["why"]: each["name"] for each in tables if each["why"]}
    unknown = [each["name"] for each in tables if not each["kind"]]
    return {
        "to_be_said": "" if shown.get("ready") or not unknown else unknown[0],
        "put_right": [each["name"] for each in tables],
        "unread": [(each, why.get(each, "")) for each in shown.get("refused", [])],
    }


def look_again(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Have the browser come again by itself, unless whoever reads asked it to hold still."""
    if "still" not in request.GET:
        response["Refresh"] = str(LOOK_AGAIN_SECONDS)
    return response
