"""Buyers who answer in another language than the statement cannot be compared with it, and it says so."""

from __future__ import annotations

import pytest

from ridealong.practices.difference import proposition
from tests.practices.test_proposition_reasons import STATED
from tests.practices.weekly import told
from tests.stories import story

IN_ENGLISH = STATED.replace('overnight" from', 'overnight"@en from')
ANSWERED = '2026-03-02  acme preferred us because "you answer on Saturdays"@en'


def read(*lines: str):
    return proposition.read(story(told(*lines, close="2026-03-30")))


def test_answers_of_the_ask_page_are_compared_with_a_statement_that_names_its_language():
    reading = read(IN_ENGLISH, ANSWERED)
    assert ((reading.sign("reasons").k, reading.sign("reasons").n), reading.context) == ((1, 1), ())


def test_a_statement_that_names_none_is_told_how_to():
    reading = read(STATED, ANSWERED)
    assert reading.sign("reasons").n == 0
    assert reading.context == (
        "1 buyer answered in en, which is not compared with a statement that names no language; "
        "state it again with @en behind its words.",
    )


@pytest.mark.parametrize("year", ["2026", "2024"])
def test_of_another_language_it_says_how_many_there_were_lately(year):
    answered = f'{year}-03-02  acme preferred us because "ihr seid samstags erreichbar"@de'
    said = ("1 buyer answered in de, which is not compared with a statement in en.",)
    assert read(IN_ENGLISH, answered).context == (said if year == "2026" else ())
