"""Who speaks on the command line, when it is, and whether there is a ledger to speak to."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NoReturn

import typer
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from ridealong.answer.asking import NoLeader, the_leader
from ridealong.faces.cli.speech import refuse
from ridealong.ledger.migrating import migrate
from ridealong.ledger.postgres import called
from ridealong.ledger.receipt import Recorder
from ridealong.people import parties as people
from ridealong.started import program

FIRST_YEAR, LAST_YEAR = 1971, 2199
PEOPLE = ("person", "customer", "contact")


def now() -> datetime:
    return datetime.now(UTC)


def day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text} is not a day; write it like 2026-03-30") from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise typer.BadParameter(f"{text} is out of reach; a day lies between {FIRST_YEAR} and {LAST_YEAR}")
    return found


def instant(text: str | None) -> datetime | None:
    """A time; without a zone it is UTC, and a bare day means its very beginning."""
    if text is None:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text} is not a time; write it like 2026-03-30T06:00Z") from None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def need_ledger() -> None:
    """End here, saying how to begin, where there is no ledger yet; bring an older one up to date."""
    need_file()
    if "ledger_moment" not in connection.introspection.table_names():
        _begin_first()
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        make_ledger()


def need_file() -> None:
    """End here where nothing is kept yet: looking into a database that is not there would make an empty one."""
    name = str(connection.settings_dict["NAME"])
    kept_in_a_file = connection.vendor == "sqlite" and not name.startswith("file:")
    if kept_in_a_file and not Path(name).exists():
        _begin_first()


def _begin_first() -> NoReturn:
    refuse(f'there is no ledger in {where()}; begin with: {program()} init --leader "Ana Ortiz"')


def where() -> str:
    """Where the ledger is, as people are told it."""
    if connection.vendor == "sqlite":
        return str(settings.RIDEALONG_HOME)
    return called(connection.settings_dict)


def why_not(trouble: DatabaseError) -> str:
    """In one line why the ledger cannot be read or written."""
    said = " ".join(str(trouble).split())
    if connection.vendor == "sqlite":
        return f"the ledger cannot be read or written ({said}); {_likely(said)}"
    if connection.connection is None:
        return f"{where()} cannot be reached ({said})"
    return f"the ledger in {where()} cannot be read or written ({said})"


def _likely(trouble: str) -> str:
    broken = "malformed" in trouble or "not a database" in trouble
    return f"{program()} verify says what is wrong" if broken else "is another command at work on it?"


def make_ledger() -> None:
    os.umask(0o077)  # what people said of each other is for the owner of this folder alone
    Path(settings.RIDEALONG_HOME).mkdir(parents=True, exist_ok=True)
    migrate()


def party(handle: str) -> people.Party:
    """Somebody by their handle; ends here, with the nearest, where nobody is called so."""
    found = people.find(handle)
    if found is None:
        near = people.nearest(handle, PEOPLE)
        refuse(f"nobody here is called {handle}" + (f"; did you mean {' or '.join(near)}?" if near else ""))
    return found


def recorder(handle: str | None) -> Recorder:
    """Whoever records: the one named, or else the first leader."""
    if handle is None:
        try:
            return Recorder(the_leader(None).id)
        except NoLeader as nobody:
            refuse(str(nobody))
    return Recorder(party(handle).id)
