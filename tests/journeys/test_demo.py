"""The demonstration organisation in a real browser, from the word down to the moments under it."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.looking import LOOKS, hear_axe, look_at

pytestmark = pytest.mark.journey

PAGES = [
    "/",
    "/brief/",
    "/guess/",
    "/practices/care/",
    "/practices/field/",
    "/practices/serving/promises/?show=not_met",
]


@pytest.mark.parametrize("page", PAGES)
def test_its_pages_are_sound(browser: Browser, demo: str, page: str) -> None:
    assert [trouble for look in LOOKS for trouble in look_at(browser, demo + page, look)] == []
    assert hear_axe(browser, demo + page, LOOKS[0]) == []


def test_from_the_word_to_the_moments_under_it(browser: Browser, demo: str) -> None:
    page = browser.new_page()
    page.goto(demo)
    expect(page.get_by_text("Not yet.", exact=True)).to_be_visible()
    page.goto(f"{demo}/practices/care/")
    expect(page.get_by_role("heading", name="Care", exact=True)).to_be_visible()
    page.get_by_role("link", name=re.compile(r"^\d+ not met$")).first.click()
    expect(page.locator(".moments li").first).to_contain_text("Ana Ortiz")
    page.locator(".moments a").first.click()
    expect(page.get_by_role("heading", name="How we know")).to_be_visible()
    expect(page.get_by_role("heading", name="What followed")).to_be_visible()
    page.close()


def test_a_guess_made_before_reading_stands_beside_the_answer(browser: Browser, demo: str) -> None:
    page = browser.new_page()
    page.goto(f"{demo}/brief/")
    page.get_by_role("link", name=re.compile("^Guess")).click()
    page.get_by_label("Can’t tell").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Keep my guess, and show me").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile("You had guessed can’t tell on"))).to_be_visible()
    page.close()


def test_a_leader_adopts_the_standard_that_is_proposed(browser: Browser, demo: str) -> None:
    page = browser.new_page()
    page.goto(f"{demo}/practices/field/#days")
    sign = page.locator("#days")
    sign.get_by_text("Adopt this standard, or your own").click()
    sign.get_by_role("button", name="Adopt it").click()
    expect(page.locator("#days").get_by_text(re.compile("You chose 70% on"))).to_be_visible()
    page.close()
