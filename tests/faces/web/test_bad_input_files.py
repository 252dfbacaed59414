"""Files dropped on a page that no table ever looked like: each is taken or put aside, and what happened is said."""

from __future__ import annotations

import gc
from typing import NamedTuple

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from ridealong.doors.parcels import places, working
from ridealong.doors.parcels.models import Parcel
from ridealong.people.accounts.devices import end
from ridealong.people.accounts.models import Device
from tests.doors.importing import DEALS
from tests.faces.web.people import NOW
from tests.faces.web.reading import text
from tests.faces.web.test_bad_input_twice import comes_back
from tests.faces.web.walked import Walk, a_share, trouble_with, undone
from tests.ledger.telling import ledger_size

pytestmark = [pytest.mark.django_db, pytest.mark.once_is_enough]

HEAD = "id,rep,account,product,stage,opened,closed,value\n"
NAMES = (
    "../../etc/passwd.csv",
    "a\\b\\c.csv",
    "\u202evsc.exe.csv",
    "<script>alert(1)<b>.csv",
    "n" * 300 + ".csv",
    ".csv",
    "deals",
    "deals.csv.exe",
    "CON.csv",
    "ä ö/ü.csv",
    "deals\r\n.csv",
    "\ufffd.csv",
    " .csv",
    "d'e\"als;.csv",
    "mapping.toml",
)
CONTENTS = {
    "nothing": b"",
    "a byte": b"\0",
    "zeros": b"\0" * 5_000,
    "no text": b"\xff\xfe\xed\xa0\x80" * 500,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "a packed file": b"PK\x03\x04" + b"\0" * 500,
    "two bytes a letter": DEALS.encode("utf-16"),
    "half of them": DEALS.encode("utf-16")[:-1],
    "NUL in a cell": DEALS.replace("Saw", "S\0aw").encode(),
    "controls": DEALS.replace("Acme", "\x1b[31mAc\x07me\x85").encode(),
    "half a letter": DEALS.replace("Acme", "Acm\u00e9").encode("latin-1"),
    "halves": DEALS.encode() + b"A9,\xed\xa0\x80,x,,Won,2026-01-05,,1\n",
    "right to left": DEALS.replace("Tom Ash", "\u202eTom\u2066 Ash").encode(),
    "markup": DEALS.replace("Acme", "<script>alert(1)</script>").encode(),
    "a long word": DEALS.replace("Drill", "w" * 10_000).encode(),
    "a longer line": HEAD.encode() + b"x" * 300_000,
    "days": (
        HEAD
        + "".join(
            f"D{n},Tom Ash,Acme,Saw,Won,{day},{day},1\n"
            for n, day in enumerate(
                ("0", "-1", "9999-99-99", "0001-01-01", "9999-12-31", "32.13.2026", "tomorrow", "1e30")
            )
        )
    ).encode(),
    "amounts": (
        HEAD
        + "".join(
            f"M{n},Tom Ash,Acme,Saw,Won,2026-01-05,2026-02-02,{much}\n"
            for n, much in enumerate(("1e999", "NaN", "-1", "9" * 400, "²", "0x10", "--", "=1+1"))
        )
    ).encode(),
    "twice": DEALS.encode() + DEALS.encode(),
    "one heading": b"id\n",
    "no heading": b"1,2,3\n4,5,6\n",
    "quotes": b'id,rep\n"' + b"x" * 5_000,
    "a formula": DEALS.replace("Acme", "=cmd|' /C calc'!A0").encode(),
    "a page": b"<html><script>alert(1)</script></html>",
    "JSON": b'{"id": [1,',
    "a card": b"BEGIN:VCARD\r\nFN:\xff\0\r\n",
    "a calendar": b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:99999999T\r\n",
    "many columns": (",".join(map(str, range(5_000))) + "\n").encode(),
}
CALENDARS = (
    b"BEGIN:VCALENDAR\r\n" * 50,
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART:00010101T000000Z\r\nUID:\0\r\n"
    b"DTEND:99991231T235959Z\r\nRRULE:FREQ=SECONDLY;INTERVAL=0\r\nSUMMARY:\xff\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    b"",
    b"\0",
    b"\xff" * 1_000,
    DEALS.encode(),
)


class Dropped(NamedTuple):
    """The page that follows, and the one after the work is done."""

    first: HttpResponse
    shown: HttpResponse


def drop(walk: Walk, files: list[tuple[str, bytes]], page: str = "/imports/", **more: str) -> Dropped:
    client = walk.client("ana")
    sent = [SimpleUploadedFile("named-below", content) for _, content in files]
    for file, (name, _) in zip(sent, files, strict=True):
        file._name = name  # as a browser may send it: Django would make it tidy here already
    first = client.post(page, {"files": sent, **more})
    working.work(lambda: NOW)
    return Dropped(first, client.get(first["Location"]) if first.status_code == 302 else first)


