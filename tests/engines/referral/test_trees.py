"""Who sent whom: a tree from each newcomer's own word, and what hangs on whom."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.engines.referral.trees import NOBODY, forest

# Acme sent Bolt and Cole; Bolt sent Dorn; nobody sent Eck.
ACME, BOLT, COLE, DORN, ECK = range(5)
TOLD = [(BOLT, ACME), (COLE, ACME), (DORN, BOLT)]


def test_acme_sent_two_and_three_came_through_them_in_the_end() -> None:
    found = forest(5, TOLD)
    assert found.sent.tolist() == [2, 1, 0, 0, 0]
    assert found.descendants.tolist() == [3, 1, 0, 0, 0]
    assert found.generation.tolist() == [0, 1, 1, 2, 0]
    assert found.above(DORN) == [BOLT, ACME]
    assert found.under(ACME) == [BOLT, COLE, DORN]
    assert found.under(ECK) == []


def test_what_hangs_on_acme_is_what_all_three_are_worth() -> None:
    worth = np.array([100.0, 20.0, 3.0, 0.4, 50.0])
    assert forest(5, TOLD).below(worth) == pytest.approx([23.4, 0.4, 0, 0, 0])


def test_the_first_word_of_a_newcomer_counts() -> None:
    assert forest(3, [(2, 0), (2, 1)]).sender.tolist() == [NOBODY, NOBODY, 0]


@pytest.mark.parametrize("circle", [[(0, 0)], [(0, 1), (1, 0)], [(0, 1), (1, 2), (2, 0)]])
def test_nobody_is_sent_by_whom_they_sent(circle: list[tuple[int, int]]) -> None:
    found = forest(3, circle)
    newcomer, _ = circle[-1]
    assert found.sender[newcomer] == NOBODY, (
        "the word that would close the circle is the one that does not count"
    )
    assert found.descendants.max() == len(circle) - 1


def test_a_number_that_is_nobodys_is_refused() -> None:
    with pytest.raises(ValueError, match="is no customer: there are 3"):
        forest(3, [(0, 3)])


def test_nobody_and_nothing() -> None:
    assert forest(0, []).descendants.tolist() == []
    assert forest(2, []).below(np.array([1.0, 2.0])).tolist() == [0, 0]


def test_a_chain_of_a_thousand_is_followed_to_its_end() -> None:
    found = forest(1000, [(each + 1, each) for each in range(999)])
    assert found.descendants[0] == 999 and found.generation[999] == 999


PAIRS = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=30)


@given(PAIRS)
def test_whatever_is_said_nobody_is_above_themselves_and_everybody_is_counted_once(
    told: list[tuple[int, int]],
) -> None:
    found = forest(12, told)
    worth = np.arange(1.0, 13.0)
    roots = found.sender == NOBODY
    assert all(each not in found.above(each) for each in range(12))
    assert (found.below(worth) + worth)[roots].sum() == pytest.approx(worth.sum()), "each in one tree"
    assert [len(found.under(each)) for each in range(12)] == found.descendants.tolist()


@given(PAIRS, st.integers(0, 11))
def test_one_more_newcomer_adds_their_worth_to_each_above_them_and_to_nobody_else(
    told: list[tuple[int, int]], through: int
) -> None:
    worth = np.arange(1.0, 14.0)
    before, after = forest(13, told), forest(13, [*told, (12, through)])
    more = after.below(worth) - before.below(worth)
    above = {through, *after.above(through)}
    assert {each for each in range(13) if more[each]} == above
    assert all(more[each] == pytest.approx(13.0) for each in above)
