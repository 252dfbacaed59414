"""Every page in a real browser: nothing scrolls sideways, nothing is said in the console, axe finds nothing."""

import re

import pytest
from playwright.sync_api import Browser

from tests.faces.web import sample as told
from tests.journeys.looking import LOOKS, look_at, sound
from tests.journeys.sites import sample_site
from tests.trying import at_a_desk

pytestmark = pytest.mark.journey

A_MOMENT = told.READINGS["serving"].sign("promises").counted[0]
PAGES = [
    "/",
    "/brief/",
    "/practices/",
    "/practices/serving/",
    "/practices/serving/rhythm/?show=counted",
    "/moments/",
    f"/moments/{A_MOMENT}/",
    "/?leader=joon",
    "/?leader=lena",
    "/brief/?leader=joon",
    "/brief/?leader=lena",
    "/practices/merit/",
]


@pytest.mark.parametrize("page", at_a_desk(PAGES, only=7))
def test_a_page_is_sound(browser: Browser, sample: str, page: str) -> None:
    assert sound(browser, sample + page) == []


def test_the_brief_is_one_page_of_paper(browser: Browser, sample: str) -> None:
    for leader in ("ana", "joon"):
        page = browser.new_page()
        page.goto(f"{sample}/brief/?leader={leader}")
        printed = page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type /Page\b", printed)) == 1, leader
        page.close()


def test_a_page_that_is_not_there_is_sound_too(browser: Browser, sample: str) -> None:
    assert sound(browser, f"{sample}/nowhere/", 404) == []


def test_the_first_page_is_sound_before_anybody_leads(browser: Browser) -> None:
    with sample_site("nobody") as empty:
        assert sound(browser, f"{empty}/") == []


def test_the_looking_finds_what_is_wrong(browser: Browser, sample: str) -> None:
    """A check that never fails checks nothing: a page that is not there must be told of."""
    troubles = look_at(browser, f"{sample}/nowhere/", LOOKS[0])
    assert any("answered 404 and not 200" in each for each in troubles)
    assert any(each.startswith("console:") for each in troubles)


def test_the_answer_leads_to_a_moment_by_keyboard_alone(browser: Browser, sample: str) -> None:
    page = browser.new_page()
    page.goto(f"{sample}/?as_of=2026-03-30")
    page.get_by_role("link", name="41 of 46").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/practices/serving/promises/**")
    page.get_by_role("link", name="Petra").or_(page.locator(".moments a")).first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/moments/**")
    assert page.get_by_role("heading", name="How we know").is_visible()
    page.close()


def test_another_leader_is_two_clicks_away(browser: Browser, sample: str) -> None:
    page = browser.new_page()
    page.goto(sample)
    page.locator(".leaders summary").click()
    page.get_by_role("link", name="Lena Vogt").click()
    assert page.get_by_text("Can’t tell yet.").is_visible()
    page.close()
