"""Columns are said too late, twice, by somebody else, or with mischief: nothing chosen is lost, and nothing leaks."""

from __future__ import annotations

import re
from typing import Any

from ridealong.doors.parcels import working
from ridealong.doors.parcels.models import Parcel
from ridealong.faces.web.imports.columns import BUSY
from ridealong.faces.web.signin.entering import TYPED
from tests.faces.web.imports.test_columns import SAID, TILL, columns_of, picked, say
from tests.faces.web.imports.test_imports import press, shown
from tests.faces.web.people import NOW, House
from tests.faces.web.reading import text


def test_pressed_twice_it_is_said_once_and_what_came_too_late_is_kept_in_sight(house: House) -> None:
    ana = house.enter("ana")
    preview = shown(ana, {"till.csv": TILL})
    assert ana.post(columns_of(preview), SAID)["Location"] == preview
    assert ana.post(columns_of(preview), SAID)["Location"] == preview, "the same again is no trouble"
    late = ana.post(columns_of(preview), {**SAID, "column_4": "product"})
    assert (late.status_code, picked(late)["Poznámka"]) == (409, "product")
    assert "the files are being looked at just now. What you chose stands below" in text(late)
    assert ana.get(columns_of(preview))["Location"] == preview, "the page shows how far it is"
    working.work(lambda: NOW)
    ana.post(preview, {"do": "record"})
    late = ana.post(columns_of(preview), {**SAID, "column_4": "product"})
    assert (late.status_code, "being recorded just now" in text(late)) == (409, True)
    working.work(lambda: NOW)
    assert ana.post(columns_of(preview), SAID)["Location"] == preview
    assert ana.get(preview)["Location"].startswith("/imports/b-"), "it is taken, and leads to what was kept"
    assert set(BUSY) == {"looking", "recording", "failed"}


def test_a_parcel_that_is_gone_or_somebody_elses_has_no_columns(house: House) -> None:
    ana, bob, rita = (house.enter(who) for who in ("ana", "bob", "rita"))
    preview = shown(ana, {"till.csv": TILL})
    for address in (columns_of(preview), columns_of(preview, kind="purchases")):
        assert bob.get(address).status_code == 404
        assert rita.get(address).status_code == 200
    assert say(bob, preview, **SAID).status_code == say(bob, preview, do="forget").status_code == 404
    assert Parcel.objects.get(pk=preview.split("/")[-2]).answers == {}
    assert ana.get(columns_of(preview, "guessed.csv")).status_code == 404
    assert say(ana, preview, kind="gold").status_code == 404
    press(ana, preview, "throw")
    gone = say(ana, preview, **SAID)
    assert (gone.status_code, "They may have been thrown away" in text(gone)) == (404, True)


def test_what_stood_in_the_columns_is_not_kept_once_they_are_recorded(house: House) -> None:
    ana = house.enter("ana")
    preview = shown(ana, {"till.csv": TILL})
    say(ana, preview, **SAID)
    press(ana, preview, "record")
    assert "auf Rechnung" not in str(Parcel.objects.get(pk=preview.split("/")[-2]).shown)


def test_what_was_chosen_after_the_session_had_ended_is_sent_on_when_they_are_in_again(
    house: House, settings: Any
) -> None:
    ana = house.enter("ana")
    preview = shown(ana, {"till.csv": TILL})
    del ana.cookies[settings.SESSION_COOKIE_NAME]
    sent = ana.post(columns_of(preview), SAID, headers={"referer": f"http://testserver{columns_of(preview)}"})
    assert sent["Location"].startswith("/signin/?next=")
    kept = ana.session[TYPED]
    assert kept["path"] == columns_of(preview), "with the table it is about"
    assert {name: value for name, value, *_ in kept["fields"]} == SAID


def test_headings_and_values_of_a_file_are_never_markup(house: House) -> None:
    evil = "<script>alert(1)</script>"
    ana = house.enter("ana")
    preview = shown(ana, {"till & <b>.csv": f'Odběratel;"{evil}";Den\nx;{evil};13.01.2026\n'})
    address = re.search(r'href="([^"]+columns/[^"]+)"', ana.get(preview).content.decode())
    assert address is not None
    for page in (ana.get(address[1]), ana.get(f"{address[1]}&kind=purchases")):
        assert page.status_code == 200
        assert "<script>" not in page.content.decode() and "<b>.csv" not in page.content.decode()
