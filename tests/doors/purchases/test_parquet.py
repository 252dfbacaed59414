"""Purchases as Parquet: the same as of the same file as text, whatever the types of its columns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ridealong.doors.purchases.columns import NoColumn
from ridealong.doors.purchases.parquet import is_parquet, read_parquet, write_parquet
from ridealong.doors.purchases.reading import NoPurchases, Purchases, read_purchases
from tests.doors.files import write_rows

TODAY = date(2026, 3, 31)
BOUGHT = [
    ("acme", date(2025, 1, 3), "120.50"), ("bolt", date(2025, 2, 9), "80.00"), ("acme", date(2025, 3, 3), "-20.10"),
    ("Ünal & Söhne", date(2026, 3, 31), "0.00"), ("bolt", date(2025, 2, 9), "7.05"),
]  # fmt: skip
Write = Callable[..., Path]


@pytest.fixture
def arrow() -> Any:
    return pytest.importorskip("pyarrow", reason="the extra ridealong[value] is not here")


@pytest.fixture
def written(arrow: Any, tmp_path: Path) -> Write:
    def write(**columns: Any) -> Path:
        path = tmp_path / "orders.parquet"
        told = {
            "customer": [each[0] for each in BOUGHT],
            "date": [each[1] for each in BOUGHT],
            "amount": arrow.array([Decimal(each[2]) for each in BOUGHT], arrow.decimal128(12, 2)),
            **columns,
        }
        write_parquet(path, {name: each for name, each in told.items() if each is not None})
        return path

    return write


def read(path: Path, **columns: str) -> Purchases:
    return read_parquet(path, columns=columns, today=TODAY)


def rows(said: Purchases) -> list[tuple[str, int, Decimal]]:
    return [
        (said.names[customer], int(day), Decimal(int(amount)).scaleb(-said.places))
        for customer, day, amount in zip(said.customer, said.day, said.amount, strict=True)
    ]


def as_text(tmp_path: Path) -> Purchases:
    lines = [("customer", "date", "amount"), *((who, day.isoformat(), much) for who, day, much in BOUGHT)]
    return read_purchases(write_rows(tmp_path, lines), columns={}, today=TODAY)


def test_typed_columns_say_what_the_same_file_says_as_text(written: Write, tmp_path: Path) -> None:
    said, text = read(written()), as_text(tmp_path)
    assert rows(said) == rows(text)
    assert (said.refunds, said.nothings, said.aside) == (text.refunds, text.nothings, [])


@pytest.mark.parametrize(
    "how", ["whole numbers", "seconds with a zone", "binary fractions", "all of it text", "repeated"]
)
def test_so_do_columns_of_other_types(written: Write, arrow: Any, tmp_path: Path, how: str) -> None:
    amounts = [each[2] for each in BOUGHT]
    columns: dict[str, dict[str, Any]] = {
        "whole numbers": {"customer": [{"acme": 7, "bolt": 9}.get(each[0], 11) for each in BOUGHT]},
        "seconds with a zone": {"date": arrow.array(
            [datetime.combine(each[1], time(23, 30), timezone(timedelta(hours=-5))) for each in BOUGHT],
            arrow.timestamp("s", "-05:00"),
        )},
        "binary fractions": {"amount": [float(each) for each in amounts]},
        "all of it text": {"date": [each[1].isoformat() for each in BOUGHT], "amount": amounts},
        "repeated": {"customer": arrow.array([each[0] for each in BOUGHT]).dictionary_encode()},
    }  # fmt: skip
    said, text = rows(read(written(**columns[how]))), rows(as_text(tmp_path))
    assert [each[1:] for each in said] == [each[1:] for each in text]
    names = [each[0] for each in text]
    assert [each[0] for each in said] == (["7", "9", "7", "11", "9"] if how == "whole numbers" else names)


def test_floats_are_taken_by_their_shortest_decimals_and_longer_ones_put_aside(written: Write) -> None:
    said = read(written(amount=[0.1 + 0.2, 29.33, 1e-7, float("nan"), 12.3456]))
    assert [amount for _, _, amount in rows(said)] == [
        Decimal("0.300000"),
        Decimal("29.330000"),
        Decimal("12.345600"),
    ]
    assert [(each.line, each.why) for each in said.aside] == [
        (4, "its amount is no number"), (3, "its amount has more than 6 decimals; round it"),
    ]  # fmt: skip


def test_rows_that_lack_something_are_put_aside_by_their_number(written: Write) -> None:
    said = read(written(
        customer=["acme", None, "  ", "bolt", "bolt"], date=[date(2025, 1, 1)] * 3 + [None, date(2025, 1, 2)],
    ))  # fmt: skip
    assert len(said.amount) == 2
    assert sorted((each.line, each.why) for each in said.aside) == [
        (2, "it names no customer"), (3, "it names no customer"), (4, "it names no date"),
    ]  # fmt: skip


def test_a_name_with_spaces_about_it_is_the_same_customer(written: Write, tmp_path: Path) -> None:
    said = read(written(customer=["acme", "acme ", " acme", "bolt", "bolt"]))
    assert [each[0] for each in rows(said)] == ["acme", "acme", "acme", "bolt", "bolt"] and len(
        said.names
    ) == 2
    assert len(set(map(int, said.customer))) == 2


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        (
            {"date": [date(2025, 1, 1)] * 4 + [date(2027, 1, 1)]},
            "row 5, column `date`: `2027-01-01` has not come yet",
        ),
        ({"currency": ["EUR", "EUR", None, "USD", "EUR"]}, r"EUR \(row 1\) and in USD \(row 4\)"),
        ({"amount": [1, 2, 3, 2**62, 5]}, "larger than can be counted exactly"),
        ({"customer": [None] * 5}, r"holds no purchase that can be read \(it names no customer, line 1\)"),
    ],
)
def test_what_cannot_be_valued_is_refused_with_its_row(
    written: Write, columns: dict[str, Any], why: str
) -> None:
    with pytest.raises(NoPurchases, match=why):
        read(written(**columns))


def test_one_currency_is_kept_and_columns_are_named_as_in_text(written: Write) -> None:
    path = written(currency=["EUR"] * 5, date=None, day_it_was=[each[1] for each in BOUGHT])
    assert read(path, date="day_it_was").currency == "EUR"
    with pytest.raises(NoColumn, match="no column is recognised as the date"):
        read(path)


def test_amounts_beyond_sixty_four_bits_are_refused(written: Write, arrow: Any) -> None:
    huge = arrow.array([Decimal(10) ** 25] * 5, arrow.decimal128(38, 2))
    with pytest.raises(NoPurchases, match="larger than can be counted exactly"):
        read(written(amount=huge))


@pytest.mark.parametrize("content", [b"", b"PAR1", b"customer,date,amount\n"])
def test_a_file_that_is_none_is_told(arrow: Any, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "orders.parquet"
    path.write_bytes(content)
    with pytest.raises(NoPurchases, match=r"orders\.parquet is no Parquet file"):
        read(path)
    with pytest.raises(NoPurchases, match="there is no such file"):
        read(tmp_path / "none.parquet")


def test_without_the_package_it_says_which(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(NoPurchases, match=r"pip install 'ridealong\[value\]'"):
        read(tmp_path / "orders.parquet")


def test_a_file_is_told_by_its_ending() -> None:
    assert is_parquet(Path("ORDERS.Parquet")) and not is_parquet(Path("orders.csv"))


def test_what_is_written_is_read_again(arrow: Any, tmp_path: Path) -> None:
    path = tmp_path / "worth.parquet"
    days = np.array(["2025-01-03", "2025-02-09"], "datetime64[D]")
    write_parquet(path, {"customer": ["acme", "bolt"], "date": days, "amount": np.array([120.5, 80.25])})
    assert rows(read(path)) == [
        ("acme", date(2025, 1, 3).toordinal(), Decimal("120.50")),
        ("bolt", date(2025, 2, 9).toordinal(), Decimal("80.25")),
    ]
