"""A file with headings that nobody knows, put right in a real browser without a script, and known from then on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.doors.files import write
from tests.journeys.looking import sound
from tests.journeys.sites import Firm, firm_site, imports_site

pytestmark = pytest.mark.journey
A_MINUTE = 60_000
TILL = "Odběratel;Částka (EUR);Den;Poznámka\nAcme;900,50;03.01.2026;bar\nBolt;80,00;14.01.2026;auf Rechnung\n"
OF_TILL = "columns/?of=till.csv"


@pytest.fixture(scope="module")
def every_state() -> Iterator[tuple[str, dict[str, str]]]:
    with imports_site() as found:
        yield found


@pytest.fixture(scope="module")
def firm() -> Iterator[Firm]:
    with firm_site() as found:
        yield found


@pytest.mark.parametrize(
    ("state", "place"),
    [("unknown", OF_TILL), ("unknown", f"{OF_TILL}&kind=purchases"), ("preview", "columns/?of=pipeline.csv")],
    ids=["what it is", "its columns", "of a table that was read"],
)
def test_the_form_for_columns_is_sound(
    browser: Browser, every_state: tuple[str, dict[str, str]], state: str, place: str
) -> None:
    site, places = every_state
    assert sound(browser, f"{site}/imports/waiting/{places[state]}/{place}") == []


def test_headings_nobody_knows_are_said_once_and_never_asked_again(
    browser: Browser, firm: Firm, tmp_path: Path
) -> None:
    """
    given a telephone without scripts, and a file whose headings nobody knows
    when Ana says what it is, by the keyboard, and first forgets the day
    then she is told so, puts it right, and records it
    and the same headings come in next time without a question, until she forgets what she said
    """
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    bring(page, firm, write(tmp_path, TILL, "Kasse.csv"))
    expect(page.get_by_role("heading", name="These headings are new here")).to_be_visible(timeout=A_MINUTE)
    page.get_by_role("link", name="Say what Kasse.csv is").click()
    page.get_by_label("It is a list of").select_option(label="sales: who bought when, and for how much")
    page.get_by_role("button", name="Go on to its columns").press("Enter")
    page.get_by_label("Odběratel").select_option(label="the customer (needed)")
    page.get_by_label("Částka (EUR)").focus()
    page.keyboard.type("the am")  # as a select is used by the keyboard: by the first letters of the word
    page.keyboard.press("Tab")
    expect(page.get_by_label("Den")).to_be_focused()
    page.get_by_role("button", name="Look again with these columns").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("No column is the day")
    expect(page.get_by_label("Částka (EUR)")).to_have_value("amount")
    page.get_by_label("Den").select_option(label="the day (needed)")
    page.get_by_role("button", name="Look again with these columns").press("Enter")
    expect(page.get_by_role("heading", name="This is what would happen")).to_be_visible(timeout=A_MINUTE)
    page.get_by_role("button", name="Record 4 moments").click()
    expect(page.get_by_role("heading", name="4 moments recorded")).to_be_visible(timeout=A_MINUTE)
    bring(page, firm, write(tmp_path, TILL.replace(".01.", ".02."), "Kasse Februar.csv"))
    expect(page.get_by_role("heading", name="This is what would happen")).to_be_visible(timeout=A_MINUTE)
    expect(page.get_by_role("main")).to_contain_text("Read as you said on")
    page.get_by_role("button", name="Record 2 moments").click()
    expect(page.get_by_role("heading", name="2 moments recorded")).to_be_visible(timeout=A_MINUTE)
    bring(page, firm, write(tmp_path, TILL.replace(".01.", ".03."), "Kasse März.csv"))
    expect(page.get_by_role("heading", name="This is what would happen")).to_be_visible(timeout=A_MINUTE)
    page.get_by_role("link", name="Put a column right").click()
    expect(page.get_by_label("Den")).to_have_value("date")
    page.get_by_role("button", name="Forget what was said of it").click()
    expect(page.get_by_role("heading", name="These headings are new here")).to_be_visible(timeout=A_MINUTE)
    context.close()


def bring(page: Page, firm: Firm, path: Path) -> None:
    page.goto(f"{firm.address}/imports/")
    page.get_by_label("Drop files here").set_input_files(path)
    page.get_by_role("button", name="Look at them").click()
