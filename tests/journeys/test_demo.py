"""The demonstration organisation in a real browser, from the word down to the moments under it."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.looking import LOOKS, hear_axe, look_at

pytestmark = pytest.mark.journey

PAGES = ["/", "/practices/care/", "/practices/field/", "/practices/serving/promises/?show=not_met"]


@pytest.mark.parametrize("page", PAGES)
def test_its_pages_are_sound(browser: Browser, demo: str, page: str) -> None:
    assert [trouble for look in LOOKS for trouble in look_at(browser, demo + page, look)] == []
    assert hear_axe(browser, demo + page, LOOKS[0]) == []


def test_from_the_word_to_the_moments_under_it(browser: Browser, demo: str) -> None:
    page = browser.new_page()
    page.goto(demo)
    expect(page.get_by_text("Not yet.", exact=True)).to_be_visible()
    page.get_by_role("link", name="care", exact=True).first.click()
    expect(page.get_by_role("heading", name="Care", exact=True)).to_be_visible()
    page.get_by_role("link", name=re.compile(r"^\d+ not met$")).first.click()
    expect(page.locator(".moments li").first).to_contain_text("Ana Ortiz")
    page.locator(".moments a").first.click()
    expect(page.get_by_role("heading", name="How we know")).to_be_visible()
    expect(page.get_by_role("heading", name="What followed")).to_be_visible()
    page.close()
