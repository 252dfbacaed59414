"""Files out again: undo takes an import back, and says of what stays why it does."""

from __future__ import annotations

from typing import Annotated

import typer

from ridealong.doors.crm.door import DoorError
from ridealong.doors.crm.door import undo as undo_batch
from ridealong.doors.crm.undone import outcome_of, stays
from ridealong.faces.cli import identity
from ridealong.faces.cli.speech import err, line, refuse
from ridealong.ledger.take_back import Undone


def undo(
    batch: Annotated[str, typer.Argument(help="The name the import was given, such as b-7k3f.")],
    as_: Annotated[str | None, typer.Option("--as", help="Who takes it back; else the first leader.")] = None,
) -> None:
    """Take one import back, as a whole. What others have built on since is kept, and said why."""
    identity.need_ledger()
    try:
        with err.status("Taking back …"):
            undone = undo_batch(batch, by=identity.recorder(as_), now=identity.now())
    except DoorError as error:
        refuse(str(error))
    _say_undone(undone)


def _say_undone(undone: Undone) -> None:
    outcome = outcome_of(undone)
    said = stays(outcome, identity.now())
    line(outcome.sum)
    for kept in said.kept:
        line(f"  kept {kept}")
    if outcome.kept > len(said.kept):
        line(f"  … and {outcome.kept - len(said.kept):,} more")
    if said.failed:
        refuse(said.failed)
