"""A ledger in which Petra, of Acme, may be asked, and the Monday after a week in which there is something to ask."""

import pytest

from tests.doors.asking import asked
from tests.ledger import telling
from tests.once import once


@pytest.fixture
def firm(db: None) -> None:
    once(telling.the_cast)
    asked.permit("acme/petra", language="de")


@pytest.fixture
def bought(firm: None) -> None:
    """Acme bought from Tom in the week that closed."""
    asked.tell("2026-03-25 acme bought for 900.00 EUR from tom ^o1")
