"""Lists of any length in one question to the database, and many rows at once into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from django.db import connection, models

Row = tuple[Any, ...]
A_TIME = 5_000


def listed() -> str:
    """What stands behind IN for a list made by :func:`as_list`; Django's own lists end at a thousand, and are slow.

    PostgreSQL plans by how long it thinks a list is. Of an array it knows; of JSON it supposes a hundred, and then a
    list of twenty thousand took it minutes.
    """
    if connection.vendor == "sqlite":
        return "(SELECT value FROM json_each(%s))"
    return "(SELECT unnest(%s::text[]))"


def as_list(items: Iterable[str]) -> str | list[str]:
    """The list as the database reads it. A letter that PostgreSQL cannot keep is in nothing it could find."""
    if connection.vendor == "sqlite":
        return msgspec.json.encode(list(items)).decode()
    return [each for each in items if "\0" not in each]


def ask(statement: str, values: Sequence[Any] = ()) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def stream(statement: str, values: Sequence[Any] = ()) -> Iterator[Row]:
    """Row by row, for answers so long that a list of them would cost more than reading them.

    PostgreSQL would send the whole answer at once; there the cursor stays on the server, and a piece comes at a time.
    """
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, values)
        while piece := cursor.fetchmany(A_TIME):
            yield from piece


def insert(
    model: type[models.Model], columns: Sequence[str], rows: Sequence[Row], conflict: str = ""
) -> None:
    """Many rows by plain SQL: Django's own bulk_create costs three times as much.

    Each is a statement of its own. SQLite keeps what one statement changes in memory up to 64 kB and then in a file,
    for that statement and for every later one of the transaction, which doubles what each of them costs.
    """
    if not rows:
        return
    if connection.vendor == "postgresql" and not conflict:
        _copy(model, columns, rows)
        return
    quote = connection.ops.quote_name
    names, holes = ", ".join(map(quote, columns)), ", ".join(["%s"] * len(columns))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({holes}) {conflict}"
    with connection.cursor() as cursor:
        for at in range(0, len(rows), A_TIME):
            cursor.executemany(statement, rows[at : at + A_TIME])


def _copy(model: type[models.Model], columns: Sequence[str], rows: Sequence[Row]) -> None:
    """The same as PostgreSQL does it fastest."""
    names = ", ".join(map(connection.ops.quote_name, columns))
    statement = f'COPY "{model._meta.db_table}" ({names}) FROM STDIN'
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
