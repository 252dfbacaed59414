"""What many tests begin with is told once a run, and its rows are put back for each of the others.

Telling a small firm takes a tenth of a second, putting its rows back a hundredth of that.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.db import connection

T = TypeVar("T")
Rows = dict[str, tuple[list[str], list[tuple[Any, ...]]]]

_told: dict[Callable[[], Any], tuple[Rows, Any]] = {}


def once(tell: Callable[[], T]) -> T:
    """What `tell` returns, the ledger being as it leaves it. It begins with an empty one and looks at no clock.

    PostgreSQL counts ids apart from its rows, and an example that is undone leaves the count where it was: there
    everything is told anew.
    """
    if connection.vendor != "sqlite":
        return tell()
    if tell not in _told:
        before = _rows()
        made = tell()
        _told[tell] = {name: found for name, found in _rows().items() if name not in before}, made
        return made
    rows, made = _told[tell]
    with connection.cursor() as cursor:
        for name, (columns, values) in rows.items():
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({marks})", values)
    return made


def _rows() -> Rows:
    """Every table that holds something, as it is kept: a sum (`+`) has no type that Python would make a date of."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%%'")
        found: Rows = {}
        for (name,) in cursor.fetchall():
            cursor.execute(f"PRAGMA table_info({name})")
            columns = [f'"{row[1]}"' for row in cursor.fetchall()]
            cursor.execute(f"SELECT {', '.join(f'+{each}' for each in columns)} FROM {name}")
            if values := cursor.fetchall():
                found[name] = columns, values
        return found
