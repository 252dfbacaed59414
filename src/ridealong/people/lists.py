"""Lists of any length in one question to the database: as JSON in a single parameter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from django.db import connection

Row = tuple[Any, ...]


def listed() -> str:
    """What stands behind IN for a list made by :func:`as_list`; Django's own lists end at a thousand, and are slow."""
    if connection.vendor == "sqlite":
        return "(SELECT value FROM json_each(%s))"
    return "(SELECT json_array_elements_text(%s::json))"


def as_list(items: Iterable[str]) -> str:
    return msgspec.json.encode(list(items)).decode()


def ask(statement: str, values: Sequence[Any] = ()) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def stream(statement: str, values: Sequence[Any] = ()) -> Iterator[Row]:
    """Row by row, for answers so long that a list of them would cost more than reading them."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        yield from cursor