def says_something(page: HttpResponse) -> bool:
    """Either what would happen, or why it cannot: never a page that still works on it, or has nothing to say."""
    return any(
        each in text(page)
        for each in (
            "Not read",
            "would come of",
            "put aside",
            "new here",
            "Nothing",
            "cannot",
            "could not",
            "question",
        )
    )


def test_whatever_is_in_a_file_its_page_says_what_became_of_it(walk: Walk) -> None:
    wrong, before = [], ledger_size()
    for what, content in CONTENTS.items():
        with undone():
            first, shown = drop(walk, [("deals.csv", content)])
            if trouble_with(first) or trouble_with(shown) or not says_something(shown):
                wrong.append(
                    (what, first.status_code, shown.status_code, trouble_with(shown), text(shown)[:200])
                )
    assert wrong == []
    assert ledger_size() == before, "nothing is recorded by being dropped"


def test_what_is_read_of_them_is_recorded_and_its_page_can_be_read(walk: Walk) -> None:
    wrong = []
    for what, content in a_share([CONTENTS.items()], only=6):
        with undone():
            first, shown = drop(walk, [("deals.csv", content)])
            if "would come of it" not in text(shown):
                continue
            client = walk.client("ana")
            client.post(first["Location"], {"do": "record"})
            working.work(lambda: NOW)
            done = client.get(client.get(first["Location"])["Location"])
            trouble = trouble_with(done) or trouble_with(client.get("/customers/"))
            if done.status_code != 200 or trouble:
                wrong.append((what, done.status_code, trouble))
    assert wrong == []


def test_whatever_a_file_is_called_it_stays_in_its_folder_and_is_shown_by_its_name(walk: Walk) -> None:
    wrong = []
    for name in NAMES:
        with undone():
            first, shown = drop(walk, [(name, DEALS.encode())])
            if trouble_with(first) or trouble_with(shown) or b"<script>alert" in shown.content:
                wrong.append((name[:40], first.status_code, trouble_with(first) or trouble_with(shown)))
    with undone():
        first, shown = drop(walk, [(name, DEALS.encode()) for name in NAMES])
        assert (trouble_with(first), trouble_with(shown)) == ("", "")
    assert wrong == []


@pytest.mark.parametrize("number", range(len(CALENDARS)))
def test_a_calendar_that_is_none_is_told_as_that(walk: Walk, number: int) -> None:
    with undone():
        first, shown = drop(walk, [("mine.ics", CALENDARS[number])], "/imports/calendars/", of="ana")
        assert (trouble_with(first), trouble_with(shown)) == ("", "")
        assert says_something(shown) or first.status_code == 422, text(shown)[:300]


def test_files_dropped_twice_and_recorded_with_two_clicks_are_recorded_once(walk: Walk) -> None:
    with undone():
        client, told = walk.client("ana"), []
        for _ in range(2):
            first, _shown = drop(walk, [("deals.csv", DEALS.encode())])
            for _click in range(2):
                client.post(first["Location"], {"do": "record"})
                working.work(lambda: NOW)
                told.append(ledger_size())
    assert told[0] > ledger_size()
    assert set(told) == {told[0]}


def test_a_file_that_is_cut_off_on_its_way_leaves_nothing_open_or_behind(walk: Walk) -> None:
    part = b'--x\r\nContent-Disposition: form-data; name="files"; filename="deals.csv"\r\n\r\nid\r\n'
    long = b'--x\r\nContent-Disposition: form-data; name="' + b"n" * 5_000 + b'"\r\n\r\n'
    for body in (part, part + long, part[:-10], long):
        with undone():
            answer = walk.client("ana").generic("POST", "/imports/", body, "multipart/form-data; boundary=x")
        assert (answer.status_code in (302, 400, 422), trouble_with(answer)) == (True, "")
    gc.collect()  # what is still open would be complained of now
    assert list(places.coming().iterdir()) == []


def test_files_that_meet_an_ended_session_are_said_not_to_have_arrived(walk: Walk) -> None:
    with undone():
        client = walk.client("ana")
        client.get("/imports/")
        end(Device.objects.all())
        parcels = Parcel.objects.count()
        away = client.post("/imports/", {"files": [SimpleUploadedFile("deals.csv", DEALS.encode())]})
        assert away.status_code == 403
        assert "The files were not kept" in text(away)
        comes_back(client, "ana")
        assert Parcel.objects.count() == parcels
