"""Many rows at once, by plain SQL: Django's own bulk_create costs three times as much."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection, models

A_TIME = 5_000


def insert(
    model: type[models.Model], columns: Sequence[str], rows: Sequence[tuple[Any, ...]], conflict: str = ""
) -> None:
    if not rows:
        return
    quote = connection.ops.quote_name
    names, holes = ", ".join(map(quote, columns)), ", ".join(["%s"] * len(columns))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({holes}) {conflict}"
    with connection.cursor() as cursor:
        for at in range(0, len(rows), A_TIME):
            cursor.executemany(statement, rows[at : at + A_TIME])
