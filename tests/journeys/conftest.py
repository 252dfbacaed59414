"""One browser and one site for all journeys: starting them takes longer than walking."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys import looking, sites


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with looking.browser() as found:
        yield found


@pytest.fixture(scope="session")
def sample() -> Iterator[str]:
    with sites.sample_site() as address:
        yield address


@pytest.fixture(scope="module")
def firm() -> Iterator[sites.Firm]:
    with sites.firm_site() as found:
        yield found


@pytest.fixture(scope="session")
def demo() -> Iterator[str]:
    with sites.demo_site() as address:
        yield address
