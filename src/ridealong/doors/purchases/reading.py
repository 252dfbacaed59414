"""Reading a list of purchases: twice over the file, once to see how it is written and once to take it in."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ridealong.doors.crm.dates import OrderSeen, read_date
from ridealong.doors.crm.money import SignsSeen, read_amount, read_currency
from ridealong.doors.crm.refusals import Aside, TableError, Unreadable
from ridealong.doors.crm.tables import Cell, Table, open_tables
from ridealong.doors.purchases.columns import Columns, columns_of
from ridealong.speech import gettext

Whole = NDArray[np.int64]
MOST_DECIMALS = 6
MOST_ASIDE = 100
"""Rows put aside that are told one by one; how many there were is always told."""


@dataclass(frozen=True, slots=True)
class Bought:
    """Purchases as columns of whole numbers: a customer's place among the names, an ordinal day, an exact amount."""

    names: Sequence[str]
    customer: Whole
    day: Whole
    amount: Whole
    """In units of 10^-decimals."""
    decimals: int
    currency: str | None
    asides: Sequence[Aside] = ()
    put_aside: int = 0

    def __len__(self) -> int:
        return len(self.customer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How to read a file: headings that were named, the last day there can be, and rates into one currency."""

    named: Mapping[str, str | None]
    today: date
    currency: str | None = None
    rates: Mapping[str, Decimal] = field(default_factory=dict)


def read_purchases(path: Path, wanted: Wanted) -> Bought:
    """All purchases of a file. Raises :class:`TableError` where nothing can be made of it, or not without being told.

    A row that cannot be read, or of a day that has not come, is put aside with its line and why.
    """
    tables = open_tables(path)
    if len(tables) > 1:
        names = ", ".join(each.sheet or each.file for each in tables)
        raise TableError(
            gettext("there are several sheets ({names}); bring one of them", names=names), file=path.name
        )
    (table,) = tables
    columns = columns_of(table.name, table.headings, dict(wanted.named))
    written = _Written.of(table, columns)
    taken = _Taken(table.name, wanted, written)
    for line, cells in table.rows(taken.aside):
        taken.take(line, cells, columns)
    return taken.bought()


@dataclass(frozen=True, slots=True)
class _Written:
    """How dates, amounts and currencies of a file are written."""

    order: str | None
    decimal: str
    currencies: Counter[str]

    @classmethod
    def of(cls, table: Table, columns: Columns) -> _Written:
        order, signs, currencies = OrderSeen(), SignsSeen(), Counter[str]()
        for _, cells in table.rows():
            when, amount = cells[columns.date], cells[columns.amount]
            if isinstance(when, str):
                order.see(when)
            if isinstance(amount, str):
                signs.see(amount)
            currency = _currency(cells, columns)
            if currency:
                currencies[currency] += 1
        for question in (order.question(), signs.question()):
            if question:
                raise TableError(
                    gettext("{question}; write days as 2026-03-30 and amounts as 1234.50", question=question),
                    file=table.name,
                )
        return cls(order.settled(), signs.settled(), currencies)


def _currency(cells: Sequence[Cell], columns: Columns) -> str | None:
    cell = cells[columns.amount] if columns.currency is None else cells[columns.currency]
    try:
        return read_currency(cell)
    except Unreadable:
        return None


class _Taken:
    """What was read so far, as numbers: a row of a file takes 24 bytes."""

    def __init__(self, file: str, wanted: Wanted, written: _Written) -> None:
        self._file, self._wanted, self._written = file, wanted, written
        self._places: dict[str, int] = {}
        self._days: dict[Cell, int] = {}
        self._customer, self._day = array("q"), array("q")
        self._amounts: list[Decimal] = []
        self._asides: list[Aside] = []
        self._aside = 0
        self._kept = self._one_currency(written.currencies)

    def _one_currency(self, found: Counter[str]) -> str | None:
        wanted = self._wanted
        into = wanted.currency or (found.most_common(1)[0][0] if found else None)
        missing = sorted(each for each in found if each != into and each not in wanted.rates)
        if missing:
            raise TableError(
                gettext(
                    "these are in several currencies ({names}), and euros are not added to dollars; say what one is "
                    "worth: --currency {into} --rate {example}=0.92",
                    names=", ".join(sorted(found)),
                    into=into,
                    example=missing[0],
                ),
                file=self._file,
            )
        return into

    def aside(self, row: Aside) -> None:
        self._aside += 1
        if len(self._asides) < MOST_ASIDE:
            self._asides.append(row)

    def take(self, line: int, cells: Sequence[Cell], columns: Columns) -> None:
        try:
            name = str(cells[columns.customer]).strip()
            if not name:
                raise Unreadable(gettext("nobody bought it"))
            day, amount = self._day_of(cells[columns.date]), self._amount_of(cells, columns)
        except Unreadable as why:
            self.aside(Aside(self._file, line, None, str(why)))
            return
        self._customer.append(self._places.setdefault(name, len(self._places)))
        self._day.append(day)
        self._amounts.append(amount)

    def _day_of(self, cell: Cell) -> int:
        known = self._days.get(cell)
        if known is None:
            day = read_date(cell, self._written.order)  # type: ignore[arg-type]
            if day is None:
                raise Unreadable(gettext("it says no day"))
            if day > self._wanted.today:
                raise Unreadable(gettext("{day} has not come yet", day=day.isoformat()))
            known = self._days[cell] = day.toordinal()
        return known

    def _amount_of(self, cells: Sequence[Cell], columns: Columns) -> Decimal:
        amount = read_amount(cells[columns.amount], self._written.decimal)  # type: ignore[arg-type]
        if amount is None:
            raise Unreadable(gettext("it says no amount"))
        currency = _currency(cells, columns)
        rate = self._wanted.rates.get(currency or "") if currency != self._kept else None
        return amount if rate is None else round(amount * rate, 2)

    def bought(self) -> Bought:
        if not self._customer:
            raise TableError(
                gettext("there is no purchase in it") if not self._asides else self._asides[0].why,
                file=self._file,
            )
        decimals = max((_decimals(each) for each in self._amounts), default=0)
        if decimals > MOST_DECIMALS:
            raise TableError(
                gettext(
                    "an amount has {count} decimals; at most {most} are kept exactly",
                    count=decimals,
                    most=MOST_DECIMALS,
                ),
                file=self._file,
            )
        scale = 10**decimals
        amounts = np.fromiter((int(each * scale) for each in self._amounts), np.int64, len(self._amounts))
        return Bought(
            list(self._places), np.frombuffer(self._customer, np.int64), np.frombuffer(self._day, np.int64), amounts,
            decimals, self._kept, self._asides, self._aside,
        )  # fmt: skip


def _decimals(amount: Decimal) -> int:
    exponent = amount.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
