"""Promises moved to another date, or dropped: with the customer, or without."""

from __future__ import annotations

import pytest

from tests.cells import cell
from tests.practices.promised import counts, promises
from tests.stories import story

MOVED = """
2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
2026-03-05  tom moved ^p1 to 2026-03-20 ^m1
{}
2026-03-19  tom claimed ^p1
2026-03-20  acme confirmed ^p1
close of period {}
"""


@cell("serving.promises", "gamed", "late")
@pytest.mark.parametrize(
    ("line", "met", "why"),
    [
        ("", 0, "nobody agreed: the first date counts"),
        ("2026-03-06  acme confirmed ^m1", 1, "agreed on the last day of the first date: the new one counts"),
        ("2026-03-07  acme confirmed ^m1", 0, "agreed when it was late already"),
        ("2026-03-06  acme confirmed ^m1 | by tom as salesperson", 0, "the customer is said to have agreed"),
        ("2026-03-06  acme confirmed ^m1 | by ana as leader", 0, "the leader says that the customer agreed"),
    ],
)
def test_a_date_moves_only_if_the_customer_agrees_before_it_has_passed(line, met, why):
    assert counts(story(MOVED.format(line, "2026-04-06"))) == (met, 1), why


@cell("serving.promises", "young")
def test_an_agreed_date_matures_when_the_new_one_does():
    agreed = "2026-03-06  acme confirmed ^m1"
    assert counts(story(MOVED.format(agreed, "2026-03-23"))) == (0, 0)
    assert promises(story(MOVED.format(agreed, "2026-03-23"))).young == ("p1",)


@story
def test_a_customer_may_move_it_without_asking_anybody(evidence):
    """
    2026-03-02  tom promised acme "a visit" by 2026-03-06 ^p1
    2026-03-04  acme moved ^p1 to 2026-03-20
    2026-03-19  tom claimed ^p1
    2026-03-20  acme confirmed ^p1
    close of period 2026-04-06
    """
    assert counts(evidence) == (1, 1)


@cell("serving.promises", "gamed")
@story
def test_no_system_agrees_to_a_later_date_for_the_customer(evidence):
    """
    2026-03-02  tom promised acme "a visit" by 2026-03-06 ^p1
    as system
    2026-03-04  tom moved ^p1 to 2026-03-20
    as themselves
    2026-03-19  tom claimed ^p1
    2026-03-20  acme confirmed ^p1
    close of period 2026-04-06
    """
    assert counts(evidence) == (0, 1)


DROPPED = """
2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
2026-03-04  {}
close of period 2026-03-23
"""


@cell("serving.promises", "gamed")
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("tom dropped ^p1", (0, 1)),
        ('acme dropped ^p1: "we no longer need it"', (0, 0)),
        ("acme dropped ^p1 | by tom as salesperson", (0, 1)),
        ("acme dropped ^p1 | by ana as leader", (0, 1)),
    ],
    ids=[
        "its doer: a miss",
        "its customer: out",
        "the doer in the customer's name",
        "the leader in their name",
    ],
)
def test_who_drops_a_promise_decides_what_it_counts(line, expected):
    assert counts(story(DROPPED.format(line))) == expected


@cell("serving.promises", "gamed")
@story
def test_dropping_what_was_claimed_is_still_a_miss(evidence):
    """
    2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
    2026-03-04  tom claimed ^p1
    2026-03-05  tom dropped ^p1
    close of period 2026-03-23
    """
    assert counts(evidence) == (0, 1)
