"""A sale held against a relationship: what is at risk, and at which chance both are the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.answer.walking_away import (
    NotAFigure,
    Worth,
    amount_in,
    follow_ups,
    in_a_hundred,
    share_of,
    weigh,
)

ACME = Worth(year=10_000, low=4_000, high=20_000, ever=80_000)
HALF = Decimal("0.5")


def test_a_thousand_now_against_five_thousand_a_year_is_even_at_a_fifth() -> None:
    """Acme buys for 10,000 a year, between 4,000 and 20,000, half of it margin; the sale brings 1,000."""
    found = weigh(Decimal(1000), HALF, ACME)
    assert (found.year.at_risk, found.year.low, found.year.high) == (5_000, 2_000, 10_000)
    assert found.year.break_even == pytest.approx(0.2)
    assert (found.year.break_even_low, found.year.break_even_high) == (pytest.approx(0.1), pytest.approx(0.5))
    assert found.ever is not None and found.ever.break_even == pytest.approx(1000 / 40_000)
    assert found.speaks_for_letting_go is None, "nobody said how probable it is, and nobody else may"


@pytest.mark.parametrize(
    ("chance", "lets_go", "by_the_year"),
    [("0.5", True, True), ("0.1", True, False), ("0.01", False, False), ("0", False, False)],
)  # fmt: skip
def test_with_a_chance_it_is_weighed(chance: str, lets_go: bool, by_the_year: bool) -> None:
    found = weigh(Decimal(1000), HALF, ACME, Decimal(chance))
    assert found.expected_loss == pytest.approx(float(chance) * 5_000)
    assert (found.speaks_for_letting_go, found.by_the_year_alone) == (lets_go, by_the_year)


def test_where_the_sale_brings_more_than_all_that_is_at_risk_no_chance_is_large_enough() -> None:
    found = weigh(Decimal(50_000), HALF, ACME)
    assert found.year.break_even is None and found.year.break_even_high is None
    assert found.outweighs_all
    assert not weigh(Decimal(7_000), HALF, ACME).outweighs_all, "of all they will ever buy it is little"


@pytest.mark.parametrize("margin", [0, -300])
def test_where_there_is_no_margin_any_chance_is_too_much(margin: int) -> None:
    found = weigh(Decimal(margin), HALF, ACME, Decimal("0.01"))
    assert found.year.break_even == 0.0 and found.speaks_for_letting_go and not found.outweighs_all


def test_a_relationship_worth_nothing_has_nothing_to_lose() -> None:
    found = weigh(Decimal(100), HALF, Worth(0.0, 0.0, 0.0, ever=0.0), Decimal(1))
    assert found.year.break_even is None and found.ever is None and not found.speaks_for_letting_go


def test_an_interval_that_begins_at_nothing_has_no_upper_end() -> None:
    found = weigh(Decimal(1000), HALF, Worth(10_000, 0, 20_000))
    assert found.year.break_even_high is None and found.year.break_even_low == pytest.approx(0.1)


@given(st.decimals(1, 10**6, places=2), st.floats(1, 10**7), st.decimals("0.01", 1, places=2))
def test_at_the_break_even_chance_both_are_the_same(margin: Decimal, year: float, share: Decimal) -> None:
    even = weigh(margin, share, Worth(year, year / 2, year * 2)).year.break_even
    if even is not None:
        assert even * float(share) * year == pytest.approx(float(margin))
    else:
        assert float(margin) > float(share) * year


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("4000", "4000.00"), ("4000.50", "4000.50"), ("4000,5", "4000.5"), ("4.000,50", "4000.50"),
        ("4,000.50", "4000.50"), ("4 000", "4000.00"), ("4’000", "4000.00"), ("1.234.567", "1234567.00"),
        ("-300", "-300.00"),
    ],
)  # fmt: skip
def test_sums_are_exact_however_they_are_written(typed: str, meant: str) -> None:
    assert amount_in(typed) == Decimal(meant)


@pytest.mark.parametrize(
    "typed", ["", "x", "NaN", "1e9", "4..5", "1,2,3", "٣", "9" * 14, "\0", "1.234,567.8", "4 EUR"]
)
def test_what_is_no_sum_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(NotAFigure, match="like 4000"):
        amount_in(typed)


@pytest.mark.parametrize(("typed", "meant"), [("20", "0.2"), ("0", "0"), ("100 %", "1"), ("2,5", "0.025")])
def test_chances_are_of_a_hundred(typed: str, meant: str) -> None:
    assert in_a_hundred(typed) == Decimal(meant)


@pytest.mark.parametrize("typed", ["101", "-1", "x", "NaN", "1e1", "", "½"])
def test_a_chance_that_is_none_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(NotAFigure, match="between 0 and 100"):
        in_a_hundred(typed)


def test_the_margin_of_the_deal_is_taken_for_what_else_they_buy_where_it_can_be() -> None:
    assert share_of(Decimal(900), Decimal(4000)) == Decimal("0.225")
    for margin, worth in ((900, None), (900, 0), (900, 800), (0, 800), (-5, 800)):
        assert share_of(Decimal(margin), None if worth is None else Decimal(worth)) is None


def test_what_became_of_it_is_looked_at_after_six_twelve_and_twenty_four_months() -> None:
    assert follow_ups(date(2026, 8, 31)) == [date(2027, 2, 28), date(2027, 8, 31), date(2028, 8, 31)]
