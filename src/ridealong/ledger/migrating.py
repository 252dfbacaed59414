"""Brings a database up to date, one process at a time: two that begin at once would both make the same tables."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.core.management import call_command
from django.db import DatabaseError, connection

LOCK = 0x52494445
"""A number of our own: whoever else locks something in that database hardly has the same."""


def migrate() -> None:
    """Make what is missing; whoever waited for another finds it made."""
    with _alone():
        call_command("migrate", verbosity=0)


@contextmanager
def _alone() -> Iterator[None]:
    if connection.vendor != "postgresql":
        yield  # a file lets only one write anyway
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    try:
        yield
    finally:
        # A connection that broke in between has given it back already.
        with suppress(DatabaseError), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
