"""Every page tried by everybody: generated from the map of addresses, so that no page is forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from tests.faces.web.doors import READERS, TABLE, Line, lines
from tests.faces.web.people import NOBODY, SHUT, House
from tests.faces.web.reading import text


def pages(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    """Every page by its name; one without a name by its address, which then has to stand in the table too."""
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from pages(each.url_patterns, f"{space}{each.namespace}:" if each.namespace else space)
        else:
            yield f"{space}{each.name or each.pattern}"


def got(house: House, who: str, line: Line) -> str:
    response = house.come_back(who).generic(line.method, house.at(line.address))
    sent_away = response.status_code == 302 and SHUT.match(response["Location"])
    return "in" if sent_away else str(response.status_code)


def test_every_page_says_who_gets_what() -> None:
    told = {line.page for line in lines()}
    assert sorted(set(pages(get_resolver().url_patterns)) - told) == [], "give these a line in doors.py"


def test_no_line_is_about_a_page_that_is_gone() -> None:
    assert {line.page for line in lines()} - set(pages(get_resolver().url_patterns)) == set()


@pytest.mark.parametrize("line", lines(), ids=lambda line: f"{line.method} {line.address}")
def test_everybody_gets_from_a_page_what_the_table_says(house: House, line: Line) -> None:
    assert resolve(house.at(line.address).partition("?")[0]).view_name == line.page
    assert {who: got(house, who, line) for who in READERS} == line.gets


@pytest.mark.parametrize("page", sorted({line.page for line in lines()}))
def test_what_is_only_read_refuses_to_be_written_to(house: House, page: str) -> None:
    mine = [line for line in lines() if line.page == page]
    if any(line.method == "POST" for line in mine):
        return
    for who in READERS:
        wanted = "in" if mine[0].gets[who] == "in" else "405"
        assert got(house, who, mine[0]._replace(method="POST")) == wanted, who


def test_what_is_closed_to_a_reader_looks_as_if_it_were_not_there(house: House) -> None:
    closed = _without_ids(house.get("mia", "/moments/{request}/", 404))
    missing = _without_ids(house.get("mia", "/moments/no-such-id/", 404))
    assert closed.replace(house.at("{request}"), "no-such-id") == missing
    others = _without_ids(house.get("tom", "/?leader=bob", 404))
    nobodys = _without_ids(house.get("tom", "/?leader=zoe", 404))
    assert others.replace("bob", "zoe") == nobodys


def _without_ids(page: HttpResponse) -> str:
    """A page without what its forms are known by, which is new on every page."""
    return re.sub(r'name="(?:once|csrfmiddlewaretoken)" value="[^"]+"', "", page.content.decode())


def test_a_page_that_is_new_would_be_missed() -> None:
    shorter = "\n".join(line for line in TABLE.splitlines() if not line.startswith("web:sign "))
    assert "web:sign" in set(pages(get_resolver().url_patterns)) - {line.page for line in lines(shorter)}


def test_nobody_signed_in_is_nobody(house: House) -> None:
    assert house.get(NOBODY, "/", 302)["Location"] == "/signin/?next=/"


@pytest.mark.parametrize("address", sorted({line.address for line in lines()}))
def test_what_a_page_does_not_take_is_said_on_a_page_of_ours(house: House, address: str) -> None:
    refused = house.enter("ana").put(house.at(address))
    assert refused.status_code == 405
    assert "GET" in refused["Allow"]
    assert "changed nothing" in text(refused) or "This page is only read." in text(refused)


def test_whoever_comes_to_a_button_by_its_address_is_led_to_its_page(house: House) -> None:
    pages = {
        "/waiting/{visit}/": "/waiting/",
        "/waiting/undo/": "/waiting/",
        "/letters/{letter}/": "/letters/",
        "/settings/devices/others/": "/settings/",
        "/settings/people/of/tom/leaving/": "/settings/people/of/tom/",
    }
    for button, page in pages.items():
        assert house.get("ana", button, 302)["Location"] == page
    assert house.get(NOBODY, "/signin/link/", 302)["Location"] == "/signin/"
    assert house.get("ana", "/signin/?next=/signout/", 302)["Location"] == "/signout/"
    assert house.get("ana", "/signout/", 302)["Location"] == "/"
