"""Answers that the ledger does not keep: from strangers, before the question, after the end."""

import pytest

from ridealong.ledger.take_back import withdraw
from ridealong.moments.kinds.loops import LoopClaimed
from tests.ledger.refusing import PROMISED, corrected, the_withdrawn, why
from tests.ledger.telling import NOW, named, party, recorder, refusal, tell

pytestmark = pytest.mark.usefixtures("ledger")


def test_a_confirmation_by_someone_it_was_not_made_to() -> None:
    tell(PROMISED)
    for who in ("bolt", "mia", "tom"):
        assert refusal(f"2026-03-05  {who} confirmed ^p1") == (
            f"only acme can confirm it, because it was done for them; {who} cannot"
        )


def test_whoever_speaks_for_the_customer_may_confirm() -> None:
    tell(PROMISED + "as acme/petra\n2026-03-05  acme/petra confirmed ^p1")


def test_a_claim_by_someone_who_should_not_do_it() -> None:
    tell(PROMISED + 'as mia\n2026-03-02  mia raised a barrier "credit checks" ^b1')
    assert refusal("2026-03-05  mia claimed ^p1") == "only tom, who should do it, can claim it; mia cannot"
    assert refusal("2026-03-05  mia claimed ^b1") == "only whoever did it can claim it; mia cannot"


def test_a_move_by_a_stranger() -> None:
    tell(PROMISED)
    assert refusal("2026-03-05  mia moved ^p1 to 2026-03-09") == "only tom or acme can move it; mia cannot"
    assert refusal("2026-03-05  bolt dropped ^p1") == "only tom or acme can drop it; bolt cannot"


def test_whoever_was_asked_may_refuse_a_request() -> None:
    tell(
        'as tom\n2026-03-02  tom asked rita for "a demo unit" by 2026-03-06 ^r1\nas rita\n2026-03-03  rita denied ^r1'
    )


def test_an_answer_before_the_question() -> None:
    tell(PROMISED)
    assert (
        refusal("2026-03-01  tom claimed ^p1")
        == "it happened before what it answers, which was on 2026-03-02"
    )


def test_a_loop_closed_twice() -> None:
    tell(PROMISED + "as acme/petra\n2026-03-05  acme confirmed ^p1")
    assert refusal("as acme/petra\n2026-03-06  acme confirmed ^p1") == (
        "this was closed already: acme confirmed it on 2026-03-05"
    )
    assert (
        refusal("as tom\n2026-03-06  tom dropped ^p1")
        == "this was closed already: acme confirmed it on 2026-03-05"
    )
    assert (
        refusal("as tom\n2026-03-06  tom claimed ^p1")
        == "this was closed already: acme confirmed it on 2026-03-05"
    )


def test_a_loop_dropped_and_then_confirmed() -> None:
    tell(PROMISED + "2026-03-04  tom dropped ^p1")
    assert refusal("as acme/petra\n2026-03-06  acme confirmed ^p1") == (
        "this was closed already: tom dropped it on 2026-03-04"
    )


def test_a_claim_made_in_time_may_arrive_after_the_confirmation() -> None:
    tell(PROMISED + "as acme/petra\n2026-03-05  acme confirmed ^p1\nas tom\n2026-03-04  tom claimed ^p1")


def test_within_one_batch_the_same_rules_hold() -> None:
    assert refusal(
        PROMISED + "as acme/petra\n2026-03-05  acme confirmed ^p1\n2026-03-06  acme confirmed ^p1"
    ).startswith("this was closed already")


def test_what_was_withdrawn_is_answered_no_more() -> None:
    tell(PROMISED)
    withdraw(named("p1"), why="a slip", by=recorder("tom"), door="cli", now=NOW)
    assert why(LoopClaimed(party("tom"), the_withdrawn())) == "what it answers was withdrawn"


def test_a_corrected_promise_is_confirmed_by_the_one_it_was_really_made_to() -> None:
    tell(PROMISED)
    assert corrected("p1", '2026-03-02  tom promised bolt "an invoice" by 2026-03-06') == ""
    assert refusal("as acme/petra\n2026-03-05  acme confirmed ^p1") == (
        "only bolt can confirm it, because it was done for them; acme cannot"
    )
    tell("as bolt\n2026-03-05  bolt confirmed ^p1")
