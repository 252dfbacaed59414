"""Promises to customers: kept on time in the customer's own eyes, whoever in the team made them."""

from __future__ import annotations

import pytest

from ridealong.practices.customers import serving
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES
from tests.cells import cell
from tests.practices.promised import FORGOTTEN, KEPT, counts, promises
from tests.practices.weekly import every_week, told
from tests.stories import story


@cell("serving.promises", "yes")
def test_ten_promises_kept_to_ten_customers_are_proof():
    sign = promises(story(told(every_week(KEPT, 10), close="2026-04-06")))
    assert (sign.k, sign.n, sign.verdict) == (10, 10, YES)
    assert sign.probability == pytest.approx(1 - 0.8**11)
    assert sign.response is not None and (sign.response.asked, sign.response.answered) == (10, 10)


@cell("serving.promises", "not yet")
def test_five_of_six_forgotten_are_proof_of_the_opposite():
    late = every_week(FORGOTTEN, 5, first="2026-02-09")
    sign = promises(story(told(every_week(KEPT, 1), late, close="2026-04-06")))
    assert (sign.k, sign.n, sign.verdict) == (1, 6, NOT_YET)


@cell("serving.promises", "can't tell")
def test_four_kept_of_five_is_too_little_to_say():
    forgotten = every_week(FORGOTTEN, 1, first="2026-03-02")
    sign = promises(story(told(every_week(KEPT, 4), forgotten, close="2026-04-06")))
    assert (sign.k, sign.n, sign.verdict) == (4, 5, CANT_TELL)
    assert sign.needs is not None and sign.needs.yes is not None


def test_nothing_promised_is_nothing_seen():
    reading = serving.read(story('2026-03-02  acme said "good morning"'))
    assert (reading.verdict, reading.says) == (CANT_TELL, "Nothing seen yet.")
    assert (reading.sign("promises").n, reading.sign("promises").probability) == (0, None)


@cell("serving.promises", "young")
@story
def test_a_promise_matures_a_week_after_its_date_and_not_before(evidence):
    """
    2026-03-02  tom promised acme "a corrected invoice" by 2026-03-20 ^p1
    2026-03-03  tom claimed ^p1
    2026-03-04  acme confirmed ^p1
    close of period 2026-03-23
    """
    # Kept on the third day, and still it waits for the week of 27 March: those that fail are known no sooner.
    assert counts(evidence) == (0, 0)
    assert promises(evidence).young == ("p1",)


@story
def test_a_week_later_it_counts(evidence):
    """
    2026-03-02  tom promised acme "a corrected invoice" by 2026-03-20 ^p1
    2026-03-03  tom claimed ^p1
    2026-03-04  acme confirmed ^p1
    close of period 2026-03-30
    """
    assert counts(evidence) == (1, 1)
    assert promises(evidence).young == ()


@cell("serving.promises", "late")
@story
def test_a_day_late_is_late(evidence):
    """
    2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
    2026-03-07  tom claimed ^p1
    2026-03-07  acme confirmed ^p1
    close of period 2026-03-23
    """
    assert counts(evidence) == (0, 1)


@cell("serving.promises", "late")
@story
def test_the_claim_has_to_be_in_time_the_customers_word_may_take_its_time(evidence):
    """
    2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
    2026-03-06  tom claimed ^p1
    2026-04-02  acme confirmed ^p1
    close of period 2026-04-06
    """
    assert counts(evidence) == (1, 1)


@cell("serving.promises", "late")
@story
def test_a_word_that_comes_late_does_not_reach_back(evidence):
    """
    2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
    2026-03-06  tom claimed ^p1
    2026-04-02  acme confirmed ^p1
    close of period 2026-04-06
    """
    # It matured in the week of 9 March; what was said of that week and of the next two was said without it.
    seen = [probability is not None for probability, _ in promises(evidence).history]
    assert seen == [False] * 12 + [True]


@cell("serving.promises", "late")
@story
def test_a_miss_was_known_from_the_week_it_matured_whenever_the_customer_says_so(evidence):
    """
    2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
    2026-03-09  tom claimed ^p1
    2026-04-02  acme confirmed ^p1
    close of period 2026-04-06
    """
    seen = [probability is not None for probability, _ in promises(evidence).history]
    assert seen == [False] * 9 + [True] * 4


@story
def test_a_customer_who_confirms_in_time_needs_nobody_to_claim_it(evidence):
    """
    2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
    2026-03-05  acme confirmed ^p1
    close of period 2026-04-06
    """
    assert counts(evidence) == (1, 1)


