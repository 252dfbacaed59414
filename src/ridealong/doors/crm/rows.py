"""Reads the rows of a recognised table into typed records; a row with one unreadable cell is put aside."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice, repeat
from operator import attrgetter
from typing import Any

from ridealong.speech import gettext

from .building import BUILDS, REQUIRED, Build
from .dates import read_date
from .fields import FIELDS, Field
from .keyed import named_beside, named_by_key, one_name
from .layout import Layout
from .money import read_amount, read_currency
from .overlaps import LISTED_IN
from .records import Record
from .refusals import Aside, PutAside, TableError, Unreadable, shortened
from .stages import Outcome, Stood, read_outcome
from .tables import Cell, Row
from .times import read_time
from .values import Remembered, holds_name, is_nothing, read_flag, read_name, read_note, read_words

Look = Callable[[Cell], Any]
Plan = list[tuple[Look, int]]
BLOCK = 500


def read_rows(layout: Layout, put_aside: PutAside) -> Iterator[Record]:
    """Typed rows in the order of the file; `put_aside` is called with every row that could not be read."""
    if layout.questions:
        raise TableError(layout.questions[0], file=layout.table.name)
    plan, build, aside = plan_of(layout), BUILDS[layout.kind], list[Aside]()
    rows = layout.table.rows(aside.append)
    while block := list(islice(rows, BLOCK)):
        try:
            records = by_columns(plan, build, block)
        except Unreadable:
            records = list(row_by_row(layout, plan, block, aside.append))
        yield from told(records, aside, put_aside)
    yield from told([], aside, put_aside)


def by_columns(plan: Plan, build: Build, block: list[Row]) -> list[Record]:
    """Many rows at once: reading each column through takes half the time of reading each row across."""
    columns = list(zip(*(cells for _, cells in block), strict=True))
    read = [repeat(None) if look is nothing else map(look, columns[place]) for look, place in plan]
    return list(map(build, zip(*read, strict=False), (line for line, _ in block)))


def row_by_row(layout: Layout, plan: Plan, block: list[Row], put_aside: PutAside) -> Iterator[Record]:
    """Where one of the rows cannot be read, to find it and to read the others."""
    build = BUILDS[layout.kind]
    for line, cells in block:
        try:
            yield build([look(cells[place]) for look, place in plan], line)
        except Unreadable as error:
            found = what_is_wrong(layout, plan, cells, line)
            put_aside(found or Aside(layout.table.name, line, None, str(error)))


def told(records: list[Record], aside: list[Aside], put_aside: PutAside) -> list[Record]:
    """What was put aside on the way, in the order of the file, before the rows around it."""
    for each in sorted(aside, key=attrgetter("line")):
        put_aside(each)
    aside.clear()
    return records


def what_is_wrong(layout: Layout, plan: Plan, cells: Sequence[Cell], line: int) -> Aside | None:
    """Read the row again, slowly, to say in which column it cannot be read; None where only all of it cannot."""
    headings = layout.table.headings
    for look, place in plan:
        try:
            look(cells[place])
        except Unreadable as error:
            return Aside(layout.table.name, line, headings[place], str(error))
    return None


def plan_of(layout: Layout) -> Plan:
    """One look and one place for every field of the record, in its order; fields not in the file look at nothing."""
    plan = []
    for field in FIELDS[layout.kind]:
        if field.key == "currency":
            plan.append(look_for_currency(layout))
        elif field.key == "status" and layout.kind == "deals":
            plan.append(look_for_outcome(layout))
        elif (place := layout.columns.get(field.key)) is None:
            plan.append((nothing, 0))
        else:
            plan.append((look_for(field, layout), place))
    return plan


def nothing(cell: Cell) -> None:
    return None


def look_for(field: Field, layout: Layout) -> Look:
    read: Look = read_words
    if field.holds == "ids":
        return read_words  # every id is different: remembering them would only cost
    if field.holds in ("names", "keys"):
        read = look_for_name(field, layout)
    if field.holds == "flags":
        read = read_known_flag
    if field.holds == "notes":
        needed = field.key in REQUIRED[layout.kind]
        return partial(required, read_note, field.says) if needed else read_note
    if field.holds in ("dates", "times"):
        reads = read_date if field.holds == "dates" else read_time
        read = partial(reads, order=layout.dates.get(field.key))
    elif field.holds == "amounts":
        read = partial(read_amount, decimal=layout.decimals.get(field.key, "."))
    if field.key in REQUIRED[layout.kind]:
        read = partial(required, read, field.says)
    return Remembered(read).__getitem__


def look_for_name(field: Field, layout: Layout) -> Look:
    if (linked := layout.linked.get(field.key)) is not None:
        return partial(named_beside, linked)
    if (names := layout.stands_for.get(field.key)) is not None:
        return partial(named_by_key, names, layout.several)
    return one_name if layout.several and field.key in LISTED_IN else read_name


def read_known_flag(cell: Cell) -> bool | None:
    return None if is_nothing(cell) else read_flag(cell)


def required(read: Look, says: str, cell: Cell) -> Any:
    value = read(cell)
    if value is None:
        raise Unreadable(missing(says, cell))
    return value


def missing(says: str, cell: Cell) -> str:
    """`...` stands where a name should, and is told apart from an empty cell."""
    if is_nothing(cell) or holds_name(str(cell)):
        return gettext("{says} is missing", says=says)
    return gettext(
        "{says} is missing: `{cell}` has no letter and no digit, and is no name",
        says=says,
        cell=shortened(cell),
    )


def look_for_outcome(layout: Layout) -> tuple[Look, int]:
    """A status column says how a deal stands; without one its stage does."""
    columns = layout.columns
    place = columns["status"] if "status" in columns else columns["stage"]
    read = outcome_or_none if "won" in columns or "ended" in columns else outcome_in
    return Remembered(partial(read, layout.stages)).__getitem__, place


def outcome_or_none(told: Mapping[str, Stood], cell: Cell) -> Outcome | None:
    """Where flags say how a deal stands, `Closed` need not."""
    try:
        return outcome_in(told, cell)
    except Unreadable:
        return None


def outcome_in(told: Mapping[str, Stood], cell: Cell) -> Outcome:
    words = read_words(cell)
    if words is None:
        raise Unreadable(
            gettext("the stage is missing, so nothing says whether the deal is open, won or lost")
        )
    return read_outcome(words, told)


def look_for_currency(layout: Layout) -> tuple[Look, int]:
    """A column of its own, else what is written beside the amount, else what the heading or the mapping says."""
    columns = layout.columns
    place = columns.get("currency", columns.get("amount", columns.get("worth")))
    if place is None:
        return nothing, 0
    return Remembered(partial(currency_or, layout.currency)).__getitem__, place


def currency_or(otherwise: str | None, cell: Cell) -> str | None:
    return otherwise if is_nothing(cell) else read_currency(cell) or otherwise
