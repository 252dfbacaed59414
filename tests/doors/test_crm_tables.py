"""Any file that a CRM or a spreadsheet exports opens as headings and numbered rows, or is refused in one line."""

import codecs
import io
import tempfile
import tracemalloc
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.doors.crm.guess import guess
from ridealong.doors.crm.refusals import Aside, TableError
from ridealong.doors.crm.tables import open_tables
from tests.doors.files import cells_of, refusal, table_of, write

NINE = datetime(2017, 1, 2, 9)  # noqa: DTZ001 - a workbook knows no zones
PLAIN = "name,city\nAcme,Lyon\nZürich AG,Zürich\n"


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode(),
        codecs.BOM_UTF8 + PLAIN.encode(),
        PLAIN.encode("utf-16"),
        codecs.BOM_UTF16_BE + PLAIN.encode("utf-16-be"),
        PLAIN.encode("utf-16-le"),
        PLAIN.encode("utf-16-be"),
        PLAIN.encode("cp1252"),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace("\n", "\r").encode(),
        PLAIN.replace(",", ";").encode(),
        PLAIN.replace(",", "\t").encode(),
        PLAIN.replace(",", "|").encode(),
        b"sep=;\n" + PLAIN.replace(",", ";").encode(),
        PLAIN.replace("Lyon", "Ly\0on").encode(),
        PLAIN.replace("\n", "\n\n").encode(),
    ],
    ids=(
        "utf-8 with-mark utf-16 utf-16-be le-without-mark be-without-mark windows-1252 crlf old-mac semicolons "
        "tabs bars sep-line zero-byte blank-lines"
    ).split(),
)
def test_the_same_table_is_read_however_it_was_saved(tmp_path: Path, content: bytes) -> None:
    table = table_of(tmp_path, content)
    assert table.headings == ("name", "city")
    assert cells_of(table) == [["Acme", "Lyon"], ["Zürich AG", "Zürich"]]


def test_the_encoding_is_judged_by_the_whole_file_and_told(tmp_path: Path) -> None:
    lines = ["name,city"] + [f"Acme {n},Lyon" for n in range(20_000)] + ["Garcon,Besançon"]
    table = table_of(tmp_path, "\n".join(lines).encode("cp1252"))
    assert cells_of(table)[-1] == ["Garcon", "Besançon"]
    assert any("line 20002" in note and "Windows-1252" in note for note in table.notes)


@pytest.mark.parametrize("block", [4, 1 << 20])
def test_a_file_of_two_encodings_is_refused_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr("ridealong.doors.crm.encodings.BLOCK", block)
    assert refusal(tmp_path, "name\nZürich\n".encode() + "Köln\n".encode("cp1252")) == (
        "file.csv, line 3: the byte 0xF6 is not UTF-8, though the letters before it are; save the file as UTF-8"
    )


def test_a_byte_of_no_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    assert "line 3: the byte 0x81 is neither UTF-8 nor Windows-1252" in refusal(
        tmp_path, b"name\nAcme\nX\x81\n"
    )


def test_quotes_delimiters_and_line_breaks_in_cells_keep_their_line_numbers(tmp_path: Path) -> None:
    table = table_of(tmp_path, 'name,note\nAcme,"one, ""two""\nthree"\nBolt,x\n')
    assert list(table.rows()) == [(2, ["Acme", 'one, "two"\nthree']), (4, ["Bolt", "x"])]


def test_semicolons_win_over_decimal_commas(tmp_path: Path) -> None:
    table = table_of(tmp_path, "amount;margin\n" + "1,5;2,5\n" * 30)
    assert table.headings == ("amount", "margin")


def test_bars_win_over_a_comma_in_every_name(tmp_path: Path) -> None:
    table = table_of(tmp_path, "key|product|price\n" + "1|Road Frame, Black|5\n" * 30)
    assert table.headings == ("key", "product", "price")


def test_ragged_rows_are_put_aside_with_their_line(tmp_path: Path) -> None:
    table = table_of(tmp_path, "a,b,c\n1,2,3\n1,2\n1,2,3,4\n1,2,3,,\n")
    aside: list[Aside] = []
    assert [line for line, _ in table.rows(aside.append)] == [2, 5]
    assert [str(one) for one in aside] == [
        "file.csv, line 3: 2 cells under 3 headings (cut off, or a delimiter missing?)",
        "file.csv, line 4: 4 cells under 3 headings (a delimiter in the text that is not quoted?)",
    ]


def test_a_stray_quotation_mark_puts_its_row_aside(tmp_path: Path) -> None:
    table = table_of(tmp_path, 'a,b\n1,"5" pipe"\n3,4\n')
    aside: list[Aside] = []
    assert [line for line, _ in table.rows(aside.append)] == [3]
    assert "file.csv, line 2: a quotation mark stands inside a cell" in str(aside[0])


def test_a_title_above_the_headings_is_left_out_and_told(tmp_path: Path) -> None:
    table = table_of(tmp_path, "\nPipeline 2017,,\nname,city,country\nAcme,Lyon,France\n")
    assert (table.heading_line, table.headings) == (3, ("name", "city", "country"))
    assert table.notes == ("`Pipeline 2017` stands above the headings and is left out",)


