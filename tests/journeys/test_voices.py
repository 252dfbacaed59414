"""Confirming, telling and the link for one word, in a real browser: by hand, by keyboard and by night."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.faces.web.voices import site as told
from tests.journeys.looking import sound
from tests.journeys.sites import voices_site

pytestmark = pytest.mark.journey

LOOKED_AT, ANSWERED, TOO_LATE = told.TOKENS
PAGES = ["/waiting/", "/tell/", f"/word/{LOOKED_AT}/"]


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with voices_site() as address:
        yield address


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_sound(browser: Browser, site: str, page: str) -> None:
    assert sound(browser, site + page) == []


def test_a_link_that_is_no_good_is_sound_too(browser: Browser, site: str) -> None:
    assert sound(browser, f"{site}/word/guessed/", 404) == []


def test_a_claim_is_denied_taken_back_and_confirmed(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(f"{site}/waiting/")
    claim = page.get_by_role("listitem").filter(has_text="the forecast for Bolt")
    claim.get_by_label("In a few words").fill("the third deal is missing")
    claim.get_by_role("button", name="No, it is not").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Ana Ortiz denied")
    expect(page.get_by_role("status")).to_contain_text("the third deal is missing")
    page.get_by_role("button", name="Take it back").click()
    claim.get_by_role("button", name="Yes, it is done").click()
    expect(page.get_by_role("status")).to_contain_text("Ana Ortiz confirmed")
    page.get_by_role("button", name="Take it back").click()
    page.close()


def test_telling_works_without_javascript_and_keeps_what_was_typed(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/tell/")
    page.get_by_label("A sentence").fill('ana promised acme "a visit" by next week')
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_role("alert")).to_contain_text("From column 32")
    expect(page.get_by_label("A sentence")).to_have_value('ana promised acme "a visit" by next week')
    form = page.locator("form").filter(has_text="Something stands in my way")
    form.get_by_label("What").fill("nobody answers the phone on Fridays")
    form.get_by_label("Hours a week it costs").fill("2")
    form.get_by_role("button").click()
    expect(page.get_by_role("status")).to_contain_text("Ana Ortiz raised a barrier")
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("status")).to_contain_text("withdrew")
    context.close()


def test_one_word_by_link_in_the_customers_language(browser: Browser, site: str) -> None:
    context = browser.new_context(locale="de-AT", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/word/{ANSWERED}/")
    expect(page.get_by_role("heading")).to_have_text("Ist es erledigt?")
    page.get_by_role("button", name="Nein, ist es nicht").click()
    expect(page.get_by_role("status")).to_contain_text("Sie haben gesagt, dass es nicht erledigt ist.")
    page.goto(f"{site}/word/{ANSWERED}/")
    expect(page.get_by_role("heading")).to_have_text("Dieser Link führt nirgends hin.")
    page.goto(f"{site}/word/{TOO_LATE}/")
    expect(page.get_by_text("Es gibt nichts mehr zu beantworten")).to_be_visible()
    context.close()
