"""The seal: triggers in the database itself that refuse to change or delete what was recorded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

SEALED = "a moment is never changed or deleted: correct it, or withdraw it"
KEPT = "words are never changed; they are only forgotten, as a whole"

# The triggers before an insert stop INSERT OR REPLACE, which walks past the one before a delete unless the
# connection set recursive_triggers; ours does, and whoever opens the file with another tool does not.
SQLITE = {
    "ledger_moment_update": f"BEFORE UPDATE ON ledger_moment BEGIN SELECT RAISE(ABORT, '{SEALED}'); END",
    "ledger_moment_delete": f"BEFORE DELETE ON ledger_moment BEGIN SELECT RAISE(ABORT, '{SEALED}'); END",
    "ledger_moment_replace": (
        "BEFORE INSERT ON ledger_moment"
        " WHEN EXISTS (SELECT 1 FROM ledger_moment WHERE seq = NEW.seq OR id = NEW.id)"
        f" BEGIN SELECT RAISE(ABORT, '{SEALED}'); END"
    ),
    "ledger_words_update": f"BEFORE UPDATE ON ledger_words BEGIN SELECT RAISE(ABORT, '{KEPT}'); END",
    "ledger_words_replace": (
        "BEFORE INSERT ON ledger_words WHEN EXISTS (SELECT 1 FROM ledger_words WHERE seq = NEW.seq)"
        f" BEGIN SELECT RAISE(ABORT, '{KEPT}'); END"
    ),
}
POSTGRESQL = {
    "ledger_moment_update": ("BEFORE UPDATE OR DELETE OR TRUNCATE", "ledger_moment", SEALED),
    "ledger_words_update": ("BEFORE UPDATE", "ledger_words", KEPT),
}


def seal() -> None:
    """Put every trigger in place; doing it twice does no harm."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name, body in SQLITE.items():
                cursor.execute(f"CREATE TRIGGER IF NOT EXISTS {name} {body}")
            return
        for name, (when, table, why) in POSTGRESQL.items():
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{why}'; END $$"
            )
            cursor.execute(
                f"CREATE OR REPLACE TRIGGER {name} {when} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
            )


def broken_seals() -> list[str]:
    """The triggers that should stand and do not."""
    wanted = SQLITE if connection.vendor == "sqlite" else POSTGRESQL
    listed = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    )
    with connection.cursor() as cursor:
        cursor.execute(listed)
        standing = {row[0] for row in cursor.fetchall()}
    return [name for name in wanted if name not in standing]


def seal_after_migration(**_: Any) -> None:
    """SQLite drops a table's triggers without a word when a migration rebuilds it, so they are renewed every time."""
    tables = connection.introspection.table_names()
    if {"ledger_moment", "ledger_words"} <= set(tables):
        seal()


@contextmanager
def unsealed() -> Iterator[None]:
    """For tests and their clean-up only: the tables without their triggers, and sealed again after."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in SQLITE:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        else:
            for name, (_, table, _) in POSTGRESQL.items():
                cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
    try:
        yield
    finally:
        seal()
