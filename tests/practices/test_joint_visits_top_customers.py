"""The customers that buy for most, met in a quarter beside whoever serves them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ridealong.practices.customers import joint_visits
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.cells import cell
from tests.practices.weekly import told
from tests.stories import story

BEGIN, CLOSE = date(2026, 2, 2), date(2026, 5, 4)
"""A block of thirteen weeks as it lies in the calendar."""
FIRST = f"{BEGIN - timedelta(weeks=1)}  mia visited bolt with ana"
BOUGHT = "\n".join(
    f"{BEGIN - timedelta(days=30)}  {customer} bought for {amount} EUR from {seller}"
    for customer, amount, seller in (("acme", 900, "tom"), ("bolt", 100, "mia"))
)
MET = f"{BEGIN + timedelta(days=8)}  tom visited acme with ana ^v"


def top(*parts: str, close: date = CLOSE) -> Sign:
    return joint_visits.read(story(told(*parts, close=str(close)))).sign("top_customers")


def figures(*parts: str, close: date = CLOSE) -> tuple[int, int]:
    sign = top(*parts, close=close)
    return sign.k, sign.n


def many(visited: bool) -> str:
    """Sixty customers that bought alike: twelve are the top fifth, all met or none."""
    lines = []
    for number in range(60):
        amount = 900 if number < 12 else 10
        lines.append(f'2025-02-03  firm-{number} became known as "Firm {number}"')
        lines.append(f"2025-02-03  tom took over firm-{number}")
        lines.append(f"{BEGIN - timedelta(days=30)}  firm-{number} bought for {amount} EUR from tom")
        if visited and number < 12:
            lines.append(f"{BEGIN + timedelta(days=number)}  tom visited firm-{number} with ana")
    return "\n".join(lines)


@cell("joint_visits.top_customers", "yes")
def test_all_of_the_top_fifth_met_are_proof():
    sign = top(FIRST, many(visited=True))
    assert ((sign.k, sign.n), sign.verdict) == ((12, 12), YES)


@cell("joint_visits.top_customers", "not yet")
def test_none_of_them_met_is_proof_of_the_opposite():
    sign = top(FIRST, many(visited=False))
    assert ((sign.k, sign.n), sign.verdict) == ((0, 12), NOT_YET)


@cell("joint_visits.top_customers", "can't tell")
def test_one_top_customer_is_too_little_and_counted_on_its_arrival():
    sign = top(FIRST, BOUGHT, MET)
    assert ((sign.k, sign.n), sign.verdict, sign.proof) == ((1, 1), CANT_TELL, ("v",))
    evidence = story(told(FIRST, BOUGHT, MET, close=str(CLOSE)))
    assert sign.because == (evidence.roster.met["acme"],)


@cell("joint_visits.top_customers", "gamed")
@pytest.mark.parametrize(
    ("line", "met", "why"),
    [
        (MET, 1, "with the one who serves it"),
        (MET.replace("tom", "mia"), 0, "with somebody else"),
        (MET.replace(str(BEGIN + timedelta(days=8)), str(BEGIN - timedelta(days=2))), 0, "before the quarter"),
        (f"{BEGIN + timedelta(days=8)}  ana visited acme with tom", 0, "only the leader says so"),
        (f"{BEGIN + timedelta(days=8)}  tom visited bolt with ana", 0, "a customer that buys little"),
        (MET.replace(str(BEGIN + timedelta(days=8)), str(CLOSE - timedelta(days=1))), 1, "on its last day"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 40 else "",
)  # fmt: skip
def test_it_takes_the_right_two_at_the_right_customer(line, met, why):
    assert figures(FIRST, BOUGHT, line) == (met, 1), why


@cell("joint_visits.top_customers", "young")
def test_a_quarter_counts_once_it_has_closed():
    assert figures(FIRST, BOUGHT, MET, close=CLOSE - timedelta(days=1)) == (0, 0)
    sign = top(FIRST, BOUGHT, MET)
    assert ((sign.k, sign.n), sign.trend[-2:]) == ((1, 1), ((0, 0), (1, 1))), "in its last week"


@cell("joint_visits.top_customers", "late")
def test_met_after_the_quarter_is_too_late_for_it_and_told_after_it_is_not():
    after = f"{CLOSE}  tom visited acme with ana"
    told_after = f"{MET} | recorded {CLOSE + timedelta(days=9)}T09:00Z"
    assert figures(FIRST, BOUGHT, after, close=CLOSE + timedelta(weeks=2)) == (0, 1)
    assert figures(FIRST, BOUGHT, told_after, close=CLOSE + timedelta(weeks=2)) == (1, 1)


@cell("joint_visits.top_customers", "corrected")
def test_it_was_another_customer_who_was_met_or_nobody():
    another = f"{MET.replace('acme', 'bolt').replace('^v', '^w')} | corrects ^v"
    nobody = f'{BEGIN + timedelta(days=9)}  tom withdrew ^v: "they were out"'
    assert figures(FIRST, BOUGHT, MET) == (1, 1)
    assert figures(FIRST, BOUGHT, MET, another) == (0, 1)
    assert figures(FIRST, BOUGHT, MET, nobody) == (0, 1)


@cell("joint_visits.top_customers", "gamed")
def test_a_leader_cannot_type_a_friend_into_the_top_fifth():
    friend = f"{BEGIN - timedelta(days=20)}  bolt bought for 5000 EUR from mia"
    met = f"{BEGIN + timedelta(days=8)}  mia visited bolt with ana"
    assert figures(FIRST, BOUGHT, friend, met) == (1, 1)
    assert figures(FIRST, BOUGHT, f"{friend} | by ana as leader", met) == (0, 1)


def test_a_quarter_that_had_begun_before_anybody_told_of_visits_is_not_held_against_them():
    assert top(BOUGHT, MET).n == 0


def test_what_was_bought_more_than_a_year_before_makes_nobody_a_top_customer():
    old = f"{BEGIN - timedelta(days=400)}  bolt bought for 5000 EUR from mia"
    assert top(FIRST, BOUGHT, old, MET).k == 1


def test_who_bought_nothing_in_a_year_does_not_widen_the_top_fifth():
    five = "\n".join(f"{BEGIN - timedelta(days=20)}  firm-{i} bought for 5 EUR from tom" for i in range(3))
    sixth = f"{BEGIN - timedelta(days=400)}  firm-9 bought for 5 EUR from tom"
    assert figures(FIRST, BOUGHT, MET, five, sixth) == (1, 1), "one in five; of six it would be two"


def test_what_others_sold_for_more_is_no_top_customer_of_ours():
    otto = "2025-01-06  otto joined as salesperson under rosa"
    others = f"{otto}\n{BEGIN - timedelta(days=30)}  carl bought for 9000 EUR from otto"
    assert figures(FIRST, BOUGHT, MET, others) == (1, 1)
