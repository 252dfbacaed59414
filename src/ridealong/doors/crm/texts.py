"""The raw rows of a CSV, TSV or semicolon file, streamed: a million rows take no more memory than ten."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from .contents import HEAD
from .delimiters import LINES_LOOKED_AT, NAMES, find_delimiter, named_by_the_file
from .encodings import Letters, find_letters
from .refusals import Aside, PutAside, TableError

Cells = list[str]
CLOSE_IT = "close it, or double it where it belongs to the text"


@dataclass(frozen=True, slots=True)
class TextFile:
    """How to open one text file; `rows` opens it anew each time."""

    path: Path
    letters: Letters
    delimiter: str
    lines_above: int

    @property
    def notes(self) -> tuple[str, ...]:
        parted = () if self.delimiter == "," else (f"cells are parted by {NAMES[self.delimiter]}",)
        return self.letters.notes + parted

    def rows(self, put_aside: PutAside) -> Iterator[tuple[int, Cells]]:
        with self.path.open(encoding=self.letters.encoding, newline="") as stream:
            lines: Iterable[str] = stream
            if self.letters.has_nul:
                lines = (line.replace("\0", "") for line in stream)
            try:
                yield from self.parted(islice(lines, self.lines_above, None), put_aside)
            except UnicodeError:
                raise TableError(
                    f"the file starts as {self.letters.encoding.upper()} and stops being it further on; "
                    "save it as UTF-8",
                    file=self.path.name,
                ) from None

    def parted(self, lines: Iterator[str], put_aside: PutAside) -> Iterator[tuple[int, Cells]]:
        reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
        above = self.lines_above
        line = above + 1
        while True:
            try:
                for cells in reader:
                    yield line, cells
                    line = above + reader.line_num + 1
                return
            except csv.Error as error:
                put_aside(self.misquoted(error, line, above + reader.line_num))
                line = above + reader.line_num + 1

    def misquoted(self, error: csv.Error, first: int, last: int) -> Aside:
        """One ill-quoted row is put aside; a quotation that swallows the rest refuses the whole file."""
        if "expected after" not in str(error):
            why = f"a quotation mark opens in this row and is not closed; {CLOSE_IT}"
            raise TableError(why, file=self.path.name, line=first)
        span = "" if first == last else f" (lines {first} to {last})"
        return Aside(self.path.name, first, None, f"a quotation mark stands inside a cell{span}; {CLOSE_IT}")


def open_text(path: Path, head: bytes) -> TextFile:
    letters = find_letters(path, head)
    with path.open(encoding=letters.encoding, newline="", errors="replace") as stream:
        lines = stream.read(HEAD).replace("\0", "").splitlines(keepends=True)
    if len(lines) > 1 and len(head) == HEAD:
        lines.pop()  # cut off in the middle by the reading, not by its author
    named = named_by_the_file(lines[0])
    delimiter = named or find_delimiter(lines[: LINES_LOOKED_AT * 2])
    return TextFile(path, letters, delimiter, lines_above=1 if named else 0)
