"""The firm at its door: Ana leads Tom and Mia, Bob leads Nils, Rita keeps the ledger; and a clock one can turn."""

import os
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from ridealong.people.accounts.models import Account
from ridealong.people.accounts.opening import open_account
from ridealong.people.letters.models import Letter
from tests.faces.web.signin.walking import as_set
from tests.ledger.telling import NOW, party, the_cast
from tests.once import once
from tests.provider import REQUIRED, NoProvider, Running, provider

PASSWORD = "seven crows on a wire"
ADDRESS = "{}@firm.example"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2 as it is, but with little to do: hundreds of passwords are tried here."""
    for cost, least in (("time_cost", 1), ("memory_cost", 8), ("parallelism", 1)):
        monkeypatch.setattr(Argon2PasswordHasher, cost, least)


class Clock:
    """What the product takes for now."""

    def __init__(self) -> None:
        self.now = NOW

    def forward(self, **time: float) -> datetime:
        self.now += timedelta(**time)
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    return clock


@pytest.fixture
def firm(db: None, clock: Clock) -> None:
    once(the_cast)


@pytest.fixture
def account(firm: None) -> Callable[..., Account]:
    """Give somebody of the firm an account."""

    def account(handle: str, password: str | None = PASSWORD) -> Account:
        return open_account(party(handle), ADDRESS.format(handle), now=NOW, password=password)

    return account


@pytest.fixture
def enter(account: Callable[..., Account]) -> Callable[[str], Client]:
    """A browser in which somebody is signed in."""

    def enter(handle: str) -> Client:
        found = Account.objects.filter(person=party(handle)).first() or account(handle)
        client = Client()
        client.force_login(found)
        return client

    return enter


def knock(client: Client, email: str, password: str = PASSWORD, **more: object) -> HttpResponse:
    return client.post("/signin/", {"email": email, "password": password, **more})


def is_in(client: Client) -> bool:
    return client.get("/settings/").status_code == 200


def letter_to(handle: str) -> Letter:
    return Letter.objects.filter(party=party(handle), state=Letter.State.WAITING).latest("pk")


def link_in(letter: Letter) -> str:
    """The path of the one link a letter holds."""
    link = next(each for each in letter.text.split() if each.startswith("http"))
    return "/" + link.split("/", 3)[3]


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    try:
        with provider() as found:
            yield found
    except NoProvider as reason:
        if os.environ.get(REQUIRED):
            raise
        pytest.skip(str(reason))


@pytest.fixture
def there(running: Running, settings: Any, firm: None) -> Running:
    """The provider, set as ours."""
    settings.SIGN_IN_PROVIDER = as_set(running)
    return running
