"""Files made to do harm, or broken by accident, are refused in one line or read as the plain words they hold."""

import io
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import openpyxl
import pytest
from django.test import Client

from ridealong.doors.crm import door
from ridealong.doors.crm.crowd import Crowd
from ridealong.doors.crm.drafting import draft
from ridealong.doors.crm.refusals import TableError
from ridealong.doors.crm.schemas import is_schema
from ridealong.doors.crm.tables import open_tables
from tests.doors.files import SHARED, cells_of, refusal, table_of
from tests.doors.importing import NOW, begin, bring, everything, look
from tests.house.tree import ROOT

MESSY = sorted(
    path for path in SHARED.joinpath("csv-csvkit").rglob("*") if path.is_file() and path.name != "COPYING"
)
EVIL = "<script>alert(1)</script>"
ESCAPE = "\x1b[2J\x1b]0;owned\x07"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&b;</t></si></sst>'
)


@pytest.mark.skipif(not MESSY, reason="the shared data is not here: ../shared/data/csv-csvkit")
def test_every_messy_file_is_imported_or_refused_in_one_line(db: None) -> None:
    leader = begin()
    assert len(MESSY) == 103
    for path in MESSY:
        preview = door.look([path], by=leader, now=NOW)
        assert preview.files or preview.refused or preview.questions, path.name
        told = [*preview.refused, *preview.questions]
        assert all(line.startswith(path.name) and "\n" not in line for line in told), told
        assert preview.work.layouts == [] or preview.files


def test_a_formula_is_read_as_its_value_and_never_worked_out(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["account", "sector"],
        ["Acme", "=1+1"],
        ["=cmd|'/c calc'!A1", '=WEBSERVICE("http://x.example")'],
    ):
        sheet.append(row)
    table = table_of(tmp_path, saved(book), "book.xlsx")
    assert cells_of(table) == [["Acme", ""]], "a formula without a value kept beside it says nothing"


def test_a_workbook_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    said = refusal(tmp_path, packed({"xl/worksheets/sheet1.xml": " " * 5_000}, claims=10), "lie.xlsx")
    assert (
        said
        == "lie.xlsx: this workbook is refused: it holds more than it says it does; save the sheet as CSV"
    )


def test_a_workbook_is_refused_by_what_it_really_unpacks_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ridealong.doors.crm.workbooks.MOST_UNPACKED", 2 << 20)
    content = packed({"xl/a.bin": "x" * (3 << 20)}, claims=10)
    assert refusal(tmp_path, content, "bomb.xlsx").startswith("bomb.xlsx: ")


def test_a_workbook_packed_beyond_reason_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ridealong.doors.crm.workbooks.FREE_OF_RATIO", 1 << 20)
    said = refusal(tmp_path, packed({"xl/worksheets/sheet1.xml": " " * (4 << 20)}), "bomb.xlsx")
    assert "packed more than 200 to 1, it is made to exhaust the machine" in said


def test_a_workbook_that_declares_entities_is_refused(tmp_path: Path) -> None:
    said = refusal(tmp_path, packed({"xl/sharedStrings.xml": LAUGHS}), "laughs.xlsx")
    assert "it declares entities of its own, as no spreadsheet program does" in said


def test_a_workbook_too_large_to_hold_is_refused_before_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ridealong.doors.crm.workbooks.MOST_PACKED", 100)
    assert "a workbook is read as a whole" in refusal(tmp_path, packed({"a": "b" * 200}), "big.xlsx")


def test_columns_without_number_are_refused(tmp_path: Path) -> None:
    wide = ",".join("abc" for _ in range(2_001))
    assert refusal(tmp_path, f"{wide}\n{wide}\n").startswith("file.csv: this has 2,001 columns")


