"""Pages on paper: what only a screen can use is left away, a week is one sheet, a list stays a list."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.journey
A_SHEET = re.compile(rb"/Type\s*/Page\b(?!s)")
PAPER = {"width": 703, "height": 1031}
"""A4 without its margins, at 96 dots an inch: what a browser lays a printed page out for."""
FOR_SCREENS = (".top nav", ".menu", ".seek", "#box", ".skip", ".paging")


@pytest.fixture
def printed(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PAPER, color_scheme="dark")  # type: ignore[arg-type]
    page = context.new_page()
    page.emulate_media(media="print")
    yield page
    context.close()


def sheets(page: Page) -> int:
    return len(A_SHEET.findall(page.pdf(format="A4", prefer_css_page_size=True)))


@pytest.mark.parametrize(
    "address", ["/", "/practices/serving/", "/brief/", "/customers/", "/customers/acme/"]
)
def test_paper_has_nothing_that_is_for_pressing(printed: Page, demo: str, address: str) -> None:
    printed.goto(demo + address)
    for each in FOR_SCREENS:
        assert [found.is_visible() for found in printed.locator(each).all() if found.is_visible()] == [], each
    assert printed.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_the_week_is_one_sheet(printed: Page, demo: str) -> None:
    printed.goto(f"{demo}/brief/")
    assert sheets(printed) == 1


def test_the_answer_is_two_sheets_at_most(printed: Page, demo: str) -> None:
    printed.goto(demo)
    assert sheets(printed) <= 2


def test_customers_stay_a_table_on_paper_under_their_column_heads(printed: Page, demo: str) -> None:
    printed.goto(f"{demo}/customers/")
    expect(printed.get_by_role("columnheader", name="Served by")).to_be_visible()
    row = printed.locator("table.customers tbody tr").first
    assert row.evaluate("each => getComputedStyle(each).display") == "table-row"
    assert sheets(printed) <= 2
