"""Where a ledger in PostgreSQL is: an address read by PostgreSQL's own library, which the extra `postgres` brings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any

SCHEMES = ("postgres", "postgresql")
BACKEND = "django.db.backends.postgresql"
EXAMPLE = "postgres://user:password@host:5432/name"
CONNECT_SECONDS = "10"
"""How long an unreachable server is waited for, unless the address says otherwise; the system would for minutes."""
POOL_SECONDS = 10
READ_COMMITTED = 2
"""Whoever waited for the head of the ledger has to see what those before wrote, so a server that is set to something
stricter is told otherwise. The number is PostgreSQL's own, as its library counts."""
THEIRS = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
"""What Django calls the parts of an address that it has names for; everything else it passes on."""
_UNKNOWN = re.compile(r'invalid URI query parameter: "([^"]*)"')


class AddressError(ValueError):
    """Why an address leads to no database, in one line that never holds the address: a password may stand in it."""


def database_at(url: str) -> dict[str, Any]:
    """Django's settings for the database at an address such as ``postgres://user:password@host:5432/name``."""
    scheme, separator, _ = url.partition("://")
    if not separator or scheme not in SCHEMES:
        raise AddressError(f"{_named(scheme, separator)}; an address is written like {EXAMPLE}")
    if find_spec("psycopg") is None:
        raise AddressError("PostgreSQL needs one more package: install ridealong[postgres]")
    parts = _read(url)
    port = parts.get("port", "")
    if not all(each.isdigit() for each in port.split(",") if each):
        raise AddressError(f"the port is no number; an address is written like {EXAMPLE}")
    if "dbname" not in parts and "service" not in parts:
        raise AddressError(f"it names no database; an address is written like {EXAMPLE}")
    options = {name: value for name, value in parts.items() if name not in THEIRS}
    return {
        "ENGINE": BACKEND,
        **{theirs: parts.get(name, "") for name, theirs in THEIRS.items()},
        "OPTIONS": {"isolation_level": READ_COMMITTED, "connect_timeout": CONNECT_SECONDS, **options},
        "CONN_HEALTH_CHECKS": True,  # a server that was started anew is met with a new connection
    }


def _named(scheme: str, separator: str) -> str:
    """What is wrong, with the scheme if that is what the word is: anything else may be a piece of a password."""
    if separator and re.fullmatch(r"[a-z][a-z0-9+.-]{0,20}", scheme):
        return f"it asks for {scheme!r}, and a ledger is kept in SQLite or PostgreSQL"
    return "it is no address of a PostgreSQL database"


def _read(url: str) -> dict[str, str]:
    from psycopg import ProgrammingError  # noqa: PLC0415  # only with the extra
    from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415

    try:
        return {name: str(value) for name, value in conninfo_to_dict(url).items()}
    except ProgrammingError as problem:
        # The library's own words may quote the address, and so the password.
        unknown = _UNKNOWN.search(str(problem))
        why = f"it has no option {unknown[1]!r}" if unknown else "PostgreSQL cannot read it"
    raise AddressError(f"{why}; an address is written like {EXAMPLE}")


def called(database: Mapping[str, Any]) -> str:
    """What to call a database where people read it: never with a password."""
    if database["ENGINE"] != BACKEND:
        return str(database["NAME"])
    host, port = database.get("HOST") or "this machine", database.get("PORT")
    return f"PostgreSQL on {host}{f':{port}' if port else ''}, database {database['NAME']}"


def pooled(database: dict[str, Any], *, threads: int) -> None:
    """Let the threads of one process share a few connections. A pool waits where a server is not there, and does not
    say why; so commands do without, and only what serves pages has one."""
    if database["ENGINE"] == BACKEND and find_spec("psycopg_pool") is not None:
        database["CONN_MAX_AGE"] = 0
        database["OPTIONS"]["pool"] = {"min_size": 1, "max_size": threads, "timeout": POOL_SECONDS}