def test_a_pipe_called_like_a_schema_holds_nobody_up(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.sql"
    os.mkfifo(pipe)
    with pytest.raises(TableError, match="this is a pipe or a device"):
        assert is_schema(pipe) or open_tables(pipe)


def test_a_script_in_a_name_is_only_a_name_on_every_page(db: None, tmp_path: Path) -> None:
    leader = begin()
    deals = f'id,rep,account,stage,opened,closed,value\n1,Tom {EVIL},"{EVIL}",Won,2026-01-05,2026-02-02,9\n'
    people = f"rep,manager\nTom {EVIL},Ana Ortiz\n"
    bring(tmp_path, {"deals.csv": deals, "people.csv": people}, leader)
    moments = [moment.id for moment in everything().moments]
    assert len(moments) >= 4
    bodies = [
        Client().get(page).content.decode()
        for page in (
            "/",
            "/moments/",
            "/practices/",
            "/waiting/",
            "/asks/",
            *(f"/moments/{one}/" for one in moments),
        )
    ]
    assert not any("<script>alert" in body for body in bodies)
    assert any("&lt;script&gt;alert" in body for body in bodies)


def test_orders_to_a_terminal_never_come_out_of_a_file(db: None, tmp_path: Path) -> None:
    leader = begin()
    deals = (
        f"id,rep,acc{ESCAPE}ount,stage,opened,closed,value,no{ESCAPE}te\n"
        f"1,T{ESCAPE}om,A{ESCAPE}cme,Won{ESCAPE},2026-01-05,2026-02-02,9,x\n"
        f"2,Mia,B\u202eolt,Won,{ESCAPE},2026-02-02,9,x\n3,Mia,Bolt,Won,2026-01-05,{ESCAPE}x,9,x\n"
    )
    clean = "".join(f"{n},Mia,Bolt,Won,2026-01-05,2026-02-{n % 28 + 1:02},9,x\n" for n in range(10, 200))
    preview = look(tmp_path, {"deals.csv": deals + clean}, leader)
    said = "\n".join(preview.told()) + draft(preview)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", said)
    assert preview.work.layouts
    door.commit(preview, by=leader, now=NOW)
    assert {"Acme", "Bolt", "Tom", "Mia"} <= set(everything().names.values())


def test_a_name_that_looks_like_a_formula_stays_one_word_in_what_is_written(db: None, tmp_path: Path) -> None:
    names = "=HYPERLINK(1)", "+Plus", "@At", "-Minus"
    text = "account,sector,country,=cmd|' /C calc'!A0\n" + "".join(f"{name},x,France,1\n" for name in names)
    preview = look(tmp_path, {"customers.csv": text}, begin())
    assert '"=cmd|\' /C calc\'!A0" = ""' in draft(preview)
    assert tomllib.loads(draft(preview))
    assert preview.moments["customer.met"] == 4


def test_who_writes_a_file_in_which_a_formula_would_run_makes_it_harmless() -> None:
    """An apostrophe stands before cells that begin with = + - or @; a test beside each writer sees it there."""
    writes = re.compile(r"csv\.(?:writer|DictWriter)|openpyxl|to_csv|xlsxwriter")
    texts = {path: path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py")}
    writers = {path.name: text for path, text in texts.items() if writes.search(text)}
    assert set(writers) == {"valuing.py"}, (
        "a new one has to put an apostrophe there, and a test that tries it"
    )
    assert all("FORMULA" in text for text in writers.values())


def test_a_crowd_of_keys_is_known_again_in_a_few_bytes_each() -> None:
    crowd = Crowd()
    assert not any(crowd.met(str(number)) for number in range(300_000))
    assert all(crowd.met(str(number)) for number in range(0, 300_000, 7))
    assert (len(crowd), len(crowd.young) < 1 << 18) == (300_000, True)


@pytest.mark.slow
def test_a_large_file_is_looked_at_in_little_memory(tmp_path: Path) -> None:
    """200 MB here; `python bench/large.py` does the same with 2 GB. The limit is that of both."""
    bench = ROOT / "bench" / "large.py"
    done = subprocess.run(
        [sys.executable, str(bench), "--megabytes", "200", "--letters", "20000"],
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    peak = int(re.search(r"(\d+) MB at most", done.stdout)[1])  # type: ignore[index]
    assert peak <= 400, done.stdout


def packed(members: dict[str, str], claims: int | None = None) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {"xl/workbook.xml": "<x/>", **members}.items():
            archive.writestr(name, text)
        if claims is not None:  # the list at the end is written last, and is what a reader goes by
            archive.filelist[-1].file_size = claims
    return buffer.getvalue()


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
