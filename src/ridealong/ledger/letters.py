"""One alphabet in both databases: text sorts by its letters' numbers, so lists and answers come out the same."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connection

_OTHERWISE = (
    "SELECT a.attrelid::regclass::text, a.attname, format_type(a.atttypid, a.atttypmod) FROM pg_attribute a"
    " JOIN pg_collation c ON c.oid = a.attcollation WHERE a.attnum > 0 AND NOT a.attisdropped"
    " AND c.collname NOT IN ('C', 'ucs_basic') AND a.attrelid = to_regclass(%s)"
)


def order_by_number(**_: Any) -> None:
    """Let every column of text sort as SQLite sorts: PostgreSQL follows the server's language, and servers differ.

    Done after each migration, for a column that is altered falls back to the server's way. A column that is right
    is left alone, so it costs something only once, while a table is still empty.
    """
    if connection.vendor != "postgresql":
        return
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            cursor.execute(_OTHERWISE, [quote(model._meta.db_table)])
            for table, column, kind in cursor.fetchall():
                cursor.execute(f'ALTER TABLE {table} ALTER COLUMN {quote(column)} TYPE {kind} COLLATE "C"')
