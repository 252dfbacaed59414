"""Every test of the ledger begins with the same few people and customers."""

from collections.abc import Iterator

import pytest

from ridealong.ledger.models import MomentRow
from ridealong.ledger.seal import unsealed
from tests.ledger import telling


@pytest.fixture
def ledger(db: None) -> None:
    telling.tell(telling.CAST, door="cast", now=telling.BEFORE)


@pytest.fixture
def flushable(transactional_db: None) -> Iterator[None]:
    """A ledger whose rows are really committed: what empties it after the test has to get past the seal."""
    telling.tell(telling.CAST, door="cast", now=telling.BEFORE)
    yield
    with unsealed():
        MomentRow.objects.all().delete()
