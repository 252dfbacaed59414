"""Field days: weeks in which the leader met at least two customers on one day, as others saw it."""

from __future__ import annotations

import pytest

from ridealong.practices.employees import field
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.cells import cell
from tests.practices.weekly import every_week, told
from tests.stories import story

FIELD_DAY = """
as system
{tue}  ana visited acme with tom for 55 min ^a{i}
{tue}  ana visited firm-{i} with tom for 40 min ^f{i}
as themselves
"""
ALONE = "{tue}  ana visited acme with tom for 55 min ^a{i} | by system as system"


def days(evidence) -> Sign:
    return field.read(evidence).sign("days")


def counts(evidence) -> tuple[int, int]:
    sign = days(evidence)
    return sign.k, sign.n


@cell("field.days", "yes")
def test_six_straight_weeks_are_proof():
    evidence = story(told(every_week(FIELD_DAY, 6), close="2026-02-16"))
    assert (counts(evidence), days(evidence).verdict) == ((6, 6), YES)
    assert field.read(evidence).verdict is YES


def test_a_week_without_one_is_counted_on_the_leaders_own_arrival():
    evidence = story(told(every_week(FIELD_DAY, 1), close="2026-01-19"))
    sign = days(evidence)
    assert (sign.k, sign.n) == (1, 2)
    assert sign.counted == ("a1", "cast-1")
    assert evidence.roster.joined("ana") == "cast-1"


@cell("field.days", "not yet", "gamed")
def test_thirteen_weeks_of_one_customer_a_day_are_windshield_time():
    evidence = story(told(every_week(ALONE, 13), close="2026-04-06"))
    assert (counts(evidence), days(evidence).verdict) == ((0, 13), NOT_YET)


@cell("field.days", "can't tell")
def test_three_weeks_are_too_few():
    evidence = story(told(every_week(FIELD_DAY, 3), close="2026-01-26"))
    assert (counts(evidence), days(evidence).verdict) == ((3, 3), CANT_TELL)


@story
def test_without_a_calendar_and_without_a_visit_nothing_has_been_seen(evidence):
    """
    2026-03-02  acme said "good"
    """
    assert (counts(evidence), days(evidence).verdict) == ((0, 0), CANT_TELL)


@cell("field.days", "gamed")
@pytest.mark.parametrize(
    ("second", "met", "why"),
    [
        ("2026-03-03  ana visited bolt", 1, "two customers on one day"),
        ("2026-03-04  ana visited bolt", 0, "two customers on two days"),
        ("2026-03-03  ana visited acme", 0, "one customer twice"),
        ("2026-03-03  ana visited acme/petra-lang", 0, "one customer, another face"),
        ("2026-03-03  ana spent 60 min with customers with bolt", 1, "the second from the calendar"),
        ("2026-03-03  ana spent 60 min in the field with mia", 0, "a salesperson is no customer"),
        ("2026-03-03  ana spent 60 min inside with bolt", 0, "a customer on the phone is no field"),
    ],
)
def test_a_field_day_meets_two_customers(second, met, why):
    first = "2026-03-03  ana visited acme with tom for 55 min"
    evidence = story(told("as system", first, second, close="2026-03-09"))
    assert counts(evidence) == (met, 1), why


@cell("field.days", "gamed")
@story
def test_two_field_days_in_a_week_are_one_week(evidence):
    """
    as system
    2026-03-03  ana visited acme with tom
    2026-03-03  ana visited bolt with mia
    2026-03-05  ana visited acme with tom
    2026-03-05  ana visited bolt with mia
    close of period 2026-03-16
    """
    assert counts(evidence) == (1, 2)


@cell("field.days", "young")
@story
def test_this_week_waits_for_its_sunday(evidence):
    """
    as system
    2026-03-03  ana visited acme with tom
    2026-03-03  ana visited bolt with mia
    close of period 2026-03-05
    """
    assert counts(evidence) == (0, 0)


@cell("field.days", "gamed")
@story
def test_ghost_visits_that_only_the_leader_tells_of_are_set_aside(evidence):
    """
    2026-03-03  ana visited acme with tom for 55 min ^v1
    2026-03-03  ana visited bolt with mia for 55 min ^v2
    2026-03-03  ana spent 6 h in the field ^h1
    close of period 2026-03-16
    """
    sign = days(evidence)
    assert (sign.k, sign.n) == (0, 0)
    assert sorted(sign.aside) == ["h1", "v1", "v2"]


@pytest.mark.parametrize(
    ("lines", "expected", "why"),
    [
        (
            "2026-03-04  tom confirmed ^v1\n2026-03-05  mia confirmed ^v2",
            (1, 2),
            "those beside the leader say so",
        ),
        ("2026-03-04  acme confirmed ^v1\n2026-03-05  bolt confirmed ^v2", (1, 2), "the customers say so"),
        ("2026-03-04  tom confirmed ^v1\n2026-03-05  mia denied ^v2", (0, 2), "Mia was not there"),
        (
            "2026-03-04  tom confirmed ^v1\n2026-03-05  mia confirmed ^v2 | by ana",
            (0, 2),
            "Ana says that Mia says so",
        ),
        ("2026-03-04  mia confirmed ^v1\n2026-03-05  mia confirmed ^v2", (0, 2), "Mia was not at Acme's"),
    ],
)
def test_a_visit_counts_once_somebody_who_was_there_says_so(lines, expected, why):
    visits = """
    2026-03-03  ana visited acme with tom for 55 min ^v1
    2026-03-03  ana visited bolt with mia for 55 min ^v2
    """
    assert counts(story(told(visits, lines, close="2026-03-16"))) == expected, why


@cell("field.days", "gamed")
@story
def test_a_calendar_entry_that_somebody_denies_did_not_take_place(evidence):
    """
    as system
    2026-03-03  ana visited acme with tom ^v1
    2026-03-03  ana visited bolt with mia ^v2
    as themselves
    2026-03-04  mia denied ^v2: "you called in sick"
    close of period 2026-03-16
    """
    assert counts(evidence) == (0, 2)


@story
def test_a_visit_may_be_told_from_either_seat_of_the_car(evidence):
    """
    2026-03-03  tom visited acme with ana for 55 min ^v1
    2026-03-03  tom visited bolt with ana for 55 min ^v2
    2026-03-04  tom visited carl with mia for 55 min
    close of period 2026-03-16
    """
    assert counts(evidence) == (1, 2)


@cell("field.days", "late", "corrected")
@story
def test_told_late_corrected_and_withdrawn(evidence):
    """
    known at 2026-03-20
    as system
    2026-03-03  ana visited acme with tom ^v1
    2026-03-04  ana visited bolt with tom ^v2
    2026-03-03  ana visited bolt with tom ^v3 | corrects ^v2
    2026-03-10  ana visited acme with tom ^v4
    2026-03-10  ana visited bolt with tom ^v5
    2026-03-21  ana withdrew ^v5: "that was a holiday"
    close of period 2026-03-23
    """
    assert counts(evidence) == (1, 3)


@story
def test_other_leaders_days_are_theirs(evidence):
    """
    2025-01-06  zoe joined as leader
    2025-01-06  ana joined as leader under zoe
    2025-01-06  tom joined as salesperson under ana
    as system
    2026-03-03  ana visited acme with tom
    2026-03-03  ana visited bolt with tom
    close of period 2026-03-16
    """
    assert evidence.leader == "zoe"
    assert counts(evidence) == (0, 0)
