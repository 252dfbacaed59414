"""A firm's years told half under one name of Tom's and half under another: its answers are those of one name."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ridealong.answer.answer import Answer
from ridealong.answer.asking import evidence_for
from tests.ledger.telling import party, tell
from tests.ledger.test_floor import answer, everything
from tests.ledger.test_laws import a_ledger
from tests.ledger.years_of_a_firm import BEGUN, EARLY, TODAY, Story
from tests.trying import STORIES

pytestmark = pytest.mark.django_db

TWO_NAMES = """
2019-01-06  t-berg joined as salesperson under ana called "T. Berg"
2019-01-06  t-berg is the same person as tom ^same
"""
LEADERS = ("ana", "bob")


def figures(of: Answer) -> list[tuple[object, ...]]:
    """All that an answer counts; ids are new with every ledger."""
    return [
        (row.practice.key, sign.key, sign.k, sign.n, sign.k_eff, sign.n_eff, sign.events, sign.probability)
        for row in of.rows
        for sign in row.reading.signs
    ]


def years(seed: int, *, two_names: bool) -> list[list[tuple[object, ...]]]:
    """Each leader's answer, read with and without the years before, of one story however Tom is spelled in it."""
    chance, spelling = Random(seed), Random(seed)

    def spelled(text: str) -> str:
        return re.sub(r"\btom\b", lambda _: spelling.choice(["tom", "t-berg"]), text) if two_names else text

    with a_ledger(cast=False):
        tell(EARLY + (TWO_NAMES if two_names else ""), door="cast", now=BEGUN)
        story = Story(chance, spelled)
        for _ in range(chance.randint(1, 60)):
            story.go_on()
        as_of = TODAY + timedelta(days=chance.randint(-60, 30))
        known_at: datetime | None = chance.choice([None, BEGUN + timedelta(hours=story.hour // 2)])
        found = [
            read(party(each), as_of, known_at) for each in LEADERS for read in (evidence_for, everything)
        ]
        return [figures(answer(each)) for each in found]


@pytest.mark.slow
@settings(max_examples=STORIES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**9))
def test_told_under_two_names_the_answer_is_the_one_told_under_one(seed: int) -> None:
    assert years(seed, two_names=True) == years(seed, two_names=False)
