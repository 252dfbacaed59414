"""The door itself: what it refuses, in one line each, and that nothing is ever half done."""

import os
from pathlib import Path
from threading import Thread

import pytest
from openpyxl import Workbook

from ridealong.doors.crm import contents, door
from ridealong.doors.crm.models import Batch
from ridealong.doors.crm.refusals import TableError
from ridealong.ledger.receipt import SYSTEM, Recorder
from ridealong.ledger.verify import verify
from ridealong.moments.kinds.customers import CustomerBought
from ridealong.moments.kinds.roster import PersonJoined
from tests.doors.files import shared, write, write_rows
from tests.doors.importing import (
    CUSTOMERS,
    DEALS,
    LATER,
    NOW,
    PEOPLE,
    begin,
    bring,
    everything,
    look,
    sentences,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana(db: None) -> Recorder:
    return begin()


def test_an_import_has_a_short_name_and_is_remembered(tmp_path: Path, ana: Recorder) -> None:
    batch = bring(tmp_path, {"people.csv": PEOPLE, "deals.csv": DEALS}, ana)
    assert len(batch.id) == 6 and batch.id.startswith("b-")
    assert [(one.id, one.by, one.undone_at) for one in door.batches()] == [(batch.id, ana.id, None)]
    assert Batch.objects.get().files == [
        {"name": "people.csv", "kind": "people", "rows": 2, "aside": 0},
        {"name": "deals.csv", "kind": "deals", "rows": 3, "aside": 0},
    ]
    brought = {moment.door for moment in everything().moments if moment.fact.NAME != "person.joined"}
    assert brought == {f"import:{batch.id}"}


def test_people_come_from_a_workbook(tmp_path: Path, ana: Recorder) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Salesperson", "Manager", "Office"], ["Tom Ash", "Ana Ortiz", "West"]):
        sheet.append(row)
    book.save(tmp_path / "people.xlsx")
    preview = door.look([tmp_path / "people.xlsx"], by=ana, now=NOW)
    door.commit(preview, by=ana, now=NOW)
    assert (
        "1970-01-01 person.joined who=Tom Ash role=salesperson under=Ana Ortiz"
        in sentences([PersonJoined])[0]
    )


def test_progress_reaches_what_was_foreseen(tmp_path: Path, ana: Recorder) -> None:
    preview = look(tmp_path, {"deals.csv": DEALS, "people.csv": PEOPLE}, ana)
    seen: list[int] = []
    door.commit(preview, by=ana, now=NOW, progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == preview.total


def test_after_a_crash_nothing_is_half_done(tmp_path: Path, ana: Recorder) -> None:
    rows: list[list[object]] = [
        ["customer", "date", "amount"],
        *(["Acme", "2026-02-01", number + 1] for number in range(3_000)),
    ]
    preview = door.look([write_rows(tmp_path, rows, "orders.csv")], by=ana, now=NOW)
    before = sentences()

    def crash(done: int) -> None:
        if done > 1_000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        door.commit(preview, by=ana, now=NOW, progress=crash)
    assert sentences() == before
    assert door.batches() == []
    assert verify()[1] == []
    assert door.commit(preview, by=ana, now=NOW).moments["customer.bought"] == 3_000


def test_a_file_that_changed_since_is_looked_at_again(tmp_path: Path, ana: Recorder) -> None:
    preview = look(tmp_path, {"deals.csv": DEALS}, ana)
    write(tmp_path, DEALS + "A4,Tom Ash,Acme,Saw,Lost,2026-01-12,2026-02-09,0\n", "deals.csv")
    with pytest.raises(door.DoorError, match=r"^deals\.csv has changed since it was looked at; look again$"):
        door.commit(preview, by=ana, now=NOW)


def test_what_the_ledger_refuses_refuses_the_whole_import(tmp_path: Path, ana: Recorder) -> None:
    preview = look(tmp_path, {"deals.csv": DEALS}, ana)
    with pytest.raises(
        door.DoorError, match=r"^nothing is imported, for the ledger refuses: \S+ of \d{4}-\d\d-\d\d: "
    ):
        door.commit(preview, by=Recorder("nobody"), now=NOW)
    assert sentences([CustomerBought]) == []


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("empty.csv", "", "empty.csv: the file is empty; a table needs a row of headings and rows under it"),
        ("deals.xlsx", b"\x89PNG\r\n\x1a\n", "deals.xlsx: this is a picture (PNG), not a table; save it as"),
        ("gone.csv", None, "gone.csv: there is no such file"),
        ("notes.csv", "a,b\n1,2\n", "notes.csv, line 1: not recognised as people, customers, deals, purchases or"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_table_is_refused_in_a_line(
    tmp_path: Path, ana: Recorder, name: str, content: str | bytes | None, why: str
) -> None:
    path = tmp_path / name if content is None else write(tmp_path, content, name)
    preview = door.look([path], by=ana, now=NOW)
    assert len(preview.refused) == 1 and why in preview.refused[0]
    assert not preview.ready
    with pytest.raises(door.DoorError, match=r"^there is nothing to import: no file was read$"):
        door.commit(preview, by=ana, now=NOW)


def test_a_pipe_is_refused_for_it_can_be_read_only_once(tmp_path: Path, ana: Recorder) -> None:
    pipe = tmp_path / "deals.csv"
    os.mkfifo(pipe)
    # Whoever reads it all the same gets a table, and does not wait for ever.
    Thread(target=lambda: pipe.write_text(DEALS), daemon=True).start()
    with pytest.raises(
        TableError, match=r"deals\.csv: this is a pipe or a device, and a table is read more than"
    ):
        contents.look(pipe)
    assert len(door.look([pipe, Path("/dev/null")], by=ana, now=NOW).refused) == 2


def test_a_list_of_products_alone_says_that_it_was_used_for_nothing(tmp_path: Path, ana: Recorder) -> None:
    products = "product,series,sales_price\nSaw,S,10\nDrill,D,20\n"
    told = "products.csv: products are not kept; the names of products in deals and purchases of the same command"
    alone = look(tmp_path, {"products.csv": products}, ana)
    assert [line for line in alone.says if line.startswith(told)]
    beside = look(tmp_path, {"products.csv": products, "deals.csv": DEALS}, ana)
    assert not [line for line in beside.says if line.startswith("products.csv")]


def test_a_refused_file_does_not_hold_up_the_others(tmp_path: Path, ana: Recorder) -> None:
    preview = look(tmp_path, {"deals.csv": DEALS, "empty.csv": ""}, ana)
    assert preview.ready and len(preview.refused) == 1
    assert len(door.commit(preview, by=ana, now=NOW).moments) == 5


def test_two_files_may_have_one_name(tmp_path: Path, ana: Recorder) -> None:
    paths = []
    for customer, seller in (("Acme", "Tom Ash"), ("Bolt", "Mia Berg")):
        (tmp_path / customer).mkdir()
        rows = f"customer,date,amount,seller\n{customer},2026-02-01,5,{seller}\n"
        paths.append(write(tmp_path / customer, rows, "orders.csv"))
    preview = door.look(paths, by=ana, now=NOW)
    assert door.commit(preview, by=ana, now=NOW).moments == {
        "person.joined": 2,
        "customer.met": 2,
        "customer.bought": 2,
    }


def test_a_question_is_answered_before_anything_is_recorded(tmp_path: Path, ana: Recorder) -> None:
    rows = "customer,date,amount\nAcme,01/02/2026,5\nBolt,03/02/2026,6\n"
    preview = look(tmp_path, {"orders.csv": rows}, ana)
    assert not preview.ready
    with pytest.raises(door.DoorError, match=r"this has to be answered first: orders\.csv: column `date`"):
        door.commit(preview, by=ana, now=NOW)
    bring(tmp_path, {"orders.csv": rows}, ana, mapping='["orders.csv"]\ndates = "dmy"\n')
    assert [line[:10] for line in sentences([CustomerBought])] == ["2026-02-01", "2026-02-03"]


def test_a_mapping_for_no_file_here_is_asked_about(tmp_path: Path, ana: Recorder) -> None:
    preview = look(tmp_path, {"deals.csv": DEALS}, ana, mapping='["orders.csv"]\ndates = "dmy"\n')
    assert preview.questions == ["the mapping speaks of `orders.csv`, and no such file is here"]


def test_a_currency_that_is_none_is_refused(tmp_path: Path, ana: Recorder) -> None:
    with pytest.raises(
        door.DoorError, match=r"^`euros` is no currency; write its three letters, such as EUR$"
    ):
        look(tmp_path, {"deals.csv": DEALS}, ana, currency="euros")


def test_an_import_nobody_knows_cannot_be_taken_back(tmp_path: Path, ana: Recorder) -> None:
    with pytest.raises(door.DoorError, match=r"^no import is called b-none; nothing has been imported yet$"):
        door.undo("b-none", by=ana, now=LATER)
    batch = bring(tmp_path, {"deals.csv": DEALS}, ana)
    with pytest.raises(door.DoorError, match=f"^no import is called b-none; the last were {batch.id}$"):
        door.undo("b-none", by=ana, now=LATER)
    with pytest.raises(door.DoorError, match=r"^somebody has to take an import back; say who$"):
        door.undo(batch.id, by=SYSTEM, now=LATER)


def test_rows_that_cannot_be_read_are_put_aside_and_shown(tmp_path: Path, ana: Recorder) -> None:
    rows = "customer,date,amount\nAcme,2026-02-01,5\nAcme,soon,6\n" + f"{'x' * 300},2026-02-02,7\n"
    preview = look(tmp_path, {"orders.csv": rows}, ana)
    told = "\n".join(preview.told())
    assert "2 rows are put aside, unread:" in told
    assert "orders.csv, line 3, column `date`: `soon` is not a date" in told
    assert "has 300 letters, and no name is that long" in told
    assert preview.files[0].rows == 1


def test_a_day_still_to_come_begins_nothing(tmp_path: Path, ana: Recorder) -> None:
    preview = look(tmp_path, {"people.csv": "rep,manager,start date\nTom Ash,Ana Ortiz,2031-01-01\n"}, ana)
    assert "  1 person begins on a day still to come: nothing is made of it" in preview.files[0].told()
    assert preview.total == 0


def test_orders_from_old_excel_and_from_csv_are_the_same_orders(ana: Recorder) -> None:
    """The workbook has a sheet of what came back, too: 800 lines that the CSV does not know of."""
    names = ("Sample - Superstore.csv", "Sample - Superstore.xls")
    old, new = (door.look([shared("superstore", name)], by=ana, now=NOW) for name in names)
    assert (old.total, new.total) == (10_994, 10_194)
    door.commit(old, by=ana, now=NOW)
    again = door.look([shared("superstore", names[1])], by=ana, now=NOW)
    assert again.sum() == "800 moments to record: 800 moment.withdrawn; 9,394 are here already"


MAPPED = """
["Sales.csv"]
table = "purchases"
columns = { ResellerKey = "customer", EmployeeKey = "seller", SalesOrderNumber = "order", ProductKey = "product" }
currency = "USD"
"""


def test_a_table_of_keys_is_read_with_a_mapping(tmp_path: Path, ana: Recorder) -> None:
    whole = shared("adventureworks-reseller", "Sales.csv").read_text().splitlines(keepends=True)
    files = {"Sales.csv": "".join(whole[:400])}
    assert not look(tmp_path, files, ana).ready
    batch = bring(tmp_path, files, ana, mapping=MAPPED)
    assert batch.moments["customer.bought"] == 399
    assert {fact.amount.currency for _, fact in everything().kind(CustomerBought)} == {"USD"}


def test_customers_of_one_list_are_not_met_twice(tmp_path: Path, ana: Recorder) -> None:
    preview = look(tmp_path, {"customers.csv": CUSTOMERS + "ACME,tools,Spain,\n"}, ana)
    assert preview.moments["customer.met"] == 2
