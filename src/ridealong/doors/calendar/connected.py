"""Calendars that stay connected: whose, where they lie (shown by the host alone), and what came of asking them."""

from __future__ import annotations

import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from ridealong.doors.crm.door import LETTERS
from ridealong.doors.crm.models import Batch
from ridealong.ledger.receipt import Recorder
from ridealong.people import parties
from ridealong.people.accounts.sealing import Unreadable, seal, unseal
from ridealong.speech import gettext

from .dav import is_dav
from .door import CalendarError, commit, look, may_be_read
from .gathering import Brought, bring
from .models import Connected
from .preview import Preview
from .reach import FetchError, address_in, host_of
from .saying import Saying
from .sources import Source
from .timing import Window

BY_DAV = " by CalDAV"


@dataclass(slots=True)
class Address:
    """An address that was asked once and can be kept: what came from it, and what it was looked at with."""

    text: str
    of: parties.Party
    saying: Saying
    brought: Brought
    preview: Preview


def look_at(address: str, *, of: parties.Party, saying: Saying | None = None, now: datetime) -> Address:
    """Ask an address and say what would become of it; nothing is recorded or kept. Raises :class:`CalendarError`."""
    may_be_read(of, now)
    known = known_as(address.strip(), of.id)
    saying = (Saying.of_kept(known.saying).known() if known else Saying()).with_more(saying or Saying())
    try:
        brought = bring(address, Window.up_to(now))
    except FetchError as trouble:
        raise CalendarError(str(trouble)) from None
    assert brought.source is not None
    preview = look([brought.source], of=of, saying=saying, now=now)
    if not preview.calendars:
        raise CalendarError(preview.refused[0])
    return Address(address.strip(), of, saying, brought, preview)


def connect(address: Address, *, by: Recorder, now: datetime) -> tuple[Connected, Batch | None]:
    """Keep an address that was looked at, and record what it says; asked again by tick, every hour."""
    with transaction.atomic():
        kept = known_as(address.text, address.of.id) or Connected(
            id=free_name(), leader=address.of.id, since=now
        )
        kept.by, kept.sealed, kept.saying = by.id, seal(address.text.encode()), address.saying.kept()
        kept.place = place_of(address.text)
        batch = commit(address.preview, by=by, now=now) if address.preview.total else None
        note(kept, address.brought, address.preview, now=now)
        kept.batch = batch.id if batch else kept.batch
        kept.save()
    return kept, batch


def note(kept: Connected, brought: Brought, preview: Preview, *, now: datetime) -> None:
    """What has to be known to ask only for what has changed."""
    assert brought.source is not None
    reading = preview.work.reading
    kept.tried_at = kept.read_at = now
    kept.trouble, kept.etag, kept.modified = "", brought.etag, brought.modified
    kept.seen, kept.knows = brought.source.digest, reading.company.directory.digest
    kept.next_at = min(filter(None, (reading.next_at, reading.window.ahead)))


def connected(leader: str | None = None) -> list[Connected]:
    """Those of one leader, or all; the address of none is in what is shown of it."""
    found = Connected.objects.all()
    return list(found if leader is None else found.filter(leader=leader))


def forget(name: str) -> Connected:
    """Disconnect a calendar. What came from it stays until it is taken back. Raises :class:`CalendarError`."""
    found = Connected.objects.filter(id=name.strip().casefold()).first()
    if found is None:
        names = ", ".join(each.id for each in connected())
        raise CalendarError(
            gettext("no calendar is called {name}; connected are {names}", name=name[:40], names=names)
            if names
            else gettext("no calendar is called {name}; none is connected", name=name[:40])
        )
    Connected.objects.filter(id=found.id).delete()
    return found


def known_as(address: str, leader: str) -> Connected | None:
    """The one of a leader's that lies at this address; what was sealed under another key is at none."""
    for each in connected(leader):
        with suppress(Unreadable):
            if opened(each) == address:
                return each
    return None


def opened(kept: Connected) -> str:
    """The address itself. Raises :class:`~ridealong.people.accounts.sealing.Unreadable`."""
    return unseal(kept.sealed).decode()


def place_of(address: str) -> str:
    host = host_of(address_in(address))
    return f"{host}{BY_DAV}" if is_dav(address) else host


def said_place(place: str) -> str:
    """A place as it is kept, in the language of whoever reads it."""
    if place.endswith(BY_DAV):
        return gettext("{host} by CalDAV", host=place.removesuffix(BY_DAV))
    return place


def free_name() -> str:
    while True:
        name = "c-" + "".join(secrets.choice(LETTERS) for _ in range(4))
        if not Connected.objects.filter(id=name).exists():
            return name


__all__ = ["Address", "CalendarError", "Source", "connect", "connected", "forget", "look_at"]
