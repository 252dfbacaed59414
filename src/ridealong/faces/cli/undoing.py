"""Files out again: undo takes an import back, and says of what stays why it does."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC
from typing import Annotated

import typer

from ridealong.doors.crm.door import DoorError
from ridealong.doors.crm.door import undo as undo_batch
from ridealong.doors.crm.undone import Outcome, outcome_of
from ridealong.faces.cli import identity
from ridealong.faces.cli.speech import line, refuse, waiting
from ridealong.ledger.around import find
from ridealong.ledger.book import LedgerBook
from ridealong.ledger.clusters import pointed_at
from ridealong.moments.kind import parties
from ridealong.moments.moment import Moment


def undo(
    batch: Annotated[str, typer.Argument(help="The name the import was given, such as b-7k3f.")],
    as_: Annotated[str | None, typer.Option("--as", help="Who takes it back; else the first leader.")] = None,
) -> None:
    """Take one import back, as a whole. What others have built on since is kept, and said why."""
    identity.need_ledger()
    try:
        with waiting("Taking back …"):
            undone = undo_batch(batch, by=identity.recorder(as_), now=identity.now())
    except DoorError as error:
        refuse(str(error))
    _say_undone(outcome_of(undone))


def _say_undone(undone: Outcome) -> None:
    line(undone.sum)
    shown, failed = undone.first_kept, undone.first_failed
    called = _called(
        [*(each for kept in shown for each in (kept.id, kept.other)), *(each for each, _ in failed)]
    )
    for kept in shown:
        line(f"  kept {called[kept.id]}: {kept.why} {called[kept.other]}")
    if undone.kept > len(shown):
        line(f"  … and {undone.kept - len(shown):,} more")
    if failed:
        refuse(f"{called[moment]}: {why}" for moment, why in failed)


def _called(ids: Iterable[str]) -> dict[str, str]:
    """Moments as a person would know them: their kind, their day, and whom they or what they point at name."""
    found = {moment.id: moment for moment in find(ids)}
    behind = {
        moment.id: moment for moment in find(each for one in found.values() for each in pointed_at(one))
    }
    book = LedgerBook(UTC, identity.now())

    def called(moment: Moment) -> str:
        pointed = (behind[each] for each in pointed_at(moment) if each in behind)
        named = parties(moment.fact) or [who for each in pointed for who in parties(each.fact)]
        names = ", ".join(dict.fromkeys(map(book.handle, named)))
        return f"{moment.fact.NAME} of {moment.day(UTC)}" + (f" ({names})" if names else "")

    return {identity: called(moment) for identity, moment in found.items()}
