"""One idea told in slices is one idea: by the words, whatever their order, and however many ideas there are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ridealong.practices.alike import alike_before

WORDS = st.lists(
    st.sampled_from("call back within the hour ring every customer on friday 1 2".split()), max_size=8
)


def share(one: str, other: str) -> float:
    words, others = ({each for each in text.split() if not each.isdigit()} for text in (one, other))
    return len(words & others) / len(words | others) if words and others else 0.0


def test_a_second_slice_is_like_the_first() -> None:
    told = ["Call back within the hour (1)", "send a postcard", "call back, within the hour! (2)"]
    assert list(alike_before(told)) == [[], [], [0]]


def test_four_words_of_five_are_nearly_the_same_and_three_are_not() -> None:
    told = ["call back within the hour", "call back within the", "call back within"]
    assert list(alike_before(told)) == [[], [0], []]


@given(st.lists(WORDS.map(" ".join), max_size=12))
def test_looking_at_rare_words_first_finds_what_comparing_all_with_all_finds(told: list[str]) -> None:
    slowly = [
        [at for at in range(place) if share(told[at], told[place]) >= 0.8] for place in range(len(told))
    ]
    assert list(alike_before(told)) == slowly