@story
def test_overdue_and_unclaimed_is_a_miss_that_nobody_need_confirm(evidence):
    """
    2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
    close of period 2026-03-23
    """
    assert counts(evidence) == (0, 1)
    assert promises(evidence).response is None, "nobody was asked for a word"


@cell("serving.promises", "gamed")
@story
def test_claimed_and_unanswered_is_left_out_and_shown_as_silence(evidence):
    """
    2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
    2026-03-05  tom claimed ^p1
    2026-03-02  mia promised bolt "samples" by 2026-03-06 ^p2
    2026-03-05  mia claimed ^p2
    2026-03-06  bolt confirmed ^p2
    close of period 2026-03-23
    """
    response = promises(evidence).response
    assert counts(evidence) == (1, 1)
    assert response is not None and (response.asked, response.answered) == (2, 1)


@cell("serving.promises", "can't tell")
def test_a_yes_waits_while_most_customers_are_silent():
    silent = """
    {mon}  mia promised quiet-{i} "a proof" by {wed} ^q{i}
    {wed}  mia claimed ^q{i}
    """
    kept = every_week(KEPT, 10)
    half = promises(story(told(kept, every_week(silent, 10), close="2026-04-06")))
    most = promises(story(told(kept, every_week(silent, 11), close="2026-04-06")))
    assert (half.k, half.n, half.verdict) == (10, 10, YES)
    assert (most.k, most.n, most.verdict) == (10, 10, CANT_TELL)
    assert most.probability == half.probability, "what is known has not changed, only how much is not"
    assert most.response is not None and most.response.if_no is NOT_YET
    assert (
        "only 10 of 21 who were asked have answered"
        in serving.read(story(told(kept, every_week(silent, 11), close="2026-04-06"))).says
    )


@cell("serving.promises", "gamed")
@story
def test_many_promises_to_one_customer_in_one_week_count_once_and_the_worst_stands(evidence):
    """
    2026-03-02  tom promised acme "page one" by 2026-03-04 ^p1
    2026-03-02  tom promised acme "page two" by 2026-03-05 ^p2
    2026-03-02  tom promised acme "page three" by 2026-03-06 ^p3
    2026-03-03  tom claimed ^p1
    2026-03-03  tom claimed ^p2
    2026-03-04  acme confirmed ^p1
    2026-03-04  acme confirmed ^p2
    close of period 2026-03-23
    """
    assert counts(evidence) == (0, 1)
    assert promises(evidence).counted == ("p3",)


@cell("serving.promises", "gamed")
def test_slicing_one_promise_into_ten_gains_nothing():
    slices = "\n".join(
        f"""2026-03-02  tom promised acme "page {number}" by 2026-03-04 ^s{number}
2026-03-03  tom claimed ^s{number}
2026-03-04  acme confirmed ^s{number}"""
        for number in range(10)
    )
    sign = promises(story(told(slices, close="2026-03-23")))
    assert (sign.k, sign.n, sign.verdict) == (1, 1, CANT_TELL)


@cell("serving.promises", "gamed")
def test_ten_weeks_of_promises_to_one_customer_are_not_ten_proofs():
    one_friend = KEPT.replace("firm-{i}", "acme")
    sign = promises(story(told(every_week(one_friend, 10), close="2026-04-06")))
    assert (sign.k, sign.n, sign.verdict) == (10, 10, CANT_TELL)
    assert sign.n_eff == pytest.approx(10 / (1 + 9 * 0.2))


@story
def test_what_a_customer_promises_us_is_not_ours_to_keep(evidence):
    """
    2026-03-02  acme promised tom "a purchase order" by 2026-03-06
    2026-03-02  tom promised mia "half the stand" by 2026-03-06
    close of period 2026-03-23
    """
    assert counts(evidence) == (0, 0)


@story
def test_the_next_act_is_the_promise_that_will_break_next_the_dearest_customer_first(evidence):
    """
    2026-01-12  bolt bought for 90000.00 EUR from mia
    2026-03-02  acme bought for 100.00 EUR from tom
    2026-03-25  tom promised acme "a corrected invoice" by 2026-04-01 ^p1
    2026-03-25  mia promised bolt "samples" by 2026-04-02 ^p2
    close of period 2026-03-30
    """
    step = serving.read(evidence).next_step
    assert step is not None
    assert (step.says, step.why) == ("Help Mia keep a promise to Bolt", "“samples” is due 2 April")
    assert (step.who, step.confirmed_by, step.about) == ("mia", "bolt", ("p2",))
