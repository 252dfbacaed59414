"""Several currencies in one file: added up where somebody says what one is in the other, exactly, and else refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ridealong.doors.purchases.rates import NoRates, read_rates
from ridealong.doors.purchases.reading import NoPurchases, Purchases, read_purchases
from tests.doors.files import write

BOUGHT = """customer,date,amount,currency
a,2025-01-01,100.00,EUR
a,2025-02-01,10.01,USD
b,2025-02-01,7,GBP
b,2025-03-01,8,
"""
RATES = "EUR = 1\nUSD = 0.925\n"


def read(tmp_path: Path, rates: str = RATES, name: str = "rates.toml") -> Purchases:
    (tmp_path / name).write_text(rates, encoding="utf-8")
    return read_purchases(
        write(tmp_path, BOUGHT), columns={}, today=date(2026, 1, 1), rates=read_rates(tmp_path / name)
    )


def test_amounts_are_converted_to_the_cent_and_halves_to_the_even_one(tmp_path: Path) -> None:
    said = read(tmp_path)
    assert (said.currency, said.amount) == ("EUR", [10_000, 926]), "10.01 × 0.925 = 9.25925"
    assert read_rates(tmp_path / "rates.toml").converted(Decimal("0.1"), "USD") == Decimal("0.09")
    assert read_rates(tmp_path / "rates.toml").converted(Decimal("1.0"), "USD") == Decimal("0.92")


def test_a_row_of_another_currency_or_none_is_put_aside(tmp_path: Path) -> None:
    assert [(each.line, each.why) for each in read(tmp_path).aside] == [
        (4, "the rates say nothing of GBP"), (5, "it names no currency"),
    ]  # fmt: skip


def test_a_table_says_the_same(tmp_path: Path) -> None:
    csv = "currency,rate\nEUR,1\nUSD,0.925\n"
    assert read(tmp_path, csv, "rates.csv").amount == read(tmp_path).amount


@pytest.mark.parametrize(
    ("csv", "why"),
    [
        ("EUR,1\nUSD,0.925\n", "has no columns currency and rate"),
        ("currency,rate\nEUR,1\nUSD,0.9\nUSD,0.8\n", "says two rates of USD"),
    ],
)
def test_a_table_that_does_not_say_which_is_which_is_refused(tmp_path: Path, csv: str, why: str) -> None:
    with pytest.raises(NoRates, match=why):
        read(tmp_path, csv, "rates.csv")


def test_columns_of_a_table_may_stand_either_way_round(tmp_path: Path) -> None:
    assert read(tmp_path, "Rate,Currency\n1,EUR\n0.925,USD\n", "rates.csv").amount == [10_000, 926]


def test_without_rates_it_is_refused_with_how_to_say_them(tmp_path: Path) -> None:
    with pytest.raises(NoPurchases, match="say it with --rates FILE"):
        read_purchases(write(tmp_path, BOUGHT), columns={}, today=date(2026, 1, 1))


@pytest.mark.parametrize(
    ("rates", "why"),
    [
        ("USD = 0.9\n", "does not say in which currency to report"),
        ("EUR = 1\nCHF = 1\n", "does not say in which currency to report"),
        ("", "does not say in which currency to report"),
        ("EUR = 1\nUSD = 0\n", "`0` is no rate of USD"),
        ("EUR = 1\nUSD = -2\n", "`-2` is no rate of USD"),
        ("EUR = 1\nUSD = nan\n", "is no rate of USD"),
        ('EUR = 1\nUSD = "much"\n', "`much` is no rate of USD"),
        ("EUR = 1\nEuros = 2\n", "`Euros` is no currency"),
        ("EUR 1\n", "write a line each, such as USD = 0.92"),
    ],
)
def test_a_file_that_says_no_rates_is_told_how_to(tmp_path: Path, rates: str, why: str) -> None:
    with pytest.raises(NoRates, match=why):
        read(tmp_path, rates)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoRates, match="cannot be read"):
        read_rates(tmp_path / "none.toml")
