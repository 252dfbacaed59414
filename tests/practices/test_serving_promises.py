"""Promises to customers: kept on time in the customer's own eyes, whoever in the team made them."""

from __future__ import annotations

import pytest

from ridealong.practices.customers import serving
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.practices.weekly import every_week, told
from tests.stories import story

KEPT = """
{mon}  tom promised firm-{i} "a proof" by {wed} ^p{i}
{wed}  tom claimed ^p{i}
{thu}  firm-{i} confirmed ^p{i}
"""
FORGOTTEN = """
{mon}  tom promised firm-{i} "a proof" by {wed} ^f{i}
"""


def promises(evidence) -> Sign:
    return serving.read(evidence).sign("promises")


def counts(evidence) -> tuple[int, int]:
    sign = promises(evidence)
    return sign.k, sign.n


def test_ten_promises_kept_to_ten_customers_are_proof():
    sign = promises(story(told(every_week(KEPT, 10), close="2026-04-06")))
    assert (sign.k, sign.n, sign.verdict) == (10, 10, YES)
    assert sign.probability == pytest.approx(1 - 0.8**11)
    assert sign.response is not None and (sign.response.asked, sign.response.answered) == (10, 10)


def test_five_of_six_forgotten_are_proof_of_the_opposite():
    late = every_week(FORGOTTEN, 5, first="2026-02-09")
    sign = promises(story(told(every_week(KEPT, 1), late, close="2026-04-06")))
    assert (sign.k, sign.n, sign.verdict) == (1, 6, NOT_YET)


def test_four_kept_of_five_is_too_little_to_say():
    forgotten = every_week(FORGOTTEN, 1, first="2026-03-02")
    sign = promises(story(told(every_week(KEPT, 4), forgotten, close="2026-04-06")))
    assert (sign.k, sign.n, sign.verdict) == (4, 5, CANT_TELL)
    assert sign.needs is not None and sign.needs.yes is not None


def test_nothing_promised_is_nothing_seen():
    reading = serving.read(story('2026-03-02  acme said "good morning"'))
    assert (reading.verdict, reading.says) == (CANT_TELL, "Nothing seen yet.")
    assert (reading.sign("promises").n, reading.sign("promises").probability) == (0, None)


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


@story
def test_a_day_late_is_late(evidence):
    """
    2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
    2026-03-07  tom claimed ^p1
    2026-03-07  acme confirmed ^p1
    close of period 2026-03-23
    """
    assert counts(evidence) == (0, 1)


@story
def test_the_claim_has_to_be_in_time_the_customers_word_may_take_its_time(evidence):
    """
    2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
    2026-03-06  tom claimed ^p1
    2026-04-02  acme confirmed ^p1
    close of period 2026-04-06
    """
    assert counts(evidence) == (1, 1)


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


@story
def test_a_customer_who_denies_it_ends_it_however_it_was_claimed(evidence):
    """
    2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
    2026-03-05  tom claimed ^p1
    2026-03-09  acme denied ^p1: "the same mistake again"
    close of period 2026-03-23
    """
    assert counts(evidence) == (0, 1)


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


def test_slicing_one_promise_into_ten_gains_nothing():
    slices = "\n".join(
        f"""2026-03-02  tom promised acme "page {number}" by 2026-03-04 ^s{number}
2026-03-03  tom claimed ^s{number}
2026-03-04  acme confirmed ^s{number}"""
        for number in range(10)
    )
    sign = promises(story(told(slices, close="2026-03-23")))
    assert (sign.k, sign.n, sign.verdict) == (1, 1, CANT_TELL)


def test_ten_weeks_of_promises_to_one_customer_are_not_ten_proofs():
    one_friend = KEPT.replace("firm-{i}", "acme")
    sign = promises(story(told(every_week(one_friend, 10), close="2026-04-06")))
    assert (sign.k, sign.n, sign.verdict) == (10, 10, CANT_TELL)
    assert sign.n_eff == pytest.approx(10 / (1 + 9 * 0.2))


MOVED = """
2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
2026-03-05  tom moved ^p1 to 2026-03-20 ^m1
{}
2026-03-19  tom claimed ^p1
2026-03-20  acme confirmed ^p1
close of period {}
"""


@pytest.mark.parametrize(
    ("line", "met", "why"),
    [
        ("", 0, "nobody agreed: the first date counts"),
        ("2026-03-06  acme confirmed ^m1", 1, "agreed on the last day of the first date: the new one counts"),
        ("2026-03-07  acme confirmed ^m1", 0, "agreed when it was late already"),
        ("2026-03-06  acme confirmed ^m1 | by tom as salesperson", 0, "the customer is said to have agreed"),
        ("2026-03-06  acme confirmed ^m1 | by ana as leader", 0, "the leader says that the customer agreed"),
    ],
)
def test_a_date_moves_only_if_the_customer_agrees_before_it_has_passed(line, met, why):
    assert counts(story(MOVED.format(line, "2026-04-06"))) == (met, 1), why


def test_an_agreed_date_matures_when_the_new_one_does():
    agreed = "2026-03-06  acme confirmed ^m1"
    assert counts(story(MOVED.format(agreed, "2026-03-23"))) == (0, 0)
    assert promises(story(MOVED.format(agreed, "2026-03-23"))).young == ("p1",)


@story
def test_a_customer_may_move_it_without_asking_anybody(evidence):
    """
    2026-03-02  tom promised acme "a visit" by 2026-03-06 ^p1
    2026-03-04  acme moved ^p1 to 2026-03-20
    2026-03-19  tom claimed ^p1
    2026-03-20  acme confirmed ^p1
    close of period 2026-04-06
    """
    assert counts(evidence) == (1, 1)


@story
def test_no_system_agrees_to_a_later_date_for_the_customer(evidence):
    """
    2026-03-02  tom promised acme "a visit" by 2026-03-06 ^p1
    as system
    2026-03-04  tom moved ^p1 to 2026-03-20
    as themselves
    2026-03-19  tom claimed ^p1
    2026-03-20  acme confirmed ^p1
    close of period 2026-04-06
    """
    assert counts(evidence) == (0, 1)


DROPPED = """
2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
2026-03-04  {}
close of period 2026-03-23
"""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("tom dropped ^p1", (0, 1)),
        ('acme dropped ^p1: "we no longer need it"', (0, 0)),
        ("acme dropped ^p1 | by tom as salesperson", (0, 1)),
        ("acme dropped ^p1 | by ana as leader", (0, 1)),
    ],
    ids=[
        "its doer: a miss",
        "its customer: out",
        "the doer in the customer's name",
        "the leader in their name",
    ],
)
def test_who_drops_a_promise_decides_what_it_counts(line, expected):
    assert counts(story(DROPPED.format(line))) == expected


@story
def test_dropping_what_was_claimed_is_still_a_miss(evidence):
    """
    2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
    2026-03-04  tom claimed ^p1
    2026-03-05  tom dropped ^p1
    close of period 2026-03-23
    """
    assert counts(evidence) == (0, 1)


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


@story
def test_what_a_customer_promises_us_is_not_ours_to_keep(evidence):
    """
    2026-03-02  acme promised tom "a purchase order" by 2026-03-06
    2026-03-02  tom promised mia "half the stand" by 2026-03-06
    close of period 2026-03-23
    """
    assert counts(evidence) == (0, 0)


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


@story
def test_a_promise_told_by_mistake_and_withdrawn_is_gone(evidence):
    """
    2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
    2026-03-02  tom withdrew ^p1: "that was for another acme"
    close of period 2026-03-23
    """
    assert counts(evidence) == (0, 0)


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
