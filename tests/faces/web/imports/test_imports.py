"""Files come in by a page: shown first, then recorded in the name of whoever brought them, and taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from ridealong.doors.crm.models import Batch
from ridealong.doors.parcels import running, working
from ridealong.doors.parcels.models import Parcel
from ridealong.faces.web.imports import uploads
from ridealong.faces.web.imports.parcels import BEGINS
from tests.doors.importing import DEALS, PEOPLE, sentences
from tests.faces.web.people import NOW, House
from tests.faces.web.reading import text
from tests.ledger import telling

ORDERS = "customer,order date,amount\nAcme Tools,03/02/2026,900\nBolt Works,02/03/2026,1200\n"


def drop(client: Client, files: dict[str, str | bytes]) -> HttpResponse:
    sent = [SimpleUploadedFile(name, _bytes(content)) for name, content in files.items()]
    return client.post("/imports/", {"files": sent})


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()


def shown(client: Client, files: dict[str, str | bytes]) -> str:
    """The address of the page on which files are shown, once they have been looked at."""
    address = drop(client, files)["Location"]
    working.work(lambda: NOW)
    return address


def press(client: Client, address: str, do: str = "", **more: str) -> HttpResponse:
    response = client.post(address, {"do": do, **more})
    working.work(lambda: NOW)
    return response


def test_a_leader_drops_files_says_yes_and_takes_them_back(house: House) -> None:
    ana = house.enter("ana")
    before = sentences()
    preview = shown(ana, {"people.csv": PEOPLE, "deals.csv": DEALS})
    page = text(ana.get(preview))
    assert "This is what would happen" in page
    assert "stage is read as the stage: Won, Lost, Talking" in page
    assert "deals.csv 3 deals" in page
    assert sentences() == before
    assert press(ana, preview, "record")["Location"] == preview
    batch = Batch.objects.exclude(pk=house.places["import"]).get()
    assert ana.get(preview)["Location"] == f"/imports/{batch.id}/"
    assert batch.by == telling.party("ana"), "a file a leader brought keeps that mark"
    page = text(ana.get(f"/imports/{batch.id}/"))
    assert f"Brought by Ana Ortiz on 30 March 2026 at 08:00 UTC, and called {batch.id}." in page
    assert "deals.csv deals 3 0" in page
    press(ana, f"/imports/{batch.id}/")
    page = text(ana.get(f"/imports/{batch.id}/"))
    assert f"{batch.id} was taken back" in page
    assert "withdrawn" in page


@pytest.mark.parametrize(
    ("files", "way"),
    [
        ({"deals.csv": DEALS.replace("2026", "2023")}, "/?as_of=2023-02-20"),
        ({"deals.csv": DEALS}, "/"),
        ({"people.csv": PEOPLE}, "/"),
    ],
    ids=["of then", "of today", "of today, for nobody knows since when"],
)
def test_files_that_end_years_ago_lead_to_the_answer_of_then(
    house: House, files: dict[str, str | bytes], way: str
) -> None:
    ana = house.enter("ana")
    preview = shown(ana, files)
    press(ana, preview, "record")
    page = ana.get(ana.get(preview)["Location"])
    assert f'class="button" href="{way}"' in page.content.decode()
    assert ("These files end on 16 February 2023" in text(page)) == ("as_of" in way)


def test_while_it_is_worked_on_the_page_looks_again_by_itself_unless_it_is_to_hold_still(
    house: House,
) -> None:
    rita = house.enter("rita")
    address = drop(rita, {"deals.csv": DEALS})["Location"]
    response = rita.get(address)
    assert (response["Refresh"], "Reading 1 file" in text(response)) == ("2", True)
    still = rita.get(f"{address}?still=1")
    assert not still.has_header("Refresh")
    assert "Look again by itself" in text(still)
    working.work(lambda: NOW)
    assert not rita.get(address).has_header("Refresh")


def test_work_that_has_ended_too_early_is_gone_on_with_by_a_button(house: House) -> None:
    rita = house.enter("rita")
    address = drop(rita, {"deals.csv": DEALS})["Location"]
    Parcel.objects.exclude(pk="a-parcel").update(touched_at=NOW - 2 * BEGINS)
    assert "The work on this has ended before it was done" in text(rita.get(address))
    press(rita, address, "again")
    assert "This is what would happen" in text(rita.get(address))


def test_a_question_is_a_form_and_its_answer_is_how_the_file_is_read(house: House) -> None:
    ana = house.enter("ana")
    preview = shown(ana, {"orders.csv": ORDERS})
    page = text(ana.get(preview))
    assert "One question first" in page
    assert "orders.csv: column order date: every date fits day/month and month/day" in page
    assert "The day first: 03/02/2026 is 3 February 2026." in page
    assert "say `dates" not in page
    assert 'value="record"' not in ana.get(preview).content.decode()
    press(ana, preview, "answer", a0="mdy", currency="EUR")
    assert "2 moments would come of it. Read on, or say yes" in text(ana.get(preview))
    press(ana, preview, "record")
    told = sentences()
    assert [each for each in told if "900" in each and each.startswith("2026-03-02")], told


def test_a_session_that_ends_between_preview_and_yes_loses_nothing(house: House, settings: Any) -> None:
    ana = house.enter("ana")
    preview = shown(ana, {"people.csv": PEOPLE})
    del ana.cookies[settings.SESSION_COOKIE_NAME]
    sent = ana.post(preview, {"do": "record"}, headers={"referer": f"http://testserver{preview}"})
    assert sent["Location"].startswith("/signin/?next=")
    assert "This is what would happen" in text(house.enter("ana").get(preview))


def test_what_somebody_brought_is_theirs_and_a_keepers(house: House) -> None:
    ana, bob, rita = (house.enter(who) for who in ("ana", "bob", "rita"))
    preview = shown(ana, {"people.csv": PEOPLE})
    for do in ("record", "throw", "answer", "again"):
        assert press(bob, preview, do).status_code == 404
    assert "people.csv" not in text(bob.get("/imports/"))
    assert "people.csv" in text(rita.get("/imports/"))
    assert press(rita, preview, "throw")["Location"] == "/imports/"
    assert ana.get(preview).status_code == 404


def test_of_salespeople_nobody_takes_a_file(house: House, tmp_path: Path) -> None:
    for who in ("tom", "carla"):
        assert drop(house.enter(who), {"people.csv": PEOPLE}).status_code == 404
    unknown = drop(Client(), {"people.csv": PEOPLE})
    assert unknown.status_code == 403
    assert "The files were not kept" in text(unknown)
    assert not (tmp_path / "parcels").exists(), "not even for the time it takes to say no"


def test_no_other_page_takes_a_file(house: House, tmp_path: Path) -> None:
    ana = house.enter("ana")
    ana.post("/tell/", {"sentence": "x", "files": SimpleUploadedFile("a.csv", b"1" * 100)})
    assert not (tmp_path / "parcels").exists()


def test_too_much_is_refused_in_a_line_and_nothing_of_it_is_kept(
    house: House, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.RIDEALONG_UPLOAD_MB = 1
    refused = drop(house.enter("ana"), {"big.csv": "x" * 1_500_000})
    assert refused.status_code == 413
    assert "Nothing was taken in: these are more than 1 MB; bring fewer at once" in text(refused)
    monkeypatch.setattr(uploads, "MOST_FILES", 2)
    refused = drop(house.enter("ana"), {f"{each}.csv": "a,b\n" for each in range(3)})
    assert refused.status_code == 413
    assert "these are more than 2 files; bring them in several goes" in text(refused)
    assert [path for path in (tmp_path / "parcels").rglob("*") if path.is_file()] == []


def test_words_in_a_file_are_never_markup_and_its_name_is_no_path(house: House) -> None:
    evil = "<script>alert(1)</script>"
    ana = house.enter("ana")
    preview = shown(ana, {"../<b>x</b>.csv": f"rep,manager\n{evil},Ana Ortiz\nx,{evil}\n"})
    body = ana.get(preview).content.decode()
    assert "<script>" not in body and "<b>x" not in body
    assert "&lt;script&gt;" in body
    assert not re.search(r"\sstyle=|<style|\son\w+=", body)


def test_a_second_yes_or_an_unknown_button_does_nothing(house: House, started: list[str]) -> None:
    ana = house.enter("ana")
    preview = shown(ana, {"people.csv": PEOPLE})
    assert ana.post(preview, {"do": "record"}).status_code == 302
    assert ana.post(preview, {"do": "record"}).status_code == 302
    assert len(started) == 2, "for the look, and for the yes that counted"
    assert ana.post(preview, {"do": "eat"}).status_code == 404


@pytest.fixture
def started(house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    times: list[str] = []
    monkeypatch.setattr(running, "start", lambda: times.append("once"))
    yield times


def test_the_way_to_imports_stands_on_every_page_of_whoever_may(house: House) -> None:
    assert 'href="/imports/"' in house.get("ana", "/settings/").content.decode()
    assert 'href="/imports/"' not in house.get("tom", "/settings/").content.decode()


def test_whatever_is_worth_a_look_ends_as_a_sentence_does(house: House) -> None:
    """Given a deal without a closing date and a file that is none, then each is told with a full stop."""
    ana = house.enter("ana")
    page = ana.get(shown(ana, {"deals.csv": DEALS, "x.csv": "%PDF"})).content.decode()
    lists = "".join(re.findall(r'<ul class="says">(.*?)</ul>', page, re.DOTALL))
    told = [re.sub(r"<[^>]+>", "", each).strip() for each in re.findall(r"<li>(.*?)</li>", lists, re.DOTALL)]
    assert any(each.startswith("deals.csv, line") for each in told)
    assert any(each.startswith("x.csv: this is a PDF") for each in told)
    assert [each for each in told if not each.endswith((".", "?", ":"))] == []


def test_a_calendar_among_the_files_leads_to_where_calendars_come_in(house: House) -> None:
    ana = house.enter("ana")
    page = ana.get(shown(ana, {"diary.ics": "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"}))
    assert "diary.ics: this is a calendar, which comes in as a leader’s own calendar" in text(page)
    assert '<a href="/imports/calendars/">a leader’s own calendar</a>.</li>' in page.content.decode()
    assert "ridealong calendar" not in text(page)


CARD = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Olga Fry\r\nORG:Nowhere\r\nEND:VCARD\r\n"


def test_of_cards_that_were_all_put_aside_it_says_why_and_asks_for_no_yes(house: House) -> None:
    ana = house.enter("ana")
    page = text(ana.get(shown(ana, {"olga.vcf": CARD})))
    assert "Nothing of it can be recorded as it stands" in page
    assert "The first: olga.vcf, line 1: Nowhere is no customer here." in page
    assert "say yes" not in page and "Nothing new" not in page


def test_firms_that_only_cards_name_become_customers_where_somebody_says_so(house: House) -> None:
    """
    given an address book with somebody at a firm on no list
    when Ana chooses that such firms become customers, the firm and its contact would come in
    when she thinks again, the card is put aside as before
    """
    ana = house.enter("ana")
    preview = shown(ana, {"olga.vcf": CARD})
    page = ana.get(preview)
    assert "Nowhere is on no list of customers here. What becomes of it?" in text(page)
    assert 'value="aside" checked' in page.content.decode()
    press(ana, preview, "answer", firms="customers")
    page = ana.get(preview)
    assert 'value="customers" checked' in page.content.decode()
    assert "2 moments would come of it" in text(page)
    press(ana, preview, "answer", firms="aside")
    assert "Nothing of it can be recorded as it stands" in text(ana.get(preview))
    press(ana, preview, "answer", firms="customers")
    press(ana, preview, "answer", currency="EUR")
    press(ana, preview, "record")
    assert Batch.objects.exclude(pk=house.places["import"]).get().moments == {"customer.met": 2}
    again = text(ana.get(shown(ana, {"olga.vcf": CARD})))
    assert "on no list of customers here" not in again, "it is on one now"


def test_of_files_that_are_here_already_it_asks_for_no_yes_either(house: House) -> None:
    ana = house.enter("ana")
    press(ana, shown(ana, {"people.csv": PEOPLE}), "record")
    page = text(ana.get(shown(ana, {"people.csv": PEOPLE})))
    assert "Nothing new in this file" in page and "say yes" not in page
