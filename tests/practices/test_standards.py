"""Standards are the leader's own: adopted with a date, never for weeks gone by, the strictest in the window."""

from __future__ import annotations

from datetime import date

import pytest

from ridealong.practices.customers import serving
from ridealong.practices.reading import CANT_TELL, YES, Sign, Standard
from tests.practices.weekly import every_week, told
from tests.stories import story

KEPT = """
{mon}  tom promised firm-{i} "a proof" by {wed} ^p{i}
{wed}  tom claimed ^p{i}
{thu}  firm-{i} confirmed ^p{i}
{mon}  tom promised other-{i} "a proof" by {wed} ^q{i}
{wed}  tom claimed ^q{i}
{thu}  other-{i} confirmed ^q{i}
{mon}  tom promised third-{i} "a proof" by {wed} ^r{i}
"""
"""Two of three promises kept each week, to three customers who are new each time."""


def promises(*standards: str, close: str = "2026-04-06", weeks: int = 13) -> Sign:
    return serving.read(story(told(*standards, every_week(KEPT, weeks), close=close))).sign("promises")


def test_until_one_is_adopted_it_is_a_proposal():
    assert promises().standard == Standard(0.8, adopted=False)


def test_an_adopted_standard_carries_its_date_and_its_author():
    sign = promises("2025-12-01  ana set serving.promises to 0.5 from 2025-12-01")
    assert sign.standard == Standard(0.5, adopted=True, since=date(2025, 12, 1), by="Ana")
    assert (sign.k, sign.n, sign.verdict) == (24, 36, YES)


def test_lowered_afterwards_the_strictest_of_the_window_counts():
    high = "2025-12-01  ana set serving.promises to 0.7 from 2025-12-01"
    low = "2026-03-02  ana set serving.promises to 0.5 from 2026-03-02"
    assert promises(high).verdict is CANT_TELL
    lowered = promises(high, low)
    assert (lowered.standard.value, lowered.verdict, lowered.weeks) == (0.7, CANT_TELL, 13)


def test_a_quarter_after_it_was_lowered_the_new_one_counts():
    high = "2025-12-01  ana set serving.promises to 0.7 from 2025-12-01"
    low = "2026-01-05  ana set serving.promises to 0.5 from 2026-01-05"
    # The window reaches back thirteen weeks, to the very week of the lower one; the higher was in force until then.
    assert promises(high, low).standard.value == 0.7
    assert promises(high, low, close="2026-04-13", weeks=14).standard.value == 0.5


def test_raised_it_counts_at_once():
    low = "2025-12-01  ana set serving.promises to 0.5 from 2025-12-01"
    high = "2026-03-30  ana set serving.promises to 0.9 from 2026-03-30"
    assert promises(low, high).standard.value == 0.9


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("2026-03-02  ana set serving.promises to 0.5 from 2025-01-01", 0.7),
        ("known at 2026-03-02\n2025-12-08  ana set serving.promises to 0.5 from 2025-12-08", 0.7),
        ("2026-03-02  ana set serving.promises to 0.5 from 2026-05-01", 0.7),
    ],
    ids=["from a day long gone", "told later than it is dated", "from a day to come"],
)
def test_backdating_does_not_help(line, value):
    high = "2025-12-01  ana set serving.promises to 0.7 from 2025-12-01"
    assert promises(high, line).standard.value == value


@pytest.mark.parametrize(("value", "since"), [("0.5", date(2026, 3, 2)), ("0.9", date(2025, 12, 8))])
def test_the_first_told_late_counts_from_its_own_day_only_where_it_asks_for_more_than_was_proposed(
    value, since
):
    late = f"2025-12-08  ana set serving.promises to {value} from 2025-12-08 | recorded 2026-03-02T08:00Z"
    assert promises(late).standard == Standard(float(value), adopted=True, since=since, by="Ana")


def test_what_nobody_but_the_team_sets_is_not_the_leaders_standard():
    assert promises("2025-12-01  tom set serving.promises to 0.1 from 2025-12-01").standard == Standard(0.8)


def test_what_one_above_holds_themselves_to_is_theirs():
    above = "2025-01-06  ana joined as leader under zoe\n2025-01-06  zoe joined as leader"
    sign = promises(above, "2025-12-01  zoe set serving.promises to 0.9 from 2025-12-01")
    assert sign.standard == Standard(0.8)


@pytest.mark.parametrize("value", ["1", "80"])
def test_a_number_that_is_no_rate_was_meant_for_something_else(value):
    assert promises(f"2025-12-01  ana set serving.promises to {value} from 2025-12-01").standard == Standard(
        0.8
    )


def test_a_new_standard_begins_the_verdict_anew():
    """A yes that stands between .8 and .9 has to be earned again under another standard, be it by a hair."""
    old = "2025-12-01  ana set serving.promises to 0.55 from 2025-12-01"
    new = "2026-03-30  ana set serving.promises to 0.56 from 2026-03-30"
    kept, lost = promises(old), promises(old, new)
    assert 0.8 < (lost.probability or 0) < 0.9
    assert (kept.verdict, kept.history[-2][1]) == (YES, YES)
    assert lost.verdict is CANT_TELL
