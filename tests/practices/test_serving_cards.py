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
        "Graded meets or better on every point by 1 of 1 customers who answered, of 2 asked this quarter.",
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
        "1 of 1 who were not asked graded meets or better on every point; one customer was asked for a score."
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
