"""What a customer meets behind a link: at most three questions, four languages, one answer, and nothing on looking."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import timezone

from ridealong.doors.asking.models import Ask
from ridealong.doors.asking.reasons import REASONS
from ridealong.doors.asking.wording import words
from ridealong.ledger.verify import head
from ridealong.moments.kinds.customers import CustomerRated, CustomerSpoke
from ridealong.moments.kinds.roster import ContactPermitted
from ridealong.people.accounts.opening import open_account
from ridealong.people.preferences import settle
from ridealong.people.words import LANGUAGES
from tests.doors.asking import asked
from tests.ledger import telling

A_PAGE_WEIGHS_AT_MOST = 30_000


def address(ask: Ask) -> str:
    return f"/ask/{asked.link_of(ask)}/"


def stop_address(ask: Ask) -> str:
    return f"/ask/stop/{asked.stop_token_in(asked.letter(f'ask {ask.id}').text)}/"


def test_the_page_says_who_asks_who_reads_it_and_why_they_were_drawn(phone: Client, ask: Ask) -> None:
    page = phone.get(address(ask))
    body = page.content.decode()
    assert "Ana Ortiz asks; Ana Ortiz and Tom Berg read it, with your name." in body
    assert "because of: a purchase." in body
    assert body.count('<fieldset class="question') == 2
    assert page["Cache-Control"].startswith("max-age=0, no-cache, no-store")


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_scanner_that_follows_every_link_records_nothing(phone: Client, ask: Ask, method: str) -> None:
    before = head()
    for each in (address(ask), stop_address(ask)):
        assert getattr(phone, method)(each).status_code == 200
    ask.refresh_from_db()
    assert (head(), ask.state) == (before, "open")


def test_an_answer_without_cookie_or_script_is_recorded_and_thanked_for(phone: Client, ask: Ask) -> None:
    answer = phone.post(address(ask), {"card-listens": "meets", "words": "all well"}, follow=True)
    assert [status for _, status in answer.redirect_chain] == [303]
    assert "Thank you." in answer.content.decode()
    assert answer.cookies == {}
    assert (len(asked.told(CustomerRated)), len(asked.told(CustomerSpoke))) == (1, 1)


def test_a_second_click_and_the_back_button_are_thanked_and_change_nothing(phone: Client, ask: Ask) -> None:
    link = address(ask)
    phone.post(link, {"words": "all well"})
    before = head()
    for answer in (phone.post(link, {"words": "all bad"}, follow=True), phone.get(link)):
        assert answer.status_code == 200
        assert "Thank you." in answer.content.decode()
    assert head() == before


def test_twenty_thousand_characters_are_refused_and_every_one_of_them_kept(phone: Client, ask: Ask) -> None:
    long = "Wörter " * 2_858
    page = phone.post(address(ask), {"words": long, "card-honest": "below"})
    body = page.content.decode()
    assert page.status_code == 422
    assert "at most 4\u202f000 can be kept" in body
    assert long.strip() in body
    assert re.search(r'name="card-honest" value="below" checked', body)
    assert phone.get(address(ask)).status_code == 200


def test_an_empty_answer_is_sent_back_kindly(phone: Client, ask: Ask) -> None:
    page = phone.post(address(ask), {})
    assert (page.status_code, "One answer is enough." in page.content.decode()) == (422, True)


def test_scripts_in_every_field_stay_words(phone: Client, firm: None) -> None:
    asked.tell(
        '2026-03-02 tom opened a deal with acme "a <script>press</script>" ^d1\n2026-03-24 ^d1 was lost'
    )
    (ask,) = asked.draw()
    evil = '"><script>alert(1)</script>'
    fields = dict.fromkeys(("rival", "why", "over", "words", "chose"), evil)
    page = phone.post(address(ask), fields | {"words": evil * 400})
    assert page.status_code == 422
    assert "<script" not in page.content.decode()
    phone.post(address(ask), fields)
    (spoke,) = asked.told(CustomerSpoke)
    assert spoke.fact.says == evil


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_the_contacts_language_before_the_browsers(
    phone: Client, ask: Ask, language: str
) -> None:
    settle(asked.id_of("acme/petra"), language=language)
    body = phone.get(address(ask), headers={"accept-language": "en"}).content.decode()
    assert f'<html lang="{language}">' in body
    assert words(language)["page"]["heading"] in body


@pytest.mark.parametrize("header", ["de-AT,de;q=0.9", "\x80;;q=,de", "de;q=0.9,*;q=x"])
def test_without_a_language_of_theirs_the_browsers_is_taken(phone: Client, ask: Ask, header: str) -> None:
    assert '<html lang="de">' in phone.get(address(ask), headers={"accept-language": header}).content.decode()


def test_whoever_switches_the_language_answers_in_it(phone: Client, ask: Ask) -> None:
    body = phone.get(f"{address(ask)}?in=fr").content.decode()
    assert 'action="?in=fr"' in body
    phone.post(f"{address(ask)}?in=fr", {"words": "tout va bien"})
    (spoke,) = asked.told(CustomerSpoke)
    assert spoke.language == "fr"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", REASONS)
def test_a_page_weighs_less_than_thirty_kilobytes_with_all_it_fetches(
    phone: Client, ask: Ask, reason: str, language: str
) -> None:
    Ask.objects.filter(pk=ask.pk).update(reason=reason)
    page = phone.get(f"{address(ask)}?in={language}").content
    fetched = re.findall(rb'(?:href|src)="/static/([^"]+)"', page)
    files = [finders.find(name.decode()) for name in fetched]
    assert len(files) == 2 and b"<script" not in page and b"style=" not in page
    weight = len(page) + sum(len(Path(name).read_bytes()) for name in files)
    assert weight < A_PAGE_WEIGHS_AT_MOST, f"{weight:,} bytes"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guessed_link_is_told_of_in_the_readers_words(phone: Client, db: None, language: str) -> None:
    for each in ("/ask/guessed/", "/ask/stop/guessed/"):
        page = phone.get(each, headers={"accept-language": language})
        assert (page.status_code, words(language)["link"]["unknown"] in page.content.decode()) == (404, True)


def test_an_old_link_says_until_when_it_was_good(
    phone: Client, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = address(ask)
    monkeypatch.setattr(timezone, "now", lambda: asked.MONDAY + timedelta(days=31))
    page = phone.get(link)
    assert (page.status_code, "good until 29 April 2026" in page.content.decode()) == (410, True)


def test_one_click_stops_it_and_the_open_page_says_so(phone: Client, ask: Ask) -> None:
    link, end = address(ask), stop_address(ask)
    # As a mail program's own button sends it, without ever having loaded the page.
    answer = phone.post(end, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200, "a mail program follows nowhere (RFC 8058)"
    assert "Done. Nobody here asks you again." in answer.content.decode()
    assert asked.told(ContactPermitted)[-1].fact.way == "nobody"
    page = phone.post(link, {"words": "too late"})
    assert (page.status_code, asked.told(CustomerSpoke)) == (410, [])
    assert phone.post(end).status_code == 200


def test_the_page_itself_says_how_to_stop_and_does_it(phone: Client, ask: Ask) -> None:
    link = address(ask)
    assert "I want no more questions" in phone.get(link).content.decode()
    answer = phone.post(link, {"no-more": "yes", "words": "typed in another form"}, follow=True)
    assert "Done. Nobody here asks you again." in answer.content.decode()
    assert (asked.told(ContactPermitted)[-1].fact.way, asked.told(CustomerSpoke)) == ("nobody", [])
    assert phone.get(link).status_code == 410


def test_no_address_says_that_it_was_stopped_when_it_was_not(phone: Client, ask: Ask) -> None:
    assert "Done." not in phone.get(f"{address(ask)}?stopped=1").content.decode()


def test_after_a_forgetting_there_is_nothing(phone: Client, ask: Ask) -> None:
    link, end = address(ask), stop_address(ask)
    telling.tell("as rita\n2026-03-30 rita had the words of acme/petra forgotten", now=asked.MONDAY)
    for each in (link, end):
        page = phone.get(each)
        assert page.status_code == 404
        assert not re.search("Petra|Acme|Tom|Ana", page.content.decode())


def test_whoever_is_signed_in_cannot_answer_for_a_customer(phone: Client, ask: Ask) -> None:
    ana = open_account(asked.id_of("ana"), "ana@example.test", now=asked.MONDAY, password="a long one here")
    phone.force_login(ana)
    before = head()
    page = phone.post(address(ask), {"words": "they are all splendid"})
    assert (page.status_code, "in one’s own voice" in page.content.decode()) == (404, True)
    assert head() == before


def test_charlie_outside_sees_the_page_he_has_a_link_to_and_no_other(phone: Client, ask: Ask) -> None:
    open_account(asked.id_of("ana"), "ana@example.test", now=asked.MONDAY, password="a long one here")
    assert phone.get(address(ask)).status_code == 200
    assert phone.get("/asks/").status_code == 302
