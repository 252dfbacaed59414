"""No page asks the database more than twelve times: walked along the table of doors and the plan of pictures.

The small firm has every page there is; the demonstration has eighteen months of a firm of 240 customers. A page that is
added to either is held to it, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from ridealong.doors.demo.load import load
from ridealong.doors.demo.story import SEED
from ridealong.people.accounts.opening import open_account
from tests.faces.web.asking import ANEW, MOST, asked_by, too_many
from tests.faces.web.doors import Line, lines
from tests.faces.web.people import NOW, House
from tests.gallery.plan import shots
from tests.ledger import telling

pytestmark = pytest.mark.once_is_enough

READ = [
    line
    for line in lines()
    if line.method == "GET" and "200" in line.gets.values() and ANEW not in line.address
]
VIENNA = ZoneInfo("Europe/Vienna")
PLACES = {
    "moment": ("/moments/", r'href="/moments/([^/"]+)/'),
    "customer": ("/customers/?silent=1&sort=silence", r'href="/customers/([^/"]+)/'),
    "deal": ("/walkaway/", r'href="/walkaway/([^/"]+)/'),
    "member": ("/team/", r'href="/team/((?!ana/)[^/"]+)/'),
}
TWICE = "\n".join(
    f'2025-02-03  {firm}-{each} became known as "{firm.title()} Optics{" Ltd" * (each % 2)}" in "Leeds"'
    for firm in ("kestrel", "merlin", "harrier", "osprey")
    for each in range(3)
)
SAID = """
as mia
2026-03-10  mia promised ana "the forecast" by 2026-03-20 ^forecast
2026-03-12  mia asked ana for "somebody for the Friday calls" by 2026-03-28 ^calls
2026-03-19  mia claimed ^forecast
as ana
2026-03-20  ana confirmed ^forecast ^told
"""


@pytest.mark.parametrize("line", READ, ids=lambda line: line.address)
def test_a_page_asks_few_questions_whoever_reads_it(house: House, line: Line) -> None:
    readers = [who for who, status in line.gets.items() if status == "200"]
    address = house.at(line.address)
    asked = {f"{address} as {who}": asked_by(house.come_back(who), address) for who in readers}
    assert not (told := too_many(asked)), told


def test_so_do_the_pages_on_which_something_was_just_done(house: House) -> None:
    """Given a word just said, and many who may be one, two of them merged, when the page says so, then it asks few."""
    house.tell(SAID)
    house.tell(TWICE)
    house.tell("2025-09-01  kestrel-1 is the same as kestrel-2 ^merged")
    rita = house.enter("rita")
    rita.post("/duplicates/apart/", {"one": "merlin-1", "other": "merlin-2"})
    pages = {
        "ana": ["/waiting/?said={told}", "/loops/?said={told}", "/?said={told}", "/tell/?said={told}"],
        "rita": ["/duplicates/", "/duplicates/?said={merged}"],
    }
    asked = {
        f"{address} as {who}": asked_by(house.enter(who), house.at(address))
        for who, addresses in pages.items()
        for address in addresses
    }
    assert not (told := too_many(asked)), told


@pytest.mark.django_db
def test_so_does_every_page_of_the_demonstration(monkeypatch: pytest.MonkeyPatch) -> None:
    """Given a firm with eighteen months behind it, when the owner of the machine on which nobody signs in yet, its
    leader and a salesperson read its pages, then each asks few."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    load(SEED, until=NOW.date(), now=NOW, zone=VIENNA)
    places = {name: _found(*where) for name, where in PLACES.items()}
    addresses = [
        re.sub(r"\{(\w+)\}", lambda found: places[found[1]], shot.address)
        for shot in shots("demo")
        if shot.status == 200
    ]
    asked = {f"{each} as the owner": asked_by(Client(), each) for each in addresses}
    for who, browser in _signed_in("ana", places["member"]):
        may = [each for each in addresses if browser.get(each).status_code == 200]
        asked |= {f"{each} as {who}": asked_by(browser, each) for each in may}
    assert not (told := too_many(asked)), told


def test_a_page_that_asks_too_much_is_told_with_what_it_asks() -> None:
    asked = {"/ as ana": ["SELECT 1"] * (MOST + 1), "/tell/ as ana": ["SELECT 2"] * MOST}
    told = too_many(asked)
    assert told.startswith("/ as ana asks 13 times, and may 12:") and told.count("SELECT 1") == MOST + 1
    assert "/tell/" not in told


def _signed_in(*whose: str) -> Iterator[tuple[str, Client]]:
    for who in whose:
        browser = Client()
        browser.force_login(open_account(telling.party(who), f"{who}@firm.example", now=NOW))
        yield who, browser


def _found(address: str, link: str) -> str:
    found = re.search(link, Client().get(address).content.decode())
    assert found is not None, f"{address} links to nothing of the sort"
    return found[1]
