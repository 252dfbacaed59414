"""Small files for the doors' tests, and the shared data that is not ours to keep."""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from ridealong.doors.crm.guess import guess
from ridealong.doors.crm.layout import Layout
from ridealong.doors.crm.mapping import Mapping, read_mapping
from ridealong.doors.crm.refusals import Aside, TableError
from ridealong.doors.crm.rows import read_rows
from ridealong.doors.crm.tables import Table, open_tables

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"


def shared(*parts: str) -> Path:
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"the shared data is not here: ../shared/data/{'/'.join(parts)}")
    return path


def write(folder: Path, content: str | bytes, name: str = "file.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def write_rows(folder: Path, rows: Iterable[Iterable[object]], name: str = "file.csv") -> Path:
    path = folder / name
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows(rows)
    return path


def table_of(folder: Path, content: str | bytes, name: str = "file.csv") -> Table:
    return open_tables(write(folder, content, name))[0]


def cells_of(table: Table) -> list[list[object]]:
    return [list(cells) for _, cells in table.rows()]


def layout_of(folder: Path, content: str, name: str = "file.csv", mapping: str = "") -> Layout:
    return guess(table_of(folder, content, name), mapping_of(folder, mapping))


def mapping_of(folder: Path, text: str) -> Mapping:
    return read_mapping(write(folder, text, "mapping.toml"))


def read(layout: Layout) -> tuple[list[Any], list[Aside]]:
    aside: list[Aside] = []
    return list(read_rows(layout, aside.append)), aside


def refusal(folder: Path, content: str | bytes, name: str = "file.csv") -> str:
    """The one line in which a file is refused, on opening it or on reading through it."""
    with pytest.raises(TableError) as caught:
        for table in open_tables(write(folder, content, name)):
            list(table.rows())
    assert "\n" not in str(caught.value)
    return str(caught.value)
