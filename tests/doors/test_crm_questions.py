"""A question that a page can ask offers its answers, and each says what would be read with the file's own values."""

from pathlib import Path

import pytest

from ridealong.doors.crm.mapping import Mapping, Told
from ridealong.doors.crm.questions import Question, answered, asked_of
from tests.doors.files import layout_of, mapping_of


def asked(folder: Path, text: str) -> list[Question]:
    return asked_of([layout_of(folder, text, "till.csv")])


def test_april_or_march_is_offered_with_the_day_that_stands_in_the_file(tmp_path: Path) -> None:
    (question,) = asked(tmp_path, "customer,order date,amount\nAcme,03/04/2026,900\n")
    assert (question.file, question.word) == ("till.csv", "dates")
    assert [tuple(each) for each in question.choices] == [
        ("dmy", "the day first: `03/04/2026` is 3 April 2026"),
        ("mdy", "the month first: `03/04/2026` is 4 March 2026"),
    ]
    assert question.endswith('say `dates = "dmy"` or `dates = "mdy"` in a mapping file'), (
        "as a terminal says it"
    )


def test_dates_that_contradict_each_other_are_asked_in_general(tmp_path: Path) -> None:
    (question,) = asked(tmp_path, "customer,order date,amount\nAcme,13/02/2026,900\nBolt,02/13/2026,90\n")
    assert question.choices[0].means == "the day first: 03/04/2026 is 3 April 2026"


def test_a_thousand_or_a_little_more_than_one(tmp_path: Path) -> None:
    (question,) = asked(tmp_path, "customer,order date,amount\nAcme,2026-04-03,1.200\n")
    assert [tuple(each) for each in question.choices] == [(".", "`1.200` is 1.2"), (",", "`1.200` is 1200")]


@pytest.mark.parametrize("name", ["till.csv", "*.csv"])
def test_an_answer_leaves_the_rest_of_what_was_said_of_a_table(tmp_path: Path, name: str) -> None:
    said = mapping_of(tmp_path, f'["{name}"]\ncurrency = "EUR"\nnames = {{ "Acme Inc" = "acme" }}\n')
    told = answered(said, {"till.csv": {"dates": "dmy", "names": {"T. Ash": "tom"}}}).entries[0]
    assert (told[0], told[1].dates, told[1].currency) == ("till.csv", "dmy", "EUR")
    assert dict(told[1].names) == {"Acme Inc": "acme", "T. Ash": "tom"}
    assert answered(Mapping(), {}).entries == ()


def test_what_is_answered_over_what_was_remembered_is_said_now_unless_it_is_a_name() -> None:
    """Whose name it is holds for this import alone, so what was remembered is only remembered on."""
    before = Mapping((("till.csv", Told(table="purchases", remembered="as in March")),))
    for answer, remembered in (({"dates": "dmy"}, ""), ({"names": {"T. Ash": "tom"}}, "as in March")):
        told = answered(before, {"till.csv": answer}).entries[0][1]
        assert (told.table, told.remembered) == ("purchases", remembered)
