"""Whose word ends a promise: the customer's, and nobody's in the team."""

from __future__ import annotations

from tests.cells import cell
from tests.practices.promised import counts, promises
from tests.stories import story


@story
def test_a_customer_who_denies_it_ends_it_however_it_was_claimed(evidence):
    """
    2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
    2026-03-05  tom claimed ^p1
    2026-03-09  acme denied ^p1: "the same mistake again"
    close of period 2026-03-23
    """
    assert counts(evidence) == (0, 1)


@cell("serving.promises", "gamed")
@story
def test_claiming_again_after_a_no_does_not_hide_the_no(evidence):
    """
    2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
    2026-03-04  tom claimed ^p1
    2026-03-05  acme denied ^p1
    2026-03-06  tom claimed ^p1
    close of period 2026-03-23
    """
    assert counts(evidence) == (0, 1)


@story
def test_what_was_put_right_in_time_counts_once_the_customer_says_so(evidence):
    """
    2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
    2026-03-04  tom claimed ^p1
    2026-03-05  acme denied ^p1
    2026-03-06  tom claimed ^p1
    2026-03-10  acme confirmed ^p1
    close of period 2026-03-23
    """
    assert counts(evidence) == (1, 1)


@cell("serving.promises", "gamed")
@story
def test_whoever_made_the_promise_cannot_confirm_it_for_the_customer(evidence):
    """
    as tom
    2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
    2026-03-05  tom claimed ^p1
    2026-03-06  acme confirmed ^p1
    close of period 2026-03-23
    """
    response = promises(evidence).response
    assert counts(evidence) == (0, 0)
    assert response is not None and (response.asked, response.answered) == (1, 0)


@story
def test_somebody_at_the_customers_speaks_for_the_customer(evidence):
    """
    2026-03-02  tom promised acme/petra-lang "a corrected invoice" by 2026-03-06 ^p1
    2026-03-05  tom claimed ^p1
    2026-03-06  acme/karl-ott confirmed ^p1
    close of period 2026-03-23
    """
    assert counts(evidence) == (1, 1)


@cell("serving.promises", "gamed")
@story
def test_another_customer_does_not(evidence):
    """
    2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
    2026-03-05  tom claimed ^p1
    2026-03-06  bolt confirmed ^p1
    close of period 2026-03-23
    """
    assert counts(evidence) == (0, 0)


@story
def test_a_system_that_saw_it_delivered_is_proof_enough(evidence):
    """
    2026-03-02  tom promised acme "forty drums" by 2026-03-06 ^p1
    as system
    2026-03-05  tom claimed ^p1: "delivered at 10:40"
    close of period 2026-03-23
    """
    assert counts(evidence) == (1, 1)


@cell("serving.promises", "gamed")
@story
def test_a_leader_cannot_claim_in_time_what_a_salesperson_promised(evidence):
    """
    2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
    as ana
    2026-03-05  tom claimed ^p1
    as themselves
    2026-03-12  acme confirmed ^p1
    close of period 2026-03-23
    """
    assert counts(evidence) == (0, 1)
