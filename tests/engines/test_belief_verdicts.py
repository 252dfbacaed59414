"""What a sign says, when it stops saying it, and what would settle it: small cases a leader could check."""

import numpy as np
import pytest

from ridealong.engines import belief
from ridealong.engines.belief import Belief, Needs, Verdict
from ridealong.engines.belief.settle import least

YES, NOT_YET, CANT_TELL = Verdict.YES, Verdict.NOT_YET, Verdict.CANT_TELL


def test_the_three_words_are_the_words_of_the_interface():
    assert [str(verdict) for verdict in Verdict] == ["yes", "not_yet", "cant_tell"]


@pytest.mark.parametrize(
    ("previous", "probability", "says"),
    [
        (CANT_TELL, 0.9, YES),
        (CANT_TELL, 0.8999, CANT_TELL),
        (YES, 0.8, YES),
        (YES, 0.7999, CANT_TELL),
        (NOT_YET, 0.9, YES),
        (NOT_YET, 0.85, CANT_TELL),
        (YES, 0.05, NOT_YET),
        (YES, None, CANT_TELL),
        (NOT_YET, None, CANT_TELL),
    ],
)
def test_a_yes_is_earned_at_nine_tenths_and_kept_down_to_eight(previous, probability, says):
    assert belief.step(previous, probability, leading=True, enough=True) is says


@pytest.mark.parametrize(("leading", "said", "kept"), [(True, 0.05, 0.10), (False, 0.01, 0.02)])
def test_a_not_yet_needs_more_certainty_and_lasts_until_belief_returns(leading, said, kept):
    def says(previous: Verdict, probability: float, enough: bool = True) -> Verdict:
        return belief.step(previous, probability, leading=leading, enough=enough)

    assert says(CANT_TELL, said) is NOT_YET
    assert says(CANT_TELL, said + 1e-6) is CANT_TELL
    assert says(CANT_TELL, said, enough=False) is CANT_TELL
    assert says(NOT_YET, kept) is NOT_YET
    assert says(NOT_YET, kept, enough=False) is NOT_YET
    assert says(NOT_YET, kept + 1e-6) is CANT_TELL


def test_nothing_seen_is_neither_good_nor_bad():
    assert belief.rate(0, 0, 0.8) == Belief(None, CANT_TELL, Needs(yes=10, not_yet=5))
    assert belief.rate(0, 0, 0.8, previous=NOT_YET).verdict is CANT_TELL
    assert belief.cadence(0, 0, 1 / 13) == Belief(None, CANT_TELL, Needs(yes=None, not_yet=None))


def test_four_misses_are_too_few_to_be_called_a_failure():
    four, five = belief.rate(0, 4, 0.8), belief.rate(0, 5, 0.8)
    assert four.probability < 0.01 and four.verdict is CANT_TELL
    assert four.needs == Needs(yes=33, not_yet=1)
    assert five.verdict is NOT_YET and five.needs is None


def test_one_miss_however_high_the_standard_is_no_failure():
    one, two = belief.rate(4, 5, 0.999), belief.rate(4, 6, 0.999)
    assert one.probability < 0.05 and one.verdict is CANT_TELL
    assert two.verdict is NOT_YET


def test_the_minimums_are_about_what_was_seen_not_about_what_it_is_worth():
    """Five misses of one customer are worth less than two: enough to have seen, believed as less than two."""
    deflated = belief.rate(0, 5, 0.8, k_eff=0, n_eff=1.9)
    assert deflated.verdict is NOT_YET
    assert deflated.probability == belief.probability_rate(0, 1.9, 0.8)


def test_a_sign_that_does_not_lead_keeps_quiet_for_longer():
    assert belief.rate(4, 10, 0.7).verdict is NOT_YET
    assert belief.rate(4, 10, 0.7, leading=False).verdict is CANT_TELL
    assert belief.rate(3, 10, 0.7, leading=False).verdict is NOT_YET


def test_what_would_settle_it_is_the_fewest_that_do():
    needs = belief.rate(9, 10, 0.7).needs
    assert needs == Needs(yes=1, not_yet=8)
    assert belief.rate(10, 11, 0.7).verdict is YES
    assert (belief.rate(9, 17, 0.7).verdict, belief.rate(9, 18, 0.7).verdict) == (CANT_TELL, NOT_YET)


def test_alike_observations_settle_less():
    """At a design effect of two, each further kept promise counts half."""
    alike = belief.rate(8, 10, 0.7, k_eff=4, n_eff=5)
    assert alike.needs == Needs(yes=11, not_yet=8)
    assert belief.rate(19, 21, 0.7, k_eff=9.5, n_eff=10.5).verdict is YES
    assert belief.rate(18, 20, 0.7, k_eff=9, n_eff=10).verdict is CANT_TELL


