"""Before anybody leads, files are all there is: the first page takes them."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from ridealong.doors.crm.models import Batch
from ridealong.doors.parcels import running, working
from tests.doors.importing import DEALS, NOW, PEOPLE
from tests.faces.web.imports.test_imports import press, shown
from tests.faces.web.reading import text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.RIDEALONG_HOME = tmp_path
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    monkeypatch.setattr(running, "start", lambda: None)


def test_an_empty_ledger_asks_for_what_you_have_and_answers_from_it() -> None:
    owner = Client()
    first = owner.get("/")
    assert "Drop files here, or choose them" in text(first)
    assert 'action="/imports/"' in first.content.decode()
    preview = shown(owner, {"people.csv": PEOPLE, "deals.csv": DEALS})
    press(owner, preview, "record")
    working.work(lambda: NOW)
    batch = Batch.objects.get()
    assert batch.by is None
    assert "Brought by nobody yet here" in text(owner.get(f"/imports/{batch.id}/"))
    assert "Are you a smart sales leader?" in text(owner.get("/"))
    press(owner, f"/imports/{batch.id}/")
    assert "was taken back" in text(owner.get(f"/imports/{batch.id}/"))
