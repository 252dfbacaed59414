"""Files in, and out again, in a real browser: dropped, shown, answered, recorded, read as an answer, taken back."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.doors.files import shared, write
from tests.journeys.looking import sound
from tests.journeys.sites import Firm, firm_site, imports_site

pytestmark = pytest.mark.journey
A_MINUTE = 60_000
MAVEN = ("sales_pipeline.csv", "accounts.csv", "products.csv", "sales_teams.csv")
STATES = ("preview", "questions", "failed", "looking", "recording", "calendar", "unknown", "cards")
ORDERS = "customer,order date,amount\nAcme,03/02/2026,900\nBolt,02/03/2026,1200\n"


@pytest.fixture(scope="module")
def every_state() -> Iterator[tuple[str, dict[str, str]]]:
    with imports_site() as found:
        yield found


@pytest.fixture(scope="module")
def firm() -> Iterator[Firm]:
    with firm_site() as found:
        yield found


@pytest.mark.parametrize("state", STATES)
def test_files_on_their_way_are_sound(
    browser: Browser, every_state: tuple[str, dict[str, str]], state: str
) -> None:
    site, places = every_state
    assert sound(browser, f"{site}/imports/waiting/{places[state]}/?still=1") == []


@pytest.mark.parametrize("place", ["", "{done}/", "{undone}/", "calendars/"])
def test_the_list_and_what_became_of_an_import_are_sound(
    browser: Browser, every_state: tuple[str, dict[str, str]], place: str
) -> None:
    site, places = every_state
    assert sound(browser, f"{site}/imports/{place.format(**places)}") == []


@pytest.mark.on_both
def test_four_files_of_a_crm_are_an_answer_and_can_be_taken_back(browser: Browser, firm: Firm) -> None:
    files = [shared("maven-crm", name) for name in MAVEN]
    page = browser.new_page()
    page.goto(f"{firm.address}/imports/")
    page.get_by_label("Drop files here").set_input_files(files)
    page.get_by_role("button", name="Look at them").click()
    expect(page.get_by_role("heading", name="This is what would happen")).to_be_visible(timeout=A_MINUTE)
    expect(page.get_by_role("main")).to_contain_text("1,425 deals name no customer")
    page.get_by_label("What are the amounts in sales_pipeline.csv in?").select_option("USD")
    page.get_by_role("button", name="Look again in this currency").click()
    record = page.get_by_role("button", name="Record 18,")
    expect(record).to_be_visible(timeout=A_MINUTE)
    expect(page.get_by_label("What are the amounts")).to_have_count(0)
    record.click()
    expect(page.get_by_role("heading", name="moments recorded")).to_be_visible(timeout=A_MINUTE)
    page.get_by_role("link", name="See the answer of 1 January 2018").click()
    expect(page.get_by_role("heading", name="Are you a smart sales leader?")).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="Take b-").click()
    expect(page.get_by_role("heading", name="was taken back")).to_be_visible(timeout=A_MINUTE)
    page.goto(f"{firm.address}/imports/")
    expect(page.get_by_role("table")).to_contain_text("taken back")
    page.close()


def test_a_real_calendar_is_shown_before_its_hours_are_recorded(browser: Browser, firm: Firm) -> None:
    file = shared("ics-recurring", "recurring_ical_events", "test", "calendars", "machbar_16_feb_2019.ics")
    page = browser.new_page()
    page.goto(f"{firm.address}/imports/")
    page.get_by_role("link", name="connect it, or bring it as a file").click()
    page.get_by_label("Drop .ics files here").set_input_files(file)
    page.get_by_role("button", name="Look at them").click()
    expect(page.get_by_role("heading", name="This is what would happen")).to_be_visible(timeout=A_MINUTE)
    expect(page.get_by_role("main")).to_contain_text("titles, places and notes are not read")
    page.get_by_role("button", name=re.compile(r"^Record \d+ moments$")).click()
    expect(page.get_by_role("heading", name="moments recorded")).to_be_visible(timeout=A_MINUTE)
    expect(page.get_by_role("main")).to_contain_text("hours spent")
    page.close()


def test_a_dropped_file_asks_april_or_march_and_waits_for_its_answer(
    browser: Browser, firm: Firm, tmp_path: Path
) -> None:
    page = browser.new_page()
    page.goto(f"{firm.address}/imports/")
    drop(page, write(tmp_path, ORDERS, "orders.csv"))
    page.get_by_role("button", name="Look at them").click()
    expect(page.get_by_role("heading", name="One question first")).to_be_visible(timeout=A_MINUTE)
    page.get_by_role("radio", name="The day first: 03/02/2026 is 3 February 2026").check()
    page.get_by_role("button", name="Look again with this answer").click()
    expect(page.get_by_role("heading", name="This is what would happen")).to_be_visible(timeout=A_MINUTE)
    page.get_by_role("button", name="Throw the files away").click()
    expect(page.get_by_role("heading", name="Bring what you have")).to_be_visible()
    lying = (Path(firm.environment["RIDEALONG_HOME"]) / "parcels").rglob("*")
    assert {path.name for path in lying if path.is_file()} == {"lock"}
    page.close()


def drop(page: Page, path: Path) -> None:
    """Let go of a file over the page's field, as a hand does: no script of ours is needed to catch it."""
    where = page.get_by_label("Drop files here").bounding_box()
    assert where is not None
    here = {"x": where["x"] + where["width"] * 0.8, "y": where["y"] + where["height"] * 0.8}
    session = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(path)], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, **here, "data": data})
