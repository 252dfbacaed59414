"""Report cards in the reading of serving: context with the silent counted, never a verdict."""

from ridealong.practices.customers import serving
from ridealong.practices.reading import CANT_TELL
from tests.stories import story


@story
def test_grades_are_context_and_say_how_many_were_asked_and_stayed_silent(evidence):
    """
    2026-03-02  acme bought for 90.00 EUR from tom ^o1
    as system
    2026-03-02  the system asked acme about ^o1
    2026-03-02  the system asked bolt about ^o1
    as themselves
    2026-03-03  acme graded tom: listens exceeds, keeps-promises meets
    close of period 2026-03-30
    """
    reading = serving.read(evidence)
    assert reading.context == (
        "Graded meets or better on every point by 1 of 1 customers who answered, "
        "of 2 whom the system asked for a card this quarter.",
    )
    assert reading.verdict is CANT_TELL


@story
def test_one_point_below_is_a_card_below_and_only_the_latest_card_of_a_customer_counts(evidence):
    """
    2026-03-02  acme bought for 90.00 EUR from tom ^o1
    2026-03-02  the system asked acme about ^o1 | by system
    2026-03-03  acme graded tom: listens exceeds
    2026-03-10  acme graded tom: listens exceeds, keeps-promises below
    close of period 2026-03-30
    """
    (said,) = serving.read(evidence).context
    assert "by 0 of 1 customers" in said


@story
def test_a_score_somebody_asked_for_is_told(evidence):
    """
    2026-03-04  bolt graded mia: listens meets, was asked for a score
    close of period 2026-03-30
    """
    (said,) = serving.read(evidence).context
    assert said == (
        "1 of 1 who were not asked graded meets or better on every point; "
        "one customer was asked for a score by somebody here."
    )


@story
def test_what_the_leader_says_about_grades_and_asks_is_not_read(evidence):
    """
    as ana
    2026-03-02  acme bought for 90.00 EUR from tom ^o1
    2026-03-02  the system asked bolt about ^o1
    2026-03-05  acme graded tom: listens exceeds
    close of period 2026-03-30
    """
    assert serving.read(evidence).context == ()


@story
def test_whoever_went_elsewhere_was_asked_why_and_for_no_card(evidence):
    """
    2026-02-02  tom opened a deal with acme "drums" ^d1
    2026-02-02  mia opened a deal with bolt "drums" ^d2
    2026-03-02  ^d1 was lost
    2026-03-02  ^d2 was won
    as system
    2026-03-09  the system asked acme about ^d1
    2026-03-09  the system asked bolt about ^d2
    close of period 2026-03-30
    """
    assert serving.read(evidence).context == (
        "The one customer whom the system asked for a card this quarter has graded nobody.",
    )


@story
def test_whoever_was_asked_for_a_score_and_graded_nobody_is_told_of_too(evidence):
    """
    2026-03-02  acme bought for 90.00 EUR from tom ^o1
    2026-03-02  the system asked acme about ^o1 | by system
    2026-03-03  acme said "Has anyone asked you for a particular grade? Yes." about asked-for-a-score on ^o1
    close of period 2026-03-30
    """
    (said,) = serving.read(evidence).context
    assert said.endswith("; one customer was asked for a score by somebody here.")


@story
def test_what_one_of_ours_says_a_customer_said_of_it_is_not_theirs(evidence):
    """
    as tom
    2026-03-03  acme said "nobody did" about asked-for-a-score
    close of period 2026-03-30
    """
    assert serving.read(evidence).context == ()
