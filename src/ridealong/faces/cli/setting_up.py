"""Beginning: a ledger and its first leader."""

from __future__ import annotations

from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer

from ridealong.answer.asking import leaders
from ridealong.faces.cli import identity
from ridealong.faces.cli.speech import aside, line, refuse
from ridealong.ledger.receipt import SYSTEM, Status
from ridealong.ledger.recording import record
from ridealong.moments.kinds.roster import PersonJoined
from ridealong.moments.moment import Moment, new_id, on_day
from ridealong.moments.roster import ALWAYS
from ridealong.people import parties as people
from ridealong.people.handles import handle_from


def add_to(app: typer.Typer) -> None:
    app.command()(init)


def init(
    leader: Annotated[str, typer.Option(help='The first leader’s name, such as "Ana Ortiz".')],
    email: Annotated[str | None, typer.Option(help="Where to write to them.")] = None,
    zone: Annotated[
        str, typer.Option(help="The time zone they count days in, such as Europe/Vienna.")
    ] = "UTC",
) -> None:
    """Make a ledger and its first leader."""
    _known_zone(zone)
    if not leader.strip():
        refuse("a leader needs a name")
    identity.make_ledger()
    if leaders():
        known = ", ".join(name for _, name in leaders())
        refuse(f"this ledger has its leader already: {known}; another joins by: ridealong tell "
               f'"{handle_from(leader)} joined as leader called \\"{leader}\\""')  # fmt: skip
    moment_id = new_id()
    handle = handle_from(leader)
    fact = PersonJoined(who=moment_id, role="leader", name=leader.strip(), handle=handle)
    told = Moment(id=moment_id, fact=fact, happened_at=on_day(ALWAYS), all_day=True)
    receipt = record([told], by=SYSTEM, door="init", now=identity.now())[0]
    if receipt.status is not Status.KEPT:
        refuse(receipt.why)
    people.settle(moment_id, zone=zone, email=email)
    line(f"{leader.strip()} leads here, and is written {handle} in sentences.")
    aside("Next: ridealong import FILE…, or tell what happened: ridealong tell "
          f'"mia joined as salesperson under {handle} called \\"Mia Brandt\\""')  # fmt: skip


def _known_zone(zone: str) -> None:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise typer.BadParameter(f"{zone} is no time zone; write one like Europe/Vienna") from None
