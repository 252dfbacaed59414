"""A leader's calendar in: shown before it is recorded, connected if it should stay, and taken back by undo."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated
from urllib.parse import quote, urlsplit, urlunsplit

import typer

from ridealong.doors.calendar import connected
from ridealong.doors.calendar.dav import is_dav
from ridealong.doors.calendar.door import CalendarError, commit, leader_called, look
from ridealong.doors.calendar.gathering import is_address
from ridealong.doors.calendar.lines import NoCalendar
from ridealong.doors.calendar.models import Connected
from ridealong.doors.calendar.preview import Preview
from ridealong.doors.calendar.saying import NotSaid, Saying, said_in
from ridealong.doors.calendar.sources import files_at, read_files
from ridealong.doors.crm.models import Batch
from ridealong.faces.cli import identity
from ridealong.faces.cli.speech import aside, line, refuse, waiting
from ridealong.ledger.receipt import Recorder
from ridealong.people import parties as people
from ridealong.started import program


def add_to(app: typer.Typer) -> None:
    app.command()(calendar)


def calendar(
    source: Annotated[
        str | None, typer.Argument(help="A file, a folder, or an address: https, webcal or caldavs.")
    ] = None,
    of: Annotated[str | None, typer.Option(help="Whose own calendar it is: a leader, by handle.")] = None,
    keep: Annotated[
        bool, typer.Option("--keep", help="Stay connected: the address is asked again every hour, by tick.")
    ] = False,
    mapping: Annotated[
        Path | None, typer.Option(help="A TOML file that says whose domains and addresses are whose.")
    ] = None,
    domain: Annotated[
        list[str] | None,
        typer.Option(help="Whose a domain is, such as acme.example=acme; = alone: nobody’s."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would happen, and stop there.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Don’t ask before recording.")] = False,
    list_: Annotated[bool, typer.Option("--list", help="The calendars that are connected.")] = False,
    forget: Annotated[
        str | None, typer.Option(help="Disconnect a calendar by its name, such as c-7k3f.")
    ] = None,
    as_: Annotated[str | None, typer.Option("--as", help="Who brings it; else the first leader.")] = None,
) -> None:
    """Make hours and joint visits of a leader’s own calendar: shown first, and taken back by undo."""
    identity.need_ledger()
    try:
        if list_:
            _list()
        elif forget is not None:
            gone = connected.forget(forget)
            line(
                f"{gone.id} at {gone.place} is disconnected. What came from it stays until it is taken back."
            )
        elif source is None or of is None:
            refuse(f"say which calendar and whose: {program()} calendar ana.ics --of ana")
        else:
            asked = _Asked(source, leader_called(of, identity.now()), said_in(mapping, domain or ()))
            _bring(asked, keep=keep, dry_run=dry_run, yes=yes, recorder=identity.recorder(as_))
    except (CalendarError, NotSaid, NoCalendar) as trouble:
        refuse(str(trouble))


class _Asked:
    """One calendar that was asked for, looked at: from files, or from an address that can be kept."""

    def __init__(self, source: str, of: people.Party, saying: Saying) -> None:
        now = identity.now()
        self.address: connected.Address | None = None
        address = _with_password(source) if is_address(source) else ""
        with waiting("Reading …"):
            if address:
                self.address = connected.look_at(address, of=of, saying=saying, now=now)
                self.preview = self.address.preview
            else:
                refused: list[str] = []
                paths = files_at(Path(source))
                self.preview = look(read_files(paths, refused), of=of, saying=saying, now=now)
                self.preview.refused += refused


def _bring(asked: _Asked, *, keep: bool, dry_run: bool, yes: bool, recorder: Recorder) -> None:
    preview = asked.preview
    if keep and asked.address is None:
        refuse("only an address can stay connected; a file is read once")
    _show(preview)
    wanted = bool(preview.total or keep)
    if dry_run:
        line("Nothing was recorded: this was a dry run.")
    elif wanted and (
        yes or not sys.stdin.isatty() or typer.confirm("Connect it?" if keep else "Record this?")
    ):
        _record(asked, keep=keep, recorder=recorder)
    else:
        line("Nothing was recorded.")


def _show(preview: Preview) -> None:
    if not preview.ready:
        refuse([*preview.refused, *preview.questions] or ["there is nothing to import in these calendars"])
    for told in preview.told():
        (aside if told in preview.refused else line)(told)


def _record(asked: _Asked, *, keep: bool, recorder: Recorder) -> None:
    batch: Batch | None = None
    with waiting("Recording …"):
        if keep and asked.address is not None:
            kept, batch = connected.connect(asked.address, by=recorder, now=identity.now())
            said = f"Connected as {kept.id}, and asked every hour. Ended by: {program()} calendar --forget {kept.id}"
        else:
            batch = commit(asked.preview, by=recorder, now=identity.now())
            said = ""
    if batch is not None:
        kept_moments = sum(batch.moments.values())
        line(
            f"Recorded as {batch.id}: {kept_moments:,} moments. Take it back with: {program()} undo {batch.id}"
        )
    if said:
        line(said)


def _with_password(address: str) -> str:
    """A password typed into the command would stay in the shell's history, so it may be asked for."""
    at = urlsplit(address)
    if not is_dav(address) or at.username is None or at.password is not None or not sys.stdin.isatty():
        return address
    password = quote(typer.prompt("Password", hide_input=True), safe="")
    return urlunsplit(at._replace(netloc=f"{at.username}:{password}@{at.netloc.rpartition('@')[2]}"))


def _list() -> None:
    kept = connected.connected()
    if not kept:
        aside("No calendar is connected.")
    names = people.known(each.leader for each in kept)
    for each in kept:
        whose = names[each.leader].handle if each.leader in names else "somebody who is not here any more"
        line(f"{each.id}  {whose}  {each.place}  {_state(each)}")


def _state(kept: Connected) -> str:
    read = f"last read {kept.read_at:%Y-%m-%d %H:%M} UTC" if kept.read_at else "not read yet"
    return f"{read}; the last time: {kept.trouble}" if kept.trouble else read
