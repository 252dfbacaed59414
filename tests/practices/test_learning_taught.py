"""Lessons taught to the team: rare, and in the word of those who were taught."""

from __future__ import annotations

import pytest

from ridealong.practices.difference import learning
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.cells import cell
from tests.practices.weekly import every_week, told
from tests.stories import story

LESSON = '{mon}  mia learned "fact {i}" from bolt: ask "what?", key "that" ^l{i}'
TAUGHT = f"{LESSON}\n{{tue}}  ana taught ^l{{i}} to tom ^t{{i}} | by tom as salesperson"
FIRST = '2026-01-05  mia learned "they fear the audit" from bolt: ask "what?", key "the audit" ^l1'


def taught(*lines: str, close: str = "2026-04-06") -> Sign:
    return learning.read(story(told(*lines, close=close))).sign("taught")


@cell("learning.taught", "yes")
def test_a_lesson_a_week_for_thirteen_weeks_is_proof():
    sign = taught(every_week(TAUGHT, 13))
    assert (sign.events, sign.weeks, sign.verdict) == (13, 13, YES)
    assert sign.standard.value == 0.25


@cell("learning.taught", "not yet")
def test_a_year_of_lessons_and_none_passed_on_is_proof_of_the_opposite():
    sign = taught(FIRST.replace("2026-01-05", "2025-01-13"))
    assert (sign.events, sign.weeks, sign.verdict) == (0, 52, NOT_YET)


@cell("learning.taught", "can't tell")
def test_one_in_a_month_cannot_tell():
    sign = taught(every_week(TAUGHT, 1, first="2026-03-09"))
    assert (sign.events, sign.verdict) == (1, CANT_TELL)


def test_before_there_was_a_lesson_there_was_nothing_to_teach():
    assert taught('2026-03-02  acme said "good"').weeks == 0


@cell("learning.taught", "gamed")
@pytest.mark.parametrize(
    ("line", "events", "aside"),
    [
        ("2026-03-02  ana taught ^l1 to tom", 0, 1),
        ("2026-03-02  ana taught ^l1 to tom | by tom as salesperson", 1, 0),
        ("2026-03-02  ana taught ^l1 to tom ^t1\n2026-03-03  tom forgot ^l1", 1, 0),
        ("2026-03-02  ana taught ^l1 to tom ^t1\n2026-03-03  tom recalled ^l1 | by ana as leader", 0, 1),
        ("2026-02-02  tom recalled ^l1\n2026-03-02  ana taught ^l1 to tom", 0, 1),
        ("2026-03-02  mia taught ^l1 to tom", 0, 0),
        ("2026-03-02  ana taught ^l1 to acme | by acme as customer", 0, 0),
    ],
    ids=["her own word", "told by the taught", "its card answered after", "answered by her for him",
         "known before", "by another teacher alone", "to nobody of the team"],
)  # fmt: skip
def test_whose_word_says_that_it_was_taught(line, events, aside):
    sign = taught(FIRST, line)
    assert (sign.events, len(sign.aside)) == (events, aside)


@cell("learning.taught", "gamed")
def test_the_same_lesson_taught_to_ten_is_one_lesson():
    lines = "\n".join(
        f"2026-0{month}-02  ana taught ^l1 to tom | by tom as salesperson" for month in (2, 3, 4)
    )
    assert taught(FIRST, lines, "2026-03-09  ana taught ^l1 to mia | by mia as salesperson").events == 1


ONCE = "2026-03-03  ana taught ^l1 to tom ^t1 | by tom as salesperson"


@cell("learning.taught", "young")
def test_this_weeks_lesson_waits_for_its_sunday():
    assert taught(FIRST, ONCE, close="2026-03-05").events == 0
    assert taught(FIRST, ONCE, close="2026-03-09").events == 1


@cell("learning.taught", "late")
def test_it_counts_in_the_week_of_the_first_word_of_those_who_were_taught():
    lesson = "2026-03-03  ana taught ^l1 to tom ^t1"
    heard_later = taught(FIRST, lesson, "2026-03-17  tom forgot ^l1", close="2026-03-23")
    assert [events for events, _ in heard_later.trend[-3:]] == [0, 0, 1]
    told_late = taught(FIRST, ONCE + " recorded 2026-03-20T09:00Z", close="2026-03-23")
    assert [events for events, _ in told_late.trend[-3:]] == [1, 0, 0]


@cell("learning.taught", "corrected")
def test_it_was_another_lesson_or_the_same_again():
    lines = """
    2026-01-06  mia learned "x" from bolt: ask "x?", key "x" ^l2
    2026-03-03  ana taught ^l2 to tom ^t2 | by tom as salesperson corrects ^t1
    2026-03-16  ana taught ^l1 to mia ^t3 | by mia as salesperson
    2026-03-16  mia withdrew ^t3: "I told them, not they me"
    """
    sign = taught(FIRST, ONCE, lines)
    assert (sign.events, sign.because) == (1, ("t2",))
