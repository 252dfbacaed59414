"""What a person sees of a column before they say what it is, and what nobody can say of it."""

from pathlib import Path

import pytest

from ridealong.doors.crm.claims import missing_beside
from ridealong.doors.crm.columns import LONGEST_EXAMPLE, examples, head_of, holds_none_of, likely, wrong_about
from ridealong.doors.crm.fields import FIELDS, Kind
from ridealong.doors.crm.survey import Column
from tests.doors.files import table_of

TILL = (
    "Odběratel,Částka,Den,Mail,Notiz,leer\n"
    "Acme,900,13.01.2026,a@acme.example,bar,\nBolt,80,14.01.2026,b@b.example,x,\n"
)


def column(folder: Path, text: str, heading: str) -> Column:
    found = head_of(table_of(folder, text)).column(heading)
    assert found is not None
    return found


def test_of_a_column_its_first_three_different_values_are_shown_and_none_at_length(tmp_path: Path) -> None:
    text = "who,note\n" + "".join(f"{who},{'long ' * 30}{who}\n" for who in "aabcd")
    assert examples(column(tmp_path, text, "who")) == ["a", "b", "c"]
    assert [len(each) for each in examples(column(tmp_path, text, "note"))] == [LONGEST_EXAMPLE] * 3


@pytest.mark.parametrize(
    ("heading", "nothing_of"),
    [
        ("Odběratel", {"dates", "times", "amounts", "addresses", "currencies", "flags"}),
        ("Částka", {"dates", "times", "addresses", "currencies", "flags"}),
        ("Den", {"amounts", "addresses", "currencies", "flags"}),
        ("Mail", {"dates", "times", "amounts", "currencies", "flags"}),
        ("leer", set()),
    ],
)
def test_a_column_is_known_for_what_never_stands_in_it(
    tmp_path: Path, heading: str, nothing_of: set[str]
) -> None:
    assert set(holds_none_of(column(tmp_path, TILL, heading))) == nothing_of


def test_one_day_among_words_is_enough_to_say_that_a_column_holds_days(tmp_path: Path) -> None:
    """Its other rows are put aside one by one; a person may know why they are words."""
    text = "when\nafter Easter\nsoon\n2026-03-31\n"
    assert "dates" not in holds_none_of(column(tmp_path, text, "when"))
    assert "dates" in holds_none_of(column(tmp_path, text.replace("2026-03-31", "never"), "when"))


def test_why_a_column_cannot_be_a_field_is_said_in_words() -> None:
    assert wrong_about("purchases", "date", ["dates"]) == "this cannot be the day, for it holds no dates"
    assert wrong_about("purchases", "date", ["amounts"]) == ""


@pytest.mark.parametrize(
    ("kind", "found", "missing"),
    [
        ("purchases", {"customer"}, ["the day", "the amount"]),
        ("deals", {"status"}, []),
        ("deals", {"amount"}, ["the stage"]),
        ("people", {"first", "last"}, []),
        ("people", {"first"}, ["the person"]),
        ("tasks", set(), []),
    ],
)
def test_what_a_list_cannot_do_without_is_told(kind: Kind, found: set[str], missing: list[str]) -> None:
    assert missing_beside(kind, found) == missing


def test_which_column_is_likely_what_depends_on_the_kind_of_list(tmp_path: Path) -> None:
    head = head_of(table_of(tmp_path, "customer,date,Částka,name\nAcme,2026-01-13,900,x\n"))
    assert likely("purchases", head) == {"customer": "customer", "date": "date"}
    assert likely("customers", head) == {"customer": "name"}
    assert all(set(likely(kind, head)) <= set(head.table.headings) for kind in FIELDS)
