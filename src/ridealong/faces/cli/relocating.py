"""The ledger moved to another database."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any

import typer
from django.db import DatabaseError
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn

from ridealong.faces.cli import identity
from ridealong.faces.cli.speech import aside, line, progress, refuse
from ridealong.ledger.postgres import AddressError, called, database_at
from ridealong.ledger.relocating import NotMoved, relocate
from ridealong.ledger.sqlite import FILE, sqlite_in


def add_to(app: typer.Typer) -> None:
    app.command()(move)


def move(
    to: Annotated[
        str, typer.Option(help="An address such as postgres://user@host:5432/name, or a folder for SQLite.")
    ],
) -> None:
    """Move the ledger, and all that is kept beside it, into another, empty database, and prove it there."""
    identity.need_ledger()
    if "://" in to:
        _move(_address(to), called(_address(to)))
        aside("Next: set DATABASE_URL to that address wherever ridealong runs. The ledger here stays as it is;"
              " what is recorded here from now on stays here.")  # fmt: skip
        return
    folder = Path(to).resolve()
    new = _folder(folder)
    try:
        _move(sqlite_in(folder), str(folder))
    except BaseException:
        for each in new:
            each.unlink(missing_ok=True)
        raise
    unset = "unset DATABASE_URL, and " if os.environ.get("DATABASE_URL") else ""
    aside(f"Next: {unset}set RIDEALONG_HOME to {folder} wherever ridealong runs.")


def _address(to: str) -> dict[str, Any]:
    try:
        return database_at(to)
    except AddressError as problem:
        refuse(f"--to: {problem}")


def _folder(folder: Path) -> list[Path]:
    """The files that will be made there, after looking that there is no ledger yet."""
    if (folder / FILE).exists():
        refuse(f"{folder} holds a ledger already; a ledger moves into an empty folder")
    os.umask(0o077)  # as for every ledger in a file: for its owner alone
    folder.mkdir(parents=True, exist_ok=True)
    return [folder / f"{FILE}{end}" for end in ("", "-wal", "-shm")]


def _move(target: dict[str, Any], where: str) -> None:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with progress(*columns) as bar:
        task = bar.add_task("", total=None)
        try:
            moved = relocate(
                target,
                lambda what, done, total: bar.update(
                    task, description=what, completed=done, total=total or None
                ),
            )
        except NotMoved as why:
            refuse(f"nothing was moved: {why}")
        except DatabaseError as trouble:
            refuse(
                f"nothing was moved: {where} cannot be reached or written ({' '.join(str(trouble).split())})"
            )
    moments = "one moment" if moved.moments == 1 else f"{moved.moments:,} moments"
    line(
        f"{moments} moved from {identity.where()} to {where}: one whole chain there, which ends as it does here."
    )
