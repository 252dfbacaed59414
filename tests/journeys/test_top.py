"""The top of a page on a phone and at the keyboard: it is short, and what stands behind a name is within reach."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.gallery.sound import axe
from tests.journeys.looking import SCHEMES, in_the_menu
from tests.journeys.sites import Firm

pytestmark = pytest.mark.journey
PHONE = {"width": 360, "height": 720}
AT_MOST = 200
A_FINGER = 24
"""WCAG 2.2 AA: a target is at least so wide and so high."""


@pytest.fixture
def language() -> str:
    return "en"


@pytest.fixture
def phone(browser: Browser, firm: Firm, language: str) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, locale=language)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(firm.address)
    yield page
    context.close()


def where_the_page_begins(page: Page) -> float:
    return float(page.evaluate("document.querySelector('main').getBoundingClientRect().top"))


@pytest.mark.parametrize("language", ["en", "de"])
def test_on_a_phone_the_page_begins_before_a_third_of_it_is_gone(phone: Page) -> None:
    assert where_the_page_begins(phone) <= AT_MOST


def test_the_button_of_the_line_comes_as_soon_as_one_types(phone: Page) -> None:
    button = phone.locator("#box").get_by_role("button", name="Record it")
    expect(button).to_be_hidden()
    phone.get_by_label("What happened?").focus()
    expect(button).to_be_visible()
    phone.get_by_label("What happened?").fill("I promised acme")
    phone.locator("h1").click()
    expect(button).to_be_visible()  # what is typed can still be sent


def test_what_is_behind_the_name_is_reached_by_keyboard_and_esc_closes_it(phone: Page) -> None:
    menu = phone.locator("details.menu")
    menu.locator("summary").focus()
    phone.keyboard.press("Enter")
    expect(menu.get_by_role("link", name="Practices")).to_be_visible()
    phone.keyboard.press("Tab")
    phone.keyboard.press("Escape")
    expect(menu.get_by_role("link", name="Practices")).to_be_hidden()
    assert phone.evaluate("document.activeElement.textContent") == "More", "and one stands where one stood"


def test_pressing_elsewhere_closes_it(phone: Page) -> None:
    expect(in_the_menu(phone, "Imports")).to_be_visible()
    phone.mouse.click(20, PHONE["height"] - 20)
    expect(phone.locator("details.menu").get_by_role("link", name="Imports")).to_be_hidden()


def test_without_scripts_it_opens_and_leads_on(browser: Browser, firm: Firm) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(firm.address)
    in_the_menu(page, "Practices").click()
    expect(page).to_have_url(f"{firm.address}/practices/")
    context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_open_menu_is_sound(phone: Page, scheme: str) -> None:
    phone.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    last = in_the_menu(phone, "Set up sign-in")
    assert axe(phone) == []
    box = last.bounding_box()
    assert box is not None
    assert box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"], "nothing of it is beside the phone"
    assert box["height"] >= A_FINGER
