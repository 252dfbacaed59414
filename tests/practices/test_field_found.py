"""Barriers found in the field, gone within thirty days in the eyes of whoever raised them."""

from __future__ import annotations

import pytest

from ridealong.practices.employees import field
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.cells import cell
from tests.practices.weekly import every_week, told
from tests.stories import story

VISIT = "2026-01-05  ana visited acme with tom for 55 min ^v1 | by system as system"
TEAM = "\n".join(f"2025-01-06  rep-{number} joined as salesperson under ana" for number in range(1, 13))
GOES = """
{tue}  rep-{i} raised a barrier "number {i}" found on ^v1 ^b{i}
{thu}  ana claimed ^b{i}
{next_mon}  rep-{i} confirmed ^b{i}
"""
STAYS = '{tue}  rep-{i} raised a barrier "number {i}" found on ^v1 ^b{i}'


def found(evidence) -> Sign:
    return field.read(evidence).sign("found")


def counts(evidence) -> tuple[int, int]:
    sign = found(evidence)
    return sign.k, sign.n


@cell("field.found", "yes")
def test_six_that_went_are_proof():
    evidence = story(told(TEAM, VISIT, every_week(GOES, 6), close="2026-04-06"))
    assert (counts(evidence), found(evidence).verdict) == ((6, 6), YES)


@cell("field.found", "not yet")
def test_seven_that_stayed_are_proof_of_the_opposite():
    evidence = story(told(TEAM, VISIT, every_week(STAYS, 7), close="2026-04-06"))
    assert (counts(evidence), found(evidence).verdict) == ((0, 7), NOT_YET)


@cell("field.found", "can't tell")
def test_three_that_went_are_too_few():
    evidence = story(told(TEAM, VISIT, every_week(GOES, 3), close="2026-04-06"))
    assert (counts(evidence), found(evidence).verdict) == ((3, 3), CANT_TELL)


BARRIER = """
2026-01-05  ana visited acme with tom for 55 min ^v1 | by system as system
2026-01-06  tom raised a barrier "credit checks" found on ^v1 ^b1
{}
"""


@cell("field.found", "gamed", "late")
@pytest.mark.parametrize(
    ("lines", "met", "why"),
    [
        ("2026-02-05  tom confirmed ^b1", 1, "the thirtieth day"),
        ("2026-02-06  tom confirmed ^b1", 0, "the day after"),
        ("2026-02-05  ana claimed ^b1\n2026-02-20  tom confirmed ^b1", 1, "gone in time, said so later"),
        (
            "2026-01-10  ana moved ^b1 to 2026-03-01\n2026-02-20  tom confirmed ^b1",
            0,
            "thirty days do not move",
        ),
        ("2026-01-10  ana dropped ^b1", 0, "given up"),
    ],
)
def test_thirty_days_from_the_day_it_was_raised(lines, met, why):
    assert counts(story(told(BARRIER.format(lines), close="2026-03-02"))) == (met, 1), why


@cell("field.found", "young")
def test_it_is_young_for_thirty_days_and_the_week_after():
    gone = BARRIER.format("2026-01-07  tom confirmed ^b1")
    assert (counts(story(told(gone, close="2026-02-09"))), counts(story(told(gone, close="2026-02-16")))) == (
        (0, 0),
        (1, 1),
    )
    assert found(story(told(gone, close="2026-02-09"))).young == ("b1",)


@cell("field.found", "gamed")
@pytest.mark.parametrize(
    ("lines", "expected", "why"),
    [
        ("2026-01-10  ana claimed ^b1", (0, 0), "the raiser has not said a word"),
        ("2026-01-10  tom confirmed ^b1 | by ana as leader", (0, 1), "the leader says that Tom says so"),
        ("2026-01-10  mia confirmed ^b1", (0, 1), "it was not Mia's"),
        ('2026-01-10  tom dropped ^b1: "no matter"', (0, 0), "Tom lets it go"),
    ],
)
def test_only_its_raiser_closes_it(lines, expected, why):
    assert counts(story(told(BARRIER.format(lines), close="2026-03-02"))) == expected, why


@story
def test_only_what_was_found_on_this_leaders_visits_counts(evidence):
    """
    2025-01-06  ana joined as leader
    2025-01-06  rosa joined as leader
    as system
    2026-01-05  ana visited acme with tom ^v1
    2026-01-05  rosa visited bolt with mia ^v2
    as themselves
    2026-01-06  tom raised a barrier "on Ana's ride" found on ^v1 ^b1
    2026-01-06  mia raised a barrier "on Rosa's ride" found on ^v2
    2026-01-06  mia raised a barrier "at the desk"
    close of period 2026-03-02
    """
    assert found(evidence).counted == ("b1",)


@cell("field.found", "gamed")
@story
def test_typed_in_by_the_leader_it_is_set_aside(evidence):
    """
    2026-01-05  ana visited acme with tom ^v1 | by system as system
    as ana
    2026-01-06  tom raised a barrier "easy" found on ^v1 ^easy
    2026-01-07  tom confirmed ^easy
    close of period 2026-03-02
    """
    assert (counts(evidence), found(evidence).aside) == ((0, 0), ("easy",))


@cell("field.found", "late", "corrected")
@story
def test_corrected_told_late_and_withdrawn(evidence):
    """
    as system
    2026-01-05  ana visited acme with tom ^v0
    2026-01-05  ana visited acme with tom for 55 min ^v1 | corrects ^v0
    as themselves
    2026-01-06  tom raised a barrier "credit" found on ^v0 ^b1
    2026-01-06  mia raised a barrier "nothing" found on ^v0 ^b2
    2026-01-07  mia withdrew ^b2: "found the form"
    known at 2026-02-20
    2026-01-20  tom confirmed ^b1
    close of period 2026-03-02
    """
    assert counts(evidence) == (1, 1)


@cell("field.found", "gamed")
def test_several_from_one_person_in_one_week_count_once_the_worst_stands():
    second = '2026-01-07  tom raised a barrier "price lists" found on ^v1 ^b2\n2026-01-10  tom confirmed ^b2'
    assert counts(story(told(BARRIER.format(second), close="2026-03-02"))) == (0, 1)
