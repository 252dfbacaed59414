"""Where a ledger in SQLite is: one file in a folder, and how it is opened."""

from __future__ import annotations

from pathlib import Path
from typing import Any

FILE = "ridealong.sqlite3"
PRAGMAS = """
PRAGMA journal_mode=WAL;
PRAGMA synchronous=NORMAL;
PRAGMA foreign_keys=ON;
PRAGMA recursive_triggers=ON;
PRAGMA secure_delete=ON;
PRAGMA cache_size=-65536;
"""


def sqlite_in(home: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": home / FILE,
        "OPTIONS": {
            # A transaction that begins by reading cannot later fail for want of the write lock.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # Without recursive triggers INSERT OR REPLACE walks past the trigger that seals the ledger.
            "init_command": PRAGMAS,
        },
    }
