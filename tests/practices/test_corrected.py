"""Corrections win, withdrawals take back, in whatever order they arrive, and never over somebody else's word."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from ridealong.moments.evidence import standing
from ridealong.moments.kinds.customers import CustomerSpoke
from ridealong.practices.registry import READERS
from tests.stories import story


def words(evidence) -> list[str]:
    return [fact.says for _, fact in evidence.kind(CustomerSpoke)]


TOLD = '2026-03-02  acme said "one" ^s1'


@pytest.mark.parametrize(
    ("lines", "stands"),
    [
        ('2026-03-02  acme said "two" ^s2 | corrects ^s1', ["two"]),
        (
            '2026-03-02  acme said "two" ^s2 | corrects ^s1\n2026-03-02  acme said "three" ^s3 | corrects ^s2',
            ["three"],
        ),
        (
            '2026-03-02  acme said "two" ^s2 | corrects ^s1\n2026-03-02  acme said "three" ^s3 | corrects ^s1',
            ["three"],
        ),
        ('2026-03-03  tom withdrew ^s1: "no" | by acme as customer', []),
        (
            '2026-03-02  acme said "two" ^s2 | corrects ^s1\n2026-03-03  tom withdrew ^s1: "no" | by acme as customer',
            [],
        ),
        (
            '2026-03-02  acme said "two" ^s2 | corrects ^s1\n2026-03-03  tom withdrew ^s2: "no" | by acme as customer',
            ["one"],
        ),
        (
            '2026-03-03  tom withdrew ^s1: "no" ^w1 | by acme as customer\n'
            '2026-03-04  tom withdrew ^w1: "yes" | by acme as customer',
            ["one"],
        ),
        ('2026-03-03  tom withdrew ^s1: "no" ^w1\n2026-03-03  ana withdrew ^s1: "no" ^w2', ["one"]),
        ('2026-03-02  acme said "two" ^s2 | by tom as salesperson corrects ^s1', ["one", "two"]),
        ('2026-03-03  kim withdrew ^s1: "told twice" | by kim as colleague', []),
    ],
    ids=[
        "corrected", "corrected again", "corrected twice", "withdrawn", "corrected, then withdrawn whole",
        "the correction withdrawn", "the withdrawal withdrawn", "withdrawn by others", "corrected by others",
        "withdrawn by a keeper",
    ],
)  # fmt: skip
def test_what_stands(lines, stands):
    assert words(story(f"{TOLD}\n{lines}")) == stands


def test_an_import_is_taken_back_as_a_whole():
    evidence = story(f'{TOLD}\n2026-03-03  ana withdrew ^s1: "wrong file" ^w1')
    assert words(evidence) == ["one"]
    undone = [replace(each, door="undo:2026-03-03") if each.id == "w1" else each for each in evidence.moments]
    assert [each.id for each in standing(undone) if isinstance(each.fact, CustomerSpoke)] == []


def test_order_of_arrival_makes_no_difference():
    lines = f'{TOLD}\n2026-03-02  acme said "two" ^s2\n2026-03-02  acme said "three" ^s3\n'
    moments = [each for each in story(lines).moments if isinstance(each.fact, CustomerSpoke)]
    corrected = story(
        f'{TOLD}\n2026-03-02  acme said "two" ^s2 | corrects ^s1\n2026-03-03  acme said "last" ^s3'
    )
    told = [each for each in (*moments[:1], *corrected.moments) if isinstance(each.fact, CustomerSpoke)]
    assert len({standing(order) for order in permutations(told)}) == 1


def test_references_turn_to_what_stands():
    evidence = story(
        """
    2026-03-02  ana visited acme with tom ^v1
    2026-03-02  ana visited acme with tom for 55 min ^v2 | corrects ^v1
    2026-03-02  acme said "good" on ^v1
    """.replace("\n    ", "\n")
    )
    assert [fact.on for _, fact in evidence.kind(CustomerSpoke)] == ["v2"]


def test_a_promise_withdrawn_or_corrected_away_after_its_day_is_still_a_miss():
    """However it came into the ledger: the reading does not rely on what recording refuses."""
    promised = '2026-03-02  tom promised acme "a quote" by 2026-03-06 ^p1'
    away = [
        '2026-03-09  tom withdrew ^p1: "a slip"',
        '2026-03-02  tom promised mia "a quote" by 2026-03-06 ^p2 | recorded 2026-03-09T10:00Z corrects ^p1',
        '2024-03-02  tom promised acme "a quote" by 2024-03-06 ^p2 | recorded 2026-03-09T10:00Z corrects ^p1',
    ]
    for line in away:
        evidence = story(f"{promised}\n{line}\nclose of period 2026-03-30")
        assert READERS["serving"](evidence).sign("promises").counted == ("p1",), line
    in_time = story(f'{promised}\n2026-03-05  tom withdrew ^p1: "a slip"\nclose of period 2026-03-30')
    assert READERS["serving"](in_time).sign("promises").n == 0
