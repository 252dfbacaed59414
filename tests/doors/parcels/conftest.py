"""A firm to whose pages files are brought, in a home of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from ridealong.doors.parcels import taking, working
from ridealong.doors.parcels.models import Parcel
from ridealong.faces.web.imports.uploads import Arriving
from ridealong.ledger.receipt import Recorder
from tests.doors.importing import NOW, begin

Bring = Callable[..., Parcel]


@pytest.fixture
def home(db: None, tmp_path: Path, settings: Any) -> Path:
    settings.RIDEALONG_HOME = tmp_path
    return tmp_path


@pytest.fixture
def ana(home: Path) -> Recorder:
    return begin()


@pytest.fixture
def bring(ana: Recorder) -> Bring:
    """Files come in by a page, by their names, and are looked at unless they are to wait."""

    def bring(files: dict[str, str], *, look: bool = True, now: datetime = NOW) -> Parcel:
        arrived = [Arriving(name, None) for name in files]
        for file, text in zip(arrived, files.values(), strict=True):
            file.write(text.encode())
        parcel = taking.take(arrived, list(files), by=ana.id, now=now)
        for file in arrived:
            file.close()
        if look:
            work(now)
        parcel.refresh_from_db()
        return parcel

    return bring


def work(now: datetime = NOW) -> None:
    working.work(lambda: now)


def again(parcel: Parcel) -> Parcel:
    parcel.refresh_from_db()
    return parcel
