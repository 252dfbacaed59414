"""A ledger on the first of April, and browsers that Ana, Tom, Mia and the others are signed in with."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from tests.faces.web.voices import clients
from tests.ledger.telling import tell, the_cast
from tests.once import once

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
TODAY = date(2026, 4, 1)


@pytest.fixture(autouse=True)
def april(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Charlie was here for a month, and left."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    once(_the_cast_and_charlie)
    clients.forget_everyone()


def _the_cast_and_charlie() -> None:
    the_cast()
    tell(
        '2025-01-06  charlie joined as colleague called "Charlie Gray"\n2025-02-03  charlie left', door="cast"
    )
