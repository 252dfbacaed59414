"""Bets judged by the day they named, as somebody says who did not place them."""

from __future__ import annotations

import pytest

from ridealong.practices.difference import contrarian
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.cells import cell
from tests.practices.weekly import every_week, told
from tests.stories import story

TEAM = "\n".join(f"2025-01-06  rep-{number} joined as salesperson under ana" for number in range(1, 14))
BET = '{mon}  rep-{i} started a try "{i}", smallest "one", own, kill if "nobody comes", judge by {fri} ^y{i}'
CALLED = f'{BET}\n{{thu}}  acme ended ^y{{i}} killed: "nobody came"'
ONE = '2026-03-02  tom started a try "open", smallest "one", own, judge by 2026-03-13 ^y1'


def judged(*lines: str, close: str = "2026-03-30") -> Sign:
    return contrarian.read(story(told(*lines, close=close))).sign("judged")


def counts(*lines: str, close: str = "2026-03-30") -> tuple[int, int]:
    sign = judged(*lines, close=close)
    return sign.k, sign.n


@cell("contrarian.judged", "yes")
def test_ten_bets_called_in_time_are_proof():
    sign = judged(TEAM, every_week(CALLED, 10))
    assert (sign.k, sign.n, sign.verdict) == (10, 10, YES)


@cell("contrarian.judged", "not yet")
def test_six_that_nobody_called_are_proof_of_the_opposite_and_the_practice_says_so():
    evidence = story(told(TEAM, every_week(BET, 6), close="2026-03-30"))
    reading = contrarian.read(evidence)
    assert (reading.sign("judged").k, reading.sign("judged").n) == (0, 6)
    assert (reading.verdict, reading.decided_by) == (NOT_YET, "judged")


@cell("contrarian.judged", "can't tell")
def test_two_are_too_few():
    assert judged(TEAM, every_week(CALLED, 2)).verdict is CANT_TELL


@cell("contrarian.judged", "gamed", "late")
@pytest.mark.parametrize(
    ("judgement", "expected"),
    [
        ('2026-03-13  acme ended ^y1 kept: "good"', (1, 1)),
        ('2026-03-14  acme ended ^y1 kept: "good"', (0, 1)),
        ('2026-03-13  mia ended ^y1 altered: "earlier"', (1, 1)),
        ('2026-03-13  acme ended ^y1 kept: "good" | by ana as leader', (0, 1)),
        ('2026-03-13  tom ended ^y1 kept: "good"\n2026-03-20  acme ended ^y1 kept: "good"', (1, 1)),
        ('2026-03-10  tom ended ^y1 killed: "nobody came"', (0, 0)),
        ('', (0, 1)),
    ],
    ids=["on the day", "a day late", "a colleague", "the leader for them", "claimed in time", "given up, as he says",
         "let lie"],
)  # fmt: skip
def test_when_and_in_whose_word_a_bet_was_called(judgement, expected):
    assert counts(ONE, judgement) == expected


@cell("contrarian.judged", "gamed")
def test_whoever_placed_the_bet_claims_and_somebody_else_says_so():
    sign = judged(ONE, '2026-03-13  tom ended ^y1 kept: "good"')
    assert (sign.k, sign.n) == (0, 0)
    assert sign.response is not None and (sign.response.asked, sign.response.answered) == (1, 0)


@cell("contrarian.judged", "gamed")
def test_an_opposite_bet_without_a_day_is_due_a_quarter_later():
    """Leaving the day out is no way of never being late."""
    noticed = '2025-11-03  tom noticed that everybody "closes on Saturdays" ^n1\n'
    without = f'{noticed}2025-11-03  tom started a try "open", smallest "one", opposite of ^n1 ^y1'
    assert counts(without, close="2026-02-02") == (0, 0)
    assert counts(without, close="2026-02-09") == (0, 1)
    assert counts(without, '2026-02-01  acme ended ^y1 kept: "good"', close="2026-02-16") == (1, 1)
    assert counts('2025-11-03  tom started a try "a call", smallest "one", own') == (0, 0), (
        "a try, and no bet"
    )


@cell("contrarian.judged", "gamed")
def test_a_leaders_bet_that_nobody_else_tells_of_is_set_aside():
    anas = ONE.replace("tom", "ana")
    alone = judged(anas, '2026-03-12  ana ended ^y1 kept: "good"')
    assert (alone.n, alone.aside) == (0, ("y1",))
    assert counts(anas, "2026-03-04  tom showed ^y1 to acme") == (0, 1)
    assert counts(anas, '2026-03-12  acme ended ^y1 kept: "good"') == (1, 1)


