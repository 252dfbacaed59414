"""Reads dates as systems write them; whether day or month comes first is decided from a whole column."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal

from ridealong.people.plain import plain
from ridealong.speech import gettext

from .headings import fold
from .languages import months
from .refusals import LONGEST_VALUE, Unreadable, shortened
from .tables import Cell
from .values import is_nothing

Order = Literal["dmy", "mdy"]
Writing = Literal["cell", "iso", "slashed", "serial", "named", "impossible"]

TIME = r"(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?\s*(?:Z|UTC|Uhr|[-+]\d{2}:?\d{2})?)?"
YEAR_FIRST = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){TIME}")
COMPACT = re.compile(r"(19|20)(\d{2})(\d{2})(\d{2})")
YEAR_LAST = re.compile(rf"(\d{{1,2}})([-/. ])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){TIME}")
DAY_NAMED = re.compile(
    rf"(\d{{1,2}})(?:er|º|°)?[-. ]+(?:de )?([^\W\d_]{{3,10}})\.?,?[-. ]+(?:del? )?(\d{{4}}|\d{{2}}){TIME}"
)
NAMED_DAY = re.compile(rf"([A-Za-z]{{3,9}})\.?[- ]+(\d{{1,2}}),?[- ]+(\d{{4}}){TIME}")
SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
          "october", "november", "december")  # fmt: skip
# Spreadsheets count days from here; 20000 is 1954 and 80000 is 2119, so no plain number is taken for a day.
SERIAL_START = date(1899, 12, 30)
SERIALS = range(20_000, 80_001)
FIRST_YEAR_OF_LAST_CENTURY = 69  # two digits from 69 on are 19xx, as POSIX reads them


class NoSuchDay(Unreadable):
    """Written as a date, but of no day that there is, such as 30 February."""


def read_date(cell: Cell, order: Order | None = None) -> date | None:
    """The date a cell holds, None when it holds nothing; words and impossible days are refused, not guessed."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if is_nothing(cell):
        return None
    if isinstance(cell, int | float):
        return from_serial(float(cell), cell)
    text = plain(str(cell)).strip()
    try:
        return from_text(text, order)
    except ValueError as error:
        if isinstance(error, Unreadable):
            raise
        raise NoSuchDay(gettext("`{text}` is no day of the calendar", text=shortened(text))) from None


def from_text(text: str, order: Order | None) -> date:
    if len(text) > LONGEST_VALUE:
        raise Unreadable(gettext("`{text}` is not a date", text=shortened(text)))
    if found := YEAR_FIRST.fullmatch(text):
        return date(int(found[1]), int(found[3]), int(found[4]))
    if found := YEAR_LAST.fullmatch(text):
        return from_slashed(text, found, order)
    if found := COMPACT.fullmatch(text):
        return date(int(found[1] + found[2]), int(found[3]), int(found[4]))
    if found := DAY_NAMED.fullmatch(text):
        return date(full_year(found[3]), month_named(found[2], text), int(found[1]))
    if found := NAMED_DAY.fullmatch(text):
        return date(int(found[3]), month_named(found[1], text), int(found[2]))
    if SERIAL.fullmatch(text):
        return from_serial(float(text), text)
    raise Unreadable(gettext("`{text}` is not a date; write it as 2026-03-31", text=shortened(text)))


def from_slashed(text: str, found: re.Match[str], order: Order | None) -> date:
    first, second, year = int(found[1]), int(found[3]), full_year(found[4])
    if found[2] == "." or order == "dmy":
        return date(year, second, first)
    if order == "mdy":
        return date(year, first, second)
    raise Unreadable(gettext("`{text}` fits day/month and month/day; say which", text=shortened(text)))


def full_year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= FIRST_YEAR_OF_LAST_CENTURY else 2000)


def month_named(word: str, text: str) -> int:
    """A month is known by its first letters, in any language, where they fit no other month."""
    begins = fold(word)
    found = {
        number
        for number, (english, others) in enumerate(zip(MONTHS, months(), strict=True), start=1)
        if any(month.startswith(begins) for month in (english, *others))
    }
    if begins == "sept":
        found = {9}
    if len(found) == 1:
        return found.pop()
    raise Unreadable(
        gettext("`{text}` is not a date: no month is called `{word}`", text=shortened(text), word=word)
    )


def from_serial(days: float, cell: Cell) -> date:
    if isinstance(cell, bool) or int(days) not in SERIALS:
        raise Unreadable(
            gettext("`{cell}` is a number, not a date; write it as 2026-03-31", cell=shortened(cell))
        )
    return SERIAL_START + timedelta(days=int(days))


def writing(cell: Cell) -> Writing | None:
    """How a cell would be a date, if it were one; None when it is none."""
    if isinstance(cell, date):
        return "cell"
    try:
        read_date(cell, "dmy")
    except NoSuchDay:
        return impossible(str(cell))
    except Unreadable:
        return "slashed" if isinstance(cell, str) and YEAR_LAST.fullmatch(cell.strip()) else None
    text = str(cell).strip()
    if YEAR_LAST.fullmatch(text):
        return "slashed"
    if isinstance(cell, int | float) or SERIAL.fullmatch(text):
        return "serial"
    return "iso" if text[:4].isdigit() else "named"


def impossible(text: str) -> Writing:
    """With the month first it may be a day all the same: 02/13/2024."""
    try:
        read_date(text, "mdy")
    except Unreadable:
        return "impossible"
    return "slashed"


@dataclass(slots=True)
class OrderSeen:
    """What a column's own values say about day and month: one 31 in either place settles it."""

    day_first: int = 0
    month_first: int = 0
    either: int = 0
    examples: dict[str, str] = field(default_factory=dict)

    def see(self, text: str) -> None:
        found = YEAR_LAST.fullmatch(text.strip())
        if found is None or found[2] == ".":
            return
        first, second = int(found[1]), int(found[3])
        if first > 12 >= second:
            self.day_first += 1
            self.examples.setdefault("dmy", text.strip())
        elif second > 12 >= first:
            self.month_first += 1
            self.examples.setdefault("mdy", text.strip())
        elif first <= 12:
            self.either += 1
            self.examples.setdefault("either", text.strip())

    def settled(self) -> Order | None:
        if self.day_first and not self.month_first:
            return "dmy"
        if self.month_first and not self.day_first:
            return "mdy"
        return None

    def question(self) -> str | None:
        """What has to be asked before a date of this column may be read."""
        if self.day_first and self.month_first:
            one, other = self.examples["dmy"], self.examples["mdy"]
            return gettext(
                "some dates put the day first (`{one}`) and some the month (`{other}`)", one=one, other=other
            )
        if self.either and self.settled() is None:
            return gettext(
                "every date fits day/month and month/day (`{examples}`)", examples=self.examples["either"]
            )
        return None
