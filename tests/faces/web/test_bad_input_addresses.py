"""Whatever stands in an address: there is a page or there is none, and either way it says so in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

import ridealong.faces
from ridealong.faces.web.asked import PARTS
from tests.faces.web.people import NOBODY
from tests.faces.web.walked import Walk, a_share, addresses, trouble_with, undone

pytestmark = pytest.mark.django_db

NO_IDS = (
    "0",
    "-1",
    str(10**30),
    "9999-99-99",
    "none",
    "../..",
    "\0",
    "a\0b",
    "\u202ea",
    "<script>",
    "ä" * 2_000,
    " ",
    "%",
    "'",
    "00000000-0000-0000-0000-000000000000",
    "1e9",
)
NO_VALUES = (
    "",
    "0",
    "-1",
    str(10**30),
    "9999-99-99",
    "0001-01-01",
    "9999-12-31",
    "9999-12-31T23:59:59.999999-23:59",
    "0001-01-01T00:00+23:59",
    "a\0b",
    "\u202e<script>",
    "w" * 10_000,
    "true",
    "~",
    "0~0",
    "0001-01-01~",
)
NOT_UTF_8 = "%ff%fe%ed%a0%80"
READ_BY_US = re.compile(r"""GET(?:\.get\(|\.getlist\(|\[)\s*"(\w+)\"""")
METHODS = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND")


def parameters() -> list[str]:
    """All that any page reads from its address, as the pages themselves say it, so that none is forgotten."""
    (folder,) = ridealong.faces.__path__
    source = "\n".join(path.read_text() for path in Path(folder).rglob("*.py"))
    return sorted({*READ_BY_US.findall(source), *PARTS})


def places(patterns: list[URLPattern | URLResolver], before: str = "/") -> Iterator[str]:
    """Every address of the map, its gaps as they stand there: ``/moments/<str:id>/``."""
    for each in patterns:
        at = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from places(each.url_patterns, at)
        else:
            yield at


def with_no_ids(place: str) -> Iterator[str]:
    for bad in NO_IDS:
        yield re.sub(r"<\w+:\w+>", lambda _, bad=bad: quote(bad, safe=""), place)
    yield re.sub(r"<\w+:\w+>", NOT_UTF_8, place)


def once_a_page(walk: Walk, who: str) -> list[str]:
    """The address of each page that answers somebody, without a question."""
    return list(dict.fromkeys(each.partition("?")[0] for each in addresses(walk, who)))


def troubles_at(walk: Walk, cases: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str, str]]:
    """Who sends what to which address, and what is wrong with the answer."""
    found = []
    for who, method, address in cases:
        with undone():
            answer = walk.client(who).generic(method, address)
        if trouble := trouble_with(answer):
            found.append((who, method, address[:120], trouble))
    return found


def test_ids_that_are_none(walk: Walk) -> None:
    cases = [
        [(who, method, address) for address in with_no_ids(place) for method in ("GET", "POST")]
        for who in ("ana", "rita", NOBODY)
        for place in places(get_resolver().url_patterns)
        if "<" in place and (who != NOBODY or "token" in place)
    ]
    assert troubles_at(walk, a_share(cases, only=80)) == []


def turns_of(names: list[str]) -> Iterator[str]:
    """All that a page may be asked, with each value once for each; the parts that are read first are asked by turns."""
    others = [each for each in names if each not in PARTS]
    for turn in range(len(NO_VALUES)):
        values = [NO_VALUES[(turn + place) % len(NO_VALUES)] for place in range(len(others))]
        yield urlencode(dict(zip(others, values, strict=True)))
        yield urlencode({PARTS[turn % len(PARTS)]: NO_VALUES[turn]})


def test_every_parameter_of_every_page_with_what_it_cannot_mean(walk: Walk) -> None:
    turns = list(turns_of(parameters()))
    # Each page with somebody whom it answers: some are for whoever keeps the ledger alone.
    whose = {page: who for who in ("ana", "rita") for page in once_a_page(walk, who)}
    cases = [[(who, "GET", f"{page}?{turn}") for turn in turns] for page, who in whose.items()]
    assert troubles_at(walk, a_share(cases, only=70)) == []


def test_addresses_that_are_too_long_say_everything_twice_or_are_no_text(walk: Walk) -> None:
    known = parameters()
    queries = (
        "&".join(f"p{each}=v" for each in range(3_000)),
        f"q={'a' * 100_000}",
        "&".join(f"{name}=1&{name}=2&{name}[]=3" for name in known),
        "&".join(f"{name}={NOT_UTF_8}" for name in known),
        "&&==&%&%zz&" + "&".join(known),
    )
    cases = [
        [(who, "GET", f"{page}?{query}") for page in once_a_page(walk, who)]
        for who in ("ana", NOBODY)
        for query in queries
    ]
    assert troubles_at(walk, a_share(cases, only=24)) == []


def test_a_method_no_page_knows_is_refused_in_words(walk: Walk) -> None:
    wrong = []
    cases = [[(method, page) for page in once_a_page(walk, "ana")] for method in METHODS]
    for method, page in a_share(cases, only=24):
        with undone():
            answer = walk.client("ana").generic(method, page)
        if answer.status_code != 405 or b"changed nothing" not in answer.content:
            wrong.append((method, page, trouble_with(answer) or answer.status_code))
    assert wrong == []
