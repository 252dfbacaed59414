"""Ana signs in with a real provider, in a real browser: out to its pages, and back under our strict policy."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.looking import sound
from tests.journeys.sites import Firm, firm_site
from tests.journeys.test_signin import make_first_account
from tests.provider import BACK, CLIENT, REQUIRED, NoProvider, free_port, provider

pytestmark = pytest.mark.journey


@dataclass(frozen=True)
class Both:
    firm: Firm
    issuer: str


@pytest.fixture(scope="module")
def both() -> Iterator[Both]:
    port = free_port()
    try:
        with provider(back=BACK.replace(":8000", f":{port}")) as there:
            ours = {
                "RIDEALONG_OIDC_ISSUER": there.issuer,
                "RIDEALONG_OIDC_CLIENT_ID": CLIENT["client_id"],
                "RIDEALONG_OIDC_SECRET": CLIENT["client_secret"],
                "RIDEALONG_OIDC_NAME": "Acme ID",
            }
            with firm_site(port, **ours) as firm:
                yield Both(firm, there.issuer)
    except NoProvider as reason:
        if os.environ.get(REQUIRED):
            raise
        pytest.skip(str(reason))


def test_ana_comes_in_by_the_provider_and_gives_its_passport_back(browser: Browser, both: Both) -> None:
    site = both.firm.address
    context = browser.new_context()
    page = context.new_page()
    make_first_account(page, site)
    page.goto(f"{site}/settings/")
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{site}/settings/")
    page.get_by_role("link", name="Sign in with Acme ID").click()
    page.wait_for_url(re.compile(re.escape(both.issuer)))
    page.locator("[name=login]").fill("ana-there")
    page.locator("[name=password]").fill("any")
    page.locator("[type=submit]").click()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text(f"{both.issuer} knows you, since")).to_be_visible()
    assert page.url == f"{site}/settings/"
    page.get_by_role("button", name="Give it back").click()
    expect(page.get_by_text("knows you, since")).to_have_count(0)
    context.close()


@pytest.mark.parametrize(("page", "status"), [("/signin/?next=/moments/", 200), ("/signin/oidc/back/", 403)])
def test_its_pages_at_the_door_are_sound(browser: Browser, both: Both, page: str, status: int) -> None:
    assert sound(browser, both.firm.address + page, status) == []
