"""Whether the file of the ledger can be read at all, asked before anything in it is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.db import DatabaseError, connection

from ridealong.started import program

MOST = 20
WHAT_HELPS = (
    f"put a copy from your backup in its place; until then `{program()} show` says what can still be read"
)


def faults_of_the_file() -> list[str]:
    """A line for each thing that is wrong with the database's own file, and what helps; nothing where it is whole."""
    if connection.vendor != "sqlite":
        return []  # a server looks after its own files
    path = Path(str(connection.settings_dict["NAME"]))
    if path.is_file() and path.stat().st_size == 0:
        return [
            f"{path} is empty, and holds no ledger: put a copy from your backup in its place, or delete it"
        ]
    try:
        found = list(_damages())
    except DatabaseError as trouble:
        return [_said(path, str(trouble))]
    return [f"{path} is damaged ({each}): {WHAT_HELPS}" for each in found]


def _damages() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA quick_check({MOST})")
        for (told,) in cursor.fetchall():
            if told != "ok":
                # SQLite puts a heading and several findings into one row.
                yield from (line.strip() for line in told.splitlines() if not line.startswith("***"))


def _said(path: Path, trouble: str) -> str:
    if "not a database" in trouble:
        return f"{path} is no database ({_beginning(path)}): put a copy from your backup in its place"
    if "malformed" in trouble:
        return f"{path} is damaged, or cut off ({trouble}): {WHAT_HELPS}"
    if "unable to open" in trouble or "readonly" in trouble:
        return (
            f"{path} cannot be opened ({trouble}): see that it is a file, and that you may read and write it"
        )
    return f"{path} cannot be read ({trouble}): see that no other command is at work on it, and try again"


def _beginning(path: Path) -> str:
    with path.open("rb") as file:
        return f"it begins with {file.read(15)!r}"
