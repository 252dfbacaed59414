"""What every test may count on: a browser or a reason for its absence, and the same examples each time."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings as settings_of_django
from django.db import connection
from hypothesis import settings

from ridealong.ledger.seal import unseal
from tests.chromium import find_chromium
from tests.trying import EXAMPLES

# A browser under test keeps an event loop running in its process, and Django would refuse every query beside it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

settings.register_profile("house", deadline=None, derandomize=True, database=None, max_examples=EXAMPLES)
settings.load_profile("house")

DATABASES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def pytest_configure(config: pytest.Config) -> None:
    # Every client has middleware of its own, which would look through all static files again: a sixth of a page's time.
    settings_of_django.WHITENOISE_AUTOREFRESH = True


def pytest_report_header() -> str:
    return f"database: {DATABASES[connection.vendor]}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what this machine or this database cannot run, saying why, and leave out what would only run twice."""
    for item in items:
        for reason in _hindrances(item):
            item.add_marker(pytest.mark.skip(reason=reason))
    if connection.vendor != "sqlite":
        leave_out = [item for item in items if not _meets_the_database(item)]
        config.hook.pytest_deselected(items=leave_out)
        items[:] = [item for item in items if _meets_the_database(item)]
    # Two workers share out the files in this order: a long one that begins last is waited for by the other.
    long = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in long)


def _hindrances(item: pytest.Item) -> Iterator[str]:
    if item.get_closest_marker("journey") and not _may_have_browser():
        yield "no Chromium on this machine (Debian: apt-get install chromium)"
    if (only := item.get_closest_marker("only_on")) and only.args[0] != connection.vendor:
        yield f"only on {DATABASES[only.args[0]]}: {only.kwargs['because']}"


def _may_have_browser() -> bool:
    """With RIDEALONG_REQUIRE_BROWSER journeys run where there is none, and fail."""
    return bool(os.environ.get("RIDEALONG_REQUIRE_BROWSER") or find_chromium())


def _meets_the_database(item: pytest.Item) -> bool:
    """Arithmetic, notation and practices know no database: once, on SQLite, is enough for them.

    So it is for most journeys, which meet pages through a browser: on both go those that cross the whole house. And it
    is for tests that say of themselves that they would only run twice.
    """
    if item.get_closest_marker("once_is_enough"):
        return False
    if item.get_closest_marker("journey"):
        return item.get_closest_marker("on_both") is not None
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(
        fixtures & {"db", "transactional_db"}
        or any(item.get_closest_marker(each) for each in ("django_db", "only_on"))
    )


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """PostgreSQL drops no database that somebody still speaks to.

    Once a browser's event loop runs in this process, Django keeps connections by another key, and one opened before
    can be reached by nobody any more: so it is ended from the other side.
    """
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture
def transactional_db(transactional_db: None) -> Iterator[None]:
    """What empties the tables after such a test meets a seal that refuses even that; its signal seals them again."""
    yield
    if connection.vendor == "postgresql":
        unseal()
