"""A salesperson who came in under two names: one record under both, in every practice, whatever was told."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from ridealong.answer.compose import compose
from ridealong.answer.export import as_document
from ridealong.moments.kinds.roster import PersonJoined, PersonMerged
from ridealong.moments.moment import Moment, Voice
from ridealong.moments.one_name import in_one_name
from ridealong.practices.customers import serving
from tests.practices.chance import ledgers
from tests.practices.test_laws import known
from tests.stories import story

PROMISED = """
2025-01-06  t-berg joined as salesperson
{}
2026-01-05  tom promised acme "a corrected invoice" by 2026-01-09 ^p1
2026-01-08  tom claimed ^p1
2026-01-09  acme confirmed ^p1
2026-01-12  t-berg promised bolt "a price list" by 2026-01-16 ^p2
2026-01-15  t-berg claimed ^p2
2026-01-16  bolt confirmed ^p2
close of period 2026-04-06
"""
TWICE = PROMISED.format("2025-01-06  t-berg is the same person as tom")
APART = PROMISED.format("# nobody has noticed yet")


def figures(told: str) -> tuple[int, int]:
    sign = serving.read(story(told)).sign("promises")
    return sign.k, sign.n


def test_what_was_promised_under_either_name_is_kept_by_the_one() -> None:
    """Nobody leads T. Berg, so what he keeps is nobody's, until he is Tom."""
    assert (figures(TWICE), figures(APART)) == ((2, 2), (1, 1))


@given(ledgers(), st.integers(0, 2**32))
def test_told_under_two_names_every_practice_reads_what_it_reads_under_one(
    moments: list[Moment], seed: int
) -> None:
    chance = Random(seed)
    spelled = [in_one_name(each, {"mia": "m-lind"}) if chance.random() < 0.5 else each for each in moments]
    first = moments[0].recorded_at
    same = (PersonJoined("m-lind", "salesperson", "ana"), PersonMerged("m-lind", "mia"))
    told = [
        replace(moments[0], id=f"z{number}", fact=fact, by=None, voice=Voice.SYSTEM, recorded_at=first)
        for number, fact in enumerate(same)
    ]
    assert document([*spelled, *told]) == document(moments)


def document(moments: list[Moment]) -> object:
    """All that an answer says, but for how many moments it was made of: that they are one is two more."""
    return as_document(replace(compose(known(moments), name="Ana", handle_of=str), moments=0))
