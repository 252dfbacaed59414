"""When words say what a claim says: a rule plain enough to be done by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.practices.matching import boasts, likeness, meaning, says


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("you answer on Saturdays", "we answer on Saturdays"),
        ("they answered, on a Saturday!", "We answer on Saturdays"),
        ("your people were here at night and had the press mended", "presses mended overnight"),
        ("ihr antwortet auch samstags", "wir antworten samstags"),
    ],
)
def test_the_same_said_in_other_forms_is_the_same(text, claim):
    assert says(text, claim)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("the price was fair", "fair price, fast delivery, friendly people, short ways"),
        ("they have a Saturday market", "we answer on Saturdays"),
        ("you were the best", "the best"),
        ("", "we answer on Saturdays"),
        ("you answer on Saturdays", ""),
        ("wir waren mit euch zufrieden", "wir sind mit euch da"),
    ],
    ids=["a quarter", "one word", "a boast", "no words", "no claim", "joining words"],
)
def test_what_shares_too_little_is_not_said(text, claim):
    assert not says(text, claim)


def test_boasts_carry_no_meaning():
    assert meaning("the best and leading quality solution") == frozenset()
    assert boasts("The leading, the best, the leading") == ["leading", "best"]


@given(st.text(), st.text(), st.text())
def test_likeness_is_a_share_and_more_words_in_a_claim_never_help_it(text, claim, more):
    assert 0 <= likeness(text, claim) <= 1
    if meaning(more).isdisjoint(meaning(text)):
        assert likeness(text, f"{claim} {more}") <= likeness(text, claim)
