"""The seal: triggers in the database itself that refuse to change or delete what was recorded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

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
# Here nothing replaces a row but an update, and an insert that would is one. They hold for each statement, so they
# refuse even one that would find no row, and an insert pays nothing for them.
POSTGRESQL = {
    "ledger_moment_sealed": ("UPDATE OR DELETE OR TRUNCATE", "ledger_moment", SEALED),
    "ledger_words_sealed": ("UPDATE OR TRUNCATE", "ledger_words", KEPT),
}
ONE_SEALS = 0x5EA1
"""The lock under which triggers are renewed: of two that do it at once, PostgreSQL lets one fail."""


def seal() -> None:
    """Put every trigger in place; doing it twice does no harm."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name, body in SQLITE.items():
                cursor.execute(f"CREATE TRIGGER IF NOT EXISTS {name} {body}")
            return
        cursor.execute(f"SELECT pg_advisory_xact_lock({ONE_SEALS})")
        if not broken_seals():
            return
        for name, (when, table, why) in POSTGRESQL.items():
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${_body(why)}$$"
            )
            cursor.execute(
                f"CREATE OR REPLACE TRIGGER {name} BEFORE {when} ON {table}"
                f" FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
            )
            # Without this a session that calls itself a replica would walk past.
            cursor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")


def _body(why: str) -> str:
    return f" BEGIN RAISE EXCEPTION '{why}'; END "


def broken_seals() -> list[str]:
    """The triggers that should stand and do not, or no longer say what they should."""
    if connection.vendor == "sqlite":
        standing = _asked("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        return [name for name in SQLITE if (name,) not in standing]
    standing = _asked(
        "SELECT t.tgname, t.tgrelid::regclass::text, t.tgtype::int, p.prosrc FROM pg_trigger t"
        " JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgenabled = 'A'"
        " AND t.tgrelid IN (to_regclass('ledger_moment'), to_regclass('ledger_words'))"
    )
    return [
        name
        for name, (when, table, why) in POSTGRESQL.items()
        if (name, table, _type(when), _body(why)) not in standing
    ]


def _type(when: str) -> int:
    """How PostgreSQL writes down that a trigger comes before which statements."""
    return 2 + sum({"UPDATE": 16, "DELETE": 8, "TRUNCATE": 32}[each] for each in when.split(" OR "))


def _asked(statement: str) -> set[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return set(cursor.fetchall())


def seal_after_migration(**_: Any) -> None:
    """SQLite drops a table's triggers without a word when a migration rebuilds it, so they are renewed every time."""
    tables = connection.introspection.table_names()
    if {"ledger_moment", "ledger_words"} <= set(tables):
        seal()


@contextmanager
def unsealed() -> Iterator[None]:
    """For tests and their clean-up only: the tables without their triggers, and sealed again after."""
    unseal()
    try:
        yield
    finally:
        seal()


def unseal() -> None:
    """For what empties the database after a test: the next migration's signal seals it again."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in SQLITE:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        else:
            for name, (_, table, _) in POSTGRESQL.items():
                cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
