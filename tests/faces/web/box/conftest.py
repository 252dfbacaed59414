"""The ledger of the voices on Wednesday, the first of April, and a way to type into the box."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.http import HttpResponse

from ridealong.faces.web.box import pace
from ridealong.moments.moment import new_id
from tests.faces.web.reading import text
from tests.faces.web.voices.clients import signed_in
from tests.faces.web.voices.conftest import april

HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def rested() -> Iterator[None]:
    """Nobody has typed anything yet."""
    pace.forget()
    yield
    pace.forget()


def type_in(handle: str, sentence: str, *, caret: str = "", language: str = "en") -> HttpResponse:
    """What stands under the box after somebody typed this."""
    headers = {**HTMX, "Accept-Language": language}
    return signed_in(handle).post(
        "/tell/understood/", {"sentence": sentence, "caret": caret}, headers=headers
    )


def reads(handle: str, sentence: str, **more: str) -> str:
    found = type_in(handle, sentence, **more)
    assert found.status_code == 200, found.status_code
    return text(found)


def seen_in(page: HttpResponse) -> str:
    """What a page would record, as it goes with the form."""
    found = re.search(r'name="seen" value="([^"]*)"', page.content.decode())
    return unescape(found[1]) if found else ""


def ways_in(page: HttpResponse) -> list[str]:
    return [unescape(each) for each in re.findall(r'name="meant" value="([^"]*)"', page.content.decode())]


def send(handle: str, sentence: str, **more: str) -> HttpResponse:
    """Press Enter in the box of a page; as a whole page, or with ``htmx`` as the script does."""
    headers = HTMX if more.pop("htmx", "") else {}
    typed = {"form": "sentence", "once": new_id(), "back": "/waiting/", "sentence": sentence, **more}
    return signed_in(handle).post("/tell/", typed, headers=headers)


__all__ = ["april", "reads", "rested", "seen_in", "send", "type_in", "ways_in"]
