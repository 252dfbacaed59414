"""Tickets, cases and complaints are what a customer says is wrong; whoever closed one only claims that it is right."""

from datetime import date
from pathlib import Path

import pytest

from ridealong.doors.crm.states import read_state
from ridealong.ledger.receipt import Recorder
from ridealong.moments.kinds.loops import LoopClaimed, TroubleReported
from tests.doors.importing import LATER, begin, bring, everything, look, sentences

pytestmark = pytest.mark.django_db

HEAD = "Case Number,Account Name,Subject,Description,Priority,Opened,Closed,Status,Case Owner\n"
OPEN = f"{HEAD}C1,Acme,Leak,It drips on the floor,High,2026-03-02,,New,Tom Ash\n"
CLOSED = f"{HEAD}C1,Acme,Leak,It drips on the floor,High,2026-03-02,2026-03-09,Closed,Tom Ash\n"


@pytest.fixture
def ana(db: None) -> Recorder:
    return begin()


def test_a_ticket_is_the_customers_trouble_and_closing_it_is_a_claim(tmp_path: Path, ana: Recorder) -> None:
    people = "rep,manager\nTom Ash,Ana Ortiz\n"
    bring(tmp_path, {"people.csv": people, "cases.csv": CLOSED}, ana)
    assert sentences([TroubleReported, LoopClaimed]) == [
        "2026-03-02 trouble.reported who=Acme what=Leak: It drips on the floor (severity High) by=None as=system",
        "2026-03-09 loop.claimed who=Tom Ash of=<trouble.reported 2026-03-02> by=Tom Ash as=salesperson",
    ]
    evidence = everything()
    ((moment, _),) = evidence.kind(TroubleReported)
    assert evidence.loops[moment.id].confirmed is None, "only Acme can say that it is put right"


def test_a_newer_list_adds_that_it_was_closed(tmp_path: Path, ana: Recorder) -> None:
    bring(tmp_path, {"people.csv": "rep,manager\nTom Ash,Ana Ortiz\n", "cases.csv": OPEN}, ana)
    assert bring(tmp_path, {"cases.csv": CLOSED}, ana, now=LATER).moments == {"loop.claimed": 1}
    assert look(tmp_path, {"cases.csv": CLOSED}, ana, now=LATER).total == 0


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("ClosedIN SLA", "done"),
        ("OpenOUT OF SLA", "open"),
        ("Resolved", "done"),
        ("Unresolved", "open"),
        ("Not resolved", "open"),
        ("Waiting on customer", "open"),
        ("Tidak Berhasil", "dropped"),
        ("Berhasil", "done"),
        ("No Show", "dropped"),
        ("To do", "open"),
        ("Something else", "unknown"),
    ],
)
def test_words_glued_together_and_words_of_other_languages_are_read(words: str, state: str) -> None:
    assert read_state(words, {}) == state


def test_a_mapping_says_what_a_word_of_the_status_means(tmp_path: Path, ana: Recorder) -> None:
    rows = CLOSED.replace("Closed,Tom", "Parked,Tom")
    bring(tmp_path, {"cases.csv": rows}, ana, mapping='["cases.csv"]\nstages = { "Parked" = "open" }\n')
    assert sentences([LoopClaimed]) == []


@pytest.mark.parametrize(
    ("row", "why", "troubles"),
    [
        ("C1,,Leak,,,2026-03-02,,New,", "names no customer: nothing is made of it", 0),
        ("C1,Acme,,,,2026-03-02,,New,", "says nothing in words: nothing is made of it", 0),
        ("C1,Acme,Leak,,,,,New,", "has no day: nothing is made of it", 0),
        ("C1,Acme,Leak,,,2027-03-02,,New,", "lies before 1970 or is still to come", 0),
        ("C1,Acme,Leak,,,2026-03-02,,Closed,Tom Ash", "is closed and does not say when: its trouble stands open", 1),
        ("C1,Acme,Leak,,,2026-03-02,2026-03-05,Closed,", "was closed by nobody who is named: its trouble stands", 1),
        ("C1,Acme,Leak,,,2026-03-02,2026-03-01,Closed,Tom Ash", "was closed before it was reported: that it", 1),
        ("C1,Acme,Leak,,,2026-03-02,2027-03-01,Closed,Tom Ash", "was closed before 1970 or on a day still", 1),
    ],
)  # fmt: skip
def test_a_ticket_that_lacks_something_is_told_and_counted(
    tmp_path: Path, ana: Recorder, row: str, why: str, troubles: int
) -> None:
    mapping = '["cases.csv"]\ntable = "tickets"\n'
    preview = look(tmp_path, {"cases.csv": HEAD + row + "\n"}, ana, mapping=mapping)
    assert any(f"1 ticket {why}" in each for each in preview.files[0].told()), list(preview.files[0].told())
    assert preview.moments["trouble.reported"] == troubles
    assert preview.moments["loop.claimed"] == 0


def test_two_complaints_of_one_day_without_numbers_are_two(tmp_path: Path, ana: Recorder) -> None:
    rows = "Customer,Complaint,Date,Severity\nAcme,Late,2026-03-02,Low\nAcme,Broken,2026-03-02,High\n"
    mapping = '["complaints.csv"]\ntable = "tickets"\n'
    bring(tmp_path, {"complaints.csv": rows}, ana, mapping=mapping)
    assert len(sentences([TroubleReported])) == 2
    assert look(tmp_path, {"complaints.csv": rows}, ana, mapping=mapping, now=LATER).total == 0


def test_a_number_that_stood_before_is_told(tmp_path: Path, ana: Recorder) -> None:
    told = look(tmp_path, {"cases.csv": OPEN + OPEN.splitlines()[1] + "\n"}, ana).files[0].told()
    assert "  1 ticket has an id that stood before in this file: the first is taken" in told


def test_no_ticket_is_older_than_anybody_here(tmp_path: Path, ana: Recorder) -> None:
    preview = look(tmp_path, {"cases.csv": OPEN.replace("2026-03-02", str(date(1969, 12, 31)))}, ana)
    assert preview.moments["trouble.reported"] == 0
