"""Twenty hours and twenty hours are not spent on one day, however many entries tell of it."""

from dataclasses import replace

import pytest

from ridealong.ledger.recording import record
from ridealong.ledger.take_back import withdraw
from tests.ledger.telling import NOW, named, read, recorder, refusal, tell

pytestmark = pytest.mark.usefixtures("ledger")
LONG = "2026-03-02  ana spent 20 h {} ^h{}"
WHY = "with what was told before ana spent 40 h on 2026-03-02, and a day has 24; is this the same told twice?"
OUT, IN = LONG.format("in the field", 1), LONG.format("inside", 2)


@pytest.mark.parametrize("who", ["ana", "system"])
def test_more_than_a_day_has_is_told_twice(who: str) -> None:
    tell(f"as {who}\n{OUT}")
    assert refusal(f"as {who}\n{IN}") == WHY


def test_in_one_page_as_well() -> None:
    assert refusal(f"as ana\n{OUT}\n{IN}") == WHY


def test_a_whole_day_in_pieces_and_the_next_day_are_well() -> None:
    tell("as ana\n2026-03-02  ana spent 20 h inside\n2026-03-02  ana spent 4 h in the field")
    assert "spent 24 h 1 min" in refusal("as ana\n2026-03-02  ana spent 1 min inside")
    tell("as ana\n2026-03-03  ana spent 20 h inside\n2026-03-02  tom spent 20 h inside")


def test_two_who_tell_of_the_same_drive_are_not_added_up_and_neither_are_entries_with_a_time() -> None:
    tell(f"as ana\n{OUT}\nas tom\n{IN}")
    tell("as system\n2026-03-05 06:00  ana spent 20 h inside\n2026-03-05 07:00  ana spent 20 h inside")


def test_what_was_taken_back_or_corrected_counts_no_more() -> None:
    tell(f"as ana\n{OUT}")
    (shorter,) = read("as ana\n2026-03-02  ana spent 3 h in the field")
    assert (
        record([replace(shorter, corrects=named("h1"))], by=recorder("ana"), door="cli", now=NOW)[0].why == ""
    )
    tell(f"as ana\n{IN}")
    assert "spent 28 h on" in refusal("as ana\n2026-03-02  ana spent 5 h in the field")
    withdraw(named("h2"), why="a slip", by=recorder("ana"), door="cli", now=NOW)
    tell("as ana\n2026-03-02  ana spent 5 h in the field")


def test_a_long_day_is_corrected_to_another_long_one() -> None:
    tell(f"as ana\n{OUT}")
    (other,) = read("as ana\n2026-03-02  ana spent 22 h inside")
    assert (
        record([replace(other, corrects=named("h1"))], by=recorder("ana"), door="cli", now=NOW)[0].why == ""
    )
