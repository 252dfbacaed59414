"""A recognised table is read into typed rows; what cannot be read is put aside with its line, column and why."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from ridealong.doors.crm.guess import guess
from ridealong.doors.crm.records import CustomerRow, DealRow, PersonRow, ProductRow, PurchaseRow
from ridealong.doors.crm.refusals import TableError
from ridealong.doors.crm.tables import open_tables
from tests.doors.files import layout_of, read

DEALS = "id,rep,account,stage,opened,closed,value\n"


def test_people_customers_and_products_are_read_as_they_stand(tmp_path: Path) -> None:
    people = layout_of(
        tmp_path, "rep,manager,office,email\nTom Ash,Ana,West,tom@acme.example\nMia Berg,,NULL,\n"
    )
    assert read(people)[0] == [
        PersonRow("Tom Ash", "Ana", None, "West", "tom@acme.example", None, line=2),
        PersonRow("Mia Berg", None, None, None, None, None, line=3),
    ]
    customers = layout_of(
        tmp_path, "account,sector,country,subsidiary_of,since\nAcme,technolgy,Philipines,Big,2016-01-02\n"
    )
    assert read(customers)[0] == [
        CustomerRow("Acme", "technolgy", "Big", None, date(2016, 1, 2), "Philipines", line=2)
    ]
    products = layout_of(tmp_path, 'product,series,price\nGTX Pro,GTX,"4,821"\nMG,MG,55\n')
    assert read(products)[0][0] == ProductRow("GTX Pro", "GTX", Decimal(4821), line=2)


def test_first_and_last_names_make_one(tmp_path: Path) -> None:
    people = layout_of(tmp_path, "first name,last name,manager\nTom,Ash,Ana\nMia,,Ana\n,,Ana\n")
    rows, aside = read(people)
    assert [row.name for row in rows] == ["Tom Ash", "Mia"]
    assert [str(one) for one in aside] == ["file.csv, line 4: no name stands in this row"]


def test_a_deal_is_read_with_its_outcome_and_exact_amount(tmp_path: Path) -> None:
    layout = layout_of(tmp_path, DEALS + "D1,Tom,Acme,Won,2017-01-02,2017-02-03,$900.10\n")
    assert read(layout)[0] == [
        DealRow(
            id="D1", owner="Tom", customer="Acme", product=None, title=None, stage="Won", outcome="won",
            opened=date(2017, 1, 2), closed=date(2017, 2, 3), expected=None,
            amount=Decimal("900.10"), currency="USD", line=2,
        )
    ]  # fmt: skip


def test_a_close_date_of_an_open_deal_is_only_expected(tmp_path: Path) -> None:
    (deal,), _ = read(layout_of(tmp_path, DEALS + "D1,Tom,Acme,Demo,2017-01-02,2017-02-03,9\n"))
    assert (deal.outcome, deal.closed, deal.expected) == ("open", None, date(2017, 2, 3))


def test_a_status_says_how_a_deal_stands_where_its_stage_does_not(tmp_path: Path) -> None:
    text = "Deal - Title,Deal - Value,Organization,Deal - Stage,Deal - Status\nA,1,Acme,Demo,Lost\nB,1,Acme,Demo,Open\n"
    rows, _ = read(layout_of(tmp_path, text))
    assert [(row.stage, row.outcome) for row in rows] == [("Demo", "lost"), ("Demo", "open")]


def test_gaps_stay_gaps(tmp_path: Path) -> None:
    rows, aside = read(
        layout_of(tmp_path, DEALS + "D1,,,Talking,,,\nD2,Tom,Acme,Lost,2017-01-02,2017-01-09,0\n")
    )
    assert (rows[0].owner, rows[0].customer, rows[0].opened, rows[0].amount) == (None, None, None, None)
    assert rows[1].amount == 0
    assert aside == []


def test_a_row_that_cannot_be_read_is_put_aside_with_where_and_why(tmp_path: Path) -> None:
    text = DEALS + "".join(
        [
            "D1,Tom,Acme,Won,2017-01-02,2017-02-30,9\n",
            "D2,Tom,Acme,Won,2017-01-02,soon,9\n",
            "D3,Tom,Acme,Closed,2017-01-02,2017-02-03,9\n",
            "D4,Tom,Acme,,2017-01-02,2017-02-03,9\n",
            "D5,Tom,Acme,Won,2017-01-02,2017-02-03,a lot\n",
            "D6,Tom,Acme\n",
        ]
        + [f"E{n},Tom,Acme,Won,2017-01-02,2017-02-{n:02},{n}\n" for n in range(1, 20)]
    )
    rows, aside = read(layout_of(tmp_path, text))
    assert len(rows) == 19
    assert [str(one) for one in aside] == [
        "file.csv, line 2, column `closed`: `2017-02-30` is no day of the calendar",
        "file.csv, line 3, column `closed`: `soon` is not a date; write it as 2026-03-31",
        "file.csv, line 4, column `stage`: `Closed` does not say whether the deal was won or lost; "
        "say `stages` in a mapping file",
        "file.csv, line 5, column `stage`: the stage is missing, so nothing says whether the deal is open, "
        "won or lost",
        "file.csv, line 6, column `value`: `a lot` is not an amount; write it as 1234.50, "
        "with its currency if any",
        "file.csv, line 7: 3 cells under 7 headings (cut off, or a delimiter missing?)",
    ]


def test_a_mapping_says_what_a_stage_means(tmp_path: Path) -> None:
    mapping = '["file.csv"]\nstages = { "Closed" = "won", "Dead" = "lost" }'
    rows, aside = read(
        layout_of(tmp_path, DEALS + "1,T,A,Closed,,,\n2,T,A,Dead,,,\n3,T,A,Talk,,,\n", mapping=mapping)
    )
    assert [row.outcome for row in rows] == ["won", "lost", "open"]
    assert aside == []


def test_a_purchase_needs_its_customer_day_and_amount(tmp_path: Path) -> None:
    text = 'customer,date,amount,invoice no,profit\nAcme,2017-01-02,"€ 1,234.50",R1,-3\n'
    text += ",2017-01-02,5,R2,\nAcme,,5,R3,\n"
    rows, aside = read(layout_of(tmp_path, text))
    assert rows == [
        PurchaseRow(
            "Acme", date(2017, 1, 2), Decimal("1234.50"), "EUR", None, "R1", None, Decimal(-3), line=2
        )
    ]
    assert [str(one) for one in aside] == [
        "file.csv, line 3, column `customer`: the customer is missing",
        "file.csv, line 4, column `date`: the day is missing",
    ]


def test_decimal_commas_and_days_first_are_read_as_the_column_settled_them(tmp_path: Path) -> None:
    text = "customer;date;amount\nAcme;01/02/2017;1.234\nBolt;31/01/2017;1.234,50\n"
    rows, _ = read(layout_of(tmp_path, text))
    assert [(row.date, row.amount) for row in rows] == [
        (date(2017, 2, 1), Decimal(1234)),
        (date(2017, 1, 31), Decimal("1234.50")),
    ]


def test_customers_by_number_are_read_by_number(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Till")
    for row in (["customer", "date", "amount"], [1001, date(2017, 1, 2), 9.5], [1002, 42737, 40]):
        sheet.append(row)
    book.save(tmp_path / "till.xlsx")
    rows, aside = read(guess(open_tables(tmp_path / "till.xlsx")[0]))
    assert [(row.customer, row.date, row.amount) for row in rows] == [
        ("1001", date(2017, 1, 2), Decimal("9.5")),
        ("1002", date(2017, 1, 2), Decimal(40)),
    ]
    assert aside == []


def test_a_table_with_an_open_question_is_not_read(tmp_path: Path) -> None:
    layout = layout_of(tmp_path, "customer,date,amount\nAcme,03/04/2017,5\n")
    with pytest.raises(TableError, match="every date fits day/month and month/day"):
        read(layout)
