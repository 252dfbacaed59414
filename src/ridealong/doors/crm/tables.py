"""Opens any file a CRM or a spreadsheet exports, by what it holds, as tables of headings and numbered rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path

from .contents import look
from .headings import find_headings, told_apart
from .refusals import Aside, PutAside, TableError, nobody_asked
from .texts import open_text
from .workbooks import Sheet, open_sheets

Cell = str | int | float | bool | date | datetime | time | timedelta
Row = tuple[int, Sequence[Cell]]
ROWS_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class Table:
    """One table of one file. `rows` opens the source anew, so a table can be surveyed first and read after."""

    file: str
    sheet: str | None
    headings: tuple[str, ...]
    heading_line: int
    notes: tuple[str, ...]
    raw: Callable[[PutAside], Iterator[Row]]

    @property
    def name(self) -> str:
        return self.file if self.sheet is None else f"{self.file}#{self.sheet}"

    def rows(self, put_aside: PutAside = nobody_asked) -> Iterator[Row]:
        """Rows below the headings, each as wide as they are; ragged ones are put aside, blank ones skipped."""
        width = len(self.headings)
        for line, cells in self.raw(put_aside):
            if line <= self.heading_line or ((not cells or not cells[0]) and is_blank(cells)):
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
        "a delimiter in the text that is not quoted?" if cells > width else "cut off, or a delimiter missing?"
    )
    return f"{cells} cell{'' if cells == 1 else 's'} under {width} headings ({why})"


def open_tables(path: Path) -> list[Table]:
    """Every table in the file: one for a text file, one for each visible sheet of a workbook."""
    content, head = look(path)
    if content == "text":
        text = open_text(path, head)
        return [make_table(path.name, None, text.notes, text.rows)]
    sheets, notes = open_sheets(path, packed=content == "xlsx")
    if not sheets:
        raise TableError("the workbook holds no filled sheet", file=path.name)
    if len(sheets) == 1:
        return [make_table(path.name, None, notes, rows_of(sheets[0]))]
    return tables_of(path.name, sheets, notes)


def tables_of(file: str, sheets: list[Sheet], notes: tuple[str, ...]) -> list[Table]:
    """A cover sheet without a table is no reason to refuse the sheets beside it."""
    tables, troubles = [], []
    for sheet in sheets:
        try:
            tables.append(make_table(file, sheet.name, notes, rows_of(sheet)))
        except TableError as trouble:
            troubles.append(trouble)
    if not tables:
        raise troubles[0]
    return tables


def rows_of(sheet: Sheet) -> Callable[[PutAside], Iterator[Row]]:
    return lambda put_aside: sheet.rows()


def make_table(
    file: str, sheet: str | None, notes: tuple[str, ...], raw: Callable[[PutAside], Iterator[Row]]
) -> Table:
    name = file if sheet is None else f"{file}#{sheet}"
    filled = ((line, cells) for line, cells in raw(nobody_asked) if not is_blank(cells))
    first = [(line, [str(cell) for cell in cells]) for line, cells in islice(filled, ROWS_LOOKED_AT)]
    line, cells, above = find_headings(name, first)
    headings, told = told_apart(cells)
    return Table(file, sheet, headings, line, notes + above + told, raw)
