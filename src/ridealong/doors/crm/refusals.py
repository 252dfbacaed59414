"""How a file or a row is refused: one line with the file, the line, the column and what would be right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from ridealong.people.plain import plain
from ridealong.speech import gettext, gettext_noop
from ridealong.speech.figures import after_colon

# No date and no amount is longer; patterns are not tried on whole paragraphs, where they would be slow.
LONGEST_VALUE = 64
WHAT_OPENS = gettext_noop("save it as CSV or XLSX")


class Worded(str):
    """A sentence as a terminal shows it; `page` says the same to whoever has a link or a choice for its commands."""

    page: str

    @classmethod
    def of(cls, page: str, terminal: str) -> Self:
        worded = cls(terminal)
        worded.page = page
        return worded

    def __str__(self) -> str:
        return self


def ending(said: str, command: str) -> Worded:
    """What ends with a command, which only a terminal shows."""
    return Worded.of(said, gettext("{said}; {command}", said=said, command=command))


class TableError(Exception):
    """A file that cannot be read as a table at all; nothing of it is used."""

    def __init__(self, why: str, *, file: str, line: int | None = None, column: str | None = None) -> None:
        self.why, self.file, self.line, self.column = why, file, line, column
        super().__init__(said(file, line, column, why))


@dataclass(frozen=True, slots=True)
class Aside:
    """One row put aside: it was not read, and this is why."""

    file: str
    line: int
    column: str | None
    why: str

    def __str__(self) -> str:
        return said(self.file, self.line, self.column, self.why)


PutAside = Callable[[Aside], None]


class Unreadable(ValueError):
    """A cell that does not hold what its column should; the row it stands in is put aside."""


def said(file: str, line: int | None, column: str | None, why: str) -> str:
    if isinstance(why, Worded):
        return Worded.of(said(file, line, column, why.page), said(file, line, column, "".join(why)))
    where = file if not line else gettext("{file}, line {line}", file=file, line=line)
    where, why = plain(where), after_colon(why)
    if column is None:
        return f"{where}: {why}"
    return gettext("{where}, column `{column}`: {why}", where=where, column=column, why=why)


def nobody_asked(aside: Aside) -> None:
    """For passes that only look ahead: what they put aside is told by the pass that reads the rows."""


def shortened(value: object, most: int = 40) -> str:
    text = " ".join(plain(str(value)).split())
    return text if len(text) <= most else text[: most - 1] + "…"
