"""Files in: import shows what would happen before it happens."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn

from ridealong.answer.asking import the_leader
from ridealong.doors.crm.door import DoorError, commit, look
from ridealong.doors.crm.drafting import draft
from ridealong.doors.crm.its_time import time_of
from ridealong.doors.crm.mapping import Mapping, read_mapping
from ridealong.doors.crm.models import Batch
from ridealong.doors.crm.presets import AUTO, PLAIN, names
from ridealong.doors.crm.preview import Preview
from ridealong.doors.crm.refusals import TableError
from ridealong.faces.cli import identity
from ridealong.faces.cli.speech import aside, line, progress, refuse, waiting
from ridealong.faces.cli.undoing import undo
from ridealong.ledger.head import head
from ridealong.ledger.receipt import Recorder
from ridealong.people.lines import Lines
from ridealong.started import program

MOST_LEADERS = 4
"""So many are named where files are of several leaders' teams."""


def add_to(app: typer.Typer) -> None:
    app.command(name="import")(import_files)
    app.command()(undo)


def import_files(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="CSV, TSV, XLSX, XLS or vCard files, in any order, folders of vCards, and SQL that names columns."
        ),
    ],
    mapping: Annotated[Path | None, typer.Option(help="A TOML file that says which column is what.")] = None,
    preset: Annotated[
        str,
        typer.Option(
            help="Where the files come from: auto, salesforce, hubspot, pipedrive or zoho; plain takes headings alone, "
            "and nothing confirmed before."
        ),
    ] = AUTO,
    currency: Annotated[
        str | None, typer.Option(help="What amounts are in where no file says so, such as EUR.")
    ] = None,
    new_firms: Annotated[
        bool, typer.Option("--new-firms", help="Firms that only vCards name become customers.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would happen, and stop there.")
    ] = False,
    write_mapping: Annotated[
        Path | None,
        typer.Option(help="Write down as a mapping how the files were read, to change and give back."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Don’t ask before recording.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="End with 1 when anything was put aside or refused.")
    ] = False,
    as_: Annotated[
        str | None, typer.Option("--as", help="Who brings the files; else the first leader.")
    ] = None,
) -> None:
    """Bring in customers, contacts, deals, orders, tasks and more: shown first, kept as a whole, taken back by undo."""
    identity.need_ledger()
    recorder = identity.recorder(as_)
    said = replace(_mapping(mapping, preset), new_firms=new_firms)
    before = head()
    preview = _look(files, said, currency, recorder)
    if write_mapping is not None:
        _write_mapping(write_mapping, preview)
    if not preview.files or preview.questions:
        refuse([*preview.refused, *preview.questions] or ["there is nothing to import in these files"])
    for told in preview.told():
        (aside if told in preview.refused else line)(told)
    if dry_run:
        line("Nothing was recorded: this was a dry run.")
    elif preview.total and (yes or not sys.stdin.isatty() or _agreed(before)):
        _commit(preview, recorder)
    else:
        line("Nothing was recorded.")
    left_over = preview.refused or any(file.put_aside for file in preview.files)
    if strict and left_over:
        raise typer.Exit(1)


def _agreed(before: tuple[int, str]) -> bool:
    """Whether somebody said yes to what was shown, and it is still what would be recorded."""
    agreed = typer.confirm("Record this?")
    if agreed and head() != before:
        refuse(
            "the ledger has changed since this was shown, so it may not be what would be recorded; look again"
        )
    return agreed


def _mapping(path: Path | None, preset: str) -> Mapping:
    if preset not in (AUTO, PLAIN, *names()):
        refuse(f"`{preset}` is no preset here; known are {', '.join((AUTO, PLAIN, *names()))}")
    try:
        said = Mapping() if path is None else read_mapping(path)
    except TableError as error:
        refuse(str(error))
    return replace(said, preset=preset)


def _write_mapping(path: Path, preview: Preview) -> None:
    """A file that is there may have been changed by hand, and is not written over."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(draft(preview))
    except FileExistsError:
        refuse(f"{path} is there already; name another file for the mapping")
    except OSError as error:
        refuse(f"the mapping cannot be written to {path}: {error.strerror}")
    aside(f"How the files were read stands in {path}; change it and give it back with --mapping {path}")


def _look(files: list[Path], mapping: Mapping, currency: str | None, recorder: Recorder) -> Preview:
    try:
        with waiting("Reading …"):
            return look(files, mapping=mapping, currency=currency, by=recorder, now=identity.now())
    except DoorError as error:
        refuse(str(error))


def _commit(preview: Preview, recorder: Recorder) -> None:
    columns = (TextColumn("Recording"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with progress(*columns) as bar:
        task = bar.add_task("", total=preview.total)
        try:
            batch = commit(
                preview,
                by=recorder,
                now=identity.now(),
                progress=lambda done: bar.update(task, completed=done),
            )
        except DoorError as error:
            refuse(str(error))
    _say_kept(batch)
    if its := time_of(batch.door, identity.now()):
        whose = _whose(recorder, its.ends)
        line(
            f"These files end on {its.ends:%-d %B %Y}; their answer: {program()} answer --as-of {its.as_of}{whose}"
        )


def _whose(recorder: Recorder, day: date) -> str:
    """The answer without a name is the first leader's, whom files of somebody else's team may say nothing of."""
    lines = Lines.known()
    if recorder.id == the_leader(None).id and lines.below(recorder.id, day):
        return ""
    if recorder.id is not None and lines.below(recorder.id, day):
        return f" --leader {lines.people[recorder.id].handle}"
    leading = [each for each in lines.leaders() if lines.below(each, day)]
    handles = [lines.people[each].handle for each in leading]
    if not handles:
        return ""
    others = f" (or {', '.join(handles[1:MOST_LEADERS])}{', …' if len(handles) > MOST_LEADERS else ''})"
    return f" --leader {handles[0]}{others if len(handles) > 1 else ''}"


def _say_kept(batch: Batch) -> None:
    line(
        f"Recorded as {batch.id}: {sum(batch.moments.values()):,} moments. "
        f"Take it back with: {program()} undo {batch.id}"
    )
