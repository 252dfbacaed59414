"""Opens any file a CRM or a spreadsheet exports, by what it holds, as tables of headings and numbered rows."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from ridealong.speech import gettext, gettext_noop, ngettext
from ridealong.speech.figures import figure

from .contents import look
from .headings import find_headings, told_apart
from .refusals import Aside, PutAside, TableError, nobody_asked
from .schemas import Schemas, columns_for, headings_from
from .texts import open_text
from .workbooks import Sheet, open_sheets

Cell = str | int | float | bool | date | datetime | time | timedelta
Row = tuple[int, Sequence[Cell]]
Raw = Callable[[PutAside], Iterator[Row]]
NO_SCHEMAS: Schemas = MappingProxyType({})
NEVER = sys.maxsize
ROWS_LOOKED_AT = 20
MOST_COLUMNS = 2_000
TOTAL = gettext_noop("this sums up the rows above it and is none of them")


@dataclass(frozen=True, slots=True)
class Table:
    """One table of one file. `rows` opens the source anew, so a table can be surveyed first and read after."""

    file: str
    sheet: str | None
    headings: tuple[str, ...]
    heading_line: int
    notes: tuple[str, ...]
    raw: Raw
    total_line: int = NEVER
    """Where the totals begin that stand below the rows, if any do."""

    @property
    def name(self) -> str:
        return self.file if self.sheet is None else f"{self.file}#{self.sheet}"

    def rows(self, put_aside: PutAside = nobody_asked) -> Iterator[Row]:
        """Rows below the headings, each as wide as they are; ragged ones are put aside, blank ones skipped."""
        width, first, total = len(self.headings), self.heading_line, self.total_line
        for line, cells in self.raw(put_aside):
            if line >= total and not is_blank(cells):
                put_aside(Aside(self.name, line, None, gettext(TOTAL)))
                continue
            if line <= first or ((not cells or not cells[0]) and is_blank(cells)):
                continue
            if len(cells) == width:
                yield line, cells
            elif len(cells) > width and is_blank(cells[width:]):
                yield line, cells[:width]
            else:
                put_aside(Aside(self.name, line, None, ragged(len(cells), width)))


def is_blank(cells: Sequence[Cell]) -> bool:
    return all(isinstance(cell, str) and not cell.strip() for cell in cells)


def ragged(cells: int, width: int) -> str:
    why = (
        gettext("a delimiter in the text that is not quoted?")
        if cells > width
        else gettext("cut off, or a delimiter missing?")
    )
    return ngettext(
        "{count} cell under {width} headings ({why})",
        "{count} cells under {width} headings ({why})",
        cells,
        count=cells,
        width=width,
        why=why,
    )


def open_tables(path: Path, schemas: Schemas = NO_SCHEMAS) -> list[Table]:
    """Every table in the file: one for a text file, one for each visible sheet of a workbook."""
    content, head = look(path)
    if content == "text":
        text = open_text(path, head)
        return [Opening(path.name, text.notes, schemas).table(None, text.rows)]
    sheets, notes = open_sheets(path, packed=content == "xlsx")
    if not sheets:
        raise TableError(gettext("the workbook holds no filled sheet"), file=path.name)
    opening = Opening(path.name, notes, schemas)
    if len(sheets) == 1:
        return [opening.table(None, rows_of(sheets[0]))]
    return tables_of(opening, sheets)


def tables_of(opening: Opening, sheets: list[Sheet]) -> list[Table]:
    """A cover sheet without a table is no reason to refuse the sheets beside it."""
    tables, troubles = [], []
    for sheet in sheets:
        try:
            tables.append(opening.table(sheet.name, rows_of(sheet)))
        except TableError as trouble:
            troubles.append(trouble)
    if not tables:
        raise troubles[0]
    return tables


def rows_of(sheet: Sheet) -> Raw:
    return lambda put_aside: sheet.rows()


@dataclass(frozen=True, slots=True)
class Opening:
    """One file being opened: what there is to tell of all its tables, and where headings may stand outside it."""

    file: str
    notes: tuple[str, ...]
    schemas: Schemas

    def table(self, sheet: str | None, raw: Raw) -> Table:
        name = self.file if sheet is None else f"{self.file}#{sheet}"
        aside: list[Aside] = []
        filled = ((line, cells) for line, cells in raw(aside.append) if not is_blank(cells))
        first = [(line, [str(cell) for cell in cells]) for line, cells in islice(filled, ROWS_LOOKED_AT)]
        if aside and not first:
            raise TableError(aside[0].why, file=name, line=aside[0].line)
        named = columns_for(self.file, sheet, self.schemas)
        outside = headings_from(named, name, first) if named and first else None
        if outside is not None:
            line, cells, above = outside
        else:
            line, cells, above = find_headings(name, first)
        if len(cells) > MOST_COLUMNS:
            why = gettext(
                "this has {count} columns, and no table that means something here has more than {most}",
                count=figure(len(cells)),
                most=figure(MOST_COLUMNS),
            )
            raise TableError(why, file=name)
        headings, told = told_apart(cells)
        return Table(self.file, sheet, headings, line, self.notes + above + told, raw)
