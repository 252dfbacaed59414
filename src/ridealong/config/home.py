"""Where one ledger lives on this machine: its folder, its database and its secret."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from ridealong.ledger.postgres import AddressError, database_at
from ridealong.ledger.sqlite import sqlite_in

ENVIRONMENT = "RIDEALONG_HOME"
BY_DEFAULT = ".ridealong"


def home_in(environment: Mapping[str, str]) -> Path:
    return Path(environment.get(ENVIRONMENT) or BY_DEFAULT).resolve()


def database_in(environment: Mapping[str, str], home: Path) -> dict[str, Any]:
    """The database Django is to use: the one ``DATABASE_URL`` leads to, or else SQLite in the home."""
    if url := environment.get("DATABASE_URL"):
        try:
            return database_at(url)
        except AddressError as problem:
            raise ImproperlyConfigured(f"DATABASE_URL: {problem}") from None
    return sqlite_in(home)


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
