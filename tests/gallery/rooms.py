"""The sites that pictures are taken of, each in a state of its own, with those who look and the places they go to."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyotp
from playwright.sync_api import Browser, BrowserContext, Page

from tests.faces.web.twins import twice
from tests.journeys.looking import SignedIn
from tests.journeys.sites import (
    Firm,
    ask_site,
    demo_site,
    firm_site,
    imports_site,
    sample_site,
    twins_site,
    voices_site,
)
from tests.journeys.test_signin import PASSWORD, make_first_account

CHANNEL = "https://hooks.slack.com/services/T0000/B0000/" + "a" * 20 + "9xQ4"
STOP_LINK = """
import django, os
os.environ["DJANGO_SETTINGS_MODULE"] = "ridealong.config.settings"
django.setup()
from ridealong.people.letters.stopping import token_for
from ridealong.people.parties import find
print(token_for(find("ana-ortiz").id, "brief"))
"""


@dataclass
class Room:
    """Where a site is, what its addresses hold, and the browser of each who looks at it."""

    address: str
    places: dict[str, str] = field(default_factory=dict)
    readers: dict[str, Any] = field(default_factory=dict)

    def at(self, address: str) -> str:
        return self.address + re.sub(r"\{(\w+)\}", lambda found: self.places[found[1]], address)


@contextmanager
def _demo(browser: Browser) -> Iterator[Room]:
    with demo_site() as site:
        with urllib.request.urlopen(f"{site}/moments/") as page:
            moment = re.search(r'href="/moments/([^/"]+)/', page.read().decode())
        assert moment is not None, f"{site}/moments/ lists no moment"
        with urllib.request.urlopen(f"{site}/customers/?silent=1&sort=silence") as page:
            customer = re.search(r'href="/customers/([^/"]+)/', page.read().decode())
        assert customer is not None, f"{site}/customers/ lists nobody who is silent"
        with urllib.request.urlopen(f"{site}/team/") as page:
            member = re.search(r'href="/team/([^/"]+)/', page.read().decode())
        assert member is not None, f"{site}/team/ lists nobody"
        with urllib.request.urlopen(f"{site}/walkaway/") as page:
            deal = re.search(r'href="/walkaway/([^/"]+)/', page.read().decode())
        assert deal is not None, f"{site}/walkaway/ lists no deal"
        told = {"moment": moment[1], "customer": customer[1], "member": member[1], "deal": deal[1]}
        yield Room(site, told, {"owner": browser})


def _sample(state: str = "") -> Callable[[Browser], AbstractContextManager[Room]]:
    @contextmanager
    def room(browser: Browser) -> Iterator[Room]:
        with sample_site(state) as site:
            yield Room(site, {}, {"owner": browser})

    return room


@contextmanager
def _first(browser: Browser) -> Iterator[Room]:
    with firm_site() as firm:
        yield Room(firm.address, {}, {"owner": browser})


@contextmanager
def _firm(browser: Browser) -> Iterator[Room]:
    """Ana has the first account, Mia one with a second factor; Tom is invited."""
    with firm_site() as firm:
        room = Room(firm.address, {}, {"nobody": browser})
        with _somebody(browser) as page:
            make_first_account(page, firm.address)
            room.readers["ana"] = SignedIn(browser, page.context.storage_state())
            page.goto(f"{firm.address}/settings/address/")
            page.get_by_label("E-mail address").fill("ana.ortiz@firm.example")
            page.get_by_label("password", exact=False).first.fill(PASSWORD)
            page.get_by_role("main").get_by_role("button").first.click()
            page.goto(f"{firm.address}/settings/brief/")
            page.get_by_label("Address of a channel").fill(CHANNEL)
            page.get_by_role("button", name="Add it").click()
        room.places["address"] = _link_in_a_letter(firm, "/settings/address/")
        room.places["stop_letters"] = _stop_link(firm)
        room.places["invitation"] = _last_of(firm.run("invite", "tom", "--email", "tom@firm.example"))
        _mia_with_a_second_factor(browser, firm, room)
        room.readers["cut"] = _cut_off(browser, firm, room.readers["ana"])
        with _somebody(browser) as page:
            page.goto(f"{firm.address}/signin/")
            page.get_by_label("E-mail address").last.fill("ana@firm.example")
            page.get_by_role("button", name="Send me a link").click()
        room.places["link"] = _link_in_a_letter(firm, "/signin/link/")
        yield room


def _mia_with_a_second_factor(browser: Browser, firm: Firm, room: Room) -> None:
    with _somebody(browser) as page:
        page.goto(firm.run("invite", "mia", "--email", "mia@firm.example"))
        page.get_by_label("New password").fill(PASSWORD)
        page.get_by_label("The same again").fill(PASSWORD)
        page.get_by_role("button", name="Make my account").click()
        page.goto(f"{firm.address}/settings/second/")
        key = page.locator("code").inner_text().replace(" ", "")
        page.get_by_label("Code").fill(pyotp.TOTP(key).at(datetime.now(UTC)))
        page.get_by_role("button", name="Switch it on").click()
        room.readers["mia"] = SignedIn(browser, page.context.storage_state())
    with _somebody(browser) as page:
        _knock(page, firm, "mia@firm.example")
        room.readers["half"] = SignedIn(browser, page.context.storage_state())


def _cut_off(browser: Browser, firm: Firm, ana: SignedIn) -> SignedIn:
    """Whose session ended while something was typed, and who came in again."""
    context = ana.new_context()
    page = context.new_page()
    page.goto(f"{firm.address}/settings/people/new/")
    page.get_by_label("Name").fill("Uli Ö.")
    page.get_by_label("Role").select_option("salesperson")
    kept: Any = [each for each in context.cookies() if each["name"] != "ridealong"]
    context.clear_cookies()
    context.add_cookies(kept)
    page.get_by_role("button", name="Add them").click()
    page.get_by_label("E-mail address").first.fill("ana@firm.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/signin/typed/")
    state = context.storage_state()
    context.close()
    return SignedIn(browser, state)


@contextmanager
def _asks(browser: Browser) -> Iterator[Room]:
    with ask_site() as (site, links):
        yield Room(site, links, {"owner": browser})


@contextmanager
def _voices(browser: Browser) -> Iterator[Room]:
    with voices_site() as site:
        yield Room(site, {}, {"owner": browser})


@contextmanager
def _twins(browser: Browser) -> Iterator[Room]:
    """Some may be one, two were told to be, and two are said not to be."""
    with twins_site(twice.TOLD, twice.CUSTOMERS) as firm:
        firm.run("apart", "sagebrush-dental", "sagebrush-dental-east", "--as", "rita")
        told = json.loads(firm.run("show", "--kind", "customer.merged", "--json"))
        yield Room(firm.address, {"merged": told[0]["id"]}, {"owner": browser})


@contextmanager
def _alone(browser: Browser) -> Iterator[Room]:
    with twins_site("", "") as firm:
        yield Room(firm.address, {}, {"owner": browser})


@contextmanager
def _imports(browser: Browser) -> Iterator[Room]:
    with imports_site() as (site, places):
        yield Room(site, places, {"owner": browser})


ROOMS: dict[str, Callable[[Browser], AbstractContextManager[Room]]] = {
    "demo": _demo,
    "sample": _sample(),
    "nobody": _sample("nobody"),
    "broken": _sample("broken"),
    "lost": _sample("lost"),
    "first": _first,
    "firm": _firm,
    "asks": _asks,
    "voices": _voices,
    "twins": _twins,
    "alone": _alone,
    "imports": _imports,
}


@contextmanager
def _somebody(browser: Browser) -> Iterator[Page]:
    context: BrowserContext = browser.new_context()
    yield context.new_page()
    context.close()


def _knock(page: Page, firm: Firm, email: str) -> None:
    page.goto(f"{firm.address}/signin/")
    page.get_by_label("E-mail address").first.fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/signin/code/**")


def _link_in_a_letter(firm: Firm, to: str) -> str:
    """The token of the newest letter that leads there: no mail server takes it, so it waits in the ledger's file."""
    with sqlite3.connect(Path(firm.environment["RIDEALONG_HOME"]) / "ridealong.sqlite3") as file:
        texts = [text for (text,) in file.execute("SELECT text FROM letters_letter ORDER BY id DESC")]
    file.close()
    found = re.search(re.escape(to) + r"([^/\s]+)/", "\n".join(texts))
    assert found is not None, f"no letter leads to {to}"
    return found[1]


def _stop_link(firm: Firm) -> str:
    """What the end of Ana's Monday letter leads to: without a mail server none is written that it could be read in."""
    done = subprocess.run(
        [sys.executable, "-c", STOP_LINK], env=firm.environment, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def _last_of(link: str) -> str:
    return link.rstrip("/").rpartition("/")[2]
