"""What is at stake in an act: one figure in a week, whichever day of it the answer is asked."""

from __future__ import annotations

from ridealong.answer.compose import compose
from ridealong.practices.reading import NextStep
from tests.stories import story

BOUGHT = """
2025-04-08  acme bought for 900 EUR
2025-06-02  acme bought for 1000 EUR
2026-03-31  acme bought for 200 EUR
2026-04-07  acme bought for 50 EUR
2026-04-01  tom promised acme "a proof" by 2026-04-10
"""


def act(day: str) -> NextStep:
    step = (
        compose(story(f"{BOUGHT}close of period {day}"), name="Ana", handle_of=str)
        .row("serving")
        .reading.next_step
    )
    assert step is not None
    return step


def test_on_monday_and_on_friday_the_stake_is_counted_to_the_same_closed_week():
    monday, friday = act("2026-04-06"), act("2026-04-10")
    assert monday.stake is not None
    assert (monday.stake, str(monday.stake.spent)) == (friday.stake, "2100"), (
        "the week's own 50 are not in yet"
    )
    assert str((act("2026-04-13").stake or monday.stake).spent) == "1250", (
        "a week later they are, and the 900 are over"
    )
