"""The same few people and customers that every test of the ledger begins with."""

import pytest

from tests.ledger import telling
from tests.once import once


@pytest.fixture
def ledger(db: None) -> None:
    once(telling.the_cast)
