"""What was judged by its words is judged no more once they were forgotten: neither for anybody nor against them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ridealong.moments.kind import fields_of
from ridealong.moments.slots import FORGOTTEN
from ridealong.practices.difference import proposition
from ridealong.practices.employees import merit
from ridealong.practices.trenches import alignment, tempo
from tests.practices.planned import planned
from tests.practices.test_proposition_reasons import STATED
from tests.practices.weekly import told
from tests.stories import story


def without_words(evidence, *ids: str):
    """The same evidence as the ledger reads it once the words of these moments are gone: what may be left out is."""

    def forgotten(fact):
        gone = {
            each.name: None if each.optional else FORGOTTEN
            for each in fields_of(type(fact))
            if each.is_erasable and each.name != "handle"
        }
        return replace(fact, **gone)

    moments = tuple(
        replace(each, fact=forgotten(each.fact)) if each.id in ids else each for each in evidence.moments
    )
    return replace(evidence, moments=moments)


def figures(read, key: str, evidence) -> tuple[int, int]:
    sign = read(evidence).sign(key)
    return sign.k, sign.n


@pytest.mark.parametrize("filters", ['filters "a degree"', "no filters"])
def test_an_opening_is_not_made_a_clean_one_by_forgetting_who_wrote_it(filters):
    evidence = story(
        f'2026-01-05  mia wrote an opening "inside sales", {filters} ^o1\nclose of period 2026-04-13'
    )
    assert figures(merit.read, "openings", evidence)[1] == 1
    assert figures(merit.read, "openings", without_words(evidence, "o1")) == (0, 0)


def test_nor_a_buyer_who_went_to_a_rival_one_who_chose_us():
    """Whom they preferred is a word too, and without it the sentence reads as if it had been us."""
    lines = ['2026-02-02  acme preferred "Harbour" because "you were late" ^c1', '2026-02-03  acme said "x"']
    evidence = story(told(STATED, *lines, close="2026-03-30"))
    assert figures(proposition.read, "reasons", evidence) == (0, 0)
    assert figures(proposition.read, "reasons", without_words(evidence, "c1")) == (0, 0)


def test_a_reason_and_a_recital_that_were_forgotten_are_no_misses():
    lines = [
        '2026-02-02  acme preferred us because "you answer on Saturdays" ^c1',
        '2026-02-02  tom recited "answers on Saturdays, mends presses overnight, the only supplier" ^r1',
    ]
    evidence = story(told(STATED, *lines, close="2026-03-30"))
    gone = without_words(evidence, "c1", "r1")
    for key in ("reasons", "recited"):
        assert figures(proposition.read, key, evidence) == (1, 1), key
        assert figures(proposition.read, key, gone) == (0, 0), key


def test_nor_is_a_statement_or_a_pay_plan_that_was_forgotten_one_that_says_nothing():
    lines = ['2026-02-02  acme preferred us because "you answer on Saturdays"']
    stated = story(told(STATED, *lines, close="2026-03-30"))
    assert figures(proposition.read, "reasons", without_words(stated, "s1")) == (0, 0)
    won = '2026-03-02  tom opened a deal with acme "drums" ^d1\n2026-03-06  ^d1 was won ^w1'
    paying = planned(won)
    (plan,) = [each.id for each in paying.moments if each.fact.NAME == "pay.plan_adopted"]
    assert figures(alignment.read, "pay", paying) == (1, 1)
    assert figures(alignment.read, "pay", without_words(paying, plan)) == (0, 0)


def test_two_tries_are_not_slices_of_one_because_both_were_forgotten():
    lines = [
        '2026-01-05  tom started a try "call back within the hour", smallest "one", own ^y1',
        '2026-01-06  mia started a try "offer two sizes", smallest "one", own ^y2',
    ]
    evidence = story(told(*lines, close="2026-03-30"))
    assert figures(tempo.read, "quickly", evidence) == (0, 2)
    assert figures(tempo.read, "quickly", without_words(evidence, "y1", "y2")) == (0, 2)
