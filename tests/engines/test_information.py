"""What knowing more is worth: as published, as drawn at random, and as it must be whatever the options."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.engines import information

TENTH = information.LOW_TO_LIKELY


@pytest.mark.parametrize(
    ("payoffs", "chances", "means", "worth"),
    [
        (
            [[1500, 300, -800], [900, 600, -200], [500, 500, 500]],
            [0.5, 0.3, 0.2],
            (680, 590, 500),
            350,
        ),
        (
            [[50_000, 30_000], [100_000, -40_000], [30_000, 10_000]],
            [0.6, 0.4],
            (42_000, 44_000, 22_000),
            28_000,
        ),
        ([[-50, -60, -70], [-45, -55, -65], [-40, -60, -85]], [0.2, 0.4, 0.4], (-62, -57, -66), 1),
    ],
    ids=["stock, fund or savings", "apartments, offices or a warehouse", "three costs"],
)
def test_tables_in_textbooks(payoffs, chances, means, worth):
    """To the cent: textbook tables are sums of a few products."""
    found = information.evpi_of_table(payoffs, chances)
    assert found.means == pytest.approx(means, abs=1e-9)
    assert found.value == pytest.approx(worth, abs=1e-9)
    assert means[found.best] == max(means)


@pytest.mark.parametrize(
    ("deviation", "worth"),
    [(sqrt(5), 0.47981070634839257), (1, 0.08331547058768629), (2, 0.39559311480261217)],
    ids=["both unknown", "all but the first known", "all but the second known"],
)
def test_a_difference_of_two_normal_quantities(deviation, worth):
    """The worked example of the R package voi: p1 − p2 with p1 ~ N(1, 1), p2 ~ N(0, 2). Tolerance 1e-12."""
    assert information.evpi_of_normal(1, deviation) == pytest.approx(worth, abs=1e-12)
    assert information.evpi_of_normal(-1, deviation) == pytest.approx(worth, abs=1e-12)


def test_two_even_ranges_are_worth_what_the_closed_form_says():
    found = information.evpi([[1 - TENTH, 1, 1 + TENTH], [-2 * TENTH, 0, 2 * TENTH]])
    assert found.value == pytest.approx(0.47981070634839257, abs=1e-12)
    assert found.best == 0
    assert found.error < 1e-12


def test_lopsided_ranges_agree_with_drawing_at_random():
    """Four hundred thousand draws; within four of their standard errors."""
    options = np.array([[1000, 3500, 6000], [0, 1000, 2000], [-3000, 2000, 9000]])
    low, likely, high = options[:, :, None].swapaxes(0, 1)
    z = np.random.default_rng(7).standard_normal((3, 400_000))
    drawn = likely + np.where(z < 0, likely - low, high - likely) / TENTH * z
    found = information.evpi(options)
    gain = drawn.max(0) - drawn[found.best]
    assert abs(found.value - gain.mean()) < 4 * gain.std() / sqrt(gain.size)
    assert found.means == pytest.approx(drawn.mean(1), rel=0.01)
    tenths = np.quantile(drawn, (0.1, 0.5, 0.9), axis=1).T
    assert tenths == pytest.approx(options, abs=60)


def test_what_is_sure_is_not_worth_asking():
    assert information.evpi([[5, 5, 5], [3, 3, 3]]).value == 0
    assert information.evpi([[190, 200, 210], [1, 2, 3]]).value == pytest.approx(0, abs=1e-9)
    assert information.evpi([[100, 200, 300]]).value == 0
    assert information.evpi_of_normal(3, 0) == 0


def test_a_sure_thing_against_a_gamble_with_the_same_average():
    """E max(X, 5) − 5 = σ/√(2π) for X ~ N(5, σ)."""
    assert information.evpi([[5, 5, 5], [0, 5, 10]]).value == pytest.approx(
        5 / TENTH / sqrt(2 * np.pi), abs=1e-12
    )


def test_a_few_answers_are_worth_less_than_knowing_and_more_than_fewer():
    options = [[1000, 3500, 6000], [0, 3000, 7000]]
    worth = [information.evsi(options, answers=n).value for n in (0, 1, 5, 50, 10**9)]
    assert worth == sorted(worth)
    assert worth[0] == pytest.approx(0, abs=1e-9)
    assert worth[-1] == pytest.approx(information.evpi(options).value, rel=1e-6)


def test_five_answers_about_even_ranges_are_the_closed_form_with_five_sixths_of_the_variance():
    found = information.evsi([[1 - TENTH, 1, 1 + TENTH], [-2 * TENTH, 0, 2 * TENTH]], answers=5)
    assert found.value == pytest.approx(information.evpi_of_normal(1, sqrt(5 * 5 / 6)), abs=1e-12)


ranges = st.lists(st.integers(-10_000, 10_000), min_size=3, max_size=3).map(sorted)
some_options = st.lists(ranges, min_size=1, max_size=5)


@given(some_options)
def test_knowing_is_never_worth_less_than_nothing_nor_more_than_the_widest_hope(options):
    found = information.evpi(options)
    asked = information.evsi(options, answers=5)
    assert 0 <= asked.value <= found.value + 1e-6
    spread = max(high for *_, high in options) - min(low for low, *_ in options)
    assert found.value <= 2 * spread + 1e-6
    assert found.error <= 1e-6 * max(1, spread)


@given(some_options, st.integers(-5_000, 5_000), st.integers(1, 9))
def test_the_unit_and_a_fixed_cost_change_nothing(options, shift, scale):
    worth = information.evpi(options).value
    moved = (np.array(options) + shift) * scale
    assert information.evpi(moved).value == pytest.approx(worth * scale, abs=1e-5)


@given(some_options)
def test_the_order_of_options_changes_nothing(options):
    assert information.evpi(options[::-1]).value == pytest.approx(information.evpi(options).value, abs=1e-6)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: information.evpi([]), "one row an option"),
        (lambda: information.evpi([[1, 2]]), "one row an option"),
        (lambda: information.evpi([[3, 2, 4]]), "go up: low, likely, high"),
        (lambda: information.evpi([[1, 2, float("nan")]]), "finite"),
        (lambda: information.evsi([[1, 2, 3]], answers=-1), "ask none, or some"),
        (lambda: information.evpi_of_table([[1, 2]], [0.5]), "one chance a column"),
        (lambda: information.evpi_of_table([[1, 2]], [0.5, 0.4]), "come to 0.9"),
        (lambda: information.evpi_of_table([[1, 2]], [1.5, -0.5]), "none below zero"),
        (lambda: information.evpi_of_table([[1, float("inf")]], [0.5, 0.5]), "finite"),
        (lambda: information.evpi_of_normal(1, -1), "not below zero"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_words(call, says):
    with pytest.raises(ValueError, match=says):
        call()
