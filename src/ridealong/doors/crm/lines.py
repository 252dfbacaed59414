"""The lines of a text file, none longer than a row may be: a cell of two gigabytes is passed over, never held."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

LONGEST_ROW = 8 << 20
BLOCK = 1 << 20


class RowTooLong(Exception):
    """The row that is being read is longer than any row of a table that means something."""


class Lines:
    """Line by line, counting them, and the quotation marks of the row that is being read.

    A row may go on over many lines within quotation marks. `row_begins` is to be said where one ended.
    """

    def __init__(self, stream: TextIO) -> None:
        self.stream, self.number = stream, 0
        self.letters = self.marks = 0

    def row_begins(self) -> int:
        """The number of the line on which the next row begins."""
        self.letters = self.marks = 0
        return self.number + 1

    def pass_by(self, number: int) -> None:
        """The first lines of the file, however long they are."""
        while self.number < number:
            self._pass_over(self._next())

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._next()
        if self.letters > LONGEST_ROW:
            self._pass_over(line)
            raise RowTooLong
        return line.replace("\0", "") if "\0" in line else line

    def end_row(self) -> bool:
        """Pass over the lines up to the end of the row; False where a quotation stays open to the end of the file."""
        while self.marks % 2:
            try:
                self._pass_over(self._next())
            except StopIteration:
                return False
        return True

    def _next(self) -> str:
        """A line, or the beginning of one that is too long."""
        if not (line := self.stream.readline(LONGEST_ROW + 1)):
            raise StopIteration
        self.number += 1
        self.letters += len(line)
        self.marks += line.count('"')
        return line

    def _pass_over(self, line: str) -> None:
        """What is left of the line that began like this."""
        while not line.endswith(("\n", "\r")) and (line := self.stream.readline(BLOCK)):
            self.marks += line.count('"')
