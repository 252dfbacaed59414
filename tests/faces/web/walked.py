"""Every page of the small firm that has something of everything, and every form that its readers find on them.

What is tried on it is undone at once, so that thousands of tries share one ledger and none meets what another left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from random import Random
from typing import Any, TypeVar
from unittest.mock import patch
from urllib.parse import urljoin

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from django.test.client import ClientHandler
from django.urls import resolve
from django.utils import timezone

from ridealong.doors.parcels import running
from ridealong.faces.web.alphabet import see_to
from ridealong.faces.web.box import pace
from tests.faces.web.doors import lines
from tests.faces.web.forms import Form, forms_in
from tests.faces.web.people import NOBODY, NOW, House
from tests.faces.web.walked_house import everything
from tests.once import once
from tests.trying import at_a_desk

T = TypeVar("T")

READERS = ("ana", "tom", "mia", "rita", "carla", NOBODY)
PLACES = (
    "/signin/link/{link}/",
    "/signin/invitation/{invitation}/",
    "/settings/address/{address}/",
    "/brief/stop/{stop}/",
    "/ask/{ask}/",
    "/ask/{pulse}/",
    "/ask/stop/{no_more}/",
    "/imports/waiting/ready/",
    "/imports/waiting/ready/columns/?of=till.csv&kind=purchases",
    "/settings/second/off/",
    "/settings/second/codes/",
    "/tell/?said={told}",
)
"""Where something stands that nobody finds by a guess: each with its token."""
Sent = Mapping[str, Any]
MOST_SENT_ON = 4


class AsServed(ClientHandler):
    """What a browser sends comes in as it does from a server."""

    def __call__(self, environ: dict[str, Any]) -> HttpResponse:
        see_to(environ)
        return super().__call__(environ)


@dataclass
class Walk:
    """The firm, and the forms found in it with whoever found them."""

    house: House
    forms: list[tuple[str, Form]] = field(default_factory=list)

    def client(self, who: str) -> Client:
        client = self.house.come_back(who)
        client.handler = AsServed(enforce_csrf_checks=False)
        return client

    def at(self, address: str) -> str:
        return self.house.at(address)

    @property
    def posted(self) -> list[tuple[str, Form]]:
        return [(who, form) for who, form in self.forms if form.method == "POST"]

    def send(self, who: str, form: Form, sent: Sent) -> list[HttpResponse]:
        """Send a form as its reader's browser would: the answer and, where it sends on, the pages it leads to.

        What came of it is undone.
        """
        client = self.client(who)
        with undone():
            pressed = client.get if form.method == "GET" else client.post
            met = [pressed(form.action, sent)]
            while met[-1].status_code in (301, 302, 303) and len(met) < MOST_SENT_ON:
                at = met[-1].request
                here = f"{at['PATH_INFO']}?{at.get('QUERY_STRING', '')}"
                met.append(client.get(urljoin(here, met[-1]["Location"])))
        return met


@contextmanager
def undone() -> Iterator[None]:
    pace.forget()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def trouble_with(response: HttpResponse) -> str:
    """What no reader should ever get: a page that broke, one that is not ours, or the inside of the program."""
    body, status = response.content, response.status_code
    if status >= 500 and not (status == 501 and b"ridealong.css" in body):  # what is not installed is said so
        return f"{status}"
    if status in (301, 302, 303, 307):
        to = response["Location"]
        return "" if to.startswith(("/", "?")) and not to.startswith("//") else f"sent away to {to[:60]}"
    if "html" not in response["Content-Type"]:
        return ""
    if any(
        each in body for each in (b"Traceback", b"CSRF", b"multipart: ", b"settings.DATA", b"Reverse for")
    ):
        return "shows the inside of the program"
    whole = body.lstrip().lower().startswith(b"<!doctype")
    if whole and b'rel="stylesheet"' not in body:
        return f"{status} that is no page of ours"
    return "" if whole or b"<h1>" not in body else f"{status} that is Django's blank page"


def a_share(groups: Iterable[Iterable[T]], *, only: int) -> Sequence[T]:
    """Every try of every group before a release; as a rule some of each: one after the other, and then the next ones.

    Which of a group come first is settled by a seed, for those that stand beside each other are alike.
    """
    mixed = []
    for group in groups:
        mixed.append(list(group))
        Random(len(mixed)).shuffle(mixed[-1])
    in_turns = [each for turn in zip_longest(*mixed, fillvalue=None) for each in turn if each is not None]
    return at_a_desk(in_turns, only=only)


# ---- the walk ----


def addresses(walk: Walk, who: str) -> list[str]:
    """Every address that answers somebody, by the table of doors, and what only a link leads to."""
    answered = [each for each in lines() if each.method == "GET" and each.gets[who] in ("200", "302")]
    whole = {each.address for each in answered}
    # Whose answer it is makes another page, but no other form on it.
    shown = [
        each.address
        for each in answered
        if each.address.partition("?leader=")[0] not in whole - {each.address}
    ]
    return [walk.at(each) for each in (*dict.fromkeys(shown), *PLACES)]


_walked_before: list[tuple[str, Form]] = []


def _forms_of(walk: Walk) -> list[tuple[str, Form]]:
    """Found once a run where the firm is the same each time, for the walk takes longer than anything else here."""
    if connection.vendor != "sqlite":
        return list(_walked(walk))
    if not _walked_before:
        _walked_before.extend(_walked(walk))
    return list(_walked_before)


def posted_pages(walk: Walk) -> list[tuple[str, str]]:
    """Each page that takes something, once, with somebody whom it takes it from."""
    once_each = {_page_at(form.action): (who, form.action) for who, form in reversed(walk.posted)}
    return [*once_each.values(), ("ana", "/tell/understood/")]


def _walked(walk: Walk) -> Iterator[tuple[str, Form]]:
    """Each form once, for whoever finds it first: what leads to the same page with the same fields is the same form."""
    seen: set[tuple[str, ...]] = set()
    for who in READERS:
        client = walk.client(who)
        for address in addresses(walk, who):
            page = client.get(address)
            if page.status_code == 200 and "html" in page["Content-Type"]:
                for form in forms_in(page.content.decode(), address):
                    form.action = urljoin(address, form.action)
                    if (key := (_page_at(form.action), *form.alike)) not in seen:
                        seen.add(key)
                        yield who, form


def _page_at(address: str) -> str:
    return resolve(address.partition("?")[0]).view_name


# ---- one firm for all that a file tries ----


@contextmanager
def _as_at_home(home: Path) -> Iterator[None]:
    cheap = patch.multiple(Argon2PasswordHasher, time_cost=1, memory_cost=8, parallelism=1)
    monday = patch.object(timezone, "now", lambda: NOW)
    idle = patch.object(running, "start", lambda: None)
    with cheap, monday, idle, override_settings(RIDEALONG_HOME=home):
        yield


@pytest.fixture(scope="module")
def walk(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Walk]:
    home = tmp_path_factory.mktemp("walked")
    with django_db_blocker.unblock(), _as_at_home(home), transaction.atomic():
        found = Walk(once(everything))
        with undone():
            found.forms = _forms_of(found)
        yield found
        transaction.set_rollback(True)


__all__ = ["AsServed", "Walk", "a_share", "addresses", "posted_pages", "trouble_with", "undone", "walk"]
