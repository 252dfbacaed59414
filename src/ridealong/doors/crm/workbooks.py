"""The sheets of an XLSX or XLS workbook, with a guard against workbooks made to exhaust the machine."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from .refusals import TableError

MOST_UNPACKED = 512 << 20
# The reader lays a sheet out densely, so one stray cell in the far corner (XFD1048576) would ask
# for half a terabyte and take the process down with it. Enough for a million rows of 26 columns.
MOST_CELLS = 28_000_000
DAMAGED = "this workbook is cut off or damaged; open it in a spreadsheet and save it again as XLSX"
PROBE = Path(__file__).with_name("probe.py")
PATIENCE = 120
BLOCK = 1 << 20
OVERLAP = 64
ROW = re.compile(rb'<(?:\w+:)?row [^>]*?\br="(\d+)"')
WIDE_CELL = re.compile(rb'\br="([A-Z]{2,3})\d+"')


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    grid: CalamineSheet

    def rows(self) -> Iterator[tuple[int, list[Any]]]:
        return enumerate(self.grid.iter_rows(), start=1)


def open_sheets(path: Path, *, packed: bool) -> tuple[list[Sheet], tuple[str, ...]]:
    """The visible sheets that hold anything, and notes on those left out."""
    if packed:
        refuse_bombs(path)
    refuse_deadly(path)
    try:
        return visible(CalamineWorkbook.from_filelike(BytesIO(path.read_bytes())))
    except PasswordError:
        raise TableError("the workbook has a password; save it without one", file=path.name) from None
    except (CalamineError, OSError, ValueError):
        raise TableError(DAMAGED, file=path.name) from None


def visible(workbook: CalamineWorkbook) -> tuple[list[Sheet], tuple[str, ...]]:
    sheets, notes = [], []
    for about in workbook.sheets_metadata:
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        grid = workbook.get_sheet_by_name(about.name)
        if not grid.height:
            continue
        if about.visible == SheetVisibleEnum.Visible:
            sheets.append(Sheet(about.name, grid))
        else:
            notes.append(f"the hidden sheet `{about.name}` is left out")
    return sheets, tuple(notes)


def refuse_deadly(path: Path) -> None:
    """A flipped bit in an XLS made the reader ask for a terabyte and abort: let another process try it first."""
    try:
        tried = subprocess.run(
            [sys.executable, "-P", str(PROBE), str(path)], capture_output=True, check=False, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        why = f"this workbook does not open within {PATIENCE} seconds; save the sheet as CSV"
        raise TableError(why, file=path.name) from None
    if tried.returncode != 0:
        raise TableError(DAMAGED, file=path.name)


def refuse_bombs(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            declared = sum(member.file_size for member in archive.infolist())
            if declared > MOST_UNPACKED:
                why = (
                    f"unpacked, this workbook would be {declared >> 20} MB (at most {MOST_UNPACKED >> 20}); "
                )
                raise TableError(why + "save the sheet as CSV", file=path.name)
            for member in archive.infolist():
                if member.filename.startswith("xl/worksheets/") and member.filename.endswith(".xml"):
                    refuse_far_cells(archive, member, path)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError):
        raise TableError(DAMAGED, file=path.name) from None


def refuse_far_cells(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path) -> None:
    last_row, last_column, tail = 1, 26, b""
    with archive.open(member) as stream:
        while block := stream.read(BLOCK):
            text = tail + block
            last_row = max([last_row, *map(int, ROW.findall(text))])
            wide = set(WIDE_CELL.findall(text))
            last_column = max([last_column, *map(column_number, wide)])
            tail = text[-OVERLAP:]
    if last_row * last_column > MOST_CELLS:
        why = f"a sheet reaches to row {last_row} and column {last_column}, mostly empty or too large; "
        raise TableError(why + "delete the stray cells, or save the sheet as CSV", file=path.name)


def column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
