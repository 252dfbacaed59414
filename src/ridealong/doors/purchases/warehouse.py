"""Sums purchases up where they lie, by one expression for DuckDB, PostgreSQL and Spark: a row a customer comes out.

Ibis comes with the extra ``value``. All that is added up there are whole numbers, so that every engine says the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import numpy as np
from numpy.typing import NDArray

from ridealong.doors.purchases.columns import NoColumn, columns_of
from ridealong.doors.purchases.reading import CENTS, MOST_DECIMALS, NoPurchases
from ridealong.engines.relationship.summary import Summary

MISSING = "a database is asked by one package more: pip install 'ridealong[value]'"
DAY_NOUGHT = date(1970, 1, 1).toordinal()


@dataclass(frozen=True)
class Summed:
    """What a table says, a row a customer."""

    summary: Summary
    names: list[str]
    """Of the customers, by their number in the summary."""
    places: int
    """How many decimals the smallest part of the currency has."""
    currency: str
    rows: int
    lacking: int
    """Rows without a customer, a day or an amount; they are left out, as the next are."""
    later: int
    returned: int
    """On how many days more came back than was bought."""
    unexplained: int
    """On how many of these nothing had been bought before; they are left out."""


def sum_up(url: str, table: str, *, columns: Mapping[str, str | None], until: date) -> Summed:
    """Sum a table up, up to a day and on it.

    Raises
    ------
    NoPurchases: it cannot be reached or read, or holds what cannot be added up; without the password of the address.
    NoColumn: a column is not there, or not recognised.
    """
    ibis = _ibis()
    with _said_plainly(url):
        backend = ibis.connect(url)
    try:
        with _said_plainly(url):
            found = backend.table(table)
            places = columns_of(found.columns, columns)
            named = {what: found.columns[place] for what, place in places.items()}
            return _summed(ibis, *_rows(ibis, found, named), until)
    finally:
        backend.disconnect()


@contextmanager
def _said_plainly(url: str) -> Iterator[None]:
    """Whatever an engine says of a trouble, in a line and without the password of the address."""
    try:
        yield
    except (NoPurchases, NoColumn):
        raise
    except Exception as error:  # every engine has errors of its own
        raise NoPurchases(f"{_hidden(url)}: {_in_short(error, url)}") from None


def _ibis() -> Any:
    try:
        import ibis  # noqa: PLC0415  # only with the extra
    except ImportError:
        raise NoPurchases(MISSING) from None
    return ibis


def _rows(ibis: Any, table: Any, named: Mapping[str, str]) -> tuple[Any, int]:
    """Customer as text, day as a day, amount in the smallest part; and how many decimals that has."""
    amount, when = table[named["amount"]], table[named["date"]]
    kind = amount.type()
    if kind.is_decimal():
        decimals = max(CENTS, kind.scale or 0)
    elif kind.is_integer():
        decimals = CENTS
    else:
        raise NoPurchases(
            f"column `{named['amount']}` holds {kind}, which no two databases add up alike; make it a decimal, such as "
            f"CAST({named['amount']} AS DECIMAL(18, 2))"
        )
    if decimals > MOST_DECIMALS:
        raise NoPurchases(f"column `{named['amount']}` has more than {MOST_DECIMALS} decimals; round it")
    if not (when.type().is_date() or when.type().is_timestamp()):
        raise NoPurchases(f"column `{named['date']}` holds {when.type()} and no days; make it a date")
    if when.type().is_timestamp() and when.type().timezone:
        raise NoPurchases(
            f"column `{named['date']}` holds moments of a zone, and which day one was depends on who asks; make it a "
            "date, in a view such as CAST(ordered_on AT TIME ZONE 'Europe/Vienna' AS DATE)"
        )
    wide = amount.cast(f"decimal(38, {decimals})") if kind.is_decimal() else amount.cast("decimal(38, 0)")
    told = {
        "customer": table[named["customer"]].cast("string").strip().nullif(""),
        "day": when.date() if when.type().is_timestamp() else when,
        "amount": (wide * ibis.literal(10**decimals)).cast("int64"),
    }
    if "currency" in named:
        told["currency"] = table[named["currency"]].cast("string")
    return table.select(**told), decimals


def _summed(ibis: Any, bought: Any, decimals: int, until: date) -> Summed:
    whole = bought.filter(bought.customer.notnull() & bought.day.notnull() & bought.amount.notnull())
    whole = whole.filter(whole.day <= ibis.literal(until))
    totals = _totals(bought, ibis.literal(until))
    days = whole.group_by("customer", "day").aggregate(amount=whole.amount.sum().cast("int64"))
    back = (days.amount < 0).ifelse(0, 1)
    own = ibis.window(group_by="customer", order_by="day", preceding=None, following=0)
    held = days.mutate(visit=back.sum().over(own).cast("int64"))
    visits = held.filter(held.visit > 0).group_by("customer", "visit").aggregate(
        day=held.day.min(), amount=held.amount.sum().cast("int64")
    )  # fmt: skip
    first = (visits.visit == 1).ifelse(visits.amount, 0)
    summary = visits.group_by("customer").aggregate(
        repeats=visits.count() - 1, first=visits.day.min(), last=visits.day.max(),
        spent_first=first.sum().cast("int64"), spent=visits.amount.sum().cast("int64"),
    )  # fmt: skip
    returned = held.aggregate(
        returned=(held.amount < 0).ifelse(1, 0).sum(), unexplained=(held.visit == 0).ifelse(1, 0).sum()
    ).to_pyarrow().to_pylist()[0]  # fmt: skip
    arrow = summary.order_by("customer").to_pyarrow()
    return Summed(
        summary=_of_arrow(arrow),
        names=arrow.column("customer").to_pylist(),
        places=decimals,
        currency=str(totals.get("one") or ""),
        rows=int(totals["rows"] or 0),
        lacking=int(totals["lacking"] or 0),
        later=int(totals["later"] or 0),
        returned=int(returned["returned"] or 0),
        unexplained=int(returned["unexplained"] or 0),
    )


def _totals(bought: Any, until: Any) -> dict[str, Any]:
    """How many rows there are, lack something or come later; and the currencies that stand in those that count."""
    lacks = bought.customer.isnull() | bought.day.isnull() | bought.amount.isnull()
    later = ~lacks & (bought.day > until)
    told = {
        "rows": (~lacks & (bought.day <= until)).ifelse(1, 0).sum(),
        "lacking": lacks.ifelse(1, 0).sum(),
        "later": later.ifelse(1, 0).sum(),
    }
    if "currency" in bought.columns:
        counted = ~lacks & (bought.day <= until)
        told |= {"one": bought.currency.min(where=counted), "other": bought.currency.max(where=counted)}
    found: dict[str, Any] = bought.aggregate(**told).to_pyarrow().to_pylist()[0]
    if found.get("one") != found.get("other"):
        raise NoPurchases(
            f"the table holds amounts in {found['one']} and in {found['other']}, and does not say what one is in the "
            "other; bring a table or a view in one currency"
        )
    return found


def _of_arrow(arrow: Any) -> Summary:
    def whole(name: str) -> NDArray[np.int64]:
        return arrow.column(name).to_numpy().astype(np.int64)  # type: ignore[no-any-return]

    def day(name: str) -> NDArray[np.int64]:
        days = arrow.column(name).cast("date32").cast("int32").to_numpy().astype(np.int64)
        return days + DAY_NOUGHT  # type: ignore[no-any-return]

    many = arrow.num_rows
    return Summary(
        np.arange(many), whole("repeats"), day("first"), day("last"), whole("spent_first"), whole("spent")
    )  # fmt: skip


def _hidden(url: str) -> str:
    """Where it lies, without who asks and with what: an address may hold a password in more than one place."""
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "the address"
    if "/" in (parts.password or "") or not parts.scheme:
        return parts.scheme or "the address"
    return f"{parts.scheme}://{parts.hostname or ''}{port}{parts.path if '@' not in parts.path else ''}"


def _in_short(error: Exception, url: str) -> str:
    """The first line of what an engine says, without any password that it may repeat."""
    if type(error).__name__ == "TableNotFound":
        return f"there is no table {error}"
    said = str(error).strip().partition("\n")[0][:200] or type(error).__name__
    for secret in _secrets(url):
        said = said.replace(secret, "…")
    return said


def _secrets(url: str) -> list[str]:
    """Whatever may be a password in an address, as it is written and as it is meant; the longest first."""
    found = set(re.findall(r":([^/?#]*)@", url)) | {
        rest.partition(":")[2] for rest in re.findall(r"//(.*)@", url)
    }
    found |= {
        value for name, values in parse_qs(urlsplit(url).query).items() if "pass" in name for value in values
    }
    found |= {unquote(each) for each in found}
    return sorted(filter(None, found), key=len, reverse=True)
