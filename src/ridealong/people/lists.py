"""Lists of any length in one question to the database, and many rows at once into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from django.db import connection, models

Row = tuple[Any, ...]
A_TIME = 5_000
MANY = 1_000
"""Rows at once after which PostgreSQL's picture of a table may be that of an empty one."""


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
    if len(rows) >= MANY:
        _survey(model._meta.db_table, len(rows))


def _survey(table: str, arrived: int) -> None:
    """Let PostgreSQL look at a table that has mostly just arrived: it would within a minute, and never inside this
    transaction. Until then it plans as for an empty one, and a recall of ten thousand moments took a minute and more.
    """
    known = ask(
        "SELECT c.reltuples FROM pg_class c WHERE c.oid = to_regclass(%s)"
        " AND EXISTS (SELECT 1 FROM pg_statistic s WHERE s.starelid = c.oid)",
        [table],
    )
    if not known or known[0][0] < arrived:
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(table)}")
