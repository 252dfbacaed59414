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
from typing import Any, NoReturn

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from ridealong.speech import gettext, gettext_noop

from .refusals import TableError

MOST_UNPACKED = 512 << 20
MOST_PACKED = 128 << 20
# The reader lays a sheet out densely, so one stray cell in the far corner (XFD1048576) would ask
# for half a terabyte and take the process down with it. Enough for a million rows of 26 columns.
MOST_CELLS = 28_000_000
DAMAGED = gettext_noop(
    "this workbook is cut off or damaged; open it in a spreadsheet and save it again as XLSX"
)
PROBE = Path(__file__).with_name("probe.py")
PATIENCE = 120
BLOCK = 1 << 20
OVERLAP = 64
# A sheet of a million like rows packs some thirteen to one; a bomb comes near the thousand that is possible.
MOST_RATIO = 200
FREE_OF_RATIO = 32 << 20
DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
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
    if (size := path.stat().st_size) > MOST_PACKED:
        why = gettext(
            "a workbook is read as a whole, and {size} MB are too many (at most {most}); save the sheet as CSV, which "
            "is read row by row",
            size=size >> 20,
            most=MOST_PACKED >> 20,
        )
        raise TableError(why, file=path.name)
    if packed:
        refuse_bombs(path)
    refuse_deadly(path)
    try:
        return visible(CalamineWorkbook.from_filelike(BytesIO(path.read_bytes())))
    except PasswordError:
        raise TableError(
            gettext("the workbook has a password; save it without one"), file=path.name
        ) from None
    except (CalamineError, OSError, ValueError):
        raise TableError(gettext(DAMAGED), file=path.name) from None


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
            notes.append(gettext("the hidden sheet `{name}` is left out", name=about.name))
    return sheets, tuple(notes)


def refuse_deadly(path: Path) -> None:
    """A flipped bit in an XLS made the reader ask for a terabyte and abort: let another process try it first."""
    try:
        tried = subprocess.run(
            [sys.executable, "-P", str(PROBE), str(path)], capture_output=True, check=False, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        why = gettext(
            "this workbook does not open within {seconds} seconds; save the sheet as CSV", seconds=PATIENCE
        )
        raise TableError(why, file=path.name) from None
    if tried.returncode != 0:
        raise TableError(gettext(DAMAGED), file=path.name)


def refuse_bombs(path: Path) -> None:
    """Unpack everything once and keep nothing: what a workbook says of its own size is only what it says."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            refuse_size(sum(member.file_size for member in members), path)
            unpacked = 0
            for member in members:
                unpacked += Unpacking(path, member, unpacked).through(archive)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError):
        raise TableError(gettext(DAMAGED), file=path.name) from None


def refuse_size(size: int, path: Path) -> None:
    if size > MOST_UNPACKED:
        why = gettext(
            "unpacked, this workbook would be {size} MB (at most {most}); save the sheet as CSV",
            size=size >> 20,
            most=MOST_UNPACKED >> 20,
        )
        raise TableError(why, file=path.name)


@dataclass(slots=True)
class Unpacking:
    """One part of a workbook, looked through block by block; `before` is how much the parts before it came to."""

    path: Path
    member: zipfile.ZipInfo
    before: int
    seen: int = 0
    last_row: int = 1
    last_column: int = 26

    def through(self, archive: zipfile.ZipFile) -> int:
        name, declared, tail = self.member.filename, self.member.file_size, b""
        is_xml, is_sheet = name.endswith((".xml", ".rels")), name.startswith("xl/worksheets/")
        # Python stops reading where the header says that the part ends; the reader after it does not.
        self.member.file_size = MOST_UNPACKED + BLOCK
        with archive.open(self.member) as stream:
            while block := stream.read(BLOCK):
                self.seen += len(block)
                self.refuse_more_than(declared)
                text = tail + block
                if is_xml and DECLARES.search(text):
                    self.refuse(gettext("it declares entities of its own, as no spreadsheet program does"))
                if is_xml and is_sheet:
                    self.refuse_far_cells(text)
                tail = text[-OVERLAP:]
        return self.seen

    def refuse_more_than(self, declared: int) -> None:
        refuse_size(self.before + self.seen, self.path)
        if self.seen > declared:
            self.refuse(gettext("it holds more than it says it does"))
        if self.seen > FREE_OF_RATIO and self.seen > MOST_RATIO * max(self.member.compress_size, 1):
            self.refuse(
                gettext(
                    "packed more than {most} to 1, it is made to exhaust the machine",
                    most=MOST_RATIO,
                )
            )

    def refuse(self, why: str) -> NoReturn:
        raise TableError(
            gettext("this workbook is refused: {why}; save the sheet as CSV", why=why), file=self.path.name
        )

    def refuse_far_cells(self, text: bytes) -> None:
        self.last_row = max([self.last_row, *map(int, ROW.findall(text))])
        self.last_column = max([self.last_column, *map(column_number, set(WIDE_CELL.findall(text)))])
        if self.last_row * self.last_column > MOST_CELLS:
            why = gettext(
                "a sheet reaches to row {row} and column {column}, mostly empty or too large; delete the stray cells, "
                "or save the sheet as CSV",
                row=self.last_row,
                column=self.last_column,
            )
            raise TableError(why, file=self.path.name)


def column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
