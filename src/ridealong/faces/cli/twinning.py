"""Who is here twice: the pairs that may be one, two made one, parted again, or said to be two."""

from __future__ import annotations

from typing import Annotated

import typer

from ridealong.doors.twins.looking import look
from ridealong.doors.twins.merging import NotMerged, suggest_again
from ridealong.doors.twins.merging import keep_apart as keep_two_apart
from ridealong.doors.twins.merging import merge as make_one
from ridealong.doors.twins.merging import merge_and_close_account as make_one_and_close
from ridealong.doors.twins.merging import unmerge as make_two
from ridealong.doors.twins.suggesting import Side, Twins, suggested
from ridealong.faces.cli import identity
from ridealong.faces.cli.speech import aside, document, line, refuse, waiting
from ridealong.started import program

MOST = 50
As = Annotated[
    str | None, typer.Option("--as", help="Who says so; it has to be a keeper. Else the first leader.")
]
CALLED = {"customer": "Customers", "contact": "Contacts", "person": "People"}


def add_to(app: typer.Typer) -> None:
    for command in (twins, merge, unmerge, apart):
        app.command()(command)


def twins(
    most: Annotated[int, typer.Option(help="How many pairs to show, the likeliest first.", min=1)] = MOST,
    json: Annotated[bool, typer.Option("--json", help="The same as one JSON document.")] = False,
) -> None:
    """Show who may be here twice, with what speaks for it and what against. Nothing is changed by it."""
    identity.need_ledger()
    with waiting("Comparing everybody …"):
        pairs = look(identity.now())
    found = suggested(most=most)
    if json:
        document({"pairs": pairs, "twins": [each.document for each in found]})
        return
    if not found:
        line("Nobody here looks like anybody else.")
    for each in found:
        _show(each)
    if pairs > len(found):
        line(f"… and {pairs - len(found):,} more (--most {pairs})")


def _show(found: Twins) -> None:
    line(f"{_called(found.one)}  =?  {_called(found.other)}")
    for says in found.reasons.says_yes:
        line(f"  for      {says}")
    for says in found.reasons.says_no:
        line(f"  against  {says}")
    line(f"  {program()} merge {found.one.handle} {found.other.handle} --as KEEPER")
    line(f"  {program()} apart {found.one.handle} {found.other.handle}")


def _called(side: Side) -> str:
    return f"{side.name} ({side.handle})"


def merge(
    keep: Annotated[str, typer.Argument(help="The handle that is kept, such as acme.")],
    other: Annotated[str, typer.Argument(help="The handle that turned out to be the same, such as acme-2.")],
    close_account: Annotated[
        bool,
        typer.Option(
            "--close-account", help="Of two of our people who both sign in: close the other's account."
        ),
    ] = False,
    as_: As = None,
) -> None:
    """Tell that two customers, two contacts of one customer, or two of our people are one and the same."""
    identity.need_ledger()
    kept, gone, by = identity.party(keep), identity.party(other), identity.recorder(as_)
    join = make_one_and_close if close_account else make_one
    try:
        join(kept, gone, by=by, door="cli", now=identity.now())
    except NotMerged as why:
        refuse(str(why))
    line(f"{other} is the same as {keep}: whatever is told of either is told of both.")
    aside(f"Take it back with: {program()} unmerge {other}")


def unmerge(
    name: Annotated[str, typer.Argument(help="Either of the two handles; of several, the one to be parted.")],
    as_: As = None,
) -> None:
    """Take back that two are one: each has its own again, to the letter."""
    identity.need_ledger()
    party, by = identity.party(name), identity.recorder(as_)
    try:
        parted = make_two(party, by=by, door="cli", now=identity.now())
    except NotMerged as why:
        refuse(str(why))
    line(f"{parted.gone.handle} and {parted.kept.handle} are two again.")


def apart(
    one: Annotated[str, typer.Argument(help="The handle of the one.")],
    other: Annotated[str, typer.Argument(help="The handle of the other.")],
    again: Annotated[
        bool, typer.Option("--again", help="Take that back: they may be suggested again.")
    ] = False,
    as_: Annotated[str | None, typer.Option("--as", help="Who says so; else the first leader.")] = None,
) -> None:
    """Say that two who look alike are two: they are not suggested again."""
    identity.need_ledger()
    first, second, by = identity.party(one), identity.party(other), identity.recorder(as_)
    if again:
        if not suggest_again(first, second, now=identity.now()):
            refuse(f"nobody said that {one} and {other} are two")
        line(f"{one} and {other} may be suggested again.")
        return
    try:
        keep_two_apart(first, second, by=by, now=identity.now())
    except NotMerged as why:
        refuse(str(why))
    line(f"{one} and {other} are two, and are not suggested again.")
