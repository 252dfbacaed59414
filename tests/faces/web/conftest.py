"""The pages as a reader meets them, over the sample's moments."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from ridealong.doors.parcels import running
from ridealong.faces.web import sources
from tests.faces.web import sample
from tests.faces.web.kept import kept
from tests.faces.web.people import NOW, House, people_come_in
from tests.faces.web.reading import links, text
from tests.faces.web.walked import walk
from tests.once import once

Visit = Callable[..., HttpResponse]


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch, db: None) -> Iterator[Visit]:
    """Fetch a page of the sample, on the Monday its weeks closed."""
    for name in sample.STANDS_IN_FOR:
        monkeypatch.setattr(sources, name, getattr(sample, name))
    monkeypatch.setattr(sources, "kept", kept)
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    client = Client(raise_request_exception=False)

    def visit(address: str, status: int = 200, **more: Any) -> HttpResponse:
        response = client.get(address, **more)
        assert response.status_code == status, (address, response.status_code)
        return response

    yield visit


@pytest.fixture
def house(db: None, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> House:
    """A small firm whose people can sign in, on the same Monday."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    monkeypatch.setattr(running, "start", lambda: None)  # what waits is worked through where a test says so
    settings.RIDEALONG_HOME = tmp_path
    return once(people_come_in)


__all__ = ["Visit", "house", "links", "text", "visit", "walk"]
