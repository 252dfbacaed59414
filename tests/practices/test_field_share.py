"""Weeks in which enough of the leader's hours were in the field or with customers."""

from __future__ import annotations

import pytest

from ridealong.practices.employees import field
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.cells import cell
from tests.practices.weekly import every_week, told
from tests.stories import story

OUTSIDE = "{mon}  ana spent 8 h in the field\n{tue}  ana spent 8 h inside"
INSIDE = "{mon}  ana spent 2 h with customers\n{tue}  ana spent 8 h inside"


def share(evidence) -> Sign:
    return field.read(evidence).sign("share")


def counts(evidence) -> tuple[int, int]:
    sign = share(evidence)
    return sign.k, sign.n


def calendar(*parts: str, close: str):
    return story(told("as system", *parts, close=close))


@cell("field.share", "yes")
def test_six_straight_weeks_are_proof():
    evidence = calendar(every_week(OUTSIDE, 6), close="2026-02-16")
    assert (counts(evidence), share(evidence).verdict) == ((6, 6), YES)


@cell("field.share", "not yet")
def test_thirteen_weeks_at_a_fifth_are_proof_of_the_opposite():
    evidence = calendar(every_week(INSIDE, 13), close="2026-04-06")
    assert (counts(evidence), share(evidence).verdict) == ((0, 13), NOT_YET)


@cell("field.share", "can't tell")
def test_three_weeks_are_too_few():
    evidence = calendar(every_week(OUTSIDE, 3), close="2026-01-26")
    assert (counts(evidence), share(evidence).verdict) == ((3, 3), CANT_TELL)


@pytest.mark.parametrize(("minutes", "met"), [(120, 1), (119, 0)])
def test_two_hours_of_five_are_forty_in_a_hundred(minutes, met):
    evidence = calendar(
        f"2026-03-02  ana spent {minutes} min in the field\n2026-03-03  ana spent 3 h inside",
        close="2026-03-09",
    )
    assert counts(evidence) == (met, 1)


@cell("field.share", "gamed")
def test_overlapping_entries_are_not_summed_twice():
    twice = """
    2026-03-02 09:00  ana spent 3 h in the field with tom
    2026-03-02 09:30  ana spent 2 h with customers with acme
    2026-03-03 08:00  ana spent 6 h inside
    """
    assert counts(calendar(twice, close="2026-03-09")) == (0, 1), "three of nine, not five of eleven"


def test_a_share_of_ones_own_counts_from_the_week_it_was_chosen():
    chosen = "2026-01-26  ana set field.hours to 0.6 from 2026-01-26 | by ana as leader"
    evidence = calendar(every_week(OUTSIDE, 6), chosen, close="2026-02-16")
    assert share(evidence).trend[-6:] == ((1, 1), (1, 1), (1, 1), (0, 1), (0, 1), (0, 1))


@cell("field.share", "gamed")
def test_hours_only_the_leader_tells_of_do_not_count():
    typed = "2026-03-02  ana spent 8 h in the field | by ana as leader"
    evidence = calendar("2026-03-03  ana spent 8 h inside", typed, close="2026-03-09")
    assert counts(evidence) == (0, 1)


@cell("field.share", "young", "late", "corrected")
def test_young_withdrawn_corrected_and_told_late():
    evidence = calendar(
        "known at 2026-03-20",
        "2026-03-02  ana spent 8 h inside ^h1",
        "2026-03-02  ana spent 8 h in the field ^h2 | corrects ^h1",
        "2026-03-09  ana spent 8 h inside",
        "2026-03-10  ana spent 8 h in the field ^h3",
        '2026-03-20  ana withdrew ^h3: "cancelled"',
        "2026-03-16  ana spent 8 h in the field",
        close="2026-03-18",
    )
    assert counts(evidence) == (1, 2)


def test_weeks_without_an_entry_count_as_weeks():
    evidence = calendar(every_week(OUTSIDE, 1), close="2026-02-02")
    assert counts(evidence) == (1, 4)
