"""Reads a file of purchases, a row each: who bought, on which day, and for how much, exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ridealong.doors.crm.dates import Order, OrderSeen
from ridealong.doors.crm.money import DecimalSign, SignsSeen, read_amount, read_currency
from ridealong.doors.crm.refusals import Aside, TableError, Unreadable, said, shortened
from ridealong.doors.crm.tables import Cell, Table, open_tables
from ridealong.doors.crm.times import read_time
from ridealong.doors.crm.values import Remembered, read_words
from ridealong.doors.purchases.columns import NoColumn, columns_of
from ridealong.doors.purchases.rates import Rates

Whole = list[int] | NDArray[np.int64]
CENTS, MOST_DECIMALS = 2, 6
MOST = 1 << 62
"""In all, of the smallest part of a currency: what sums of 64 bits hold."""


class NoPurchases(ValueError):
    """A file from which nothing can be said; the sentence says why."""


@dataclass(frozen=True)
class Purchases:
    """What a file says: a row a purchase, customers by their place in ``names``."""

    names: list[str]
    customer: Whole
    day: Whole
    """As ordinals."""
    amount: Whole
    """In the smallest part of the currency that anything was paid in."""
    places: int
    """How many decimals that part has."""
    currency: str
    refunds: int
    nothings: int
    """Purchases for nothing."""
    aside: list[Aside] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_purchases(
    path: Path, *, columns: Mapping[str, str | None], today: date, rates: Rates | None = None
) -> Purchases:
    """Everything bought in a file; with rates, amounts of several currencies in one.

    Raises
    ------
    NoPurchases: it holds none, or amounts of several currencies, or a day that has not come; each with what to do.
    """
    try:
        tables = open_tables(path)
        if len(tables) > 1:
            names = ", ".join(f"`{each.sheet}`" for each in tables)
            raise NoPurchases(
                f"{path.name} holds several tables ({names}); save the one with the purchases alone"
            )
        return Reader(tables[0], columns_of(tables[0].headings, columns), today, rates).read()
    except (TableError, NoColumn) as error:
        raise NoPurchases(str(error) if isinstance(error, TableError) else f"{path.name}: {error}") from None
    except OSError as error:
        raise NoPurchases(f"{path} cannot be read: {error.strerror or error}") from None


class Reader:
    """A table of text or of cells, row by row."""

    def __init__(
        self, table: Table, places: Mapping[str, int], today: date, rates: Rates | None = None
    ) -> None:
        self.table, self.places, self.today, self.rates = table, places, today, rates
        self.aside: list[Aside] = []
        self.currencies: dict[str, int] = {}

    def read(self) -> Purchases:
        order, sign, notes = self._survey()
        numbers: dict[str, int] = {}
        who: list[int] = []
        days: list[int] = []
        paid: list[Decimal] = []
        dates = Remembered(lambda cell: read_time(cell, order))
        amounts = Remembered(lambda cell: read_amount(cell, sign))
        for line, cells in self.table.rows(self.aside.append):
            try:
                one = self._row(line, cells, dates, amounts)
            except Unreadable as error:
                self.aside.append(Aside(self.table.name, line, None, str(error)))
                continue
            who.append(numbers.setdefault(one[0], len(numbers)))
            days.append(one[1].toordinal())
            paid.append(one[2])
        self._one_currency()
        if not paid:
            why = f" ({self.aside[0].why}, line {self.aside[0].line})" if self.aside else ""
            raise NoPurchases(f"{self.table.name} holds no purchase that can be read{why}")
        decimals = max(CENTS, *(-int(each.as_tuple().exponent) for each in set(paid)))
        units = [int(each.scaleb(decimals)) for each in paid]
        if sum(map(abs, units)) > MOST:
            raise NoPurchases(
                f"{self.table.name} adds up to more than can be counted exactly; round its amounts"
            )
        return Purchases(
            list(numbers), who, days, units, decimals,
            self.rates.into if self.rates else next(iter(self.currencies), ""),
            sum(each < 0 for each in paid), sum(not each for each in paid),
            self.aside, [*self.table.notes, *notes],
        )  # fmt: skip

    def _survey(self) -> tuple[Order | None, DecimalSign, list[str]]:
        """How days and amounts are written is settled over the whole column before anything is read."""
        orders, signs = OrderSeen(), SignsSeen()
        when, much = self.places["date"], self.places["amount"]
        for _, cells in self.table.rows():
            if isinstance(day := cells[when], str):
                orders.see(day.split(" ")[0].split("T")[0])
            if isinstance(amount := cells[much], str):
                signs.see(amount)
        for column, trouble in ((when, orders.question()), (much, signs.question())):
            if trouble:
                heading = self.table.headings[column]
                raise NoPurchases(
                    f"{self.table.name}, column `{heading}`: {trouble}; write days as 2026-03-31 and amounts as 1234.50"
                )
        return orders.settled(), signs.settled(), [told] if (told := signs.told()) else []

    def _row(
        self,
        line: int,
        cells: Sequence[Cell],
        dates: Remembered[datetime | None],
        amounts: Remembered[Decimal | None],
    ) -> tuple[str, date, Decimal]:
        customer = read_words(cells[self.places["customer"]])
        at, amount = dates[cells[self.places["date"]]], amounts[cells[self.places["amount"]]]
        if customer is None or at is None or amount is None:
            lacks = "customer" if customer is None else "date" if at is None else "amount"
            raise Unreadable(f"it names no {lacks}")
        if at.date() > self.today:
            written = shortened(cells[self.places["date"]])
            raise NoPurchases(
                said(
                    self.table.name,
                    line,
                    self.table.headings[self.places["date"]],
                    f"`{written}` has not come yet; today is {self.today}. Take out what is planned",
                )
            )
        if -int(amount.as_tuple().exponent) > MOST_DECIMALS:
            raise Unreadable(f"`{shortened(amount)}` has more than {MOST_DECIMALS} decimals; round it")
        column = self.places.get("currency")
        named = read_currency(cells[self.places["amount"] if column is None else column])
        if self.rates is not None:
            amount = self._converted(amount, named)
        elif named:
            self.currencies.setdefault(named, line)
        return customer, at.date(), amount

    def _converted(self, amount: Decimal, named: str | None) -> Decimal:
        assert self.rates is not None
        if not named:
            raise Unreadable("it names no currency")
        if named not in self.rates.of:
            raise Unreadable(f"the rates say nothing of {named}")
        return self.rates.converted(amount, named)

    def _one_currency(self) -> None:
        if len(self.currencies) > 1:
            (one, first), (other, second), *_ = self.currencies.items()
            raise NoPurchases(
                f"{self.table.name} holds amounts in {one} (line {first}) and in {other} (line {second}), and does "
                "not say what one is in the other; say it with --rates FILE"
            )
