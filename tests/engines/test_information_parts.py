"""What knowing some things is worth, and asking a few customers: as published, in exact fractions, as it must be."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import pairwise
from math import comb, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.engines import information
from tests.doors.files import shared

TENTH = information.LOW_TO_LIKELY
TWO_NORMALS = [[1 - TENTH, 1, 1 + TENTH], [-2 * TENTH, 0, 2 * TENTH]]
"""p1 ~ N(1, 1) and p2 ~ N(0, 2), independent: the worked example of the R package voi."""
VAN = [[-2000, 6000], [0, 0]]


@pytest.fixture(scope="module")
def published() -> dict[str, dict[str, object]]:
    cases = json.loads(shared("voi-give", "worked-examples.json").read_text(encoding="utf-8"))
    return {case["id"]: case for case in cases}


@pytest.mark.parametrize("case", ["wikipedia-cd-stock", "real-estate", "solvely-costs"])
def test_the_published_tables_come_out_to_the_cent(published, case):
    """Where a page misprints an average, its list of errata says so, and the average here is the right one."""
    told = published[case]
    sign = -1 if told.get("minimise") else 1
    names = list(told["payoff"])
    found = information.evpi_of_table(
        [[sign * each for each in told["payoff"][name]] for name in names], told["p"]
    )
    assert found.value == pytest.approx(told["evpi"], abs=1e-9)
    assert found.means == pytest.approx([sign * told["ev"][name] for name in names], abs=1e-9)
    assert found.value + found.means[found.best] == pytest.approx(sign * told["ev_perfect"], abs=1e-9)


def test_the_published_worth_of_knowing_one_of_two_normal_quantities(published):
    """Tolerance 1e-12."""
    told = published["voi-normal"]
    for known, worth in (([0], "evppi_p1_exact"), ([1], "evppi_p2_exact"), ([0, 1], "evpi_exact")):
        assert information.evppi(TWO_NORMALS, known=known).value == pytest.approx(told[worth], abs=1e-12)


def test_knowing_one_of_two_normal_quantities_is_the_closed_form():
    for known, deviation in (([0], 1), ([1], 2), ([0, 1], sqrt(5))):
        worth = information.evpi_of_normal(1, deviation)
        assert information.evppi(TWO_NORMALS, known=known).value == pytest.approx(worth, abs=1e-12)


def test_knowing_part_of_lopsided_ranges_agrees_with_drawing_at_random():
    """Four hundred thousand draws; within four of their standard errors."""
    options = np.array([[1000, 3500, 6000], [0, 3000, 7000], [-3000, 2000, 9000]])
    z = np.random.default_rng(11).standard_normal(400_000)
    low, likely, high = options[2]
    drawn = likely + np.where(z < 0, likely - low, high - likely) / TENTH * z
    found = information.evppi(options, known=[2])
    gain = (
        np.maximum(drawn, max(found.means[:2]))
        - found.means[found.best]
        - (drawn - found.means[2]) * (found.best == 2)
    )
    assert abs(found.value - gain.mean()) < 4 * gain.std() / sqrt(gain.size)


ranges = st.lists(st.integers(-10_000, 10_000), min_size=3, max_size=3).map(sorted)
some_options = st.lists(ranges, min_size=1, max_size=5)


@given(some_options, st.data())
def test_knowing_more_of_the_options_is_never_worth_less(options, data):
    everything = range(len(options))
    some = data.draw(st.sets(st.sampled_from(everything)))
    more = some | data.draw(st.sets(st.sampled_from(everything)))
    slack = 1e-6 * max(1.0, *(abs(each) for option in options for each in option))
    worth = [information.evppi(options, known=known).value for known in ([], some, more, everything)]
    assert worth[0] == pytest.approx(0, abs=slack)
    assert all(less <= greater + slack for less, greater in pairwise(worth))
    assert worth[-1] == pytest.approx(information.evpi(options).value, abs=slack)


# ---- a rate ----


def in_fractions(payoffs: list[list[int]], asked: int, prior: tuple[int, int]) -> Fraction:
    """Every answer there can be, weighed as a Pólya urn of whole balls gives it: no gamma function, and no rounding."""
    alpha, beta = prior

    def best(rate: Fraction) -> Fraction:
        return max(low + (high - low) * rate for low, high in payoffs)

    def rising(start: int, steps: int) -> int:
        return int(np.prod([start + each for each in range(steps)], dtype=object)) if steps else 1

    worth = Fraction(0)
    for yes in range(asked + 1):
        ways = comb(asked, yes) * rising(alpha, yes) * rising(beta, asked - yes)
        chance = Fraction(ways, rising(alpha + beta, asked))
        worth += chance * best(Fraction(alpha + yes, alpha + beta + asked))
    return worth - best(Fraction(alpha, alpha + beta))


payoffs = st.lists(st.lists(st.integers(-9_000, 9_000), min_size=2, max_size=2), min_size=1, max_size=4)
priors = st.tuples(st.integers(1, 9), st.integers(1, 9))


@given(payoffs, st.integers(0, 30), priors)
def test_asking_about_a_rate_is_worth_what_exact_fractions_say(table, asked, prior):
    found = information.evsi_of_rate(table, asked=asked, prior=prior)
    assert found.value == pytest.approx(float(in_fractions(table, asked, prior)), abs=1e-8)


@given(payoffs, priors)
def test_more_customers_asked_are_never_worth_less(table, prior):
    worth = [
        information.evsi_of_rate(table, asked=asked, prior=prior).value for asked in (0, 1, 2, 5, 20, 200)
    ]
    assert worth[0] == pytest.approx(0, abs=1e-8)
    assert all(less <= more + 1e-8 for less, more in pairwise(worth))


def test_with_ever_more_customers_it_becomes_the_worth_of_knowing_the_rate():
    """∫ of 2000 − 8000 p from 0 to .25 is 250."""
    assert information.evsi_of_rate(VAN, asked=1_000_000).value == pytest.approx(250, abs=0.01)


def test_one_answer_that_would_change_nobodys_mind_is_worth_nothing():
    assert information.evsi_of_rate(VAN, asked=1).value == 0
    # One in four says yes; then it comes to 1,200.
    assert information.evsi_of_rate(VAN, asked=1, prior=(1, 3)).value == pytest.approx(300)


def test_who_has_heard_much_already_learns_little_from_five_more():
    fresh, wise = (information.evsi_of_rate(VAN, asked=5, prior=each).value for each in ((1, 2), (100, 200)))
    assert wise < fresh / 10


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: information.evppi([[1, 2, 3]], known=[1]), r"\[1\] of 1 options: the first is 0, the last 0"),
        (lambda: information.evppi([[1, 2, 3]], known=[-1]), "the first is 0"),
        (lambda: information.evsi_of_rate([[1, 2, 3]], asked=1), "at a rate of nought and of one"),
        (lambda: information.evsi_of_rate([], asked=1), "one row an option"),
        (lambda: information.evsi_of_rate([[1, float("nan")]], asked=1), "finite"),
        (lambda: information.evsi_of_rate(VAN, asked=-1), "-1 asked: nobody, or a whole number"),
        (lambda: information.evsi_of_rate(VAN, asked=1.5), "1.5 asked"),
        (lambda: information.evsi_of_rate(VAN, asked=1, prior=(0, 1)), "a prior of 0 and 1"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_words(call, says):
    with pytest.raises(ValueError, match=says):
        call()
