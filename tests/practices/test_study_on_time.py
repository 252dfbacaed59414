"""Decisions are made by the day that was named when they were put up."""

from __future__ import annotations

from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from ridealong.practices.trenches import study
from tests.cells import cell
from tests.practices.weekly import every_week, told
from tests.stories import story

PUT_UP = (
    '{mon}  ana put up "number {i}" for decision by {wed}, stakes 900 EUR, final, delay 10 EUR a week,'
    " study 60 EUR an hour, for firm-{i} ^d{i}:\n    yes: 0 to 500 EUR\n    no: 0 to 100 EUR\n"
)
MADE = PUT_UP + '{wed}  ana decided ^d{i}: "yes"\n{thu}  firm-{i} confirmed ^d{i}\n'
LATE = PUT_UP + '{thu}  ana decided ^d{i}: "yes"\n{fri}  firm-{i} confirmed ^d{i}\n'
OPEN = PUT_UP + "{tue}  firm-{i} confirmed ^d{i}\n"


def on_time(*parts: str, close: str = "2026-04-20") -> Sign:
    return study.read(story(told(*parts, close=close))).sign("on_time")


def counts(sign: Sign) -> tuple[int, int]:
    return sign.k, sign.n


@cell("study.on_time", "yes")
def test_thirteen_made_by_their_day_are_proof():
    sign = on_time(every_week(MADE, 13))
    assert (counts(sign), sign.verdict, sign.standard.value) == ((13, 13), YES, 0.8)


@cell("study.on_time", "not yet", "late")
def test_a_day_late_is_late():
    sign = on_time(every_week(LATE, 13))
    assert (counts(sign), sign.verdict) == ((0, 13), NOT_YET)


@cell("study.on_time", "not yet")
def test_what_was_never_decided_is_late_and_nobody_need_say_so():
    sign = on_time(every_week(OPEN, 13))
    assert (counts(sign), sign.verdict) == ((0, 13), NOT_YET)


@cell("study.on_time", "can't tell")
def test_four_are_too_few():
    assert on_time(every_week(MADE, 4)).verdict is CANT_TELL


@cell("study.on_time", "young")
def test_a_decision_is_young_until_a_week_after_its_day():
    made = every_week(MADE, 1)
    assert (counts(on_time(made, close="2026-01-12")), on_time(made, close="2026-01-12").young) == (
        (0, 0),
        ("d1",),
    )
    assert counts(on_time(made, close="2026-01-19")) == (1, 1)


@cell("study.on_time", "late")
def test_made_in_time_and_confirmed_late_it_counts_once_it_is_confirmed():
    late = every_week(MADE, 1).replace("2026-01-08  firm-1", "2026-02-18  firm-1")
    assert counts(on_time(late, close="2026-02-23")) == (1, 1)
    assert counts(on_time(late, close="2026-02-16")) == (0, 0)


def test_confirmed_when_it_was_put_up_and_decided_since_it_waits_for_another_word():
    """Somebody else says that it stood; that it was made in time only the leader says."""
    waiting = every_week(OPEN + '{wed}  ana decided ^d{i}: "yes"\n', 6)
    sign = on_time(waiting)
    assert counts(sign) == (0, 0)
    assert sign.response is not None
    assert (sign.response.asked, sign.response.answered, sign.response.if_no) == (6, 0, NOT_YET)


QUIET = (
    PUT_UP.replace("firm-", "quiet-").replace("^d", "^q")
    + '{tue}  quiet-{i} confirmed ^q{i}\n{wed}  ana decided ^q{i}: "yes"\n'
)


def test_a_yes_waits_while_most_are_silent():
    assert on_time(every_week(MADE, 13)).verdict is YES
    quieter = QUIET.replace("quiet-", "still-").replace("^q", "^s")
    sign = on_time(every_week(MADE + QUIET + quieter, 13))
    assert (counts(sign), sign.verdict) == ((13, 13), CANT_TELL)


@cell("study.on_time", "gamed")
def test_a_later_date_written_in_once_the_first_had_passed_changes_nothing():
    first = every_week(PUT_UP, 1)
    rest = '2026-01-06  firm-1 confirmed ^d1\n2026-01-14  ana decided ^d1: "yes"\n2026-01-15  firm-1 confirmed ^d1'
    later = first.replace("by 2026-01-07", "by 2026-01-16")
    later = later.replace(" ^d1:", " ^later: | recorded 2026-01-13T08:00Z corrects ^d1")
    assert counts(on_time(first, rest, later)) == (0, 1)


@cell("study.on_time", "corrected")
def test_a_slip_is_mended_within_a_day_and_confirmed_by_the_one_it_is_for():
    first = every_week(PUT_UP, 1)
    rest = '2026-01-14  ana decided ^d1: "yes"\n2026-01-15  firm-1 confirmed ^d1'
    later = first.replace("by 2026-01-07", "by 2026-01-16").replace(" ^d1:", " ^later: | corrects ^d1")
    assert counts(on_time(first, rest, later)) == (1, 1)


@cell("study.on_time", "gamed")
def test_an_earlier_choice_that_the_leader_tells_afterwards_replaces_nothing():
    twice = every_week(LATE, 1) + '\n2026-01-07  ana decided ^d1: "no" | recorded 2026-01-20T08:00Z'
    assert counts(on_time(twice)) == (0, 1)


@cell("study.on_time", "gamed", "corrected")
def test_a_decision_cannot_be_taken_back_once_its_day_has_passed():
    slip = '2026-01-09  ana withdrew ^d1: "a slip" | recorded {}T08:00Z'
    assert counts(on_time(every_week(LATE, 1), slip.format("2026-01-12"))) == (0, 1)
    assert counts(on_time(every_week(LATE, 1), slip.format("2026-01-05"))) == (0, 0)


def test_what_the_one_it_was_for_denies_was_not_so():
    assert counts(on_time(every_week(MADE, 1).replace("firm-1 confirmed", "firm-1 denied"))) == (0, 1)


@cell("study.on_time", "gamed")
def test_ten_for_one_customer_in_one_week_are_one():
    many = "\n".join(MADE.replace("^d{i}", f"^d{{i}}-{each}") for each in range(3))
    assert counts(on_time(every_week(many + LATE, 1))) == (0, 1)
