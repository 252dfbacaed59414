"""People come in, in a real browser: the first account, an invitation, a second factor, and the pages behind."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.looking import SignedIn, in_the_menu, sound
from tests.journeys.sites import Firm, firm_site

pytestmark = pytest.mark.journey
PASSWORD = "seven crows on a wire"
BEHIND = [
    "/settings/",
    "/settings/address/",
    "/settings/password/",
    "/settings/time/",
    "/settings/second/",
    "/settings/people/",
    "/settings/people/new/",
    "/settings/people/of/tom/",
    "/signed-out/",
]
AT_THE_DOOR = [
    ("/signin/", 200),
    ("/signin/sent/", 200),
    ("/signin/link/guessed/", 410),
    ("/signed-out/", 200),
]


def make_first_account(page: Page, site: str) -> None:
    page.goto(site)
    in_the_menu(page, "Set up sign-in").click()
    page.get_by_label("Who are you?").select_option(label="Ana Ortiz, leader")
    page.get_by_label("E-mail address").fill("ana@firm.example")
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("The same again").fill(PASSWORD)
    page.get_by_role("button", name="Make it, and sign in").click()
    expect(in_the_menu(page, "Your account")).to_be_visible()


@pytest.fixture(scope="module")
def ana(browser: Browser, firm: Firm) -> Iterator[SignedIn]:
    context = browser.new_context()
    make_first_account(context.new_page(), firm.address)
    yield SignedIn(browser, context.storage_state())
    context.close()


@pytest.mark.parametrize("page", BEHIND)
def test_a_page_behind_the_door_is_sound(ana: SignedIn, firm: Firm, page: str) -> None:
    assert sound(ana, firm.address + page) == []


@pytest.mark.parametrize(("page", "status"), AT_THE_DOOR)
def test_a_page_at_the_door_is_sound(
    browser: Browser, ana: SignedIn, firm: Firm, page: str, status: int
) -> None:
    assert sound(browser, firm.address + page, status) == []


def test_the_first_page_of_all_is_sound(browser: Browser) -> None:
    with firm_site() as fresh:
        assert sound(browser, f"{fresh.address}/signin/first/") == []


@pytest.mark.on_both
def test_tom_is_invited_and_ends_up_with_an_account_of_his_own(
    browser: Browser, ana: SignedIn, firm: Firm
) -> None:
    link = firm.run("invite", "tom", "--email", "tom@firm.example")
    assert sound(browser, link) == []
    context = browser.new_context()
    page = context.new_page()
    page.goto(link)
    page.get_by_label("New password").fill("short")
    page.get_by_label("The same again").fill("short")
    page.get_by_role("button", name="Make my account").click()
    expect(page.get_by_text("It must contain at least 10 characters.")).to_be_visible()
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("The same again").fill(PASSWORD)
    page.get_by_role("button", name="Make my account").click()
    in_the_menu(page, "Your account").click()
    expect(page.get_by_role("heading", name="Tom Weber")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()
    page.goto(f"{firm.address}/settings/")
    expect(page.get_by_role("heading", name="Sign in", exact=True)).to_be_visible()
    context.close()


def test_mia_switches_a_second_factor_on_and_needs_it(browser: Browser, ana: SignedIn, firm: Firm) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(firm.run("invite", "mia", "--email", "mia@firm.example"))
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("The same again").fill(PASSWORD)
    page.get_by_role("button", name="Make my account").click()
    page.goto(f"{firm.address}/settings/second/")
    key = page.locator("code").inner_text().replace(" ", "")
    page.get_by_label("Code").fill(pyotp.TOTP(key).at(datetime.now(UTC)))
    page.get_by_role("button", name="Switch it on").click()
    expect(page.get_by_role("heading", name="Write these down.")).to_be_visible()
    written = page.locator(".codes code").first.inner_text()
    page.goto(f"{firm.address}/settings/")
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{firm.address}/signin/")
    page.get_by_label("E-mail address").first.fill("mia@firm.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="And your code")).to_be_visible()
    page.get_by_label("Code").fill(written)
    page.get_by_role("button", name="Go on").click()
    expect(in_the_menu(page, "Your account")).to_be_visible()
    context.close()


def test_what_was_typed_when_the_session_ended_is_sent_on(ana: SignedIn, firm: Firm) -> None:
    """The browser itself sends the fields on (307); a test client only believes that it would."""
    context = ana.new_context()
    page = context.new_page()
    page.goto(f"{firm.address}/settings/people/new/")
    page.get_by_label("Name").fill("Uli Ö.")
    page.get_by_label("Role").select_option("salesperson")
    kept = [each for each in context.cookies() if each["name"] != "ridealong"]
    context.clear_cookies()
    context.add_cookies(kept)
    page.get_by_role("button", name="Add them").click()
    expect(page.get_by_text("You were signed out meanwhile.")).to_be_visible()
    page.get_by_label("E-mail address").first.fill("ana@firm.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_label("Name")).to_have_value("Uli Ö.")
    page.get_by_role("button", name="Send it now").click()
    expect(page.get_by_role("heading", name="People and roles")).to_be_visible()
    expect(page.get_by_text(re.compile("Uli Ö"))).to_be_visible()
    context.close()
