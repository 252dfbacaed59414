"""Reads and writes purchases as Parquet, a column at a time: what is a number or a day there is one here at once.

PyArrow comes with the extra ``value``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ridealong.doors.crm.refusals import Aside, PutAside
from ridealong.doors.crm.tables import Cell, Row, Table
from ridealong.doors.crm.values import read_words
from ridealong.doors.purchases.columns import columns_of
from ridealong.doors.purchases.rates import Rates
from ridealong.doors.purchases.reading import CENTS, MOST, MOST_DECIMALS, NoPurchases, Purchases, Reader

if TYPE_CHECKING:
    import pyarrow as pa

Mask = NDArray[np.bool_]
ENDING = ".parquet"
ASIDE_AT_MOST = 1_000
"""So many rows are put aside by their number; a column that is mostly empty is told of them."""
STEPS = 2
DAY_NOUGHT = date(1970, 1, 1).toordinal()
MISSING = "Parquet files need one package more: pip install 'ridealong[value]'"


def is_parquet(path: Path) -> bool:
    return path.suffix.casefold() == ENDING


def read_parquet(
    path: Path, *, columns: Mapping[str, str | None], today: date, rates: Rates | None = None
) -> Purchases:
    """Everything bought in a file; with rates it is read row by row.

    Raises
    ------
    NoPurchases: as for any file, or the package is missing, or it is no Parquet.
    NoColumn: a column is not there, or not recognised.
    """
    table = _opened(path)
    places = columns_of(table.column_names, columns)
    wanted = {what: table.column(place).combine_chunks() for what, place in places.items()}
    if rates is not None or not _is_typed(wanted):
        return Reader(_in_cells(path.name, table), places, today, rates).read()
    return _Columns(path.name, wanted, table.column_names[places["date"]]).read(today)


def write_parquet(path: Path, columns: Mapping[str, Any]) -> None:
    """Columns of one length into a file. Raises :class:`NoPurchases` where the package is missing."""
    arrow, parquet = _arrow()
    parquet.write_table(arrow.table(dict(columns)), path)


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow  # noqa: PLC0415  # only with the extra
        import pyarrow.parquet as parquet  # noqa: PLC0415
    except ImportError:
        raise NoPurchases(MISSING) from None
    return pyarrow, parquet


def _opened(path: Path) -> pa.Table:
    arrow, parquet = _arrow()
    try:
        return parquet.read_table(path)
    except (arrow.ArrowInvalid, OSError) as error:
        if isinstance(error, FileNotFoundError):
            raise NoPurchases(f"{path} cannot be read: there is no such file") from None
        why = "is no Parquet file" if isinstance(error, arrow.ArrowInvalid) else f"cannot be read: {error}"
        raise NoPurchases(f"{path.name} {why}") from None


def _is_typed(wanted: Mapping[str, pa.Array]) -> bool:
    """Whether days are days and amounts are numbers; text has to be read as text is."""
    types = _arrow()[0].types
    who, when, much = (wanted[each].type for each in ("customer", "date", "amount"))
    return bool(
        (
            types.is_integer(who)
            or types.is_string(who)
            or types.is_large_string(who)
            or types.is_dictionary(who)
        )
        and (types.is_date(when) or types.is_timestamp(when))
        and (types.is_integer(much) or types.is_floating(much) or types.is_decimal128(much))
    )


def _in_cells(name: str, table: pa.Table) -> Table:
    def rows(_: PutAside) -> Iterator[Row]:
        number = 0
        for batch in table.to_batches():
            for cells in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                number += 1
                yield number, [_cell(each) for each in cells]

    return Table(name, None, tuple(table.column_names), 0, (), rows)


def _cell(told: Any) -> Cell:
    """As a table of text or of a workbook has it."""
    if told is None:
        return ""
    return told if isinstance(told, str | int | float | date) else str(told)


class _Columns:
    """The columns of one file, none of them text but for who bought."""

    def __init__(self, name: str, wanted: Mapping[str, pa.Array], heading: str) -> None:
        self.name, self.wanted, self.heading = name, wanted, heading
        self.aside: list[Aside] = []
        self.lost = np.zeros(len(wanted["date"]), bool)
        """Rows that are put aside."""

    def read(self, today: date) -> Purchases:
        names, customer = self._customers()
        day = self._days()
        amount, places = self._amounts()
        held = ~self.lost
        if (late := np.flatnonzero(held & (day > today.toordinal()))).size:
            written = date.fromordinal(int(day[late[0]]))
            raise NoPurchases(
                f"{self.name}, row {late[0] + 1}, column `{self.heading}`: `{written}` has not come yet; today is "
                f"{today}. Take out what is planned"
            )
        currency = self._currency(held)
        customer, day, amount = customer[held], day[held], amount[held]
        if not len(amount):
            why = f" ({self.aside[0].why}, row {self.aside[0].line})" if self.aside else ""
            raise NoPurchases(f"{self.name} holds no purchase that can be read{why}")
        if float(np.abs(amount.astype(np.float64)).sum()) > MOST:
            raise NoPurchases(f"{self.name} adds up to more than can be counted exactly; round its amounts")
        return Purchases(
            names, customer, day, amount, places, currency, int((amount < 0).sum()), int((amount == 0).sum()),
            self.aside,
        )  # fmt: skip

    def _customers(self) -> tuple[list[str], NDArray[np.int64]]:
        column = self.wanted["customer"]
        encoded = column if hasattr(column, "dictionary") else column.dictionary_encode()
        told = [
            read_words(str(each)) if each is not None else None for each in encoded.dictionary.to_pylist()
        ]
        self._put_aside(_nulls(encoded), "it names no customer")
        at = encoded.indices.fill_null(0).to_numpy(zero_copy_only=False).astype(np.int64)
        if len(told):
            self._put_aside(np.array([each is None for each in told], bool)[at], "it names no customer")
        names = list(dict.fromkeys(each for each in told if each is not None))
        number = {each: place for place, each in enumerate(names)}
        again = np.array([number.get(each or "", 0) for each in told] or [0], np.int64)
        return names, again[at]

    def _days(self) -> NDArray[np.int64]:
        arrow, _ = _arrow()
        import pyarrow.compute as compute  # noqa: PLC0415  # only with the extra

        column = self.wanted["date"]
        self._put_aside(_nulls(column), "it names no date")
        if arrow.types.is_timestamp(column.type) and column.type.tz is not None:
            column = compute.local_timestamp(column)  # the day as it was written there
        days = column.cast(arrow.date32()).cast(arrow.int32()).fill_null(0)
        found: NDArray[np.int64] = days.to_numpy(zero_copy_only=False).astype(np.int64)
        return found + DAY_NOUGHT

    def _amounts(self) -> tuple[NDArray[np.int64], int]:
        """In the smallest part, and how many decimals that has."""
        types, column = _arrow()[0].types, self.wanted["amount"]
        self._put_aside(_nulls(column), "it names no amount")
        if types.is_floating(column.type):
            return self._shortest(column.fill_null(0.0).to_numpy(zero_copy_only=False).astype(np.float64))
        if types.is_integer(column.type):
            whole, scale = column.fill_null(0).to_numpy(zero_copy_only=False).astype(np.int64), 0
        else:
            whole, scale = self._of_decimals(column), column.type.scale
        if scale > MOST_DECIMALS:
            part = 10 ** (scale - MOST_DECIMALS)
            self._put_aside(whole % part != 0, f"its amount has more than {MOST_DECIMALS} decimals; round it")
            whole, scale = whole // part, MOST_DECIMALS
        places = max(CENTS, scale)
        if len(whole) and float(np.abs(whole.astype(np.float64)).max()) * 10 ** (places - scale) > MOST:
            raise NoPurchases(f"{self.name} holds amounts larger than can be counted exactly")
        return whole * 10 ** (places - scale), places

    def _of_decimals(self, column: pa.Array) -> NDArray[np.int64]:
        """The lower of both words of each, where the upper says nothing but the sign."""
        words = np.frombuffer(column.buffers()[1], np.int64)[
            2 * column.offset : 2 * (column.offset + len(column))
        ]
        low, high = words[::2].copy(), words[1::2]
        empty = _nulls(column)
        low[empty] = 0
        if ((high != low >> 63) & ~empty).any():
            raise NoPurchases(f"{self.name} holds amounts larger than can be counted exactly")
        return low

    def _shortest(self, amounts: NDArray[np.float64]) -> tuple[NDArray[np.int64], int]:
        """Binary fractions as whoever wrote them meant them: the shortest decimals that they are next to."""
        self._put_aside(~np.isfinite(amounts), "its amount is no number")
        amounts = np.where(np.isfinite(amounts), amounts, 0.0)
        if len(amounts) and np.abs(amounts).max() > MOST / 10**MOST_DECIMALS:
            raise NoPurchases(f"{self.name} holds amounts larger than can be counted exactly")
        for places in range(CENTS, MOST_DECIMALS + 1):
            scaled = np.rint(amounts * 10**places)
            # What turned decimals into these may itself have missed the nearest one by a step.
            exact = np.abs(scaled / 10**places - amounts) <= STEPS * np.spacing(np.abs(amounts))
            if exact.all():
                break
        self._put_aside(~exact, f"its amount has more than {MOST_DECIMALS} decimals; round it")
        return scaled.astype(np.int64), places

    def _currency(self, held: Mask) -> str:
        column = self.wanted.get("currency")
        if column is None:
            return ""
        told = [(str(each or "").strip(), row) for row, each in _firsts(column, held)]
        named = [(each, row) for each, row in told if each]
        if len(named) > 1:
            (one, first), (other, second), *_ = sorted(named, key=lambda each: each[1])
            raise NoPurchases(
                f"{self.name} holds amounts in {one} (row {first}) and in {other} (row {second}), and does not say "
                "what one is in the other; say it with --rates FILE"
            )
        return named[0][0] if named else ""

    def _put_aside(self, which: Mask, why: str) -> None:
        for row in np.flatnonzero(which & ~self.lost)[:ASIDE_AT_MOST].tolist():
            self.aside.append(Aside(self.name, row + 1, None, why))
        self.lost |= which


def _nulls(column: Any) -> Mask:
    found: Mask = column.is_null().to_numpy(zero_copy_only=False)
    return found


def _firsts(column: pa.Array, held: Mask) -> Iterator[tuple[int, object]]:
    """Each value of a column that stands in a row that is held, with the first such row, counted from one."""
    encoded = column if hasattr(column, "dictionary") else column.dictionary_encode()
    at = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    values = encoded.dictionary.to_pylist()
    for place, first in zip(*np.unique(np.where(held, at, -1), return_index=True), strict=True):
        if place >= 0:
            yield int(first) + 1, values[place]
