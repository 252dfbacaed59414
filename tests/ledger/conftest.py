"""Every test of the ledger begins with the same few people and customers."""

from collections.abc import Iterator

import pytest

from ridealong.ledger.models import MomentRow
from ridealong.ledger.seal import unsealed
from tests.ledger import telling
from tests.once import once


@pytest.fixture
def ledger(db: None) -> None:
    once(telling.the_cast)


@pytest.fixture
def flushable(transactional_db: None) -> Iterator[None]:
    """A ledger whose rows are really committed: what empties it after the test has to get past the seal."""
    telling.the_cast()
    yield
    with unsealed():
        MomentRow.objects.all().delete()
