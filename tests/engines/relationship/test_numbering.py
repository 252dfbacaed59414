"""Ids of text become numbers: the same text the same number, another text another, whatever it is made of."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from ridealong.engines.relationship import numbering
from ridealong.engines.relationship.numbering import numbered, numbered_words, words_of


def places(texts: Sequence[str]) -> list[int]:
    encoded = [each.encode() for each in texts]
    offsets = np.cumsum([0, *map(len, encoded)])
    return numbered(np.frombuffer(b"".join(encoded), np.uint8), offsets).tolist()


def told_apart(texts: Sequence[str]) -> None:
    found = places(texts)
    assert [texts[each] for each in found] == list(texts)  # whose place it is has that text
    assert len(set(found)) == len(set(texts))


@given(some.lists(some.text(max_size=30), max_size=60))
def test_every_text_has_one_number_and_no_other_text_has_it(texts: list[str]) -> None:
    told_apart(texts)


@pytest.mark.parametrize(
    "texts",
    [
        ["", "", "a", ""],
        ["a", "a\0", "a\0\0", "a"],
        ["12345678", "123456789", "1234567", "12345678"],
        ["straße", "strasse", "straße", "STRASSE"],
        ["x" * 5_000, "x" * 4_999 + "y", "x" * 5_000],
        [],
    ],
    ids=["empty", "noughts", "whole words", "letters", "long", "nobody"],
)
def test_texts_that_look_alike(texts: list[str]) -> None:
    told_apart(texts)


def test_many_customers_who_buy_again_and_again() -> None:
    dice = np.random.default_rng(1)
    told_apart([f"cust-{each}" for each in dice.integers(0, 40_000, 200_000).tolist()])


def test_where_there_are_fewer_slots_than_customers_all_are_told_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(numbering, "SLOTS", 4)
    told_apart([f"cust-{each}" for each in range(500)] * 2)


def test_rows_that_were_read_apart_are_numbered_together() -> None:
    """Ids of one piece need one word, those of another two; whoever is in both is one."""
    pieces = [["acme", "bolt", "acme"], ["a customer of many letters", "bolt"], ["acme"]]
    words = []
    for texts in pieces:
        encoded = [each.encode() for each in texts]
        words.append(words_of(np.frombuffer(b"".join(encoded), np.uint8), np.cumsum([0, *map(len, encoded)])))
    found = numbered_words(words).tolist()
    texts = [each for piece in pieces for each in piece]
    assert [texts[each] for each in found] == texts and len(set(found)) == 3
