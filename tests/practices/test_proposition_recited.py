"""Salespeople who can say it unprompted, in their own wording."""

from __future__ import annotations

import pytest

from ridealong.practices.difference import proposition
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.cells import cell
from tests.practices.test_proposition_reasons import STATED
from tests.practices.weekly import every_week, told
from tests.stories import story

TEAM = "\n".join(f"2025-01-06  rep-{number} joined as salesperson under ana" for number in range(1, 13))
KNOWS = '{mon}  rep-{i} recited "nobody else answers on Saturdays and mends a press overnight"'
GUESSES = '{mon}  rep-{i} recited "we are the most friendly"'


def recited(*lines: str, close: str = "2026-03-30") -> Sign:
    return proposition.read(story(told(STATED, *lines, close=close))).sign("recited")


@cell("proposition.recited", "yes")
def test_eleven_salespeople_who_know_it_are_proof():
    sign = recited(TEAM, every_week(KNOWS, 11))
    assert (sign.k, sign.n, sign.verdict) == (11, 11, YES)


@cell("proposition.recited", "not yet")
def test_six_who_say_something_else_are_proof_of_the_opposite():
    sign = recited(TEAM, every_week(GUESSES, 6))
    assert (sign.k, sign.n, sign.verdict) == (0, 6, NOT_YET)


@cell("proposition.recited", "can't tell")
def test_two_are_too_few():
    assert recited(TEAM, every_week(KNOWS, 2)).verdict is CANT_TELL


@cell("proposition.recited", "gamed")
@pytest.mark.parametrize(
    ("line", "n", "aside"),
    [
        ("tom recited {} | by ana as leader", 0, 1),
        ("tom recited {} | by mia as salesperson", 0, 0),
        ("ana recited {}", 0, 0),
        ("acme recited {}", 0, 0),
        ("tom recited {}", 1, 0),
    ],
    ids=["typed by the leader", "typed by another", "the leader's own", "no salesperson", "his own"],
)
def test_whose_wording_counts(line, n, aside):
    said = '"answers on Saturdays, mends presses overnight"'
    sign = recited(f"2026-03-02  {line.format(said)}")
    assert (sign.k, sign.n, len(sign.aside)) == (n, n, aside)


def test_before_there_was_a_statement_nobody_could_say_it():
    assert recited('2025-11-17  tom recited "we are friendly"').n == 0


@cell("proposition.recited", "gamed")
def test_trying_until_it_is_right_is_one_try_and_that_failed():
    wrong = '2026-03-02  tom recited "we are friendly"'
    sign = recited(wrong, '2026-03-03  tom recited "answers on Saturdays, mends presses overnight"')
    assert (sign.k, sign.n) == (0, 1)


@cell("proposition.recited", "young")
def test_this_weeks_wording_waits_for_its_sunday():
    said = '2026-03-10  mia recited "we are friendly"'
    assert recited(said, close="2026-03-11").n == 0
    assert recited(said, close="2026-03-16").n == 1


@cell("proposition.recited", "late")
def test_told_late_it_is_held_against_the_statement_of_its_day():
    lines = """
    2026-03-16  ana stated "the only supplier that takes drums back clean" from 2026-03-16:
        clean drums back
    known at 2026-03-20
    2026-03-03  tom recited "answers Saturdays, mends presses overnight"
    """
    assert recited(lines, close="2026-03-23").trend[-3:] == ((1, 1), (0, 0), (0, 0))


@cell("proposition.recited", "gamed", "corrected")
@pytest.mark.parametrize("first", ["we are friendly", "answers Saturdays, mends presses overnight"])
def test_what_was_put_right_afterwards_was_not_unprompted(first):
    lines = f"""
    2026-03-02  tom recited "{first}" ^r1
    2026-03-09  tom recited "answers on Saturdays and mends presses overnight" ^r2 | corrects ^r1
    """
    sign = recited(lines)
    assert (sign.k, sign.n, sign.counted) == (0, 1, ("r2",))


@cell("proposition.recited", "corrected")
def test_words_that_were_somebody_elses_are_taken_back():
    lines = """
    2026-03-02  tom recited "we are friendly" ^r1
    2026-03-03  tom withdrew ^r1: "those were Mia’s words, at the next desk"
    """
    assert recited(lines).n == 0


def test_who_cannot_say_it_is_never_named():
    """A recital reaches the leader as the team's figure: the next act sends nobody to the one who could not say it."""
    reading = proposition.read(story(told(STATED, TEAM, every_week(GUESSES, 6), close="2026-03-30")))
    assert reading.next_step is None
