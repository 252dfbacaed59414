"""What nobody would say on purpose, and would count all the same if it were kept."""

import pytest

from tests.ledger.refusing import place, slip
from tests.ledger.telling import tell

pytestmark = pytest.mark.usefixtures("ledger")

DECIDED = """
2026-03-10  ana put up "a van" for decision by 2026-03-20, stakes 9 EUR, final, delay 1 EUR a week, study 1 EUR an hour:
    lease: 1 to 2 EUR
    rent: 0 to 1 EUR
"""
CURRENCY = "stakes, delay and study are weighed against each other, so they are in one currency"


@pytest.mark.parametrize(
    ("said", "instead", "why"),
    [
        ("by 2026-03-20", "by 2026-03-08", "2026-03-08 had passed when this was put up, on 2026-03-10"),
        ("stakes 9", "stakes -9", "stakes cannot be below zero"),
        ("delay 1", "delay -1", "a week's delay cannot be below zero"),
        ("study 1", "study -1", "an hour of study cannot be below zero"),
        ("delay 1 EUR", "delay 1 USD", CURRENCY),
        ("study 1 EUR", "study 1 USD", CURRENCY),
    ],
)
def test_a_decision_that_cannot_have_been_put_up_like_that(said: str, instead: str, why: str) -> None:
    assert slip(DECIDED.replace(said, instead)) == why


def test_a_decision_of_the_day_and_one_that_costs_nothing_are_kept() -> None:
    tell(DECIDED.replace("2026-03-20", "2026-03-10").replace("delay 1", "delay 0"))


def test_a_try_to_be_judged_before_it_was_started() -> None:
    tried = '2026-03-10  tom started a try "ring first", smallest "one call", own, judge by 2026-03-{}'
    assert slip(tried.format("08")) == "2026-03-08 had passed when this was started, on 2026-03-10"
    tell(tried.format("10"))


def test_payroll_takes_nothing_back() -> None:
    tell('2026-03-10  ana adopted the pay plan "one" from 2026-03-10 ^p:\n    component: bonus on all deals')
    paid = "2026-03-31  payroll paid tom {} EUR for ^p in period 2026-03-01"
    assert slip(paid.format("-9")) == "nobody is paid less than nothing"
    tell(paid.format("0"))


def test_what_was_bought_may_be_given_back() -> None:
    tell("2026-03-10  acme bought for -9 EUR")


@pytest.mark.parametrize(
    "said",
    [
        'stated "we come" from 2026-03-10:\n    - we come until {}',
        "adopted the game plan from 2026-03-10:\n    how big: twice as big by {}",
        'adopted the pay plan "one" from 2026-03-10:\n    component: bonus until {} on all deals',
    ],
)
def test_a_document_with_a_day_that_is_in_no_calendar(said: str) -> None:
    assert slip(f"2026-03-10  ana {said}".format("2026-02-31")) == "2026-02-31 is not a day in the calendar"
    tell(f"2026-03-10  ana {said}".format("2026-12-31"))


def test_a_behaviour_has_one_grade_on_a_card() -> None:
    assert slip("2026-03-10  acme graded tom: listens meets, answers below, listens exceeds") == (
        "listens is graded twice on this card"
    )
    tell("2026-03-10  acme graded tom: listens meets, answers below")


@pytest.mark.parametrize(
    "said",
    [
        'tom promised acme "a visit" by {}',
        'tom asked ana for "a van" by {}',
        'tom raised a barrier "no van" by {}',
    ],
)
def test_a_day_at_the_end_of_the_calendar_is_a_slip(said: str) -> None:
    assert slip(f"2026-03-10  {said}".format("9999-12-31")) == (
        "9999-12-31 is more than a hundred years away: that is a slip"
    )
    tell(f"2026-03-10  {said}".format("2036-12-31"))


@pytest.mark.parametrize(
    ("sentence", "line", "wrong"),
    [
        ("2026-03-10  acme bought for 0.00 EUR from tom", 1, "0.00"),
        ("2026-03-10  acme bought for 9.00 EUR from tom, margin 8.00 ZZZ", 1, "8.00"),
        ("# a remark\n2026-03-10 09:15  acme bought for 9.00 ZZZ", 2, "9.00"),
        ('acme bought for 9.00 EUR\n2026-03-10  tom promised acme "a visit" by 9999-12-31', 2, "9999"),
        (DECIDED.strip().replace("stakes 9", "stakes -9"), 1, "-9"),
        (
            '2026-03-10  ana stated "we come" from 2026-03-10:\n    - we come\n    - until 2026-02-31',
            3,
            "2026-02-31",
        ),
        ("2026-03-10  acme graded tom: listens meets, listens exceeds", 1, "listens"),
    ],
)
def test_a_slip_is_said_with_the_line_and_the_column_it_stands_in(
    sentence: str, line: int, wrong: str
) -> None:
    assert place(sentence) == (line, sentence.split("\n")[line - 1].index(wrong) + 1)
