"""Keeping the ledger safe: proof that nothing was changed, and everything derived made anew."""

from __future__ import annotations

from typing import Annotated

import typer

from ridealong.answer.forgetting import forget as forget_party
from ridealong.faces.cli import identity
from ridealong.faces.cli.speech import aside, line, refuse, waiting
from ridealong.ledger.derived import rebuild as rebuild_derived
from ridealong.ledger.receipt import Status
from ridealong.ledger.sound import faults_of_the_file
from ridealong.ledger.verify import verify as verify_ledger
from ridealong.people import parties as people


def add_to(app: typer.Typer) -> None:
    app.command()(verify)
    app.command()(rebuild)
    app.command()(forget)


def verify() -> None:
    """Prove that nothing in the ledger was changed, lost or slipped in, and that its file is whole."""
    identity.need_file()
    with waiting("Reading the file …"):
        faults = faults_of_the_file()
    if faults:
        refuse(faults)
    identity.need_ledger()
    with waiting("Reading the chain from its first moment …"):
        checked, faults = verify_ledger()
    if faults:
        refuse(faults)
    moments = "one moment" if checked == 1 else f"{checked} moments"
    line(f"{moments}, one whole chain: nothing was changed, lost or slipped in.")


def rebuild() -> None:
    """Make everything derived from the ledger anew: identities, relations, links and labels."""
    identity.need_ledger()
    with waiting("Making everything derived anew …"):
        count = rebuild_derived()
    line(f"Made anew from {count} moments.")


def forget(
    who: Annotated[str, typer.Argument(help="The person or customer, by handle.")],
    as_: Annotated[str | None, typer.Option("--as", help="Who asks for it; else the first leader.")] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Don’t ask first: words and names cannot be brought back.")
    ] = False,
) -> None:
    """Erase somebody’s words and names everywhere. What happened still counts; nobody can be known by it."""
    identity.need_ledger()
    party = people.find(who)
    if party is None:
        refuse(f"nobody here is called {who}")
    recorder = identity.recorder(as_)
    if not yes and not typer.confirm(
        f"Erase all words and names of {party.name or who}? They cannot be brought back."
    ):
        aside("Nothing was forgotten.")
        raise typer.Exit(1)
    receipt = forget_party(party.id, by=recorder, door="cli", now=identity.now())
    if receipt.status is not Status.KEPT:
        refuse(receipt.why)
    line(f"The words of {who} are forgotten; the figures stay, and the chain is whole.")
