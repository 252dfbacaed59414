"""A leader's own calendar that waits: from an address or as files, with whose the strangers in it are said to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from ridealong.doors.calendar import connected, door
from ridealong.doors.calendar.preview import CalendarPreview, Preview
from ridealong.doors.calendar.reach import FetchError
from ridealong.doors.calendar.saying import NotSaid, Saying, said_in
from ridealong.doors.calendar.sources import read_files
from ridealong.doors.crm.models import Batch
from ridealong.ledger.receipt import Recorder
from ridealong.people import parties
from ridealong.people.accounts.sealing import seal, unseal
from ridealong.speech import gettext

from . import places
from .looked import Looked, Progress
from .models import Parcel
from .shown import Shown, counted, question
from .taking import NotTaken, new_parcel

MOST_STRANGERS = 12
NOBODY = "nobody"
TYPED_BY = "domain "


def take(address: str, *, of: parties.Party, by: str | None, now: datetime) -> Parcel:
    """Keep an address, sealed, and have it looked at. Raises :class:`NotTaken`."""
    _refuse_others(of, now)
    try:
        place = connected.place_of(address.strip())
    except FetchError as trouble:
        raise NotTaken(str(trouble)) from None
    parcel = new_parcel([connected.said_place(place)], by=by, now=now)
    parcel.of, parcel.sealed = of.id, seal(address.strip().encode())
    parcel.save(force_insert=True)
    return parcel


def take_files(
    arrived: Sequence[Any], names: Sequence[str], *, of: parties.Party, by: str | None, now: datetime
) -> Parcel:
    _refuse_others(of, now)
    if not arrived:
        raise NotTaken(gettext("no file came along; choose one or several first"))
    parcel = new_parcel(names, by=by, now=now)
    places.keep(parcel.id, arrived)
    parcel.of = of.id
    parcel.save(force_insert=True)
    return parcel


def _refuse_others(of: parties.Party, now: datetime) -> None:
    try:
        door.may_be_read(of, now)
    except door.CalendarError as refused:
        raise NotTaken(str(refused)) from None


def said(parcel: Parcel, typed: Mapping[str, str]) -> dict[str, Any]:
    """Whose the domains are, as it was typed. Raises :class:`NotTaken` where that means nothing."""
    domains = dict(parcel.answers.get("domains", {}))
    for domain, _ in parcel.shown.get("strangers", []):
        if whose := typed.get(f"{TYPED_BY}{domain}", "").strip():
            domains[domain] = "" if whose.casefold() == NOBODY else whose
    try:
        _saying(domains)
    except NotSaid as wrong:
        raise NotTaken(str(wrong)) from None
    return {"domains": domains}


def _saying(domains: Mapping[str, str]) -> Saying:
    return said_in(None, [f"{domain}={whose}" for domain, whose in domains.items()])


def look(parcel: Parcel, *, by: Recorder, now: datetime) -> Looked:
    of, saying = parties.known([parcel.of])[parcel.of], _saying(parcel.answers.get("domains", {}))
    if not parcel.sealed:
        refused: list[str] = []
        sources = read_files(places.files_of(parcel.id, parcel.files), refused)
        preview = door.look(sources, of=of, saying=saying, now=now)
        preview.refused += refused
        return Looked(shown(preview), lambda progress: _commit(preview, by, now, progress))
    address = connected.look_at(unseal(parcel.sealed).decode(), of=of, saying=saying, now=now)
    if parcel.stays:
        return Looked(shown(address.preview), lambda _: connected.connect(address, by=by, now=now)[1])
    return Looked(shown(address.preview), lambda progress: _commit(address.preview, by, now, progress))


def _commit(preview: Preview, by: Recorder, now: datetime, progress: Progress) -> Batch | None:
    return door.commit(preview, by=by, now=now, progress=progress)


def shown(preview: Preview) -> Shown:
    return {
        "files": [_calendar(each) for each in preview.calendars],
        "refused": list(preview.refused),
        "questions": [question(each) for each in preview.questions],
        "traps": [],
        "says": list(preview.says),
        "moments": dict(sorted(preview.moments.items())),
        "statuses": counted(preview.statuses),
        "total": preview.total,
        "ready": preview.ready,
        "without_currency": [],
        "strangers": [list(each) for each in preview.strangers[:MOST_STRANGERS]],
    }


def _calendar(calendar: CalendarPreview) -> Shown:
    return {
        "name": calendar.name,
        "rows": calendar.events,
        "holds": calendar.holds,
        "reasons": [],
        "notes": [each.strip() for each in calendar.notes()],
        "columns_left": [],
        "left": [],
        "put_aside": 0,
        "asides": [],
        "statuses": {},
    }
