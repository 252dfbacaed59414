"""A server of calendars, which the settings allow to be asked."""

from collections.abc import Iterator

import pytest

from tests.doors.calendar.feeding import Feed, serving


@pytest.fixture
def feed(settings) -> Iterator[Feed]:
    with serving() as begun:
        settings.RIDEALONG_CALENDAR_HOSTS = frozenset({begun.host})
        yield begun
