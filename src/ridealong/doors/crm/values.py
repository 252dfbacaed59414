"""What a single cell says: nothing, words, yes or no; dates and money have modules of their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Generic, TypeVar
from unicodedata import category

from ridealong.people.plain import plain
from ridealong.speech import gettext
from ridealong.speech.figures import figure

from .languages import phrases
from .refusals import Unreadable, shortened
from .tables import Cell
from .tags import without_tags

V = TypeVar("V")

# How systems write that there is nothing. Plain `NA` and `None` may be names, so only `known_blank`
# columns (dates, numbers) take them for nothing.
NOTHING = frozenset({"", "-", "--", "null", "n/a", "n.a.", "#n/a", "(null)", "(blank)", "\\n"}).union(
    each.casefold() for each in phrases("values", "nothing")
)
NOTHING_HERE = NOTHING | {"na", "none", "nil", ".", "nan"}
TRUE = frozenset({"true", "yes", "y", "1", "x", *phrases("values", "yes")})
FALSE = frozenset({"false", "no", "n", "0", "", *phrases("values", "no")})
MOST_REMEMBERED = 50_000
LONGEST_NAME = 200
WITH_ADDRESS = re.compile(r"(\S.*?)\s*\([^()@\s]+@[^()@\s]+\)")


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
    if not text.isprintable():
        text = " ".join(plain(text).split())
    return None if text.casefold() in NOTHING else text


def read_name(cell: Cell) -> str | None:
    """The name somebody goes by: HubSpot writes `Ann Lee (ann@acme.example)`."""
    name = read_words(cell)
    if name is not None and name.endswith(")") and (found := WITH_ADDRESS.fullmatch(name)) is not None:
        name = found[1]
    if name is not None and not holds_name(name):
        return None  # `...` or `?`, where somebody did not know whom to write
    if name is not None and len(name) > LONGEST_NAME:
        raise Unreadable(
            gettext(
                "`{name}` has {count} letters, and no name is that long",
                name=shortened(name),
                count=figure(len(name)),
            )
        )
    return name


def holds_name(text: str) -> bool:
    """Marks alone are nobody's name, while a firm may be called by a picture."""
    return any(letter.isalnum() or category(letter) == "So" for letter in text)


def read_note(cell: Cell) -> str | None:
    """A note keeps its lines, and loses the HTML that some systems wrap it in."""
    text = without_tags(plain(str(cell))).strip()
    return None if text.casefold() in NOTHING else text


def is_nothing(cell: Cell) -> bool:
    return isinstance(cell, str) and plain(cell).strip().casefold() in NOTHING_HERE


def read_flag(cell: Cell) -> bool:
    if isinstance(cell, bool):
        return cell
    word = plain(str(cell)).strip().casefold()
    if word in TRUE:
        return True
    if word in FALSE:
        return False
    raise Unreadable(gettext("`{cell}` is neither yes nor no", cell=shortened(cell)))
