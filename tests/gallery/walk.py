"""Makes the pictures that stand in the documents, by walking where their readers walk: `./run pictures --documents`.

The walk of the README: a new leader, a public CRM export dropped on the page, its first answer, a real calendar. And
the answer page of the demonstration. They need the public files beside the project.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Browser, Page, expect

from tests.doors.files import shared
from tests.house.tree import ROOT
from tests.journeys.sites import demo_site, new_leader_site

if TYPE_CHECKING:
    from collections.abc import Iterator

INTO = ROOT / "docs" / "pictures"
WIDE, A_MINUTE = 1440, 60_000
MAVEN = ("sales_pipeline.csv", "accounts.csv", "products.csv", "sales_teams.csv")
CALENDAR = ("ics-recurring", "recurring_ical_events", "test", "calendars", "machbar_16_feb_2019.ics")


def walk(browser: Browser) -> list[str]:
    """The names of the pictures that were made."""
    made: list[str] = []
    with new_leader_site("Rocco Neubert") as site, _page(browser) as page:
        _bring_files(page, site, made)
        _bring_calendar(page, site, made)
    with demo_site() as site, _page(browser) as page:
        page.goto(site)
        _picture(page, "answer", 1400, made)
    return made


def _bring_files(page: Page, site: str, made: list[str]) -> None:
    page.goto(f"{site}/imports/")
    page.get_by_label("Drop files here").set_input_files([shared("maven-crm", name) for name in MAVEN])
    _picture(page, "drop", 740, made)
    page.get_by_role("button", name="Look at them").click()
    expect(page.get_by_role("heading", name="This is what would happen")).to_be_visible(timeout=A_MINUTE)
    page.get_by_role("link", name="Put a column right in sales_pipeline.csv").click()
    _picture(page, "columns", 1000, made)
    page.get_by_role("link", name="Back to the files").click()
    page.get_by_label("What are the amounts").select_option("USD")
    _picture(page, "preview", 1400, made)
    page.get_by_role("button", name="Look again in this currency").click()
    expect(page.get_by_label("What are the amounts")).to_have_count(0, timeout=A_MINUTE)
    page.get_by_role("button", name=re.compile(r"^Record \d")).click()
    expect(page.get_by_role("heading", name="moments recorded")).to_be_visible(timeout=A_MINUTE)
    _picture(page, "recorded", 800, made)
    page.get_by_role("link", name="See the answer of 1 January 2018").click()
    expect(page.get_by_role("heading", name="Are you a smart sales leader?")).to_be_visible()
    _picture(page, "first-answer", 1000, made)


def _bring_calendar(page: Page, site: str, made: list[str]) -> None:
    page.goto(f"{site}/imports/calendars/")
    page.get_by_label("Drop .ics files here").set_input_files(shared(*CALENDAR))
    page.get_by_role("button", name="Look at them").click()
    expect(page.get_by_role("heading", name="This is what would happen")).to_be_visible(timeout=A_MINUTE)
    _picture(page, "calendar", 800, made)


@contextmanager
def _page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": WIDE, "height": 900}, color_scheme="light")
    yield context.new_page()
    context.close()


def _picture(page: Page, name: str, height: int, made: list[str]) -> None:
    """The upper part of a page: what comes below it is the same again."""
    page.set_viewport_size({"width": WIDE, "height": height})
    page.screenshot(path=Path(INTO / f"{name}.png"))
    made.append(name)
