"""What is said of columns that wait stands beside all else that was said; only tables with rows are asked about."""

import pytest

from ridealong.doors.parcels import columns, taking
from ridealong.doors.parcels.models import Parcel
from tests.doors.importing import NOW
from tests.doors.parcels.conftest import Bring, again, work

pytestmark = pytest.mark.django_db
TILL = "Odběratel;Částka (EUR);Den\nAcme;900,50;13/01/2026\nBolt;80,00;14/01/2026\n"
SAID = {
    "table": "purchases",
    "columns": {"Odběratel": "customer", "Částka (EUR)": "amount", "Den": "date"},
}


def put_right(parcel: Parcel, said: dict[str, object]) -> Parcel:
    (table,) = parcel.shown["tables"]
    assert columns.put_right(again(parcel), table, said, now=NOW)
    work()
    return again(parcel)


def test_what_is_said_of_columns_leaves_names_and_days_as_they_were_said(bring: Bring) -> None:
    parcel = put_right(bring({"till.csv": TILL}), SAID)
    answers = {"till.csv": {**parcel.answers["till.csv"], "dates": "dmy", "names": {"Acme": "Acme Tools"}}}
    assert taking.answer_with(parcel, answers, now=NOW)
    work()
    parcel = put_right(again(parcel), {**SAID, "columns": {**SAID["columns"], "Odběratel": "customer"}})
    assert parcel.answers["till.csv"] == {**SAID, "dates": "dmy", "names": {"Acme": "Acme Tools"}}
    (table,) = parcel.shown["tables"]
    assert columns.forget(parcel, table, now=NOW)
    assert again(parcel).answers == {"till.csv": {"names": {"Acme": "Acme Tools"}}}, (
        "names are another matter"
    )


def test_while_files_are_looked_at_nothing_is_said_or_forgotten(bring: Bring) -> None:
    parcel = bring({"till.csv": TILL})
    (table,) = parcel.shown["tables"]
    assert columns.put_right(parcel, table, SAID, now=NOW)
    assert not columns.put_right(parcel, table, {**SAID, "table": "tasks"}, now=NOW)
    assert not columns.forget(parcel, table, now=NOW)
    assert columns.is_said(again(parcel), table, SAID)
    assert not columns.is_said(again(parcel), table, {**SAID, "table": "tasks"})


def test_of_what_has_no_rows_or_is_no_table_nobody_is_asked(bring: Bring) -> None:
    parcel = bring({"empty.csv": "Odběratel;Den\n", "picture.xlsx": "\x89PNG\r\n", "till.csv": TILL})
    assert [each["name"] for each in parcel.shown["tables"]] == ["till.csv"]
    assert len(parcel.shown["refused"]) == 3
    assert parcel.shown["tables"][0]["why"] in parcel.shown["refused"], "the page finds one by the other"


def test_of_a_wide_table_the_first_columns_are_asked_about_and_the_rest_is_read_by_its_headings(
    bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columns, "MOST_COLUMNS", 3)
    wide = "Odběratel;Den;Notiz;amount\nAcme;13.01.2026;x;900,50\n"
    parcel = bring({"wide.csv": wide})
    (table,) = parcel.shown["tables"]
    assert (len(table["columns"]), table["more"]) == (3, 1)
    assert columns.wrong(table, "purchases", {0: "customer", 1: "date"}).missing == []
    said = columns.mapping_of(table, "purchases", {0: "customer", 1: "date"})
    assert put_right(parcel, said).shown["moments"]["customer.bought"] == 1
