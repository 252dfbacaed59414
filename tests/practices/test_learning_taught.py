"""Lessons taught to the team: rare, and in the word of those who were taught."""

from __future__ import annotations

import pytest

from ridealong.practices.difference import learning
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.practices.weekly import every_week, told
from tests.stories import story

LESSON = '{mon}  mia learned "fact {i}" from bolt: ask "what?", key "that" ^l{i}'
TAUGHT = f"{LESSON}\n{{tue}}  ana taught ^l{{i}} to tom ^t{{i}} | by tom as salesperson"
FIRST = '2026-01-05  mia learned "they fear the audit" from bolt: ask "what?", key "the audit" ^l1'


def taught(*lines: str, close: str = "2026-04-06") -> Sign:
    return learning.read(story(told(*lines, close=close))).sign("taught")


def test_a_lesson_a_week_for_thirteen_weeks_is_proof():
    sign = taught(every_week(TAUGHT, 13))
    assert (sign.events, sign.weeks, sign.verdict) == (13, 13, YES)
    assert sign.standard.value == 0.25


def test_a_year_of_lessons_and_none_passed_on_is_proof_of_the_opposite():
    sign = taught(FIRST.replace("2026-01-05", "2025-01-13"))
    assert (sign.events, sign.weeks, sign.verdict) == (0, 52, NOT_YET)


def test_one_in_a_month_cannot_tell():
    sign = taught(every_week(TAUGHT, 1, first="2026-03-09"))
    assert (sign.events, sign.verdict) == (1, CANT_TELL)


def test_before_there_was_a_lesson_there_was_nothing_to_teach():
    assert taught('2026-03-02  acme said "good"').weeks == 0


@pytest.mark.parametrize(
    ("line", "events", "aside"),
    [
        ("2026-03-02  ana taught ^l1 to tom", 0, 1),
        ("2026-03-02  ana taught ^l1 to tom | by tom as salesperson", 1, 0),
        ("2026-03-02  ana taught ^l1 to tom ^t1\n2026-03-03  tom confirmed ^t1", 1, 0),
        ("2026-03-02  ana taught ^l1 to tom ^t1\n2026-03-03  tom forgot ^l1", 1, 0),
        ("2026-03-02  ana taught ^l1 to tom ^t1\n2026-03-03  tom recalled ^l1 | by ana as leader", 0, 1),
        ("2026-02-02  tom recalled ^l1\n2026-03-02  ana taught ^l1 to tom", 0, 1),
        ("2026-03-02  mia taught ^l1 to tom", 0, 0),
        ("2026-03-02  ana taught ^l1 to acme | by acme as customer", 0, 0),
    ],
    ids=["her own word", "told by the taught", "confirmed", "its card answered after", "answered by her for him",
         "known before", "by another teacher alone", "to nobody of the team"],
)  # fmt: skip
def test_whose_word_says_that_it_was_taught(line, events, aside):
    sign = taught(FIRST, line)
    assert (sign.events, len(sign.aside)) == (events, aside)


def test_the_same_lesson_taught_to_ten_is_one_lesson():
    lines = "\n".join(
        f"2026-0{month}-02  ana taught ^l1 to tom | by tom as salesperson" for month in (2, 3, 4)
    )
    assert taught(FIRST, lines, "2026-03-09  ana taught ^l1 to mia | by mia as salesperson").events == 1


def test_this_weeks_waits_and_late_corrected_and_withdrawn():
    lines = """
    2026-03-02  ana taught ^l1 to mia ^t1 | by mia as salesperson
    known at 2026-03-20
    2026-03-02  ana taught ^l1 to mia, tom ^t2 | by mia as salesperson corrects ^t1
    2026-03-16  mia learned "x" from bolt: ask "x?", key "x" ^l2
    2026-03-16  ana taught ^l2 to tom ^t3 | by tom as salesperson
    2026-03-21  tom withdrew ^t3: "it was the audit again"
    2026-04-07  mia learned "y" from bolt: ask "y?", key "y" ^l3
    2026-04-07  ana taught ^l3 to tom | by tom as salesperson
    """
    sign = taught(FIRST, lines, close="2026-04-08")
    assert (sign.events, sign.because) == (1, ("t2",))
