"""Knows the totals that a report ends with, so that nobody takes them for one more row."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from decimal import Decimal

from .headings import fold
from .money import DecimalSign, read_amount
from .refusals import LONGEST_VALUE, Unreadable
from .tables import Cell, Row, Table
from .values import is_nothing

MOST_ROWS = 3
"""A report ends with a line or two of totals, and perhaps one that says who made it."""
FEWEST_SUMMED = 3
COUNTED = frozenset({"record", "records", "row", "rows"})
WORDS = frozenset(
    "total,totals,grand total,grand totals,overall total,subtotal,sum,sum total,summe,gesamt,gesamtsumme,"
    "total general,suma,somme,totale,totaal,average,summen,gesamtergebnis,gesamtbetrag,zwischensumme,endsumme".split(
        ","
    )
)
SIGNS: tuple[DecimalSign, ...] = (".", ",")


class Ends:
    """The last rows of a table while it is read through."""

    def __init__(self) -> None:
        self.last: deque[Row] = deque(maxlen=MOST_ROWS)
        self.rows = 0

    def see(self, block: Sequence[Row]) -> None:
        self.rows += len(block)
        self.last.extend(block[-MOST_ROWS:])

    def total_line(self, table: Table) -> int | None:
        """The line from which on there are only totals."""
        found = None
        for line, cells in reversed(self.last):
            if self.rows <= 1 or not says_total(cells):
                break
            found = line
        if found is None and self.rows > FEWEST_SUMMED and sums_up(table, self.last[-1]):
            found = self.last[-1][0]
        return found

    def below(self, line: int) -> int:
        return sum(1 for each, _ in self.last if each >= line)


def says_total(cells: Sequence[Cell]) -> bool:
    """A customer may be called Total, too, but then the rest of the row is not so empty."""
    filled = [cell for cell in cells if not is_nothing(cell)]
    if not filled or len(filled) * 2 > len(cells) + 1:
        return False
    return is_total(filled[0]) and all(is_total(cell) or is_amount(cell) for cell in filled[1:])


def is_amount(cell: Cell) -> bool:
    return any(amount_of(cell, sign) is not None for sign in SIGNS)


def is_total(cell: Cell) -> bool:
    if not isinstance(cell, str) or len(cell) > LONGEST_VALUE:
        return False
    said = [word for word in fold(cell).split() if not word.isdigit() and word not in COUNTED]
    return " ".join(said) in WORDS


def sums_up(table: Table, last: Row) -> bool:
    """Whether the last row holds nothing but the sums of the columns above it; read again only where it may be so."""
    line, cells = last
    places = [place for place, cell in enumerate(cells) if not is_nothing(cell)]
    if not places or len(places) * 2 > len(cells):
        return False
    return any(
        all((cell := amount_of(cells[place], sign)) is not None and cell for place in places)
        and all(summed(table, place, line, sign) == amount_of(cells[place], sign) for place in places)
        for sign in SIGNS
    )


def summed(table: Table, place: int, before: int, sign: DecimalSign) -> Decimal:
    amounts = (amount_of(cells[place], sign) for line, cells in table.rows() if line < before)
    return sum((amount for amount in amounts if amount is not None), Decimal(0))


def amount_of(cell: Cell, sign: DecimalSign = ".") -> Decimal | None:
    try:
        return read_amount(cell, sign)
    except Unreadable:
        return None
