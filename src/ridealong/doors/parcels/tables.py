"""Tables that wait: what would become of them with what was answered, and recording that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from ridealong.doors.crm import door
from ridealong.doors.crm.mapping import Mapping, Told, read_mapping
from ridealong.doors.crm.preview import Preview
from ridealong.doors.crm.refusals import TableError
from ridealong.ledger.receipt import Recorder
from ridealong.speech import gettext

from . import places
from .columns import tables_in
from .looked import Looked
from .models import Parcel
from .shown import shown

LONGEST_MAPPING = 1_000_000


def look(parcel: Parcel, *, by: Recorder, now: datetime) -> Looked:
    preview = _preview(parcel, by, now)
    return Looked(
        {**shown(preview), "tables": tables_in(preview)},
        lambda progress: door.commit(preview, by=by, now=now, progress=progress),
    )


def _preview(parcel: Parcel, by: Recorder, now: datetime) -> Preview:
    paths = places.files_of(parcel.id, parcel.files)
    mapping, wrong = _mapping(path for path in paths if path.suffix == ".toml")
    preview = door.look(
        [path for path in paths if path.suffix != ".toml"],
        mapping=replace(mapping, answers=parcel.answers, new_firms=parcel.new_firms),
        currency=parcel.currency or None,
        by=by,
        now=now,
    )
    preview.questions += wrong
    return preview


def _mapping(paths: Iterable[Path]) -> tuple[Mapping, list[str]]:
    """What the mapping files among them say. What is wrong in one is a question: without it much would be guessed."""
    entries: list[tuple[str, Told]] = []
    wrong: list[str] = []
    for path in paths:
        try:
            if path.stat().st_size > LONGEST_MAPPING:
                raise TableError(gettext("this is too long for a mapping"), file=path.name)
            entries += read_mapping(path).entries
        except TableError as error:
            wrong.append(str(error))
    return Mapping(tuple(entries)), wrong
