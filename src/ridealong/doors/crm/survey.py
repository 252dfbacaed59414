"""One pass over a table before anything is read from it: what each column holds, judged from all its values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from ridealong.people.plain import plain

from .dates import OrderSeen, writing
from .money import MONEY, SignsSeen, currency_called
from .refusals import LONGEST_VALUE, Unreadable
from .tables import Cell, Table
from .totals import Ends
from .values import is_nothing

BLOCK = 2_000
# After this many different values a column of words (names, ids, notes) is known for what it is;
# columns that look like dates or amounts are looked at to the end.
SETTLED_AFTER = 2_000
MOST_REMEMBERED = 20_000
MOST_EXAMPLES = 2_000
FEW = 50
LONGEST_ADDRESS = 254
LONGEST_SHOWN = 1_000
STARTS_A_VALUE = re.compile(r"[-+(−]?\s*[$€£¥₹.\d]|[A-Za-z]{2,3}\$?\s*[\d$.-]|[A-Za-z]{3,9}\.?[- ]+\d")
ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.\w+")


@dataclass(slots=True)
class Column:
    """What one column holds. `examples` are its first different values, in the order of the file."""

    heading: str
    place: int
    filled: int = 0
    different: int = 0
    dates: Counter[str] = field(default_factory=Counter)
    numbers: int = 0
    addresses: int = 0
    words: int = 0
    order: OrderSeen = field(default_factory=OrderSeen)
    signs: SignsSeen = field(default_factory=SignsSeen)
    currencies: set[str] = field(default_factory=set)
    unsure_currency: bool = False
    first_word: str | None = None
    no_day: str | None = None
    """The first value written as a date that no calendar has, such as 2025-02-30."""
    examples: dict[str, None] = field(default_factory=dict)
    remembered: set[int] = field(default_factory=set)
    """Hashes of cells, for a cell may be a note of a hundred thousand letters."""

    def see(self, cells: Sequence[Cell]) -> None:
        fresh = [
            cell
            for cell in dict.fromkeys(cells)
            if hash(cell) not in self.remembered and not is_nothing(cell)
        ]
        self.filled += len(cells) - cells.count("")
        if len(self.remembered) + len(fresh) > MOST_REMEMBERED:
            self.remembered.clear()
        self.remembered.update(map(hash, fresh))
        self.different += len(fresh)
        if self.different - len(fresh) < SETTLED_AFTER or self.looks_like_values:
            for cell in fresh:
                self.judge(cell)

    @property
    def looks_like_values(self) -> bool:
        return self.words * 10 < self.judged

    @property
    def judged(self) -> int:
        return self.words + self.numbers + self.addresses + self.dates.total()

    def judge(self, cell: Cell) -> None:
        if len(self.examples) < MOST_EXAMPLES:
            self.examples[shown(cell)] = None
        if isinstance(cell, date):
            self.dates["cell"] += 1
        elif isinstance(cell, bool):
            self.words += 1
        elif isinstance(cell, int | float):
            self.numbers += 1
        else:
            self.judge_text(plain(str(cell)).strip())

    def judge_text(self, text: str) -> None:
        if len(text) > LONGEST_VALUE or not STARTS_A_VALUE.match(text):
            self.judge_words(text)
        elif (how := writing(text)) == "impossible":
            self.no_day = self.no_day or text
            self.words += 1
        elif how is not None and how != "serial" and not text.isdigit():
            self.dates[how] += 1
            self.order.see(text)
        elif (found := MONEY.fullmatch(text)) and self.note_currency(found["before"] or found["after"], text):
            self.numbers += 1
            self.signs.see(text)
        else:
            self.judge_words(text)

    def judge_words(self, text: str) -> None:
        if len(text) <= LONGEST_ADDRESS and ADDRESS.fullmatch(text):
            self.addresses += 1
        else:
            self.words += 1
            self.first_word = self.first_word or text

    def note_currency(self, word: str | None, text: str) -> bool:
        try:
            code = currency_called(word, text)
        except Unreadable:
            return False
        if code is not None:
            self.currencies.add(code)
        self.unsure_currency = self.unsure_currency or (word is not None and code is None)
        return True

    def mostly(self, count: int) -> bool:
        """Two thirds of the different values: a few odd ones are put aside one by one, not the column."""
        return self.judged > 0 and count * 3 >= self.judged * 2

    @property
    def holds_dates(self) -> bool:
        return self.mostly(self.dates.total())

    @property
    def could_be_dates(self) -> bool:
        """Excel serials and 20140102 are numbers until a heading says that they are days."""
        if self.holds_dates or self.holds_words or self.holds_addresses:
            return self.holds_dates
        few = list(islice(self.examples, FEW))
        return 3 * sum(1 for text in few if writing(text)) >= 2 * len(few)

    @property
    def holds_numbers(self) -> bool:
        return self.mostly(self.numbers)

    @property
    def holds_words(self) -> bool:
        return self.mostly(self.words)

    @property
    def holds_addresses(self) -> bool:
        return self.mostly(self.addresses)


def shown(cell: Cell) -> str:
    """A cell as its author would write it: a workbook keeps the number 40 as 40.0."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return plain(str(cell)).strip()[:LONGEST_SHOWN]


@dataclass(frozen=True, slots=True)
class Survey:
    table: Table
    rows: int
    columns: tuple[Column, ...]

    def column(self, heading: str) -> Column | None:
        return next((column for column in self.columns if column.heading == heading), None)


def survey(table: Table) -> Survey:
    """Read the table once, in blocks turned on their side, so that each column is seen as a whole."""
    columns = tuple(Column(heading, place) for place, heading in enumerate(table.headings))
    rows = 0
    ends = Ends()
    waiting = table.rows()
    while block := list(islice(waiting, BLOCK)):
        rows += len(block)
        ends.see(block)
        for column, values in zip(columns, zip(*(cells for _, cells in block), strict=True), strict=True):
            column.see(values)
    if (total := ends.total_line(table)) is None:
        return Survey(table, rows, columns)
    return Survey(replace(table, total_line=total), rows - ends.below(total), columns)
