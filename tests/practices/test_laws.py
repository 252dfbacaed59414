"""Laws that hold whatever was told: small random ledgers of one team, read as they are, shuffled, and as they were."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from ridealong.answer.compose import compose
from ridealong.answer.export import as_document
from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds import difference, loops, roster, strategy
from ridealong.moments.moment import on_day
from tests.practices.chance import ledgers
from tests.trying import STORIES

AS_OF = date(2026, 3, 30)


def known(moments, *, as_of: date = AS_OF, known_at: datetime | None = None) -> Evidence:
    """What a recall would bring: recorded by then, corrected, and happened before that Monday."""
    recorded = [each for each in moments if known_at is None or each.recorded_at <= known_at]
    evidence = Evidence.of(recorded, leader="ana", zone=UTC, as_of=as_of, known_at=known_at or on_day(as_of))
    return replace(evidence, moments=tuple(each for each in evidence.moments if each.day(UTC) < as_of))


def answer(evidence: Evidence):
    return compose(evidence, name="Ana", handle_of=str)


@settings(max_examples=STORIES)
@given(ledgers())
def test_probabilities_are_probabilities_and_lists_are_as_long_as_their_figures(moments):
    for row in answer(known(moments)).rows:
        for sign in row.reading.signs:
            assert sign.probability is None or 0 <= sign.probability <= 1
            assert 0 <= sign.k_eff <= sign.n_eff <= sign.n or sign.type == "cadence"
            if sign.type == "rate":
                assert (len(sign.because), len(sign.counted)) == (sign.k, sign.n)
                assert (sign.probability is None) == (sign.n == 0)
            else:
                assert len(sign.because) == sign.events
            assert set(sign.counted) | set(sign.proof) | set(sign.young) | set(sign.aside) <= {
                m.id for m in moments
            }


@settings(max_examples=STORIES)
@given(ledgers(), st.integers(0, 2**32))
def test_order_of_arrival_changes_nothing(moments, seed):
    """When each was recorded is part of what happened and comes with it; in which order they come here is not."""
    shuffled = list(moments)
    Random(seed).shuffle(shuffled)
    assert as_document(answer(known(shuffled))) == as_document(answer(known(moments)))


@settings(max_examples=STORIES)
@given(ledgers())
def test_recording_twice_is_recording_once(moments):
    assert answer(known([*moments, *moments])) == answer(known(moments))


@settings(max_examples=STORIES)
@given(ledgers(), st.integers(1, 12))
def test_a_past_mondays_answer_known_that_monday_is_the_one_given_then(moments, weeks):
    monday = AS_OF - timedelta(weeks=weeks)
    then = [each for each in moments if each.recorded_at <= on_day(monday)]
    assert answer(known(moments, as_of=monday, known_at=on_day(monday))) == answer(known(then, as_of=monday))


@settings(max_examples=STORIES)
@given(ledgers(), st.integers(1, 6))
def test_a_closed_weeks_answer_is_not_moved_by_what_happens_later(moments, weeks):
    """Without corrections, and with everything told on its day, later weeks only add to what was said."""
    told = [
        replace(each, recorded_at=each.happened_at)
        for each in moments
        if each.corrects is None and not isinstance(each.fact, roster.MomentWithdrawn)
    ]
    monday = AS_OF - timedelta(weeks=weeks)
    before = [each for each in told if each.happened_at.date() < monday]
    assert answer(known(told, as_of=monday)) == answer(known(before, as_of=monday))


@settings(max_examples=STORIES)
@given(ledgers(), st.integers(1, 6))
def test_the_replay_remembers_what_was_said_at_each_close(moments, weeks):
    """What a sign's history says of a past week is what was said when that week closed.

    Letting go and agreeing to a later date may come weeks after the fact, a visit may be denied and an origin be
    challenged any time; a visit or a showing that the leader told of may be borne out; a newcomer's standard moves
    with the weeks. Everything else was known when it was counted.
    """
    after_the_fact = (
        loops.LoopDropped, loops.LoopMoved, loops.LoopDenied, roster.MomentWithdrawn, difference.OriginChallenged,
    )  # fmt: skip
    told = [each for each in moments if not isinstance(each.fact, after_the_fact) and each.corrects is None]
    told = [each for each in told if not isinstance(each.fact, loops.VisitMade) or each.by is None]
    told = [each for each in told if not isinstance(each.fact, strategy.TryExposed) or each.by != "ana"]
    monday = AS_OF - timedelta(weeks=weeks)
    then, now = answer(known(told, as_of=monday)), answer(known(told))
    for row in then.rows:
        for sign in row.reading.signs:
            later = now.row(row.practice.key).reading.sign(sign.key)
            if sign.type == "rate":
                assert sign.history[-1][0] == later.history[-1 - weeks][0], f"{row.practice.key}.{sign.key}"
