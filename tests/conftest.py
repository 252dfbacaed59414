"""What every test may count on: a browser or a reason for its absence, and the same examples each time."""

import os
from collections.abc import Iterable

import pytest
from hypothesis import settings

from tests.chromium import find_chromium

# A browser under test keeps an event loop running in its process, and Django would refuse every query beside it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

settings.register_profile("house", deadline=None, derandomize=True, database=None, max_examples=60)
settings.load_profile("house")


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Skip journeys where no browser is installed; with RIDEALONG_REQUIRE_BROWSER they run, and fail."""
    if os.environ.get("RIDEALONG_REQUIRE_BROWSER") or find_chromium():
        return
    reason = "no Chromium on this machine (Debian: apt-get install chromium)"
    for item in items:
        if item.get_closest_marker("journey"):
            item.add_marker(pytest.mark.skip(reason=reason))
