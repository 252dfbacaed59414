"""Letters that wait, and those that somebody brings themselves because no mail goes out."""

from __future__ import annotations

from typing import Annotated

import typer

from ridealong.faces.cli import identity
from ridealong.faces.cli.speech import aside, line, refuse
from ridealong.people import parties as people
from ridealong.people.letters.copying import take_copy, to_copy
from ridealong.started import program


def add_to(app: typer.Typer) -> None:
    app.command()(letters)


def letters(
    copy: Annotated[
        int | None, typer.Option(help="Print this one, by its number, once; then it counts as brought.")
    ] = None,
) -> None:
    """The letters that wait for somebody to bring them: where no mail goes out, or no address is known."""
    identity.need_ledger()
    if copy is not None:
        return _bring(copy)
    waiting = list(to_copy())
    known = people.known(each.party for each in waiting)
    for each in waiting:
        to = known[each.party].handle if each.party in known else each.party
        line(f"{each.pk:>6}  {each.made_at:%Y-%m-%d}  {each.kind:<10}  {to}  {each.address}".rstrip())
    if not waiting:
        aside("No letter waits to be brought.")
    return None


def _bring(number: int) -> None:
    taken = take_copy(number, now=identity.now())
    if taken is None:
        refuse(f"no letter {number} waits to be brought; {program()} letters lists those that do")
    letter, text = taken
    line(f"{letter.subject}\n\n{text}")
