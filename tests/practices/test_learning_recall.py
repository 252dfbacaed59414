"""Cards that are due, known the first time they come up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ridealong.practices.difference import learning
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from ridealong.practices.spacing import DAYS, due_after
from tests.cells import cell
from tests.practices.weekly import every_week, told
from tests.stories import story

CARD = '{mon}  tom learned "fact {i}" from acme: ask "what {i}?", key "that {i}" ^l{i}'
KNOWN = f"{CARD}\n{{tue}}  tom recalled ^l{{i}}"
FORGOTTEN = f"{CARD}\n{{tue}}  tom forgot ^l{{i}}"
MIAS = """
2026-03-02  mia learned "x" from bolt: ask "x?", key "x" ^l2
2026-03-03  mia recalled ^l2
2026-03-06  mia recalled ^l2
"""
LESSON = '2026-03-02  tom learned "they reorder when it rains" from acme: ask "when?", key "rain" ^l1'


def recall(*lines: str, close: str = "2026-03-30") -> Sign:
    return learning.read(story(told(*lines, close=close))).sign("recall")


def counts(*lines: str, close: str = "2026-03-30") -> tuple[int, int]:
    sign = recall(*lines, close=close)
    return sign.k, sign.n


@cell("learning.recall", "yes")
def test_cards_known_whenever_they_are_due_are_proof():
    first = date(2026, 1, 5)
    days = [first + timedelta(days=each) for each in (1, 4, 11, 25, 55)]
    lines = [
        f'2026-01-05  tom learned "fact {i}" from acme: ask "what?", key "that" ^l{i}\n'
        + "\n".join(f"{day}  tom recalled ^l{i}" for day in days)
        for i in range(6)
    ]
    sign = recall(*lines)
    assert (sign.k, sign.n, sign.verdict) == (24, 24, YES), "a day and three later fall into one week"
    assert learning.read(story(told(*lines, close="2026-03-30"))).verdict is YES


@cell("learning.recall", "not yet")
def test_six_cards_forgotten_are_proof_of_the_opposite():
    sign = recall(every_week(FORGOTTEN, 6))
    assert (sign.k, sign.verdict) == (0, NOT_YET)


@cell("learning.recall", "can't tell")
def test_two_cards_are_too_few():
    sign = recall(every_week(KNOWN, 2, first="2026-03-09"))
    assert sign.verdict is CANT_TELL


def test_each_time_it_is_known_it_comes_back_later_and_forgotten_it_begins_again():
    monday = date(2026, 3, 2)
    assert [(due_after(monday, known) - monday).days for known in range(len(DAYS) + 2)] == [
        *DAYS,
        DAYS[-1],
        DAYS[-1],
    ]
    lines = """
    2026-03-03  tom recalled ^l1 ^r1
    2026-03-06  tom forgot ^l1 ^r2
    2026-03-07  tom recalled ^l1 ^r3
    """
    assert recall(LESSON, lines, close="2026-03-09").young == ("r1", "r2")
    assert counts(LESSON, lines) == (0, 1), (
        "due on the 3rd and 6th of one week; what it is asked on the 7th and 10th is what it fell back to"
    )


def test_a_hard_card_is_asked_more_often_and_counts_no_more_for_it():
    hard = every_week(
        "{tue}  tom forgot ^l1\n{wed}  tom forgot ^l1\n{thu}  tom forgot ^l1", 4, first="2026-03-02"
    )
    easy = "\n".join(f"2026-03-{day:02}  mia recalled ^l2" for day in (3, 6, 13, 27))
    mias = MIAS.split("\n2026-03-03")[0]
    assert counts(LESSON, mias, hard, easy, close="2026-04-13") == (3, 4), (
        "a day and three later fall into one week"
    )


@cell("learning.recall", "gamed", "late")
def test_sixty_answers_in_one_sitting_dated_back_are_one_review():
    days = [date(2026, 1, 5) + timedelta(days=each) for each in (1, 4, 11, 25, 55)]
    lessons = "\n".join(
        f'2026-01-05  tom learned "fact {i}" from acme: ask "what?", key "that" ^l{i}' for i in range(12)
    )
    answers = [f"{day}  tom recalled ^l{i}" for i in range(12) for day in days]
    assert recall(lessons, *answers).verdict is YES
    sitting = recall(lessons, "known at 2026-03-15", *answers)
    assert (sitting.k, sitting.verdict) == (0, NOT_YET), (
        "each was due on 6 January, and lay there until March"
    )
    by_a_system = recall(lessons, "as system", "known at 2026-03-15", *answers)
    assert by_a_system.verdict is YES, "a file comes when it comes"


@cell("learning.recall", "gamed")
def test_a_due_card_that_nobody_opened_was_not_known():
    sign = recall(LESSON, MIAS, close="2026-03-16")
    assert (sign.k, sign.n) == (1, 2)
    assert recall(LESSON, MIAS, close="2026-03-23").n == 3, (
        "once, however long it lies there; Mia’s is due again"
    )


def test_until_anybody_reviewed_anything_there_was_nothing_to_review_with():
    assert counts(LESSON) == (0, 0)
    later = MIAS.replace("03-0", "03-2")
    assert counts(LESSON, later, close="2026-04-06") == (1, 1)


@cell("learning.recall", "gamed")
def test_answering_ten_times_before_it_is_due_gains_nothing():
    again = "\n".join(f"2026-03-02 09:{minute:02}  tom recalled ^l1" for minute in range(10, 20))
    sign = recall(LESSON, again, "2026-03-04  tom forgot ^l1", close="2026-03-16")
    assert (sign.k, sign.n, sign.proof) == (0, 1, ("line-12",))


@cell("learning.recall", "gamed")
def test_trying_again_until_it_is_known_does_not_undo_the_first_time():
    lines = "2026-03-03 09:00  tom forgot ^l1\n2026-03-03 09:01  tom recalled ^l1"
    assert counts(LESSON, lines, close="2026-03-16") == (0, 1)


@cell("learning.recall", "late")
def test_known_a_fortnight_late_was_not_known_when_it_was_due():
    assert counts(LESSON, MIAS, "2026-03-10  tom recalled ^l1", close="2026-03-16") == (2, 2)
    assert counts(LESSON, MIAS, "2026-03-11  tom recalled ^l1", close="2026-03-16") == (1, 2)


def test_one_forgotten_card_does_not_wipe_out_the_others_of_its_week():
    lines = "\n".join(
        f'2026-03-02  tom learned "fact {i}" from acme: ask "what?", key "that" ^l{i}\n'
        f"2026-03-03  tom {'forgot' if i == 1 else 'recalled'} ^l{i}\n2026-03-06  tom recalled ^l{i}"
        for i in range(1, 6)
    )
    assert counts(lines, close="2026-03-16") == (4, 5)


ANAS = '2026-03-02  ana learned "they fear the audit" from acme: ask "what?", key "the audit" ^l1'


@cell("learning.recall", "gamed")
@pytest.mark.parametrize(
    ("learned", "answer", "n", "aside"),
    [
        (ANAS, "2026-03-03  ana recalled ^l1", 0, 1),
        (f"{ANAS} | by system as system", "2026-03-03  ana recalled ^l1", 0, 1),
        (f"{ANAS} | by system as system", "2026-03-03  ana recalled ^l1 | by system as system", 1, 0),
        (f"{ANAS} | by tom as salesperson", "2026-03-03  ana forgot ^l1 | by tom as salesperson", 1, 0),
        (LESSON, "2026-03-03  tom recalled ^l1 | by ana as leader", 0, 1),
        (LESSON, "2026-03-03  tom recalled ^l1 | by mia as salesperson", 0, 0),
    ],
    ids=["her own word", "her own answer", "a system's", "another's", "hers of Tom", "Mia's of Tom"],
)
def test_whose_word_says_that_a_card_was_known(learned, answer, n, aside):
    sign = recall(learned, answer, close="2026-03-16")
    assert (sign.n, len(sign.aside)) == (n, aside)


def test_the_leaders_cards_are_asked_like_everybodys_and_shown_apart():
    lines = f"{ANAS} | by system as system\n2026-03-03  ana forgot ^l1 | by system as system"
    reading = learning.read(story(told(lines, MIAS, close="2026-03-16")))
    assert (reading.sign("recall").k, reading.sign("recall").n) == (1, 2)
    assert reading.context == (
        "Of your own cards 0 of 1 were known in the last quarter, of your team’s 2 of 2.",
    )


def test_whoever_was_taught_has_the_card_too():
    lines = """
    2026-03-02  mia taught ^l1 to tom
    2026-03-03  tom recalled ^l1
    2026-03-06  tom recalled ^l1
    """
    other = '2026-03-02  mia learned "x" from bolt: ask "x?", key "x" ^l1'
    assert counts(other, lines, close="2026-03-16") == (1, 2), "Tom knew it, Mia never opened her own"
    never_opened = lines.replace("tom recalled ^l1", "mia recalled ^l1")
    assert counts(other, never_opened, close="2026-03-16") == (1, 2), "and the other way round"


def test_a_lesson_that_only_the_leader_tells_of_gives_nobody_a_card():
    typed = "\n".join([ANAS, "2026-03-02  ana taught ^l1 to tom"])
    assert counts(typed, MIAS, close="2026-03-16") == (1, 1)


def test_somebody_of_another_team_and_whoever_has_left_owe_no_answers():
    lines = """
    2025-01-06  ana joined as leader
    2025-01-06  rosa joined as leader
    2025-01-06  otto joined as salesperson under rosa
    2026-03-02  otto learned "x" from acme: ask "x?", key "x" ^l2
    2026-03-03  otto forgot ^l2
    2026-03-02  mia learned "x" from bolt: ask "x?", key "x" ^l3
    2026-03-03  mia recalled ^l3
    2026-03-05  mia left
    """
    assert counts(lines) == (1, 1)


@cell("learning.recall", "young")
def test_a_due_card_waits_a_week_before_it_counts():
    answered = "2026-03-03  tom recalled ^l1 ^r1"
    sign = recall(LESSON, answered, close="2026-03-09")
    assert (sign.n, sign.young) == (0, ("r1", "l1")), "due on the 3rd, and again on the 6th"


@cell("learning.recall", "late")
def test_told_late_it_was_known_when_it_was_due():
    phone = """
    known at 2026-03-10
    2026-03-03  tom recalled ^l1 ^r1
    2026-03-06  tom recalled ^l1
    """
    sign = recall(LESSON, phone, close="2026-03-23")
    assert (sign.because[:1], sign.trend[-2:]) == (("r1",), ((1, 1), (0, 1))), "due on the 13th, nobody did"


@cell("learning.recall", "gamed")
def test_putting_an_answer_right_days_later_does_not_make_it_known():
    forgot = "2026-03-03 09:00  tom forgot ^l1 ^r1"
    better = "2026-03-03 09:00  tom recalled ^l1 | by tom as salesperson recorded 2026-03-{} corrects ^r1"
    next_time = "2026-03-06  tom recalled ^l1"
    assert counts(LESSON, forgot, better.format("04T08:00Z"), next_time, close="2026-03-16") == (1, 1)
    assert counts(LESSON, forgot, better.format("04T09:00Z"), next_time, close="2026-03-16") == (0, 1)


@cell("learning.recall", "corrected")
def test_a_slip_of_the_thumb_is_put_right_and_a_lesson_taken_back_has_no_card():
    lines = """
    2026-03-03 09:00  tom forgot ^l1 ^r1
    2026-03-03 09:00  tom recalled ^l1 ^r2 | corrects ^r1
    2026-03-06  tom recalled ^l1 ^r3
    2026-03-02  mia learned "x" from bolt: ask "x?", key "x" ^l2
    2026-03-03  mia forgot ^l2
    2026-03-11  mia withdrew ^l2: "that was for somebody else"
    """
    sign = recall(LESSON, lines, close="2026-03-16")
    assert (sign.k, sign.n, sign.proof, sign.young) == (1, 1, ("r2",), ("l1",)), "due again on the 13th"
