"""The pages as a reader meets them, over the sample's moments."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from ridealong.faces.web import sources
from tests.faces.web import sample

Visit = Callable[..., HttpResponse]
NOW = datetime(2026, 3, 30, 8, tzinfo=UTC)


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch, db: None) -> Iterator[Visit]:
    """Fetch a page of the sample, on the Monday its weeks closed."""
    for name in sample.STANDS_IN_FOR:
        monkeypatch.setattr(sources, name, getattr(sample, name))
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    client = Client(raise_request_exception=False)

    def visit(address: str, status: int = 200) -> HttpResponse:
        response = client.get(address)
        assert response.status_code == status, (address, response.status_code)
        return response

    yield visit


def text(response: HttpResponse) -> str:
    """What a person reads: the page without its markup."""
    body = response.content.decode()
    body = body[body.index("<body") :]
    words = re.sub(r"<q>(.*?)</q>", r"“\1”", body)
    words = re.sub(r"<(?:svg|title)\b.*?</(?:svg|title)>", " ", words, flags=re.DOTALL)
    words = re.sub(r"<[^>]+>", " ", words).replace("&#x27;", "'").replace("&quot;", '"')
    return re.sub(r"\s+([.,;:])", r"\1", re.sub(r"\s+", " ", words))


def links(response: HttpResponse) -> list[str]:
    return [
        each.replace("&amp;", "&")
        for each in re.findall(r'<a\b[^>]*href="([^"]+)"', response.content.decode())
    ]
