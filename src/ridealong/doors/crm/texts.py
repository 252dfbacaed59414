"""The raw rows of a CSV, TSV or semicolon file, streamed: a million rows take no more memory than ten."""

from __future__ import annotations

import csv
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

from ridealong.speech import gettext, gettext_noop
from ridealong.speech.figures import figure

from .contents import HEAD
from .delimiters import LINES_LOOKED_AT, PARTED_BY, find_delimiter, named_by_the_file
from .encodings import Letters, find_letters
from .lines import LONGEST_ROW, Lines, RowTooLong
from .refusals import Aside, PutAside, TableError

Cells = list[str]
STRAY = gettext_noop(
    "a quotation mark stands inside a cell{span}; close it, or double it where it belongs to the text"
)
UNCLOSED = gettext_noop(
    "a quotation mark opens in this row and is not closed, so what is under it is read without it; close it, or "
    "double it where it belongs to the text"
)
CELL_TOO_LONG = gettext_noop(
    "a cell of this row holds more than {letters} letters{span}; shorten it, or leave its column out of the export"
)
ROW_TOO_LONG = gettext_noop(
    "this row is longer than {size} MB{span}; shorten it, or leave its column out of the export"
)


@dataclass(frozen=True, slots=True)
class TextFile:
    """How to open one text file; `rows` opens it anew each time."""

    path: Path
    letters: Letters
    delimiter: str
    lines_above: int

    @property
    def notes(self) -> tuple[str, ...]:
        parted = () if self.delimiter == "," else (gettext(PARTED_BY[self.delimiter]),)
        return self.letters.notes + parted

    def rows(self, put_aside: PutAside) -> Iterator[tuple[int, Cells]]:
        after: int | None = self.lines_above
        while after is not None:
            after = yield from self.rows_after(after, put_aside)

    def rows_after(self, above: int, put_aside: PutAside) -> Generator[tuple[int, Cells], None, int | None]:
        """The rows below a line; where a quotation opens and never closes, below which line to begin anew."""
        with self.path.open(encoding=self.letters.encoding, newline="") as stream:
            try:
                lines = Lines(stream)
                lines.pass_by(above)
                return (yield from self.parted(lines, put_aside))
            except UnicodeError:
                raise TableError(
                    gettext(
                        "the file starts as {encoding} and stops being it further on; save it as UTF-8",
                        encoding=self.letters.encoding.upper(),
                    ),
                    file=self.path.name,
                ) from None

    def parted(self, lines: Lines, put_aside: PutAside) -> Generator[tuple[int, Cells], None, int | None]:
        reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
        while True:
            first = lines.row_begins()
            try:
                for cells in reader:
                    yield first, cells
                    first = lines.row_begins()
                return None
            except (RowTooLong, csv.Error) as error:
                why = self.what_is_wrong(error, lines)
            last = lines.number if why is not UNCLOSED else first
            span = "" if first == last else f" {gettext('(lines {first} to {last})', first=first, last=last)}"
            letters, size = figure(csv.field_size_limit()), LONGEST_ROW >> 20
            put_aside(Aside(self.path.name, first, None, gettext(why, span=span, letters=letters, size=size)))
            if why is UNCLOSED:
                return first

    def what_is_wrong(self, error: Exception, lines: Lines) -> str:
        """Why a row is put aside, after having passed it over to its end."""
        if "expected after" in str(error):
            return STRAY
        if "unexpected end" in str(error) or not lines.end_row():
            return UNCLOSED
        return ROW_TOO_LONG if isinstance(error, RowTooLong) else CELL_TOO_LONG


def open_text(path: Path, head: bytes) -> TextFile:
    letters = find_letters(path, head)
    with path.open(encoding=letters.encoding, newline="", errors="replace") as stream:
        lines = stream.read(HEAD).replace("\0", "").splitlines(keepends=True)
    if len(lines) > 1 and len(head) == HEAD:
        lines.pop()  # cut off in the middle by the reading, not by its author
    named = named_by_the_file(lines[0])
    delimiter = named or find_delimiter(lines[: LINES_LOOKED_AT * 2])
    return TextFile(path, letters, delimiter, lines_above=1 if named else 0)
