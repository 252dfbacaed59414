"""What a single cell says: nothing, words, yes or no; dates and money have modules of their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Generic, TypeVar

from .refusals import Unreadable, shortened
from .tables import Cell

V = TypeVar("V")

# How systems write that there is nothing. Plain `NA` and `None` may be names, so only `known_blank`
# columns (dates, numbers) take them for nothing.
NOTHING = frozenset({"", "-", "--", "null", "n/a", "#n/a", "(null)", "(blank)"})
NOTHING_HERE = NOTHING | {"na", "none", "nil", ".", "nan"}
TRUE = frozenset({"true", "yes", "y", "1", "x"})
FALSE = frozenset({"false", "no", "n", "0", ""})
MOST_REMEMBERED = 50_000
MARK = re.compile(r"</?[A-Za-z][^<>]*>")


class Remembered(dict[Cell, V], Generic[V]):
    """A reader that reads each distinct cell once: columns repeat themselves, and parsing is what costs.

    It starts afresh when it has grown large, so memory stays flat over a column of a million different cells.
    """

    __slots__ = ("read",)

    def __init__(self, read: Callable[[Cell], V]) -> None:
        super().__init__()
        self.read = read

    def __missing__(self, cell: Cell) -> V:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        value = self[cell] = self.read(cell)
        return value


def read_words(cell: Cell) -> str | None:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)  # a workbook keeps the number 40 as 40.0
    text = " ".join(str(cell).split())
    return None if text.casefold() in NOTHING else text


def read_plainly(cell: Cell) -> str | None:
    """Words of any length without the marks that web pages put between them."""
    text = read_words(cell)
    if text is None or "<" not in text:
        return text
    return " ".join(unescape(MARK.sub(" ", text)).split()) or None


def is_nothing(cell: Cell) -> bool:
    return isinstance(cell, str) and cell.strip().casefold() in NOTHING_HERE


def read_flag(cell: Cell) -> bool:
    if isinstance(cell, bool):
        return cell
    word = str(cell).strip().casefold()
    if word in TRUE:
        return True
    if word in FALSE:
        return False
    raise Unreadable(f"`{shortened(cell)}` is neither yes nor no")
