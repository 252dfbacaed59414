"""Every import there was, and the form that takes the files of the next one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ridealong.doors.crm.door import batches
from ridealong.doors.crm.models import Batch
from ridealong.doors.parcels import running, taking
from ridealong.doors.parcels.models import Parcel
from ridealong.faces.web.imports.bringer import Bringer, bringer_of
from ridealong.faces.web.imports.uploads import too_much
from ridealong.people import parties as people
from ridealong.speech import gettext

A_PAGE = 25
FILES_NAMED = 3


class Line(NamedTuple):
    """One import as the list shows it."""

    id: str
    at: datetime
    who: str
    files: list[str]
    more: int
    moments: int
    undone_at: datetime | None


@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    bringer, why = bringer_of(request), ""
    if request.method == "POST":
        if not (why := too_much(request)):
            try:
                return redirect("web:parcel", id=_taken(request, bringer).id)
            except taking.NotTaken as refused:
                why = str(refused)
        return _page(request, bringer, why=why, status=413 if too_much(request) else 422)
    return _page(request, bringer)


def _taken(request: HttpRequest, bringer: Bringer) -> Parcel:
    arrived, now = request.FILES.getlist("files"), timezone.now()
    taking.sweep(now)  # where no tick runs, whoever brings the next files clears the last away
    parcel = taking.take(arrived, [each.name or "" for each in arrived], by=bringer.person, now=now)
    running.start()
    return parcel


def _page(request: HttpRequest, bringer: Bringer, *, why: str = "", status: int = 200) -> HttpResponse:
    page = Paginator(list(reversed(batches())), A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "why": why,
        "page": page,
        "lines": _lines(page.object_list, bringer),
        "waiting": [
            (each, bringer.there(each.touched_at + taking.KEPT))
            for each in Parcel.objects.exclude(state=Parcel.State.DONE)
            if bringer.may_open(each)
        ],
        **limits(),
    }
    return render(request, "web/imports/imports.html", shown, status=status)


def limits() -> dict[str, int]:
    """What the form for files says of itself."""
    return {"most_files": taking.MOST_FILES, "most_mb": settings.RIDEALONG_UPLOAD_MB}


def _lines(shown: Iterable[Batch], bringer: Bringer) -> list[Line]:
    some = list(shown)
    names = who_brought(some)
    return [
        Line(
            id=each.id,
            at=bringer.there(each.at),
            who=names[each.id],
            files=[file["name"] for file in each.files[:FILES_NAMED]],
            more=max(0, len(each.files) - FILES_NAMED),
            moments=sum(each.moments.values()),
            undone_at=bringer.there(each.undone_at) if each.undone_at else None,
        )
        for each in some
    ]


def who_brought(some: Iterable[Batch]) -> dict[str, str]:
    """By import, whoever brought it."""
    found = list(some)
    known = people.known(each.by for each in found if each.by)
    names = {identity: party.name or party.handle for identity, party in known.items()}
    return {
        each.id: names.get(each.by, gettext("somebody who was forgotten"))
        if each.by
        else gettext("nobody yet here")
        for each in found
    }
