"""Lists of any length in one question to the database, and many rows at once into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from django.db import connection, models

Row = tuple[Any, ...]
A_TIME = 5_000


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


def insert(
    model: type[models.Model], columns: Sequence[str], rows: Sequence[Row], conflict: str = ""
) -> None:
    """Many rows by plain SQL: Django's own bulk_create costs three times as much.

    Each is a statement of its own. SQLite keeps what one statement changes in memory up to 64 kB and then in a file,
    for that statement and for every later one of the transaction, which doubles what each of them costs.
    """
    if not rows:
        return
    quote = connection.ops.quote_name
    names, holes = ", ".join(map(quote, columns)), ", ".join(["%s"] * len(columns))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({holes}) {conflict}"
    with connection.cursor() as cursor:
        for at in range(0, len(rows), A_TIME):
            cursor.executemany(statement, rows[at : at + A_TIME])
