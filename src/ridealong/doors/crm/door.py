"""Files in, and out again: look at what an import would do, commit it as a whole, and take it back."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

from django.db import transaction

from ridealong.doors.calendar.sources import holds_calendar
from ridealong.doors.contacts.cards import books_in, holds_cards
from ridealong.ledger.head import hold
from ridealong.ledger.receipt import Recorder
from ridealong.ledger.take_back import Undone, withdraw_batch
from ridealong.ledger.through import doors, last_through
from ridealong.ledger.uncollected import uncollected
from ridealong.moments.overdue import IMPORTED, UNDONE
from ridealong.people import parties
from ridealong.people.marks import take_back
from ridealong.speech import gettext, ngettext
from ridealong.speech.figures import day, figure

from .beside import not_written_to
from .called import told_apart
from .copies import copies_among, say_copy
from .foreseeing import foresee
from .guess import guess_all
from .joins import join
from .known_again import forget_again, remember_again
from .mapping import Mapping
from .models import Batch
from .money import CODES
from .payroll import PrivateError
from .preview import Preview, Unknown, say_calendar
from .questions import answered, asked_of
from .reading import Reading, Stamp
from .refusals import TableError, shortened
from .remembering import forget, remember, with_remembered
from .schemas import Columns, is_schema, read_schema
from .tables import Table, open_tables
from .writing import Writing

Progress = Callable[[int], None]
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
MOST_TOLD = 5


class DoorError(Exception):
    """Why an import cannot be done or taken back, in one line."""


def look(
    paths: Iterable[Path],
    *,
    mapping: Mapping | None = None,
    currency: str | None = None,
    by: Recorder,
    now: datetime,
) -> Preview:
    """Read the files and say what would become of them; nothing is recorded."""
    if currency is not None and currency not in CODES:
        raise DoorError(
            gettext(
                "`{currency}` is no currency; write its three letters, such as EUR",
                currency=shortened(currency),
            )
        )
    mapping = mapping or Mapping()
    came = told_apart(each for path in paths for each in books_in(path))
    copies = copies_among(came, mapping)
    files = [path for path in came if path not in copies]
    preview = Preview(name_of(by))
    preview.says += [say_copy(copy.name, first.name) for copy, first in copies.items()]
    books = [path for path in files if holds_cards(path)]
    preview.calendars = [path for path in files if holds_calendar(path)]
    preview.refused += map(say_calendar, preview.calendars)
    tables = opened([path for path in files if path not in (*books, *preview.calendars)], preview)
    mapping = answered(with_remembered(mapping, tables), mapping.answers)
    layouts, refused, joins = join(*guess_all(tables, mapping), tables)
    preview.says += joins
    preview.refused += [str(error) for error in refused]
    opened_as = {table.name: table for table in tables}
    preview.unknown = [
        Unknown(opened_as[error.file], str(error))
        for error in refused
        if error.file in opened_as and not isinstance(error, PrivateError)
    ]
    preview.questions += asked_of(layouts)
    unused = mapping.unused(tables, [path.name for path in books])
    preview.questions += [
        gettext("the mapping speaks of `{name}`, and no such file is here", name=name) for name in unused
    ]
    reading = Reading(layouts, mapping.names, currency, [Stamp.of(path) for path in files])
    reading.books, reading.gathered.new_firms = books, mapping.new_firms
    preview.work = reading
    with uncollected():
        foresee(reading, preview, now)
    preview.says += not_written_to(bool(reading.gathered.cards), by, now)
    return preview


def opened(files: Sequence[Path], preview: Preview) -> list[Table]:
    """The tables in all files but schemas, which only name the columns of others."""
    tables: list[Table] = []
    schemas: dict[str, Columns] = {}
    described = [path for path in files if is_schema(path)]
    for path in (*described, *(path for path in files if path not in described)):
        try:
            if path in described:
                schemas |= read_schema(path)
            else:
                tables += open_tables(path, schemas)
        except TableError as error:
            preview.refused.append(str(error))
    return tables


def name_of(by: Recorder) -> str | None:
    party = parties.known([by.id]).get(by.id) if by.id else None
    return (party.name or party.handle) if party else None


def commit(preview: Preview, *, by: Recorder, now: datetime, progress: Progress | None = None) -> Batch:
    """Record what was looked at: everything, or after any refusal or crash nothing."""
    if preview.questions:
        raise DoorError(gettext("this has to be answered first: {questions}", questions=preview.questions[0]))
    if not preview.files:
        raise DoorError(gettext("there is nothing to import: no file was read"))
    reading = preview.work
    for stamp in reading.stamps:
        if not stamp.still():
            raise DoorError(
                gettext("{name} has changed since it was looked at; look again", name=stamp.path.name)
            )
    with uncollected(), transaction.atomic():
        hold()
        batch = Batch(id=free_name(), at=now, by=by.id, files=[
            {"name": file.name, "kind": file.kind, "rows": file.rows, "aside": file.put_aside}
            for file in preview.files
        ])  # fmt: skip
        writing = Writing(door=batch.door, by=by, now=now, progress=progress)
        writing.write(reading)
        if writing.refused:
            raise DoorError(
                gettext("nothing is imported, for the ledger refuses: {refused}", refused=writing.refused)
            )
        batch.moments = dict(writing.kept)
        batch.save(force_insert=True)
        remember(reading.layouts, batch)
        remember_again(writing.again, batch.id)
    return batch


def free_name() -> str:
    """Short enough to type, without letters that look alike."""
    while True:
        name = "b-" + "".join(secrets.choice(LETTERS) for _ in range(4))
        if not Batch.objects.filter(id=name).exists() and last_through(f"{IMPORTED}{name}") is None:
            return name


def undo(batch_id: str, *, by: Recorder, now: datetime) -> Undone:
    """Take a whole import back, except what others have built on since."""
    if by.id is None:
        raise DoorError(gettext("somebody has to take an import back; say who"))
    with transaction.atomic():
        hold()
        name = batch_id.strip().lower()
        batch, through = Batch.objects.filter(id=name).first(), f"{IMPORTED}{name}"
        # A ledger restored from its sentences knows its imports by the doors of their moments alone.
        if batch is None and last_through(through) is None:
            raise DoorError(the_last(shortened(batch_id)))
        before = last_through(f"{UNDONE}{through}") or (batch.undone_at if batch else None)
        undone = withdraw_batch(through, why=f"the import {name} was taken back", by=by, now=now)
        take_back(through, but=[each.id for each in undone.kept])
        if before is not None and not undone.reversed:
            raise DoorError(
                gettext(
                    "{name} was taken back already, on {before}; {left}",
                    name=name,
                    before=day(before.date()),
                    left=left_of(undone),
                )
            )
        if batch is not None:
            batch.undone_at = batch.undone_at or now
            batch.save()
        forget(name)
        forget_again(name)
    return undone


def left_of(undone: Undone) -> str:
    stays = len(undone.kept) + len(undone.failed)
    if not stays:
        return gettext("nothing of it is left to take back")
    return ngettext(
        "{count} moment of it stays, for others build on it",
        "{count} moments of it stay, for others build on them",
        stays,
        count=figure(stays),
    )


def the_last(wanted: str) -> str:
    names = [door.removeprefix(IMPORTED) for door in doors(IMPORTED)[-MOST_TOLD:]]
    if not names:
        return gettext("no import is called {name}; nothing has been imported yet", name=wanted)
    return gettext("no import is called {name}; the last were {last}", name=wanted, last=", ".join(names))


def batches() -> list[Batch]:
    """Every import there was, the oldest first."""
    return list(Batch.objects.all())
