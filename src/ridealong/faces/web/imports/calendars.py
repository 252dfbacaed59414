"""Connected calendars: whose, where they lie, what came of asking them; and one more, shown before it is recorded."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ridealong.doors.calendar.connected import connected, forget, said_place
from ridealong.doors.calendar.models import Connected
from ridealong.doors.parcels import calendars as waiting
from ridealong.doors.parcels import running, taking
from ridealong.doors.parcels.models import Parcel
from ridealong.faces.web.imports.bringer import Bringer, bringer_of
from ridealong.faces.web.imports.uploads import too_much
from ridealong.people import parties as people
from ridealong.people.parties import Party
from ridealong.speech import gettext


class Line(NamedTuple):
    """One connected calendar as the list shows it; never its address, for whoever has that reads all of it."""

    id: str
    whose: str
    place: str
    since: datetime
    read_at: datetime | None
    trouble: str
    batch: str


@require_http_methods(["GET", "HEAD", "POST"])
def calendars(request: HttpRequest) -> HttpResponse:
    bringer = bringer_of(request)
    if request.method != "POST":
        return _page(request, bringer)
    if why := too_much(request):
        return _page(request, bringer, why=why, status=413)
    if name := str(request.POST.get("forget", "")):
        return _disconnected(bringer, name)
    try:
        parcel = _taken(request, bringer)
    except taking.NotTaken as refused:
        return _page(request, bringer, why=str(refused), status=422)
    running.start()
    return redirect("web:parcel", id=parcel.id)


def _disconnected(bringer: Bringer, name: str) -> HttpResponse:
    if name not in {each.id for each in _theirs(bringer)}:
        raise Http404(gettext("No calendar of yours is connected by that name."))
    forget(name)
    return redirect("web:calendars")


def _taken(request: HttpRequest, bringer: Bringer) -> Parcel:
    of = next((each for each in _leaders(bringer) if each.handle == request.POST.get("of")), None)
    if of is None:
        raise taking.NotTaken(
            gettext("a calendar is connected by the leader whose own it is; say whose this one is")
        )
    now, arrived = timezone.now(), request.FILES.getlist("files")
    if address := str(request.POST.get("secret", "")).strip():
        return waiting.take(address, of=of, by=bringer.person, now=now)
    names = [each.name or "" for each in arrived]
    return waiting.take_files(arrived, names, of=of, by=bringer.person, now=now)


def _leaders(bringer: Bringer) -> list[Party]:
    """Whose calendar they may bring: a leader their own, and at the machine anybody's who leads."""
    return [each for each in people.leaders() if bringer.at_the_machine or each.id == bringer.person]


def _theirs(bringer: Bringer) -> list[Connected]:
    return [each for each in connected() if bringer.owns(each.leader)]


def _page(request: HttpRequest, bringer: Bringer, *, why: str = "", status: int = 200) -> HttpResponse:
    shown = {"why": why, "lines": _lines(bringer), "leaders_here": _leaders(bringer)}
    return render(request, "web/imports/calendars.html", shown, status=status)


def _lines(bringer: Bringer) -> list[Line]:
    theirs = _theirs(bringer)
    names = {
        each.id: each.name or each.handle for each in people.known(one.leader for one in theirs).values()
    }
    return [
        Line(
            id=each.id,
            whose=names.get(each.leader, gettext("somebody who was forgotten")),
            place=said_place(each.place),
            since=bringer.there(each.since),
            read_at=bringer.there(each.read_at) if each.read_at else None,
            trouble=each.trouble,
            batch=each.batch,
        )
        for each in theirs
    ]
