"""What was told of a promise by mistake, and what nobody can take back."""

from __future__ import annotations

from tests.cells import cell
from tests.practices.promised import counts, promises
from tests.stories import story


@cell("serving.promises", "corrected")
@story
def test_a_correction_wins(evidence):
    """
    2026-03-02 09:00  tom promised acme "a corrected invoice" by 2026-03-03 ^p1
    2026-03-02 09:05  tom promised acme "a corrected invoice" by 2026-03-13 ^p2 | corrects ^p1
    2026-03-12        tom claimed ^p1
    2026-03-13        acme confirmed ^p1
    close of period 2026-04-06
    """
    # What was said to the first is said to what stands in its place.
    assert counts(evidence) == (1, 1)
    assert promises(evidence).counted == ("p2",)


@cell("serving.promises", "gamed", "corrected")
@story
def test_a_correction_told_days_later_cannot_put_off_the_date(evidence):
    """
    2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
    known at 2026-03-09
    2026-03-02  tom promised acme "a corrected invoice" by 2026-03-20 ^p2 | corrects ^p1
    2026-03-19  tom claimed ^p2
    2026-03-20  acme confirmed ^p2
    close of period 2026-04-06
    """
    assert counts(evidence) == (0, 1)


@cell("serving.promises", "corrected")
@story
def test_a_promise_told_by_mistake_and_withdrawn_is_gone(evidence):
    """
    2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
    2026-03-02  tom withdrew ^p1: "that was for another acme"
    close of period 2026-03-23
    """
    assert counts(evidence) == (0, 0)


@cell("serving.promises", "gamed")
@story
def test_nobody_withdraws_a_customers_no(evidence):
    """
    2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
    2026-03-05  tom claimed ^p1
    2026-03-05  acme denied ^p1 ^n1
    2026-03-09  tom withdrew ^n1: "a misunderstanding"
    2026-03-10  ana withdrew ^n1: "a misunderstanding"
    close of period 2026-03-23
    """
    assert counts(evidence) == (0, 1)


@story
@cell("serving.promises", "corrected")
def test_a_customer_who_wrote_the_promise_down_may_put_its_date_off_at_any_time_before(evidence):
    """
    as acme
    2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
    known at 2026-03-05
    2026-03-02  tom promised acme "a corrected invoice" by 2026-03-20 ^p2 | corrects ^p1
    2026-03-19  acme confirmed ^p2
    close of period 2026-04-06
    """
    assert counts(evidence) == (1, 1)
