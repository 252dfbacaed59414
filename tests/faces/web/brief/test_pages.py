"""The brief as a PDF, the link that stops its letters, and the page on which a leader says how it reaches them."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ridealong.answer.sending import due
from ridealong.people.chats import notifier
from ridealong.people.chats.models import Channel
from ridealong.people.chats.notifier import NotTold
from ridealong.people.letters.models import Letter
from ridealong.people.letters.stopping import stopped_since, token_for
from tests.faces.web.conftest import text
from tests.faces.web.people import NOW, House
from tests.ledger import telling

SLACK = "https://hooks.slack.com/services/T0000/B0000/abcdefghijklmnopqrst"
HOW = "/settings/brief/"
MOST_QUERIES = 12


@pytest.fixture(autouse=True)
def arrived(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a stand-in for Slack and Teams is told."""
    told: list[str] = []
    monkeypatch.setattr(notifier, "installed", lambda: True)
    monkeypatch.setattr(notifier, "tell", lambda url, said: told.append(said.title))
    return told


# ---- on paper ----


def test_the_brief_can_be_taken_along_as_a_pdf(house: House) -> None:
    pytest.importorskip("typst", reason="no Typst here: it comes with ridealong[pdf]")
    page = house.get("ana", "/brief/").content.decode()
    assert 'href="/brief/paper/" download' in page
    paper = house.get("ana", "/brief/paper/")
    assert paper["Content-Type"] == "application/pdf"
    assert paper["Content-Disposition"] == 'attachment; filename="week-2026-W14.pdf"'
    assert paper.content.startswith(b"%PDF")
    assert "no-store" in paper["Cache-Control"]


