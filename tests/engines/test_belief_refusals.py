"""What the belief engine will not work with, and how it says so."""

from math import inf, nan

import pytest

from ridealong.engines import belief
from ridealong.engines.belief import Verdict


@pytest.mark.parametrize(
    ("k", "n", "standard", "words"),
    [
        (6, 5, 0.8, "6 met of 5 seen: the met are part of the seen"),
        (-1, 5, 0.8, "-1 met of 5 seen: the met are part of the seen"),
        (0, -1, 0.8, "0 met of -1 seen"),
        (0, inf, 0.8, "0 met of inf seen: both must be finite"),
        (nan, 5, 0.8, "nan met of 5 seen: both must be finite"),
        (4, 5, 0, "between 0 and 1, neither included (80% is 0.8); got 0"),
        (4, 5, 1, "between 0 and 1, neither included (80% is 0.8); got 1"),
        (4, 5, 80, "(80% is 0.8); got 80"),
        (4, 5, nan, "got nan"),
        (0, 0, 80, "(80% is 0.8); got 80"),
    ],
)
def test_rates_that_cannot_be(k, n, standard, words):
    for judge in (belief.rate, belief.probability_rate):
        with pytest.raises(ValueError) as refused:
            judge(k, n, standard)
        assert words in str(refused.value)


@pytest.mark.parametrize(
    ("k_eff", "n_eff", "words"),
    [
        (4, None, "k_eff=4 and n_eff=None: give both or neither"),
        (None, 4, "k_eff=None and n_eff=4: give both or neither"),
        (3, 2, "3 met of 2 seen"),
        (4, 9, "n_eff=9 of n=8: deflating never adds evidence"),
        (0, 0, "n_eff=0 of n=8: what was seen is worth something"),
    ],
)
def test_effective_counts_that_cannot_be(k_eff, n_eff, words):
    with pytest.raises(ValueError, match=words):
        belief.rate(4, 8, 0.8, k_eff=k_eff, n_eff=n_eff)


@pytest.mark.parametrize(
    ("events", "weeks", "standard", "words"),
    [
        (-1, 13, 1, "-1 events in 13 weeks: neither can be less than zero"),
        (1, -13, 1, "1 events in -13 weeks: neither can be less than zero"),
        (1, 0, 1, "1 events in no weeks: count the weeks"),
        (1, inf, 1, "1 events in inf weeks: both must be finite"),
        (1, 13, 0, "more than 0 (one in 13 weeks is 1/13); got 0"),
        (1, 13, -0.5, "got -0.5"),
        (1, 13, inf, "got inf"),
    ],
)
def test_cadences_that_cannot_be(events, weeks, standard, words):
    for judge in (belief.cadence, belief.probability_cadence):
        with pytest.raises(ValueError) as refused:
            judge(events, weeks, standard)
        assert words in str(refused.value)


def test_a_replay_names_the_close_that_cannot_be():
    with pytest.raises(ValueError, match=r"weekly close 2 of the 3 replayed: 7\.0 met of 6\.0 seen"):
        belief.replay([(4, 5, 4, 5), (7, 6, 6, 6), (5, 6, 5, 6)], 0.8)
    with pytest.raises(ValueError, match=r"weekly close 1 of the 1 replayed: 1\.0 events in no weeks"):
        belief.replay_cadence([(1, 0)], 0.5)


def test_a_replay_of_another_shape():
    with pytest.raises(ValueError, match=r"rows of 4 numbers; got an array of shape \(1, 2\)"):
        belief.replay([(4, 5)], 0.8)
    with pytest.raises(ValueError, match="3 standards for 1 weekly closes: give one, or one for each"):
        belief.replay([(4, 5, 4, 5)], [0.8, 0.8, 0.8])


@pytest.mark.parametrize("probability", [-0.1, 1.1, nan])
def test_probabilities_that_are_none(probability):
    with pytest.raises(ValueError, match="a probability lies between 0 and 1; got"):
        belief.step(Verdict.YES, probability, leading=True, enough=True)
    with pytest.raises(ValueError, match="a probability lies between 0 and 1; got"):
        belief.poisson_binomial([0.5, probability])


def test_a_roll_up_of_unequal_lists():
    with pytest.raises(ValueError, match="2 verdicts and 1 probabilities: each practice has one of both"):
        belief.roll_up([Verdict.YES, Verdict.YES], [0.9])


def test_windows_counts_and_curves_that_cannot_be():
    with pytest.raises(ValueError, match="at least one of them; got \\[\\]"):
        belief.window([1], choices=())
    with pytest.raises(ValueError, match="whole numbers of weeks, at least one of them; got \\[0\\]"):
        belief.window([1], choices=(0,))
    with pytest.raises(ValueError, match="counted from 0 upwards; got -1"):
        belief.window([3, -1])
    with pytest.raises(ValueError, match="a subject's observations are counted from 0 upwards; got -2"):
        belief.design_effect([3, -2])
    with pytest.raises(ValueError, match="an intraclass correlation lies between 0 and 1; got 2"):
        belief.design_effect([3], icc=2)
    with pytest.raises(ValueError, match="a curve needs at least 2 points; got 1"):
        belief.density_rate(1, 2, points=1)
    with pytest.raises(ValueError, match="up to a number of events per week above 0; got 0"):
        belief.density_cadence(1, 2, upto=0)
    with pytest.raises(ValueError, match="-1 more at 3 in 13 weeks"):
        belief.weeks_until(-1, 3)
