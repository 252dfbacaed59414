"""The Monday brief: in the terminal, on one sheet of paper, or by mail to the leader it is about."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ridealong.answer import typesetting
from ridealong.answer.asking import NoLeader, the_leader
from ridealong.answer.brief import Brief, When, brief_of
from ridealong.answer.paper import as_text
from ridealong.answer.sending import NoWay
from ridealong.answer.sending import send as send_to
from ridealong.faces.cli import identity
from ridealong.faces.cli.speech import aside, line, refuse
from ridealong.ledger.seen import sight_of
from ridealong.people import parties as people
from ridealong.people.preferences import language_of
from ridealong.people.reader import OWNER
from ridealong.speech import speaking
from ridealong.started import program


def add_to(app: typer.Typer) -> None:
    app.command()(brief)


def brief(
    leader: Annotated[
        str | None, typer.Option(help="Whose brief, by handle; without it, the first leader’s.")
    ] = None,
    pdf: Annotated[
        Path | None, typer.Option(help="Write it as one page of A4 (needs ridealong[pdf]).", dir_okay=False)
    ] = None,
    send: Annotated[bool, typer.Option("--send", help="Send it by mail to its leader, once a week.")] = False,
) -> None:
    """What to do this week: at most seven acts, each with its reason, what is at stake and who will confirm it."""
    identity.need_ledger()
    try:
        party = the_leader(leader)
        if send:
            return _say_sent(send_to(party, now=identity.now()))
    except (NoLeader, NoWay) as trouble:
        refuse(str(trouble))
    now = identity.now()
    day = now.astimezone(people.zone_of(party.id)).date()

    def made() -> Brief:
        name = party.name or party.handle
        return brief_of(party.id, name, when=When(day, now), sight=sight_of(OWNER, day))

    if pdf is None:
        return line(as_text(made()).rstrip())
    try:
        # A sheet of paper is for its leader, as a letter is; the terminal speaks English.
        with speaking(language_of(party.id)):
            pdf.write_bytes(typesetting.as_pdf(made()))
    except typesetting.NotInstalled as missing:
        refuse(str(missing))
    return line(f"The brief is in {pdf}.")


def _say_sent(written: bool) -> None:
    if written:
        line(f"The brief waits to be sent; {program()} tick sends what waits.")
    else:
        aside("This week’s brief was sent already.")
