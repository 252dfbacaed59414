"""Who looks at a page: somebody signed in, and how they press a button on it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape

from django.http import HttpResponse
from django.test import Client

from ridealong.ledger.lookup import load
from ridealong.moments.moment import Moment
from ridealong.people.accounts.opening import open_account
from tests.faces.web.conftest import text
from tests.ledger.telling import book, named, party

_signed_in: dict[str, Client] = {}


def forget_everyone() -> None:
    _signed_in.clear()


def signed_in(handle: str) -> Client:
    if handle not in _signed_in:
        client = Client()
        account = open_account(party(handle), f"{handle}@firm.example", now=datetime(2026, 1, 1, tzinfo=UTC))
        client.force_login(account)
        _signed_in[handle] = client
    return _signed_in[handle]


def page(handle: str, address: str = "/waiting/", status: int = 200) -> str:
    response = signed_in(handle).get(address)
    assert response.status_code == status, response.status_code
    return text(response)


def press(handle: str, verb: str, label: str, **typed: str) -> HttpResponse:
    """Press a button under one loop, as the page's own form would send it."""
    client = signed_in(handle)
    once = typed.pop("once", "") or once_in(client)
    return client.post(f"/waiting/{named(label)}/", {"verb": verb, "once": once, **typed})


def once_in(client: Client, address: str = "/waiting/") -> str:
    found = re.search(r'name="once" value="([^"]+)"', client.get(address).content.decode())
    return found[1] if found else ""


def told(response: HttpResponse) -> Moment:
    """The moment a page says it recorded."""
    assert response.status_code == 302, (response.status_code, unescape(text(response)))
    (moment,) = load([response["Location"].partition("said=")[2]])
    return moment


def who(moment: Moment) -> tuple[str, str]:
    """By whom a moment was recorded, and in which voice."""
    return book().handle(moment.by or ""), str(moment.voice)
