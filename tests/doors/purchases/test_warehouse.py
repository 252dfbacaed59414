"""Purchases summed up where they lie: the same whole numbers from every engine, refunds and all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ridealong.doors.purchases.columns import NoColumn
from ridealong.doors.purchases.reading import NoPurchases
from ridealong.doors.purchases.warehouse import Summed, _hidden, _in_short, sum_up
from ridealong.engines.relationship.purchase_days import purchase_days
from ridealong.engines.relationship.summary import Summary, summarize
from tests.postgres import a_database

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:ibis")
TODAY = date(2026, 3, 31)
Rows = list[tuple[str | None, date | None, Decimal | None]]


def firm(seed: int, many: int = 3_000) -> Rows:
    """Forty customers who pay several times a day, bring things back, and sometimes before they bought anything."""
    rng = np.random.default_rng(seed)
    return [
        (f"c{rng.integers(40)} Ü'\"", date(2025, 1, 1) + timedelta(days=int(rng.integers(400))),
         Decimal(int(rng.integers(-4_000, 9_000))).scaleb(-2))
        for _ in range(many)
    ]  # fmt: skip


def by_hand(rows: Rows) -> tuple[list[str], Summary, int, int]:
    """The same by the engine, whose sums are checked elsewhere."""
    told = [(who, day, much) for who, day, much in rows if who and day and much is not None]
    names = sorted({who for who, _, _ in told})
    number = {each: place for place, each in enumerate(names)}
    days = purchase_days(
        [number[who] for who, _, _ in told], [day.toordinal() for _, day, _ in told],
        [int(much.scaleb(2)) for _, _, much in told],
    )  # fmt: skip
    return names, summarize(days.customer, days.day, days.amount).ordered(), days.returned, days.unexplained


def is_the_same(found: Summed, rows: Rows) -> None:
    names, summary, returned, unexplained = by_hand(rows)
    at = {name: place for place, name in enumerate(found.names)}
    order = [at[names[one]] for one in summary.customer]
    assert len(found.names) == len(summary.customer)
    for each in ("repeats", "first", "last", "spent_first", "spent"):
        assert getattr(found.summary, each)[order].tolist() == getattr(summary, each).tolist(), each
    assert (found.returned, found.unexplained, found.places) == (returned, unexplained, 2)


@pytest.fixture
def ibis() -> Any:
    return pytest.importorskip("ibis", reason="the extra ridealong[value] is not here")


@pytest.fixture
def duck(ibis: Any, tmp_path: Path) -> Callable[..., str]:
    def make(rows: Rows, kind: str = "DECIMAL(12, 2)", when: str = "DATE") -> str:
        path = tmp_path / "orders.duckdb"
        with _duckdb(path) as database:
            database.execute(
                f"CREATE OR REPLACE TABLE orders (client_id VARCHAR, ordered_on {when}, total {kind})"
            )
            if rows:
                database.executemany("INSERT INTO orders VALUES (?, ?, ?)", rows)
        return f"duckdb:///{path}"

    return make


def _duckdb(path: Path) -> Any:
    import duckdb  # noqa: PLC0415  # only with the extra

    return duckdb.connect(str(path))


COLUMNS = {"customer": "client_id", "date": "ordered_on", "amount": "total"}


@pytest.mark.parametrize("seed", range(3))
def test_duckdb_says_what_the_engine_says(duck: Callable[..., str], seed: int) -> None:
    rows = firm(seed)
    is_the_same(sum_up(duck(rows), "orders", columns=COLUMNS, until=TODAY), rows)


def test_hours_are_days_and_whole_amounts_are_money(duck: Callable[..., str]) -> None:
    first, later = date(2025, 1, 1), date(2025, 2, 1)
    rows: Rows = [("a", first, Decimal(3)), ("a", first, Decimal(4)), ("a", later, Decimal(5))]
    found = sum_up(duck(rows, "INTEGER", "TIMESTAMP"), "orders", columns=COLUMNS, until=TODAY)
    is_the_same(found, rows)
    assert found.summary.spent.tolist() == [1200]


def test_rows_that_lack_something_and_later_ones_are_left_out_and_counted(duck: Callable[..., str]) -> None:
    rows = firm(4, 50)
    one = Decimal(1)
    odd: Rows = [(None, TODAY, one), ("a", None, one), ("a", TODAY, None), ("a", date(2027, 1, 1), one)]
    found = sum_up(duck([*rows, *odd]), "orders", columns=COLUMNS, until=TODAY)
    assert (found.rows, found.lacking, found.later) == (50, 3, 1)
    is_the_same(found, rows)


def test_nobody_is_nobody(duck: Callable[..., str]) -> None:
    found = sum_up(duck([]), "orders", columns=COLUMNS, until=TODAY)
    assert (found.rows, len(found.names)) == (0, 0)


@pytest.mark.parametrize(
    ("kind", "when", "why"),
    [
        ("DOUBLE", "DATE", r"no two databases add up alike; make it a decimal"),
        ("DECIMAL(18, 9)", "DATE", "more than 6 decimals"),
        ("DECIMAL(12, 2)", "VARCHAR", "no days; make it a date"),
        ("DECIMAL(12, 2)", "TIMESTAMPTZ", "which day one was depends on who asks"),
    ],
)
def test_columns_that_cannot_be_added_up_exactly_are_refused(
    duck: Callable[..., str], kind: str, when: str, why: str
) -> None:
    with pytest.raises(NoPurchases, match=why):
        sum_up(duck([], kind, when), "orders", columns=COLUMNS, until=TODAY)


def test_a_table_or_a_column_that_is_not_there_is_told(duck: Callable[..., str]) -> None:
    with pytest.raises(NoPurchases, match="there is no table nothing"):
        sum_up(duck([]), "nothing", columns=COLUMNS, until=TODAY)
    with pytest.raises(NoColumn, match="there is no column `nobody` for the customer"):
        sum_up(duck([]), "orders", columns={**COLUMNS, "customer": "nobody"}, until=TODAY)


def test_two_currencies_are_refused(ibis: Any, tmp_path: Path) -> None:
    with _duckdb(tmp_path / "c.duckdb") as database:
        database.execute(
            "CREATE TABLE orders AS SELECT 'a' AS customer, DATE '2025-01-01' AS date, 1 AS amount, 'EUR' AS currency"
            " UNION ALL SELECT 'b', DATE '2025-01-02', 2, 'USD'"
        )
    with pytest.raises(NoPurchases, match="EUR and in USD"):
        sum_up(f"duckdb:///{tmp_path / 'c.duckdb'}", "orders", columns={}, until=TODAY)


def test_names_with_spaces_are_the_same_and_empty_ones_are_none(duck: Callable[..., str]) -> None:
    day, later, one = date(2025, 1, 1), date(2025, 2, 1), Decimal(1)
    found = sum_up(duck([("a", day, one), (" a ", later, one), ("", day, one), ("  ", day, one)]), "orders",
        columns=COLUMNS, until=TODAY)  # fmt: skip
    assert (found.names, found.summary.repeats.tolist(), found.lacking) == (["a"], [1], 2)


@pytest.mark.parametrize(
    "url",
    [
        "postgres://ana:hunter2@127.0.0.1:9/orders", "postgres://ana:hun@ter2@127.0.0.1:9/orders",
        "postgres://127.0.0.1:9/orders?user=ana&password=hunter2", "postgres://ana:hun%40ter2@127.0.0.1:9/orders",
        "postgres://ana:hun/ter2@127.0.0.1:9/orders",
    ],
)  # fmt: skip
def test_a_password_is_never_repeated(ibis: Any, url: str) -> None:
    with pytest.raises(NoPurchases) as told:
        sum_up(url, "orders", columns={}, until=TODAY)
    said = str(told.value)
    assert not [each for each in ("hunter2", "ter2", "hun@", "hun%") if each in said] or url == "hunter2", (
        said
    )


def test_whatever_a_driver_says_of_a_password_is_left_out() -> None:
    url = "postgres://ana:p%40ss2@host/o?password=other9"
    error = ValueError('cannot log in with "p@ss2" or p%40ss2 or other9')
    assert _in_short(error, url) == 'cannot log in with "…" or … or …'
    assert _hidden(url) == "postgres://host/o"


@pytest.fixture
def elephant(ibis: Any) -> Iterator[Callable[[Rows], str]]:
    address = os.environ.get("DATABASE_URL", "")
    if not address.startswith("postgres"):
        pytest.skip(
            "no PostgreSQL is here; it is asked where tests run on one: ./run test --database postgres"
        )
    psycopg = pytest.importorskip("psycopg", reason="the extra ridealong[postgres] is not here")
    with a_database(address) as own:

        def make(rows: Rows) -> str:
            with psycopg.connect(own, autocommit=True) as database, database.cursor() as cursor:
                cursor.execute("CREATE TABLE orders (client_id text, ordered_on date, total numeric(12, 2))")
                cursor.executemany("INSERT INTO orders VALUES (%s, %s, %s)", rows)
            return own

        yield make


@pytest.mark.django_db
def test_postgresql_says_what_the_engine_says(elephant: Callable[[Rows], str]) -> None:
    rows = firm(1)
    is_the_same(sum_up(elephant(rows), "orders", columns=COLUMNS, until=TODAY), rows)


@pytest.mark.spark
@pytest.mark.filterwarnings("ignore")  # Spark's own, of what else is installed
def test_spark_says_what_the_engine_says(ibis: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark", reason="pyspark is not here")
    if not shutil.which("java"):
        pytest.skip("Spark needs Java 17, which is not here")
    from pyspark.sql import SparkSession  # noqa: PLC0415  # only where it is

    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    kept = {"spark.driver.host": "127.0.0.1", "spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2",
        "spark.sql.warehouse.dir": str(tmp_path)}  # fmt: skip
    builder = SparkSession.builder.master("local[1]")
    for name, value in kept.items():
        builder = builder.config(name, value)
    session, rows = builder.getOrCreate(), firm(2)
    frame = session.createDataFrame(rows, "client_id string, ordered_on date, total decimal(12, 2)")
    frame.write.saveAsTable("orders")
    is_the_same(sum_up("pyspark://", "orders", columns=COLUMNS, until=TODAY), rows)
