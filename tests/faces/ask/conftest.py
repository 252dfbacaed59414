"""A page as Petra's telephone gets it: no cookie, no script, a clock that stands."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from ridealong.doors.asking.models import Ask
from tests.doors.asking import asked
from tests.ledger import telling
from tests.once import once

Visit = Callable[..., HttpResponse]


@pytest.fixture
def firm(db: None) -> None:
    once(telling.the_cast)
    asked.permit("acme/petra")


@pytest.fixture
def ask(firm: None) -> Ask:
    asked.tell("2025-05-01 acme bought for 9.00 EUR\n2026-03-25 acme bought for 900.00 EUR from tom")
    (found,) = asked.draw()
    return found


@pytest.fixture
def phone(monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(timezone, "now", lambda: asked.MONDAY)
    return Client(enforce_csrf_checks=True, raise_request_exception=True)
