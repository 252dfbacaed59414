"""A leader connects their own calendar on a page: shown first, then asked every hour, its address told to nobody."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ridealong.doors.calendar.models import Connected
from ridealong.doors.crm.models import Batch
from ridealong.doors.parcels import working
from ridealong.doors.parcels.models import Parcel
from ridealong.people import parties
from tests.doors.calendar.conftest import feed
from tests.doors.calendar.diary import Diary
from tests.doors.calendar.feeding import SECRET, Feed
from tests.faces.web.imports.test_imports import press
from tests.faces.web.people import NOW, House
from tests.faces.web.reading import text
from tests.ledger import telling

__all__ = ["feed"]
PAGE = "/imports/calendars/"


def diary() -> str:
    found = Diary()
    for day in (2, 9, 16):
        found.event(f"d{day}", f"202603{day:02}T090000", f"202603{day:02}T100000", "tom lena@acme.example")
    return found.text


@pytest.fixture
def firm(house: House) -> House:
    """The house, with the addresses by which a calendar knows its people."""
    for who in ("ana", "tom"):
        parties.settle(telling.party(who), email=f"{who}@firm.example")
    return house


def looked_at(client: Client, **sent: Any) -> str:
    address = str(client.post(PAGE, {"of": "ana", **sent})["Location"])
    working.work(lambda: NOW)
    return address


def test_an_address_is_shown_first_and_stays_connected_and_is_forgotten(firm: House, feed: Feed) -> None:
    feed.gives(diary())
    ana = firm.enter("ana")
    preview = looked_at(ana, secret=feed.address)
    page = ana.get(preview)
    assert "3 events, 3 meetings" in text(page)
    assert "Record 3 moments, and stay connected" in text(page)
    assert not Connected.objects.exists()
    press(ana, preview, "connect")
    kept = Connected.objects.get()
    assert ana.get(preview)["Location"] == f"/imports/{kept.batch}/"
    assert "events 3" in text(ana.get(f"/imports/{kept.batch}/"))
    listed = ana.get(PAGE)
    assert f"Ana Ortiz at {kept.place} connected 30 March 2026" in text(listed)
    for each in (page, listed):
        assert SECRET not in each.content.decode()
    assert Parcel.objects.get(batch=kept.batch).sealed == ""
    assert ana.post(PAGE, {"forget": kept.id})["Location"] == PAGE
    assert not Connected.objects.exists()
    assert Batch.objects.filter(pk=kept.batch, undone_at=None).exists(), "what came from it stays"


def test_whose_a_strangers_domain_is_can_be_said(firm: House, feed: Feed) -> None:
    feed.gives(diary())
    ana = firm.enter("ana")
    preview = looked_at(ana, secret=feed.address)
    assert "acme.example at 3 meetings" in text(ana.get(preview))
    refused = press(ana, preview, "answer", **{"domain acme.example": "acne"})
    assert refused.status_code == 422
    assert "Nobody here is called acne; did you mean acme?" in text(refused)
    press(ana, preview, "answer", **{"domain acme.example": "acme"})
    assert Parcel.objects.get(of=telling.party("ana")).shown["moments"] == {"hours.spent": 3, "visit.made": 3}
    assert "nobody here knows" not in text(ana.get(preview)).casefold()
    press(ana, preview, "record")
    assert not Connected.objects.exists(), "this once, and not again"
    assert Batch.objects.exclude(pk=firm.places["import"]).get().moments["visit.made"] == 3


def test_a_calendar_comes_as_a_file_too(firm: House) -> None:
    ana = firm.enter("ana")
    preview = looked_at(ana, files=[SimpleUploadedFile("ana.ics", diary().encode())])
    assert "ana.ics 3 events, 3 meetings" in text(ana.get(preview))
    assert press(ana, preview, "connect")["Location"] == preview
    assert Parcel.objects.get(of=telling.party("ana")).state == "shown", "a file is read once"
    press(ana, preview, "record")
    assert Batch.objects.exclude(pk=firm.places["import"]).get().by == telling.party("ana")


def test_nobody_brings_the_calendar_of_somebody_else_or_sees_what_is_in_it(firm: House, feed: Feed) -> None:
    feed.gives(diary())
    for who, of in (("bob", "ana"), ("rita", "ana"), ("ana", "tom")):
        refused = firm.enter(who).post(PAGE, {"of": of, "secret": feed.address})
        assert refused.status_code == 422
        assert "a calendar is connected by the leader whose own it is" in text(refused)
    preview = looked_at(firm.enter("ana"), secret=feed.address)
    for who in ("bob", "rita", "dora"):
        assert firm.enter(who).get(preview).status_code == 404
    press(firm.enter("ana"), preview, "connect")
    kept = Connected.objects.get()
    assert kept.place in text(firm.enter("rita").get(PAGE)), "a keeper sees that it is there"
    assert kept.place not in text(firm.enter("bob").get(PAGE))
    assert firm.enter("bob").post(PAGE, {"forget": kept.id}).status_code == 404


def test_an_address_that_does_not_answer_is_told_and_can_be_tried_again(firm: House, feed: Feed) -> None:
    ana = firm.enter("ana")
    refused = ana.post(PAGE, {"of": "ana", "secret": "ftp://calendar.example/x"})
    assert refused.status_code == 422
    preview = looked_at(ana, secret=feed.address.replace("http://", "http://nobody-here."))
    assert "That could not be finished" in text(ana.get(preview))
    assert SECRET not in ana.get(preview).content.decode()
