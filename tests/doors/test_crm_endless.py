"""Rows without end, by accident or made to do harm: each is told with its line, and the rows around it are taken."""

import tracemalloc
from pathlib import Path

import pytest

from ridealong.doors.crm.refusals import Aside
from ridealong.doors.crm.tables import open_tables
from tests.doors.files import refusal, table_of, write
from tests.doors.importing import begin, look

HEADINGS = "id,rep,account,stage,opened,closed,value,note\n"
DEAL = "{0},Tom Ash,Acme,Won,2026-01-05,2026-02-02,900,{1}\n"


def told(folder: Path, text: str) -> tuple[list[int], list[str]]:
    """The lines of the rows that are taken, and what is said of the others."""
    aside: list[Aside] = []
    lines = [line for line, _ in table_of(folder, text).rows(aside.append)]
    return lines, [str(one) for one in aside]


def test_one_deal_with_a_note_of_nine_megabytes_costs_that_deal_alone(db: None, tmp_path: Path) -> None:
    """Given three deals, the second with an endless note, when they are looked at, then the others come in."""
    deals = HEADINGS + DEAL.format(1, "") + DEAL.format(2, "x" * (9 << 20)) + DEAL.format(3, "fine")
    preview = look(tmp_path, {"deals.csv": deals}, begin())
    assert (preview.files[0].rows, preview.files[0].put_aside) == (2, 1)
    assert [str(one) for one in preview.files[0].asides] == [
        "deals.csv, line 3: this row is longer than 8 MB; shorten it, or leave its column out of the export"
    ]


@pytest.mark.parametrize(
    "note", ["{}", '"{}"', '"first\nsecond {}\nthird"'], ids=["bare", "quoted", "in-lines"]
)
def test_a_cell_too_long_is_told_with_the_lines_it_takes(tmp_path: Path, note: str) -> None:
    lines, aside = told(tmp_path, "a,b\n1,2\n3," + note.format("x" * 200_000) + "\n5,6\n")
    span = " (lines 3 to 5)" if "\n" in note else ""
    assert lines == [2, 6 if span else 4]
    assert aside == [
        f"file.csv, line 3: a cell of this row holds more than 131,072 letters{span}; "
        "shorten it, or leave its column out of the export"
    ]


@pytest.mark.parametrize("length", [3, 60_000], ids=["to-the-end", "too-long"])
def test_a_quotation_that_never_closes_costs_the_row_in_which_it_opens(tmp_path: Path, length: int) -> None:
    lines, aside = told(tmp_path, 'a,b\n1,2\n3,"four\n' + "5,6\n" * length)
    assert lines == [2, *range(4, 4 + length)]
    assert aside == [
        "file.csv, line 3: a quotation mark opens in this row and is not closed, so what is under it is read "
        "without it; close it, or double it where it belongs to the text"
    ]


def test_a_file_cut_off_in_the_middle_of_a_note_keeps_the_rows_before_it(tmp_path: Path) -> None:
    lines, aside = told(tmp_path, 'a,b\n1,"one\nand more"\n4" pipe,"cut off he')
    assert lines == [2]
    assert len(aside) == 1
    assert aside[0].startswith("file.csv, line 4: a quotation mark opens")


def test_a_row_of_many_long_cells_is_not_gathered_beyond_what_a_row_may_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ridealong.doors.crm.lines.LONGEST_ROW", 1_000)
    row = ",".join('"one\ntwo"' for _ in range(500))
    lines, aside = told(tmp_path, f"a,b\n1,2\n{row}\n5,6\n")
    assert lines == [2, 504]
    assert aside[0].startswith("file.csv, line 3: this row is longer than 8 MB (lines 3 to 503)")


def test_headings_that_cannot_be_read_are_why_the_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, "x" * 200_000).startswith("file.csv, line 1: a cell of this row holds more than")


@pytest.mark.parametrize("begins", ["", '"', '"\n'], ids=["one-cell", "unclosed", "unclosed-over-lines"])
def test_what_has_no_end_is_never_held_in_memory(tmp_path: Path, begins: str) -> None:
    """Given 100 MB that are one cell, or that a quotation mark makes one, then a fraction of it is held at a time."""
    fill = ("x" * 999 + "\n" if begins.endswith("\n") else "x" * 1_000) * 1_000
    path = write(tmp_path, f"a,b\n1,2\n3,{begins}")
    with path.open("a", encoding="utf-8") as file:
        for _ in range(100):
            file.write(fill)
    tracemalloc.start()
    try:
        rows = sum(1 for _ in open_tables(path)[0].rows(lambda aside: None))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (rows, peak < 48 << 20) == (1, True), f"{peak >> 20} MB"
