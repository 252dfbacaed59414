"""Whose score is missing, which filter to strike, and what those who were chosen came to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ridealong.practices.employees import merit
from tests.practices.test_merit_openings import read
from tests.practices.weekly import every_week, seen_by, told
from tests.stories import story

WRITTEN = '2026-01-05  mia wrote an opening "inside sales", filters "a degree" ^o1'
SCORED = """
2026-01-06  mia scored kim 3 of 5 on "a role play" for ^o1
2026-01-06  tom scored kim 3 of 5 on "a role play" for ^o1
2026-01-07  mia scored lea 3 of 5 on "a role play" for ^o1
"""
STRIKE, ASK = "Strike “a degree” from “inside sales”", "Ask Tom to lock a score"


def says(*parts: str) -> str | None:
    step = read(*parts).next_step
    return step.says if step else None


def test_the_next_act_is_the_score_that_is_missing_before_the_filter_to_strike():
    strike, ask = read(WRITTEN).next_step, read(WRITTEN, SCORED).next_step
    assert strike is not None and (strike.says, strike.who, strike.confirmed_by) == (STRIKE, "mia", "mia")
    assert strike.why == "it sorts people out, and nothing here shows that they do worse"
    assert ask is not None and (ask.says, ask.who, ask.confirmed_by) == (ASK, "tom", "tom")
    assert ask.why == "“inside sales”: lea has no score of theirs yet"


@pytest.mark.parametrize(
    ("more", "act", "why"),
    [
        ('2026-01-08  tom scored lea 4 of 5 on "a role play" for ^o1', STRIKE, "nobody's score is missing"),
        ("2026-01-09  ana chose kim for ^o1 as hire", None, "somebody was chosen for it"),
        (
            '2026-01-12  mia wrote an opening "van", no filters ^o2\n'
            '2026-01-13  tom scored eva 4 of 5 on "talk" for ^o2',
            ASK, "who scored for another opening is missed by none of this one",
        ),
        (
            '2026-01-12  mia wrote an opening "van", filters "three years" ^o2\n'
            '2026-01-13  tom scored lea 4 of 5 on "talk" for ^o1', "Strike “three years” from “van”",
            "the newest first",
        ),
    ],
)  # fmt: skip
def test_what_is_still_to_be_done(more, act, why):
    assert says(WRITTEN, SCORED, more) == act, why


def test_a_filter_that_is_no_pedigree_is_nothing_to_strike():
    assert says(WRITTEN.replace("a degree", "speaks French")) is None


def test_the_leader_is_not_sent_to_themselves():
    """Ana scored Kim and not Lea; it is for her to know."""
    assert says(WRITTEN, SCORED.replace("tom scored kim", "ana scored kim")) == STRIKE


def test_nobody_is_sent_to_somebody_who_was_forgotten():
    evidence = story(told(WRITTEN, SCORED, close="2026-04-13"))
    assert merit.read(replace(evidence, forgotten=frozenset({"tom"}))).next_step.says == STRIKE
    assert merit.read(replace(evidence, forgotten=frozenset({"mia"}))).next_step is None, (
        "it was Mia's opening"
    )


def test_the_openings_of_other_teams_are_theirs_to_fill():
    team = "2025-01-06  ana joined as leader\n2025-01-06  bob joined as leader"
    evidence = story(told(team, WRITTEN.replace("mia", "bob"), close="2026-04-13"))
    assert merit.read(evidence).next_step is None
    assert merit.read(seen_by("bob", evidence)).next_step.says == STRIKE


# ---- a year later ----

CHOSEN = """
{mon}  mia wrote an opening "place {i}", no filters ^o{i}
{thu}  ana chose c{i} for ^o{i} as hire
{fri}  tom found c{i} meets after 12 months in ^o{i}
"""
SHOWN = CHOSEN.replace("^o", "^p").replace(" c{i}", " d{i}").replace("as hire", "as hire, pedigree shown")


def context(*parts: str) -> tuple[str, ...]:
    return read(*parts).context


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("2026-04-06  ana found c1 exceeds after 12 months in ^o1", "only the leader says how they did"),
        ("2026-04-06  tom found c2 exceeds after 12 months in ^o1", "nobody of that name was chosen"),
    ],
)
def test_what_is_no_word_on_anybody_chosen(line, why):
    assert context(every_week(CHOSEN.split("{fri}")[0], 1), line) == (), why


def test_how_those_of_another_team_did_is_theirs():
    others = every_week(CHOSEN, 1).replace("ana chose", "bob chose")
    evidence = story(
        told("2025-01-06  ana joined as leader\n2025-01-06  bob joined as leader", others, close="2026-04-13")
    )
    assert merit.read(evidence).context == ()
    assert len(merit.read(seen_by("bob", evidence)).context) == 1
