"""Where one ledger lives on this machine: its folder, its database and its secret."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.exceptions import ImproperlyConfigured

ENVIRONMENT = "RIDEALONG_HOME"
BY_DEFAULT = ".ridealong"
SQLITE = "ridealong.sqlite3"
PRAGMAS = """
PRAGMA journal_mode=WAL;
PRAGMA synchronous=NORMAL;
PRAGMA foreign_keys=ON;
PRAGMA recursive_triggers=ON;
PRAGMA secure_delete=ON;
PRAGMA cache_size=-65536;
"""


def home_in(environment: Mapping[str, str]) -> Path:
    return Path(environment.get(ENVIRONMENT) or BY_DEFAULT).resolve()


def database_in(environment: Mapping[str, str], home: Path) -> dict[str, Any]:
    """The database Django is to use. ``DATABASE_URL`` will choose PostgreSQL here; nothing else need know."""
    if url := environment.get("DATABASE_URL"):
        scheme = url.partition(":")[0]
        raise ImproperlyConfigured(
            f"DATABASE_URL asks for {scheme!r}, and this version keeps its ledger in SQLite only: unset DATABASE_URL"
        )
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": home / SQLITE,
        "OPTIONS": {
            # A transaction that begins by reading cannot later fail for want of the write lock.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # Without recursive triggers INSERT OR REPLACE walks past the trigger that seals the ledger.
            "init_command": PRAGMAS,
        },
    }


def secret_in(environment: Mapping[str, str], home: Path) -> str:
    """The key that signs cookies: given, or made once and kept in the home for its owner alone.

    Before there is a home there is nothing to sign, so a passing key will do and no folder is made by looking.
    """
    if given := environment.get("RIDEALONG_SECRET_KEY"):
        return given
    kept = home / "secret"
    if home.is_dir() and not kept.exists():
        _keep(secrets.token_urlsafe(48), kept)
    return kept.read_text(encoding="ascii") if kept.exists() else secrets.token_urlsafe(48)


def _keep(secret: str, kept: Path) -> None:
    # Linked into place whole: of two processes that start together one wins, and neither reads half a key.
    with NamedTemporaryFile("w", dir=kept.parent, prefix=".secret-", encoding="ascii") as draft:
        os.fchmod(draft.fileno(), 0o600)
        draft.write(secret)
        draft.flush()
        try:
            os.link(draft.name, kept)
        except FileExistsError:
            return


def whole_number_in(environment: Mapping[str, str], name: str, *, if_not_given: int) -> int:
    """A setting that is a number of things."""
    text = (environment.get(name) or "").strip()
    if not text:
        return if_not_given
    if not text.isascii() or not text.isdigit():
        raise ImproperlyConfigured(f"{name} is {text!r}, and should be a whole number such as {if_not_given}")
    return int(text)
