"""The columns of tables that wait, as a page shows them, and what a person says of them: what a mapping would say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction

from ridealong.doors.crm.claims import missing_beside
from ridealong.doors.crm.columns import examples, head_of, holds_none_of, likely, wrong_about
from ridealong.doors.crm.fields import FIELDS, Kind, field
from ridealong.doors.crm.layout import Layout
from ridealong.doors.crm.preview import Preview
from ridealong.doors.crm.refusals import TableError
from ridealong.doors.crm.remembering import forget_shape, shape_of
from ridealong.doors.crm.tables import Table
from ridealong.speech import gettext

from .models import Parcel
from .shown import Shown, on_a_page
from .taking import answer_with

MOST_COLUMNS = 200
"""So many a page asks about; of wider tables a mapping file says the rest."""


class Wrong(NamedTuple):
    """What keeps columns from being read as they were said: by the number of each, and what no column is."""

    columns: dict[int, str]
    missing: list[str]


# ---- as they are shown ----


def tables_in(preview: Preview) -> list[Shown]:
    """Every table that was opened and has rows, recognised or not."""
    read = [_table(layout.table, layout, "") for layout in preview.work.layouts]
    unread = [_table(each.table, None, on_a_page(each.why)) for each in preview.unknown]
    return [each for each in (*read, *unread) if each]


def _table(table: Table, layout: Layout | None, why: str) -> Shown:
    try:
        head = head_of(table)
    except TableError:
        return {}  # why stands among what was refused
    if not head.rows:
        return {}
    return {
        "name": table.name,
        "kind": layout.kind if layout else "",
        "why": why,
        "shape": shape_of(table.headings),
        "columns": [
            {"heading": each.heading, "examples": examples(each), "none_of": holds_none_of(each)}
            for each in head.columns[:MOST_COLUMNS]
        ],
        "more": max(0, len(head.columns) - MOST_COLUMNS),
        "read": {each.heading: each.field for each in layout.guesses} if layout else {},
        "likely": {kind: likely(kind, head) for kind in FIELDS},
    }


# ---- as they are said ----


def wrong(table: Shown, kind: Kind, chosen: Mapping[int, str]) -> Wrong:
    """`chosen` is the field of each column by its number, as far as it is one."""
    found = {*chosen.values(), *_read_beyond(table, kind)}
    return Wrong(dict(_wrong_columns(table, kind, chosen)), missing_beside(kind, found))


def _read_beyond(table: Shown, kind: Kind) -> list[str]:
    """The fields that columns are which no page asks about, since a table is that wide."""
    asked = {each["heading"] for each in table["columns"]}
    return [key for heading, key in table["likely"][kind].items() if heading not in asked]


def _wrong_columns(table: Shown, kind: Kind, chosen: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    for number, key in chosen.items():
        twins = [each for each in chosen if chosen[each] == key and each != number]
        if why := wrong_about(kind, key, table["columns"][number]["none_of"]):
            yield number, why
        elif twins and (one := field(kind, key)):
            other = table["columns"][twins[0]]["heading"]
            yield (
                number,
                gettext(
                    "`{other}` is {says}, too, and only one column can be; keep one of them",
                    other=other,
                    says=one.says,
                ),
            )


def mapping_of(table: Shown, kind: Kind, chosen: Mapping[int, str]) -> dict[str, Any]:
    """What a mapping file would say of the table."""
    columns = {each["heading"]: chosen.get(number, "") for number, each in enumerate(table["columns"])}
    return {"table": kind, "columns": columns}


def put_right(parcel: Parcel, table: Shown, said: Mapping[str, Any], *, now: datetime) -> bool:
    """Have the files looked at again with what was said of one table; whatever else was answered stays."""
    before = parcel.answers.get(table["name"], {})
    return answer_with(parcel, {**parcel.answers, table["name"]: {**before, **said}}, now=now)


def is_said(parcel: Parcel, table: Shown, said: Mapping[str, Any]) -> bool:
    """Whether that was said of the table already, as it is by whoever presses twice."""
    return bool(said.items() <= parcel.answers.get(table["name"], {}).items())


def forget(parcel: Parcel, table: Shown, *, now: datetime) -> bool:
    """Have a table read afresh, by its headings and values, now and whenever a file like it comes."""
    before = parcel.answers.get(table["name"], {})
    names = {"names": before["names"]} if "names" in before else {}  # whom they stand for is another matter
    answers = {**parcel.answers, table["name"]: names}
    with transaction.atomic():
        begun = answer_with(parcel, answers, now=now)
        if begun:
            forget_shape(table["shape"])
    return begun
