"""The pages behind letters' links in a real browser: by keyboard, without scripts, on a small phone, day and night."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from ridealong.doors.asking.reasons import REASONS
from ridealong.people.words import LANGUAGES
from tests.journeys.looking import LOOKS, Look, hear_axe, look_at
from tests.journeys.sites import ask_site

pytestmark = pytest.mark.journey

Site = tuple[str, dict[str, str]]
PHONE = Look(360, "light")


@pytest.fixture(scope="module")
def asks() -> Iterator[Site]:
    with ask_site() as found:
        yield found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["newcomer", "pulse"])
def test_a_page_is_sound_in_every_language_on_a_small_phone(
    browser: Browser, asks: Site, page: str, language: str
) -> None:
    address, links = asks
    for scheme in ("light", "dark"):
        assert look_at(browser, f"{address}{links[page]}?in={language}", Look(360, scheme)) == []
    assert hear_axe(browser, f"{address}{links[page]}?in={language}", PHONE) == []


@pytest.mark.parametrize("page", [*REASONS, "stop"])
def test_every_reason_has_a_sound_page(browser: Browser, asks: Site, page: str) -> None:
    address, links = asks
    assert look_at(browser, f"{address}{links[page]}", LOOKS[-1]) == []


def test_the_page_that_stops_it_is_sound_for_those_who_do_not_see(browser: Browser, asks: Site) -> None:
    address, links = asks
    assert hear_axe(browser, f"{address}{links['stop']}?in=es", PHONE) == []


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_page_of_whom_we_asked_is_sound(browser: Browser, asks: Site, look: Look) -> None:
    address, _ = asks
    assert look_at(browser, f"{address}/asks/?leader=ana", look) == []
    assert hear_axe(browser, f"{address}/asks/?leader=ana", look) == []


def test_a_guessed_link_is_a_sound_page_too(browser: Browser, asks: Site) -> None:
    address, _ = asks
    assert look_at(browser, f"{address}/ask/guessed/?in=de", PHONE, status=404) == []
    assert hear_axe(browser, f"{address}/ask/guessed/?in=de", PHONE) == []


def test_a_customer_answers_by_keyboard_without_any_script(browser: Browser, asks: Site) -> None:
    address, links = asks
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(f"{address}{links['lost']}?in=en")
    page.get_by_label("We chose somebody else").focus()
    page.keyboard.press("Space")
    page.get_by_label("Why, in your words").fill("x" * 20_000)
    page.get_by_role("button", name="Send my answer").click()
    assert page.get_by_role("alert").inner_text().startswith("Not sent yet.")
    assert page.get_by_label("We chose somebody else").is_checked()
    page.get_by_label("Why, in your words").fill("they answer on Saturdays")
    # The return key at the end of a line says that the line is finished, and not that everything is.
    page.get_by_label("Whom else did you consider?").press("Enter")
    page.get_by_role("button", name="Send my answer").press("Enter")
    page.get_by_role("heading", name="Thank you.").wait_for()
    page.goto(f"{address}{links['lost']}")
    page.get_by_role("heading", name="Thank you.").wait_for()
    context.close()
