"""Laws that hold for every count: monotone, bounded, least, and the same replayed as stepped by hand."""

from itertools import product
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.engines import belief
from ridealong.engines.belief import Belief, Verdict

standards = st.floats(0.05, 0.95)
verdicts = st.sampled_from(Verdict)
probabilities = st.floats(0, 1)
design_effects = st.floats(1, 4)


@st.composite
def counts(draw, most=150):
    n = draw(st.integers(0, most))
    return draw(st.integers(0, n)), n


@given(counts(), standards, design_effects)
def test_a_probability_lies_between_nought_and_one(seen, standard, effect):
    k, n = seen
    assert 0 <= belief.probability_rate(k / effect, n / effect, standard) <= 1


@given(counts(), standards)
def test_one_more_met_never_lowers_belief_and_one_more_missed_never_raises_it(seen, standard):
    k, n = seen
    now = belief.probability_rate(k, n, standard)
    assert (
        belief.probability_rate(k + 1, n + 1, standard) >= now >= belief.probability_rate(k, n + 1, standard)
    )


@given(counts(), standards, standards)
def test_a_higher_standard_is_never_easier(seen, one, other):
    low, high = sorted((one, other))
    assert belief.probability_rate(*seen, low) >= belief.probability_rate(*seen, high)


@given(st.integers(0, 200), st.integers(1, 104), st.floats(0.01, 5))
def test_more_events_never_lower_belief_and_more_weeks_never_raise_it(events, weeks, standard):
    now = belief.probability_cadence(events, weeks, standard)
    assert 0 <= now <= 1
    assert belief.probability_cadence(events + 1, weeks, standard) >= now
    assert belief.probability_cadence(events, weeks + 1, standard) <= now


def plus(k: int, n: int, effect: float, *, met: int = 0, missed: int = 0) -> dict[str, float]:
    k, n = k + met, n + met + missed
    return {"k": k, "n": n, "k_eff": k / effect, "n_eff": n / effect}


@given(counts(), standards, design_effects, st.booleans(), verdicts)
def test_needs_are_the_least_that_settle_it(seen, standard, effect, leading, previous):
    k, n = seen
    effect = effect if n else 1.0  # with nothing seen nothing can have been alike
    found = belief.rate(**plus(k, n, effect), standard=standard, leading=leading, previous=previous)
    assert (found.needs is None) == (found.verdict is not Verdict.CANT_TELL)
    if found.needs is None:
        return

    def says(**more: int) -> Verdict:
        return belief.rate(**plus(k, n, effect, **more), standard=standard, leading=leading).verdict

    assert found.needs.yes is not None and found.needs.not_yet is not None
    assert says(met=found.needs.yes) is Verdict.YES
    assert says(met=found.needs.yes - 1) is not Verdict.YES
    assert says(missed=found.needs.not_yet) is Verdict.NOT_YET
    assert says(missed=found.needs.not_yet - 1) is not Verdict.NOT_YET


@given(st.integers(0, 60), st.integers(1, 52), st.floats(0.02, 3))
def test_the_needs_of_a_cadence_are_the_least_that_settle_it(events, weeks, standard):
    found = belief.cadence(events, weeks, standard)
    if found.needs is not None:
        assert belief.cadence(events + found.needs.yes, weeks, standard).verdict is Verdict.YES
        assert belief.cadence(events + found.needs.yes - 1, weeks, standard).verdict is not Verdict.YES


@given(st.lists(counts(most=40), max_size=13), standards, design_effects, st.booleans())
def test_replaying_is_stepping_by_hand(weekly, standard, effect, leading):
    by_hand = belief.rate(0, 0, standard, leading=leading)
    for k, n in weekly:
        by_hand = belief.rate(
            **plus(k, n, effect), standard=standard, leading=leading, previous=by_hand.verdict
        )
    closes = [(k, n, k / effect, n / effect) for k, n in weekly]
    assert belief.replay(closes, standard, leading=leading) == by_hand


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 52)), max_size=13), st.floats(0.02, 2))
def test_replaying_a_cadence_is_stepping_by_hand(weekly, standard):
    by_hand: Belief = belief.cadence(0, 0, standard)
    for events, weeks in weekly:
        by_hand = belief.cadence(events, weeks, standard, previous=by_hand.verdict)
    assert belief.replay_cadence(weekly, standard) == by_hand


@given(verdicts, probabilities, st.booleans(), st.booleans())
def test_saying_it_again_with_the_same_evidence_changes_nothing(previous, probability, leading, enough):
    once = belief.step(previous, probability, leading=leading, enough=enough)
    assert belief.step(once, probability, leading=leading, enough=enough) is once


@given(st.lists(probabilities, max_size=10))
def test_how_many_hold_equals_going_through_every_case(chances):
    exactly = [0.0] * (len(chances) + 1)
    for case in product([False, True], repeat=len(chances)):
        chance = prod(p if holds else 1 - p for p, holds in zip(chances, case, strict=True))
        exactly[sum(case)] += chance
    found = belief.poisson_binomial(chances)
    assert found.tolist() == pytest.approx(exactly, abs=1e-12)
    assert found.sum() == pytest.approx(1)
    half = len(chances) / 2
    more = sum(chance for holding, chance in enumerate(exactly) if holding > half)
    assert belief.more_than_half(chances) == pytest.approx(more, abs=1e-12)


@given(st.lists(st.integers(0, 30), max_size=40), st.floats(0, 1))
def test_deflating_only_ever_weakens_and_never_below_one_proof_a_subject(subjects, icc):
    effect = belief.design_effect(subjects, icc)
    assert 1 <= effect <= max([1, *subjects])


@given(st.lists(st.integers(0, 9), max_size=110))
def test_a_window_holds_thirty_or_is_the_longest_and_no_shorter_one_does(weekly):
    weeks = belief.window(weekly)
    held = {choice: sum(weekly[-choice:]) >= 30 for choice in (13, 26, 52)}
    assert held[weeks] or weeks == 52
    assert not any(held[shorter] for shorter in held if shorter < weeks)
