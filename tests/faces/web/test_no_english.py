"""A German reader meets no English sentence: not on any page of the map, in any state of an import, in no letter."""

from __future__ import annotations

import pytest
from django.test import Client

from ridealong.doors.parcels.models import Parcel
from ridealong.speech import speaking
from tests.faces.web import doors
from tests.faces.web.german import GERMAN, english_on
from tests.faces.web.imports import site
from tests.faces.web.people import House
from tests.ledger import telling

pytestmark = pytest.mark.once_is_enough

READERS = ("ana", "tom", "rita", "nobody")
PAGES = sorted(
    {line.address for line in doors.lines() if line.method == "GET" and line.page != "web:healthz"}
)


@pytest.mark.parametrize("reader", READERS)
def test_a_german_reader_meets_no_english_sentence(house: House, reader: str) -> None:
    browser = house.enter(reader)
    found = []
    for address in PAGES:
        page = browser.get(house.at(address), headers=GERMAN)
        titled = address.startswith("/moments/{")  # by its sentence, which is notation
        found += [
            f"{address}: {each}" for each in english_on(page) if not (titled and each.endswith("· Ridealong"))
        ]
    assert not found, "\n".join(found)


def test_nor_on_the_pages_of_an_import_whatever_its_state(house: House) -> None:
    """Everything that files can be is brought, and what became of it is read page by page."""
    ana = telling.party("ana")
    with speaking("de"):
        batches = site.in_every_state(ana)
        site.with_calendars(ana)
    browser, found = house.enter("ana"), []
    addresses = [
        "/imports/",
        "/imports/calendars/",
        *(f"/imports/{batches[each]}/" for each in ("done", "undone")),
    ]
    for parcel in Parcel.objects.exclude(id=house.places["parcel"]).filter(batch=""):
        waits = f"/imports/waiting/{parcel.id}/"
        addresses += [
            waits,
            *(f"{waits}columns/?of={each['name']}" for each in parcel.shown.get("tables", [])),
        ]
    for address in addresses:
        page = browser.get(address, headers=GERMAN)
        assert page.status_code == 200, address
        found += [f"{address}: {each}" for each in english_on(page)]
    assert not found, "\n".join(found)


@pytest.mark.django_db
def test_an_english_sentence_would_be_named_with_its_page() -> None:
    """The walk can tell: the same door in English is full of them."""
    assert "With your password" in english_on(Client().get("/signin/"))