def test_a_lost_yes_must_be_earned_anew():
    lost = belief.rate(18, 21, 0.8, previous=YES)
    assert lost.verdict is CANT_TELL
    assert lost.needs == belief.rate(18, 21, 0.8).needs


def test_a_number_nobody_would_live_to_see_is_not_named():
    assert belief.rate(0, 4_000, 0.8, leading=True).verdict is NOT_YET
    assert belief.rate(9_000, 10_000, 0.9).needs.yes is not None
    assert belief.rate(0, 3, 0.9999).needs.yes is None


@pytest.mark.parametrize("wanted", [1, 2, 3, 4, 5, 63, 64, 65, 8_192, 9_999, 10_000])
def test_the_least_is_found_with_few_questions(wanted):
    asked: list[int] = []
    assert least(lambda m: asked.append(m) or m >= wanted) == wanted
    assert len(asked) <= 2 * wanted.bit_length()


def test_the_least_beyond_ten_thousand_is_none():
    assert least(lambda m: m >= 10_001) is None


@pytest.mark.parametrize(
    ("more", "matured", "weeks"),
    [
        (3, 26, 2),
        (4, 26, 2),
        (5, 26, 3),
        (0, 0, 0),
        (1, 0, None),
        (52, 13, 52),
        (53, 13, None),
        (None, 26, None),
    ],
)
def test_a_date_is_foreseen_at_the_pace_of_the_last_quarter_and_never_beyond_a_year(more, matured, weeks):
    assert belief.weeks_until(more, matured) == weeks


def test_no_events_prove_nothing_before_some_were_to_be_expected():
    """One in 13 weeks: two and a half are to be expected only after 33 weeks."""
    assert belief.cadence(0, 32, 1 / 13, leading=True).verdict is CANT_TELL
    assert belief.cadence(0, 33, 1 / 13, leading=True).verdict is NOT_YET
    assert belief.cadence(0, 33, 1 / 13).verdict is CANT_TELL  # it does not lead: .02 is not sure enough
    assert belief.cadence(0, 52, 1 / 13).verdict is NOT_YET


def test_further_events_in_the_window_that_would_prove_a_cadence():
    assert belief.cadence(9, 13, 0.5).needs == Needs(yes=2, not_yet=None)
    assert belief.cadence(10, 13, 0.5).verdict is CANT_TELL
    assert belief.cadence(11, 13, 0.5).verdict is YES
    assert belief.cadence(11, 13, 0.5).needs is None


def test_a_verdict_outlives_the_week_that_dips():
    """19 of 20 earns it, 19 of 21 keeps it, 18 of 21 loses it, 19 of 21 does not win it back."""
    closes = [(19, 20, 19, 20), (19, 21, 19, 21), (18, 21, 18, 21), (19, 21, 19, 21)]
    said = [belief.replay(closes[:weeks], 0.8).verdict for weeks in range(5)]
    assert said == [CANT_TELL, YES, YES, CANT_TELL, CANT_TELL]


def test_only_the_last_thirteen_closes_are_remembered():
    proven, dipping = (19, 20, 19, 20), (19, 21, 19, 21)
    assert belief.replay([proven] + [dipping] * 12, 0.8).verdict is YES
    assert belief.replay([proven] + [dipping] * 13, 0.8).verdict is CANT_TELL


def test_a_new_standard_forgets_what_was_said_under_the_old_one():
    proven, dipping = (19, 20, 19, 20), (19, 21, 19, 21)
    assert belief.replay([proven, dipping], [0.8, 0.8]).verdict is YES
    assert belief.replay([proven, dipping], [0.79, 0.8]).verdict is CANT_TELL
    assert belief.replay([proven, proven, dipping], [0.79, 0.8, 0.8]).verdict is YES


def test_closes_may_come_as_an_array():
    closes = np.array([(19, 20, 19, 20), (19, 21, 19, 21)], dtype=float)
    assert belief.replay(closes, 0.8) == belief.replay(closes.tolist(), 0.8)
    assert belief.replay(np.empty((0, 4)), 0.8) == belief.rate(0, 0, 0.8)


def test_a_replayed_sign_still_says_what_it_needs():
    assert belief.replay([(9, 10, 9, 10)], 0.7).needs == Needs(yes=1, not_yet=8)
    assert belief.replay_cadence([(9, 13)], 0.5).needs == Needs(yes=2, not_yet=None)


def test_a_cadence_is_replayed_as_a_rate_is():
    assert belief.replay_cadence([(19, 13), (18, 13)], 1.0).verdict is YES
    assert belief.replay_cadence([(18, 13)], 1.0).verdict is CANT_TELL
    assert belief.replay_cadence([], 1.0) == belief.cadence(0, 0, 1.0)
    assert belief.replay_cadence([(0, 37)], 1 / 13, leading=True).verdict is NOT_YET


