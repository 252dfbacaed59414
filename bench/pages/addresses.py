"""Which pages there are to ask for: every one of the map of addresses that shows something to whoever only looks.

A page that is added is asked for too. Where an address holds a place (``<str:handle>``), each of what is known by that
name is tried until one is shown; a page for which none is shown is told of and not passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote

AS_OF = "2026-03-30"
"""The last day of the invented year: every page that knows of days is asked for it."""
OK, FOUND = 200, 302
APART = ("web:healthz", "web:signout")


class Page(NamedTuple):
    """A page as one reader gets it."""

    name: str
    reader: str
    address: str


Places = Mapping[str, list[str]]
Get = Callable[[str, str], int]
"""The status that a reader gets from an address."""


def pages(readers: list[str], places: Places, get: Get) -> tuple[list[Page], list[str]]:
    """The pages that each reader may open, and the names of those that nobody could be shown."""
    found, missing = [], []
    for name, patterns in _names():
        shown = [page for reader in readers if (page := _shown(name, patterns, reader, places, get))]
        found += shown
        if not shown:
            missing.append(name)
    return found, missing


def _shown(name: str, wanted: list[str], reader: str, places: Places, get: Get) -> Page | None:
    tried = [""] if not wanted else None
    for address in (tried and [_address(name, {})]) or _filled(name, wanted, places):
        if get(reader, address) == OK:
            return Page(name, reader, address)
    return None


def _filled(name: str, wanted: list[str], places: Places) -> Iterator[str]:
    """The address with the first of what is known for each place, then the second of each, and so on."""
    known = [places.get(each, []) for each in wanted]
    for row in zip(*known, strict=False):
        yield _address(name, dict(zip(wanted, row, strict=True)))


def _address(name: str, named: dict[str, str]) -> str:
    from django.urls import reverse  # noqa: PLC0415  # after Django is set up

    return f"{reverse(name, kwargs=named)}?as_of={quote(AS_OF)}"


def _names() -> Iterator[tuple[str, list[str]]]:
    """Every name of the map, with the places in its address."""
    from django.urls import get_resolver  # noqa: PLC0415  # after Django is set up

    yield from _of(get_resolver().url_patterns, "")


def _of(patterns: object, space: str) -> Iterator[tuple[str, list[str]]]:
    for each in patterns:  # type: ignore[attr-defined]
        if hasattr(each, "url_patterns"):
            yield from _of(each.url_patterns, f"{each.namespace}:" if each.namespace else space)
        elif each.name and (name := f"{space}{each.name}") not in APART:
            yield name, list(each.pattern.converters)
