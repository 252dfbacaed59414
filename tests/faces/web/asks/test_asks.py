"""The page of whom we asked: counts at once, names only when an ask is over, and only for those it belongs to."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from ridealong.doors.asking.due import due
from ridealong.doors.asking.models import Ask, Draw
from ridealong.doors.asking.overview import overview
from ridealong.people import parties as people
from ridealong.people.accounts.opening import open_account
from ridealong.people.letters.models import Letter
from tests.doors.asking import asked
from tests.ledger import telling
from tests.once import once


@pytest.fixture
def ask(db: None) -> Ask:
    once(telling.the_cast)
    asked.permit("acme/petra")
    asked.tell("2025-05-01 acme bought for 9.00 EUR\n2026-03-25 acme bought for 900.00 EUR from tom")
    (found,) = asked.draw()
    return found


class Browser:
    """A browser at a certain time; at this machine until somebody signs in."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch, self.client = monkeypatch, Client()
        self.at(asked.MONDAY)

    def at(self, now: datetime) -> None:
        self.monkeypatch.setattr(timezone, "now", lambda: now)

    def read(self, address: str = "/asks/?leader=ana") -> str:
        return text(self.client.get(address, follow=True))

    def sign_in(self, handle: str) -> None:
        email = f"{handle}@firm.example"
        self.client.force_login(open_account(asked.id_of(handle), email, now=asked.MONDAY))


def text(response: HttpResponse) -> str:
    assert response.status_code == 200, response.status_code
    body = response.content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", body[body.index("<main") :]).split())


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Browser:
    return Browser(monkeypatch)


def test_while_an_ask_is_open_nobody_is_told_whose_it_is(ask: Ask, browser: Browser) -> None:
    page = browser.read()
    assert "0 of 1 customers asked this quarter have answered; 1 still may." in page
    assert "who bought lately 1 0 0 0 0 1" in page
    assert "Petra" not in page


def test_once_it_is_over_they_are_named_with_what_came_of_it(ask: Ask, browser: Browser) -> None:
    asked.answer(ask, words="all well")
    assert "Petra Lang a purchase answered, asked 30 March 2026" in browser.read()


def test_silence_is_counted_when_the_link_has_run_out(ask: Ask, browser: Browser) -> None:
    browser.at(asked.MONDAY + timedelta(days=31))
    page = browser.read()
    assert "who bought lately 1 0 1 0 0 0" in page
    assert "Petra Lang a purchase stayed silent" in page


def test_a_letter_that_bounced_shows_as_not_reached(ask: Ask, browser: Browser) -> None:
    Letter.objects.update(state=Letter.State.BOUNCED)
    assert "Petra Lang a purchase could not be reached" in browser.read()


def test_the_draw_can_be_checked_once_nobody_in_it_is_still_to_answer(ask: Ask, browser: Browser) -> None:
    """With the seed of an open draw its leader could work out who is asked, and call ahead."""
    drawn = Draw.objects.get(leader=asked.id_of("ana"))
    page = browser.read()
    assert drawn.link not in page and "could be asked" not in page
    browser.at(asked.MONDAY + timedelta(days=40))
    page = browser.read()
    assert "1 of 1 customer who could be asked was drawn" in page
    assert drawn.link in page and f"moment {drawn.seq}" in page


def test_a_team_below_five_is_told_that_it_will_have_no_pulse(ask: Ask, browser: Browser) -> None:
    assert "2 people below Ana Ortiz: there is no pulse" in browser.read()


def test_how_many_have_answered_an_open_pulse_is_told_to_nobody(db: None, browser: Browser) -> None:
    from tests.doors.asking import test_pulse as pulse  # noqa: PLC0415

    once(telling.the_cast)
    telling.tell(pulse.LATER_TO_COME, now=telling.BEFORE)
    list(due(pulse.OPENING))
    browser.at(pulse.OPENING + timedelta(days=3))
    page = browser.read()
    assert "6 people were asked. The block is open until 25 May 2026" in page
    browser.at(pulse.CLOSING)
    list(due(pulse.CLOSING))
    assert "fewer than 5 answers. Nothing was kept" in browser.read()


def test_an_empty_page_says_what_would_fill_it(db: None, browser: Browser) -> None:
    once(telling.the_cast)
    assert "ridealong contact acme/petra-lang" in browser.read()


def test_a_leader_comes_to_their_own_and_sees_no_other(ask: Ask, browser: Browser) -> None:
    browser.sign_in("ana")
    assert "0 of 1 customers asked" in browser.read("/asks/")
    assert browser.client.get("/asks/?leader=bob").status_code == 404


@pytest.mark.parametrize("who", ["tom", "bob", "rita"])
def test_nobody_else_sees_it(ask: Ask, browser: Browser, who: str) -> None:
    browser.sign_in(who)
    assert browser.client.get("/asks/?leader=ana").status_code == 404


def test_charlie_outside_sees_nothing(ask: Ask, browser: Browser) -> None:
    browser.sign_in("rita")
    charlie = Client().get("/asks/?leader=ana")
    assert (charlie.status_code, charlie["Location"].startswith("/signin/")) == (302, True)


def test_whoever_was_forgotten_is_counted_and_not_named(ask: Ask) -> None:
    asked.answer(ask, words="all well")
    telling.tell("as rita\n2026-03-30 rita had the words of acme forgotten", now=asked.MONDAY)
    ana = asked.id_of("ana")
    found = overview(ana, people.zone_of(ana), asked.MONDAY)
    assert found.total.answered == 1
    assert not re.search("petra|acme", found.past[0].name.lower())