@pytest.mark.parametrize(
    ("weekly", "weeks"),
    [
        ([0, 0, 30], 13),
        ([3] * 10, 13),
        ([30] + [0] * 13, 26),
        ([2] * 100, 26),
        ([1] * 100, 52),
        ([29], 52),
        ([], 52),
        ([30] + [0] * 60, 52),
    ],
)
def test_the_window_is_the_shortest_that_holds_thirty(weekly, weeks):
    assert belief.window(weekly) == weeks


def test_decisions_about_people_are_looked_at_over_two_years():
    assert belief.window([1] * 40, choices=(104,)) == 104


@pytest.mark.parametrize(
    ("counts", "effect"), [([], 1), ([0, 0], 1), ([1, 1, 1], 1), ([0.4], 1), ([6, 1, 1], 1.75), ([11], 3)]
)
def test_observations_of_one_customer_are_not_so_many_proofs(counts, effect):
    assert belief.design_effect(counts) == pytest.approx(effect)


def test_half_is_not_more_than_half():
    assert belief.more_than_half([1, 1, 0, 0]) == 0
    assert belief.more_than_half([1, 1, 1, 0]) == 1
    assert belief.more_than_half([1, 1, 0]) == 1
    assert belief.more_than_half([]) == 0


def test_what_nobody_has_seen_is_not_said_to_hold():
    assert belief.poisson_binomial([None, 0.5]).tolist() == [0.5, 0.5, 0.0]
    assert belief.poisson_binomial([]).tolist() == [1.0]


@pytest.mark.parametrize(
    ("verdicts", "probabilities", "previous", "says"),
    [
        ([YES, YES, YES], [0.95, 0.95, 0.95], CANT_TELL, YES),
        ([YES, YES, NOT_YET], [1.0, 1.0, 0.04], YES, NOT_YET),
        ([YES, YES, CANT_TELL], [0.95, 0.97, 0.2], CANT_TELL, YES),
        ([YES, CANT_TELL, CANT_TELL], [0.95, 0.7, 0.4], CANT_TELL, CANT_TELL),
        ([YES, CANT_TELL, CANT_TELL], [0.95, 0.8, 0.4], CANT_TELL, CANT_TELL),
        ([YES, CANT_TELL, CANT_TELL], [0.95, 0.8, 0.4], YES, YES),
        ([YES, CANT_TELL, CANT_TELL], [0.95, 0.8, 0.4], NOT_YET, CANT_TELL),
        ([YES, YES, CANT_TELL, CANT_TELL], [0.99, 0.99, None, None], CANT_TELL, CANT_TELL),
        ([CANT_TELL], [None], YES, CANT_TELL),
        ([], [], YES, CANT_TELL),
    ],
)
def test_a_fundamental_is_failed_by_one_and_carried_by_most(verdicts, probabilities, previous, says):
    assert belief.roll_up(verdicts, probabilities, previous) is says


def test_the_strip_of_a_rate_stands_where_the_rate_is():
    x, y = belief.density_rate(40, 50, points=101)
    assert (x[0], x[-1], len(x), len(y)) == (0, 1, 101, 101)
    assert x[y.argmax()] == pytest.approx(0.8) and y.max() == 1
    assert np.all(np.isfinite(y)) and y.min() >= 0


def test_the_strip_is_level_with_nothing_seen_and_narrow_with_much():
    def width(k: float, n: float) -> int:
        return int((belief.density_rate(k, n)[1] > 0.5).sum())

    assert belief.density_rate(0, 0)[1].tolist() == [1.0] * 81
    assert width(4, 5) > width(40, 50) > width(4_000, 5_000) > 0
    assert belief.density_rate(5, 5)[1].argmax() == 80


def test_the_strip_of_a_cadence_is_finite_even_when_nothing_happened():
    x, y = belief.density_cadence(0, 26, points=41, upto=1.0)
    assert (x[0], x[-1], len(y)) == (0, 1, 41)
    assert y[0] == 1 and np.all(np.diff(y) < 0)


def test_the_strip_of_a_cadence_agrees_with_its_density():
    x, y = belief.density_cadence(12, 13, points=401, upto=3.0)
    density = x**11.5 * np.exp(-13.5 * x)
    assert y == pytest.approx(density / density.max(), abs=1e-3)


def test_the_strip_of_a_cadence_is_true_up_to_its_edges():
    """Half an event makes the belief a plain exponential, highest at the left edge."""
    x, y = belief.density_cadence(0.5, 1, points=401, upto=2.0)
    assert y == pytest.approx(np.exp(-1.5 * x), abs=5e-3)


def test_a_cadence_far_off_the_picture_leaves_it_empty():
    assert belief.density_cadence(5_000, 13, points=11, upto=1.0)[1].tolist() == [0.0] * 11