def test_on_mias_paper_stands_no_more_than_on_her_page(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Tom promised Acme is not for Mia, on no kind of paper."""
    seen: list[Any] = []
    monkeypatch.setattr("ridealong.faces.web.brief.paper.as_pdf", lambda made: seen.append(made) or b"%PDF")
    house.get("mia", "/brief/paper/")
    (made,) = seen
    private = [each for each in made.acts if each.private]
    assert private and all(each.step.says == "private" for each in private)


def test_without_typst_the_page_says_what_to_install(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    assert "pip install 'ridealong[pdf]'" in house.reads("ana", "/brief/paper/", 501)


# ---- stopped by a link ----


def link() -> str:
    return f"/brief/stop/{token_for(telling.party('ana'), 'brief')}/"


def stopped() -> bool:
    return stopped_since(telling.party("ana"), "brief") is not None


def test_a_mail_program_stops_it_without_cookies_sign_in_or_redirect(house: House) -> None:
    """As RFC 8058 has it: the button of the mail program sends this, and shows nobody the answer."""
    stranger = Client(enforce_csrf_checks=True)
    answer = stranger.post(
        link(), "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 200 and set(answer.cookies) <= {"csrftoken"}
    assert stopped()


def test_a_second_press_is_none(house: House) -> None:
    for _ in range(2):
        assert Client().post(link()).status_code == 200
    assert stopped()


def test_whoever_opens_the_link_is_asked_first(house: House) -> None:
    """A mail scanner opens every link, and must not stop anything."""
    asked = house.reads("nobody", link())
    assert "No more Monday letters? Only the letter with the brief of the week ends." in asked
    assert "Ana" not in asked, "a letter that was passed on tells nobody whose it was"
    assert not stopped()
    assert Client().head(link()).status_code == 200 and not stopped()
    done = house.enter("nobody").post(link())
    assert "No more Monday letters. That is all" in text(done)
    assert "No more Monday letters. That is all" in house.reads("nobody", link()), (
        "also when it is opened again"
    )


def test_it_stops_this_letter_and_no_question_to_her(house: House) -> None:
    Client().post(link())
    with CaptureQueriesContext(connection) as queries:
        Client().get(link())
    assert len(queries) <= MOST_QUERIES
    assert "ask/stop" not in link()
    assert not Letter.objects.exclude(kind="brief").filter(state="cancelled").exists()


def test_in_her_settings_a_leader_sees_it_and_switches_it_on_again(house: House, settings: Any) -> None:
    settings.EMAIL_HOST = "mail.example"
    assert "Monday brief by mail" in house.reads("ana", "/settings/")
    Client().post(link())
    assert "Monday brief no longer by mail" in house.reads("ana", "/settings/")
    assert "Stopped by you on 30 March 2026." in house.reads("ana", HOW)
    press(house, "ana", f"{HOW}mail/", wanted="yes")
    assert not stopped()
    assert "It is written to ana@firm.example." in house.reads("ana", HOW)
    press(house, "ana", f"{HOW}mail/", wanted="no")
    assert stopped()


def test_the_page_says_what_became_of_the_last(house: House, settings: Any) -> None:
    settings.EMAIL_HOST = "mail.example"
    due(NOW)
    assert "The next waits to be sent." in house.reads("ana", HOW)
    Letter.objects.filter(kind="brief").update(state="sent", settled_at=NOW)
    assert "The last was sent on 30 March 2026, 08:00." in house.reads("ana", HOW)
    Letter.objects.filter(kind="brief").update(state="quiet")
    assert "there was nothing to say, so nothing was sent" in house.reads("ana", HOW)


# ---- Slack and Teams ----


def press(house: House, who: str, address: str, **fields: str) -> HttpResponse:
    return house.enter(who).post(address, fields)


def added(house: House) -> Channel:
    assert press(house, "ana", HOW, secret=SLACK, readers="others")["Location"] == HOW
    return Channel.objects.get()


def test_a_leader_adds_a_channel_and_reads_only_the_end_of_its_address(house: House) -> None:
    added(house)
    page = house.get("ana", HOW).content.decode()
    assert "Slack …qrst · others read there too" in text(house.get("ana", HOW))
    assert "abcdefghijkl" not in page and "T0000" not in page
    assert "Slack …qrst" in house.reads("ana", "/settings/")


def test_the_same_form_sent_twice_is_one_channel(house: House) -> None:
    added(house), added(house)


@pytest.mark.parametrize(
    "typed", ["", "http://localhost/", "file:///etc/passwd", "x" * 10_000, "<script>\u202e"]
)
def test_what_is_no_channel_is_refused_in_words_beside_its_field(house: House, typed: str) -> None:
    refused = press(house, "ana", HOW, secret=typed, readers="me")
    assert refused.status_code == 422
    page = refused.content.decode()
    assert 'role="alert"' in page and 'aria-invalid="true"' in page
    assert 'value="me" checked' in page, "what was chosen stays"
    assert not typed or typed not in page
    assert not Channel.objects.exists()


def test_a_test_message_shows_how_it_went(
    house: House, arrived: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = added(house)
    assert "Nothing was told there yet. Try it out." in house.reads("ana", HOW)
    press(house, "ana", f"{HOW}{kept.pk}/test/")
    assert arrived == ["A test from Ridealong"]
    assert "Last told on 30 March 2026, 08:00." in house.reads("ana", HOW)

    def no(*_: object) -> None:
        raise NotTold("no channel takes messages at this address any more", for_good=True)

    monkeypatch.setattr(notifier, "tell", no)
    Channel.objects.update(tried_at=None)
    press(house, "ana", f"{HOW}{kept.pk}/test/")
    assert "Not told: no channel takes messages at this address any more." in house.reads("ana", HOW)
    assert "nothing arrives there" in house.reads("ana", "/settings/")


def test_a_channel_is_removed_by_whose_it_is_and_nobody_else(house: House, arrived: list[str]) -> None:
    kept = added(house)
    for who in ("bob", "dora"):
        assert "qrst" not in house.reads(who, HOW)
        press(house, who, f"{HOW}{kept.pk}/test/")
        press(house, who, f"{HOW}{kept.pk}/removed/")
    for who in ("tom", "carla", "rita"):
        assert press(house, who, f"{HOW}{kept.pk}/removed/").status_code == 404
    assert arrived == [] and Channel.objects.count() == 1
    press(house, "ana", f"{HOW}{kept.pk}/removed/")
    assert not Channel.objects.exists()


def test_without_the_extra_the_page_says_how_to_install_it(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notifier, "installed", lambda: False)
    assert "pip install 'ridealong[notify]'" in house.reads("ana", HOW)
    assert press(house, "ana", HOW, secret=SLACK).status_code == 422
    assert not Channel.objects.exists()


def test_an_address_is_not_kept_when_the_session_has_ended(house: House) -> None:
    """Words that were typed wait for whoever signs in again; a secret is never among them."""
    client = house.come_back("ana")
    client.cookies.pop("ridealong", None)
    client.post(HOW, {"secret": SLACK, "readers": "me"})
    assert "abcdefghijkl" not in str(dict(client.session.items()))


@pytest.mark.parametrize("address", [HOW, "/settings/"])
def test_the_pages_ask_the_database_little(house: House, address: str) -> None:
    added(house)
    client = house.come_back("ana")
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    assert len(queries) <= MOST_QUERIES, [each["sql"][:80] for each in queries]


def test_it_is_read_in_german_too(house: House) -> None:
    page = house.enter("ana").get(HOW, headers={"Accept-Language": "de"})
    assert "Ihr Wochenbrief" in text(page)
    assert "Keine Montagsbriefe mehr?" in text(Client().get(link(), headers={"Accept-Language": "de"}))
