"""Files that nobody here wrote: a public CRM export as it is, and a hundred messy tables."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from ridealong.doors.crm.guess import guess, guess_all
from ridealong.doors.crm.layout import Layout
from ridealong.doors.crm.refusals import Aside, TableError
from ridealong.doors.crm.rows import read_rows
from ridealong.doors.crm.tables import open_tables
from ridealong.doors.crm.traps import Traps
from tests.doors.files import SHARED, read, shared, write

MAVEN = ("sales_pipeline.csv", "accounts.csv", "products.csv", "sales_teams.csv", "data_dictionary.csv")
MESSY = sorted(path for path in SHARED.joinpath("csv-csvkit").rglob("*") if path.is_file())


def maven() -> tuple[list[Layout], list[TableError]]:
    folder = shared("maven-crm")
    return guess_all(table for name in MAVEN for table in open_tables(folder / name))


def test_a_crm_export_is_recognised_as_it_is() -> None:
    layouts, refused = maven()
    assert {layout.table.file: layout.kind for layout in layouts} == {
        "sales_pipeline.csv": "deals",
        "accounts.csv": "customers",
        "products.csv": "products",
        "sales_teams.csv": "people",
    }
    assert [error.file for error in refused] == ["data_dictionary.csv"]
    assert {layout.table.file: layout.unknown for layout in layouts if layout.unknown} == {
        "accounts.csv": ("year_established", "revenue", "employees")
    }


def test_every_deal_of_a_crm_export_is_read() -> None:
    rows, aside = read(guess(open_tables(shared("maven-crm", "sales_pipeline.csv"))[0]))
    assert aside == []
    assert Counter(row.outcome for row in rows) == {"won": 4238, "lost": 2473, "open": 2089}
    assert min(row.opened for row in rows if row.opened) == date(2016, 10, 20)
    assert sum(row.amount for row in rows if row.amount) == 10_005_534


def test_the_traps_of_a_crm_export_are_told() -> None:
    layouts, _ = maven()
    traps = Traps()
    for layout in layouts:
        list(traps.watch(layout, read_rows(layout, print)))
    told = {(trap.key, trap.nearest or trap.file): trap for trap in traps.told()}
    assert {key: trap.count for key, trap in told.items()} == {
        ("no customer", "sales_pipeline.csv"): 1425,
        ("open without closing date", "sales_pipeline.csv"): 2089,
        ("no opening date", "sales_pipeline.csv"): 500,
        ("lost at nought", "sales_pipeline.csv"): 2473,
        ("not listed", "GTX Pro"): 1480,
        ("not listed", "sales_teams.csv"): 35,
        ("spelling", "technology"): 12,
        ("spelling", "Philippines"): 1,
        ("idle", "sales_teams.csv"): 5,
    }
    assert told["not listed", "GTX Pro"].names == ("GTXPro",)
    assert (
        len(told["not listed", "sales_teams.csv"].names) == 6
    )  # the managers, who are in no row of their own
    assert "Mei-Mei Johns" in told["idle", "sales_teams.csv"].names


@pytest.mark.skipif(not MESSY, reason="the shared data is not here: ../shared/data/csv-csvkit")
@pytest.mark.parametrize("path", MESSY, ids=[path.name for path in MESSY])
def test_a_messy_file_gives_a_table_or_one_clear_line(path: Path) -> None:
    aside: list[Aside] = []
    try:
        for table in open_tables(path):
            assert all(len(cells) == len(table.headings) for _, cells in table.rows(aside.append))
    except TableError as error:
        aside.append(Aside(error.file, error.line or 0, error.column, error.why))
    assert all("\n" not in str(one) and one.file.startswith(path.name) for one in aside)


@pytest.mark.parametrize("kept", [512, 1212, 18_012])
def test_an_old_workbook_that_would_take_the_process_down_is_refused(tmp_path: Path, kept: int) -> None:
    path = write(tmp_path, shared("csv-csvkit", "test.xls").read_bytes()[:kept], "cut.xls")
    with pytest.raises(TableError, match=r"cut\.xls: this workbook is cut off or damaged"):
        open_tables(path)


def test_no_messy_file_is_taken_for_a_crm_export() -> None:
    shared("csv-csvkit")
    tables = []
    for path in MESSY:
        try:
            tables += open_tables(path)
        except TableError:
            continue
    layouts, refused = guess_all(tables)
    assert layouts == []
    assert len(refused) == len(tables) > 80


def test_purchases_are_the_same_from_old_excel_and_from_csv() -> None:
    from_csv, csv_aside = read(guess(open_tables(shared("superstore", "Sample - Superstore.csv"))[0]))
    from_xls, xls_aside = read(guess(open_tables(shared("superstore", "Sample - Superstore.xls"))[0]))
    assert csv_aside == xls_aside == []
    assert len(from_csv) == 10_194
    assert [(row.order, row.customer, row.date) for row in from_csv] == [
        (row.order, row.customer, row.date) for row in from_xls
    ]
    assert sum(row.amount for row in from_csv) == sum(row.amount for row in from_xls)


def test_a_bar_delimited_export_with_keys_says_what_it_lacks() -> None:
    table = open_tables(shared("adventureworks-reseller", "Sales.csv"))[0]
    assert sum(1 for _ in table.rows()) == 57_851
    with pytest.raises(TableError, match="nearest to purchases, but no column is the customer"):
        guess(table)


def test_tables_whose_headings_are_in_another_file_are_refused() -> None:
    with pytest.raises(TableError, match="line 1: this row should be the headings but holds values"):
        open_tables(shared("classicmodels", "Payments.txt"))