@cell("contrarian.judged", "gamed")
def test_ten_bets_of_one_week_count_once_the_worst_of_them():
    lines = "\n".join(
        f'2026-03-02  tom started a try "{i}", smallest "one", own, judge by 2026-03-13 ^z{i}\n'
        f'2026-03-05  acme ended ^z{i} killed: "no"' for i in range(9)
    )  # fmt: skip
    assert counts(lines) == (1, 1)
    assert counts(lines, ONE) == (0, 1)


@cell("contrarian.judged", "young")
def test_until_a_week_after_its_day_a_bet_is_too_young():
    called = '2026-03-05  acme ended ^y1 kept: "good"'
    sign = judged(ONE, called, close="2026-03-16")
    assert (sign.n, sign.young) == (0, ("y1",))
    assert counts(ONE, called, close="2026-03-23") == (1, 1)


@cell("contrarian.judged", "late")
def test_a_word_that_comes_late_on_a_bet_called_in_time_counts_from_its_own_week():
    called = '2026-03-13  tom ended ^y1 kept: "good"\n2026-04-01  acme ended ^y1 kept: "good"'
    sign = judged(ONE, called, close="2026-04-06")
    assert (sign.k, sign.n) == (1, 1)
    assert [probability for probability, _ in sign.history[-2:]] == [None, sign.probability]


@cell("contrarian.judged", "gamed")
@pytest.mark.parametrize(
    ("line", "figure", "why"),
    [
        (
            '2026-03-02  tom started a try "open", smallest "one", own, judge by 2026-06-01 ^y9 '
            "| recorded 2026-03-10T09:00Z corrects ^y1",
            (0, 1),
            "a later day, before the first had passed",
        ),
        (
            '2026-03-02  tom started a try "open", smallest "one", own, judge by 2026-06-01 ^y9 '
            "| recorded 2026-03-20T09:00Z corrects ^y1",
            (0, 1),
            "and after it",
        ),
        (
            '2026-03-02  tom started a try "open", smallest "one", own ^y9 '
            "| recorded 2026-03-10T09:00Z corrects ^y1",
            (0, 1),
            "no day at all",
        ),
        ('2026-03-20  tom withdrew ^y1: "it was no bet"', (0, 1), "no bet at all, now that it is lost"),
        ('2026-03-10  tom withdrew ^y1: "it was no bet"', (0, 1), "and no bet at all, before it is"),
        ('2026-03-02 20:00  tom withdrew ^y1: "it was no bet"', (0, 0), "told by mistake"),
        (
            '2026-03-02  tom started a try "open", smallest "one", own, judge by 2026-06-01 ^y9 '
            "| recorded 2026-03-02T20:00Z corrects ^y1",
            (0, 0),
            "a slip of the pen, put right on the same day",
        ),
    ],
)
def test_the_day_of_a_bet_is_not_moved_once_it_is_told(line, figure, why):
    assert counts(ONE, line) == figure, why


@cell("contrarian.judged", "corrected")
def test_called_on_another_day_or_not_at_all():
    lines = """
    2026-03-14  acme ended ^y1 kept: "good" ^j1
    2026-03-13  acme ended ^y1 kept: "good" ^j2 | corrects ^j1
    2026-03-02  mia started a try "two", smallest "one", own, judge by 2026-03-13 ^y2
    2026-03-12  bolt ended ^y2 kept: "good" ^j3
    2026-03-21  bolt withdrew ^j3: "that was another one"
    """
    sign = judged(ONE, lines)
    assert (sign.k, sign.n, sign.because) == (1, 2, ("y1",))


@cell("contrarian.judged", "corrected")
def test_an_earlier_day_may_be_named_at_any_time_before_it_has_come():
    sooner = ONE.replace("2026-03-13 ^y1", "2026-03-11 ^y9") + " | recorded 2026-03-06T09:00Z corrects ^y1"
    called = '2026-03-12  acme ended ^y1 kept: "good"'
    assert (counts(ONE, called), counts(ONE, sooner, called)) == ((1, 1), (0, 1))


@cell("contrarian.judged", "corrected")
def test_what_named_no_day_is_no_bet_and_becomes_one_when_it_names_one():
    without = ONE.replace(", judge by 2026-03-13", "")
    named_later = ONE.replace("^y1", "^y9") + " | recorded 2026-03-06T09:00Z corrects ^y1"
    assert (counts(without), counts(without, named_later)) == ((0, 0), (0, 1))