def test_repeated_and_empty_headings_are_told_apart(tmp_path: Path) -> None:
    table = table_of(tmp_path, "name,,name\nAcme,x,y\n")
    assert table.headings == ("name", "(column 2)", "name (2)")
    assert table.notes == (
        "column 2 has no heading",
        "a heading stands more than once; column 3 is called `name (2)`",
    )


def test_values_where_headings_should_be_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, "103,HQ336336,2004-10-19,6066.78\n103,JM555205,2003-06-05,14571.44\n") == (
        "file.csv, line 1: this row should be the headings but holds values (`103`, `2004-10-19`, `6066.78`); "
        "put a row of headings above it"
    )


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "the file is empty"),
        (b"\n \n\n", "the file is empty"),
        (b"\x89PNG\r\n\x1a\n....", "this is a picture (PNG), not a table; save it as CSV or XLSX"),
        (b"%PDF-1.7 ...", "this is a PDF"),
        (b"\x1f\x8b\x08...", "this is packed with gzip, not a table; unpack it first"),
        (b"<html><table><tr><td>Acme", "this is a web page (HTML), whatever its name says"),
        (b'<?xml version="1.0"?><Workbook>', "this is XML, not a table"),
        (b'[{"name": "Acme"}]', "this is JSON, not a table"),
        (b'{"name": "Acme"}', "this is JSON, not a table"),
        (bytes(range(1, 32)) * 20, "this is not text and not a workbook"),
        (b"PK\x03\x04 cut off", "this workbook or ZIP is cut off or damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut off", "this workbook is cut off or damaged"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(tmp_path: Path, content: bytes, why: str) -> None:
    assert refusal(tmp_path, content).startswith(f"file.csv: {why}")


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="there is no such file"):
        open_tables(tmp_path / "none.csv")
    with pytest.raises(TableError, match="this is a folder"):
        open_tables(tmp_path)


def test_a_zip_of_tables_is_refused_with_what_to_do(tmp_path: Path) -> None:
    assert refusal(tmp_path, zipped({"a.csv": "x", "b.csv": "y"}), "export.zip") == (
        "export.zip: this is a ZIP holding a.csv, b.csv; unzip it first and import the files in it"
    )


def test_a_workbook_called_csv_is_read_as_a_workbook(tmp_path: Path) -> None:
    book = workbook([["name", "since", "sold", "amount"], ["Acme", date(2017, 1, 2), NINE, 40]])
    table = table_of(tmp_path, book, "customers.csv")
    assert cells_of(table) == [["Acme", date(2017, 1, 2), NINE, 40]]
    assert table.name == "customers.csv"


def test_every_filled_visible_sheet_is_a_table_and_a_hidden_one_is_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for title in ("Deals", "People", "Scratch"):
        book.create_sheet(title).append(["name", "city"])
    book["Scratch"].sheet_state = "hidden"
    tables = open_tables(write(tmp_path, saved(book), "book.xlsx"))
    assert [table.name for table in tables] == ["book.xlsx#Deals", "book.xlsx#People"]
    assert tables[0].notes == ("the hidden sheet `Scratch` is left out",)


def test_a_truncated_workbook_is_refused(tmp_path: Path) -> None:
    whole = workbook([["name", "city"], ["Acme", "Lyon"]])
    assert "cut off or damaged" in refusal(tmp_path, whole[: len(whole) // 2], "book.xlsx")


def test_a_stray_cell_in_the_far_corner_is_refused_before_it_costs_the_machine(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Far")
    sheet["A1"], sheet["XFD1048576"] = "name", 1
    assert refusal(tmp_path, saved(book), "far.xlsx") == (
        "far.xlsx: a sheet reaches to row 1048576 and column 16384, mostly empty or too large; "
        "delete the stray cells, or save the sheet as CSV"
    )


def test_a_zip_bomb_is_refused_by_what_it_declares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ridealong.doors.crm.workbooks.MOST_UNPACKED", 2 << 20)
    content = zipped({"xl/workbook.xml": "<x/>", "xl/worksheets/sheet1.xml": " " * (3 << 20)})
    assert refusal(tmp_path, content, "bomb.xlsx").startswith(
        "bomb.xlsx: unpacked, this workbook would be 3 MB"
    )


def test_a_long_file_is_streamed_in_flat_memory(tmp_path: Path) -> None:
    assert peak_of(tmp_path, rows=90_000) < 1.1 * peak_of(tmp_path, rows=45_000)


def peak_of(folder: Path, *, rows: int) -> int:
    path = write(folder, "name,city,note\n" + "Acme Corporation,Lyon,a note of some length\n" * rows)
    tracemalloc.start()
    seen = sum(1 for table in open_tables(path) for _ in table.rows())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert seen == rows
    return peak


@given(st.binary(max_size=400) | st.text('a,;"\n\r\t\0é1. ', max_size=200).map(str.encode))
def test_no_bytes_at_all_end_in_a_traceback(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder), content)
        try:
            for table in open_tables(path):
                assert all(len(cells) == len(table.headings) for _, cells in table.rows())
                guess(table)
        except TableError as error:
            assert "\n" not in str(error)


def zipped(members: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def workbook(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Filled")
    for row in rows:
        sheet.append(row)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
