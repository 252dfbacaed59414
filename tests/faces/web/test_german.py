"""Whoever reads German reads the pages in German: as they settled it, chose it here, or as their browser asks."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from ridealong.people.preferences import speak
from tests.faces.web.conftest import Visit, text
from tests.faces.web.people import House
from tests.ledger.telling import party

GERMAN = {"Accept-Language": "de-AT,de;q=0.9,en;q=0.5"}
OURS = ("/", "/brief/", "/practices/", "/practices/care/", "/practices/serving/", "/moments/", "/guess/")
THEIRS = (
    "/waiting/", "/tell/", "/settings/", "/settings/time/", "/settings/password/", "/settings/people/",
    "/settings/people/new/", "/settings/people/of/tom/", "/imports/", "/imports/calendars/", "/asks/?leader=ana",
)  # fmt: skip
TELLING = re.compile(
    r"\b(the|and|of|is|are|was|were|not|yet|your|with|what|who|this|that|nothing|week|weeks|by|from|done|told|more)\b",
    re.IGNORECASE,
)
"""Words no German sentence has; those that both languages have (an, in, so, was …) are not among them."""
BOTH = {"was"}


def test_a_browser_that_asks_for_german_gets_it(visit: Visit) -> None:
    page = visit("/", headers=GERMAN)
    assert '<html lang="de">' in page.content.decode() and page["Content-Language"] == "de"
    said = text(page)
    assert "Sind Sie eine kluge Vertriebsleitung?" in said
    assert "abgeschlossene Wochen bis Sonntag, 29. März 2026" in said


def test_without_a_wish_a_page_is_english(visit: Visit) -> None:
    page = visit("/")
    assert '<html lang="en">' in page.content.decode() and page["Content-Language"] == "en"
    assert "Are you a smart sales leader?" in text(page)


@pytest.mark.parametrize("address", OURS)
def test_no_english_is_left_on_the_pages_of_an_answer(house: House, address: str) -> None:
    page = house.enter("ana").get(address, headers=GERMAN)
    assert page.status_code == 200 and english_in(page) == []


@pytest.mark.parametrize("address", THEIRS)
def test_no_english_is_left_on_the_pages_behind_a_name(house: House, address: str) -> None:
    page = house.enter("ana").get(address, headers=GERMAN)
    assert page.status_code == 200 and english_in(page) == []


def test_numbers_in_drawings_stay_numbers_that_browsers_read(visit: Visit) -> None:
    drawn = re.findall(
        r'<(?:rect|line|text) [^>]*?\bx1?="([^"]+)"',
        visit("/practices/care/", headers=GERMAN).content.decode(),
    )
    assert drawn and all(re.fullmatch(r"[\d.]+%?", each) for each in drawn), drawn


def test_no_word_of_a_drawing_is_put_into_german(visit: Visit) -> None:
    """`none` is a word on the page and a value in a drawing."""
    assert set(re.findall(r'preserveAspectRatio="([^"]*)"', visit("/", headers=GERMAN).content.decode())) == {
        "none"
    }


def test_what_was_settled_comes_before_what_a_browser_asks_for(house: House) -> None:
    tom = house.enter("tom")
    speak(party("tom"), "de")
    assert "Was auf mein Wort wartet" in text(tom.get("/waiting/", headers={"Accept-Language": "en"}))


def test_at_the_machine_german_is_chosen_with_a_button_and_kept(visit: Visit) -> None:
    assert 'lang="de">Deutsch</button>' in visit("/practices/").content.decode()
    browser = Client()
    back = browser.post("/language/", {"language": "de", "next": "/practices/"})
    assert (back.status_code, back["Location"]) == (302, "/practices/")
    german = text(browser.get("/practices/"))
    assert "Die dreizehn Praktiken" in german and "English" in german
    browser.post("/language/", {"language": "en", "next": "/practices/"})
    assert "The thirteen practices" in text(browser.get("/practices/"))


@pytest.mark.django_db
def test_nobody_is_led_away_by_choosing_a_language() -> None:
    back = Client().post("/language/", {"language": "kl", "next": "https://elsewhere.example/"})
    assert back["Location"] == "/" and "language" not in back.cookies


def test_whoever_signs_in_is_greeted_in_german_and_told_in_it_what_is_wrong(house: House) -> None:
    stranger = Client(headers=GERMAN)
    page = stranger.get("/signin/")
    assert english_in(page) == [] and "Mit Ihrem Passwort" in text(page)
    refused = text(stranger.post("/signin/", {"email": "ana", "password": "x"}))
    assert "Das ist keine Adresse; schreiben Sie eine wie ana@firm.example." in refused


def test_what_is_missing_is_told_in_german(house: House) -> None:
    page = house.enter("ana").get("/practices/kindness/", headers=GERMAN)
    assert page.status_code == 404 and "Eine Praxis „kindness“ gibt es nicht" in text(page)


def english_in(page: HttpResponse) -> list[str]:
    """English words on a page, but for the notation, code, and what is marked as English or kept in a field."""
    body = page.content.decode()
    for marked in (
        r"<(code|textarea|option|q)\b.*?</\1>",
        r'<span lang="en">(?:(?!<span).)*?</span>',
        r'<button[^>]*lang="en".*?</button>',
    ):
        body = re.sub(marked, " ", body, flags=re.DOTALL)
    page.content = re.sub(r'<ol class="sources">.*?</ol>', " ", body, flags=re.DOTALL).encode()
    said = re.sub(r"„[^“]*“|A browser that does not say what it is", " ", text(page))  # what somebody said
    return [
        said[max(0, m.start() - 40) : m.end() + 40]
        for m in TELLING.finditer(said)
        if m[0].lower() not in BOTH
    ]
