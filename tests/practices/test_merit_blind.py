"""People chosen on what two had scored before anybody knew whom it would be, with no pedigree shown."""

from __future__ import annotations

import pytest

from ridealong.practices.employees import merit
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.cells import cell
from tests.practices.weekly import every_week, seen_by, told
from tests.stories import story

FAIR = """
{mon}  mia wrote an opening "place {i}", no filters ^o{i}
{tue}  mia scored c{i} 4 of 5 on "a story of help" for ^o{i}
{wed}  tom scored c{i} 3 of 5 on "a story of help" for ^o{i}
{thu}  ana chose c{i} for ^o{i} as hire
"""
BY_ONE = FAIR.replace('{wed}  tom scored c{i} 3 of 5 on "a story of help" for ^o{i}\n', "")


def blind(*parts: str) -> Sign:
    return merit.read(story(told(*parts, close="2026-04-13"))).sign("blind")


def figures(sign: Sign) -> tuple[int, int]:
    return sign.k, sign.n


@cell("merit.blind", "yes")
def test_seven_chosen_on_two_scores_are_proof():
    sign = blind(every_week(FAIR, 7))
    assert (figures(sign), sign.verdict, sign.weeks) == ((7, 7), YES, 104)
    assert (sign.leading, sign.standard.value) == (True, 0.7)


@cell("merit.blind", "not yet")
def test_five_chosen_on_one_score_are_proof_of_the_opposite():
    sign = blind(every_week(BY_ONE, 5))
    assert (figures(sign), sign.verdict) == ((0, 5), NOT_YET)


@cell("merit.blind", "can't tell")
def test_three_are_too_few():
    assert blind(every_week(FAIR, 3)).verdict is CANT_TELL


def test_no_people_decision_at_all_is_nothing_seen():
    reading = merit.read(story('2026-01-05  tom promised acme "x" by 2026-01-09\nclose of period 2026-04-13'))
    assert (reading.says, reading.verdict) == ("Nothing seen yet.", CANT_TELL)


CHOICE = """
2026-01-05  mia wrote an opening "inside sales, Graz", no filters ^o1
2026-01-06  mia scored kim 4 of 5 on "a story of help" for ^o1
{}
2026-01-09  ana chose kim for ^o1 as hire{}
"""


@cell("merit.blind", "gamed", "late")
@pytest.mark.parametrize(
    ("lines", "pedigree", "met", "why"),
    [
        ('2026-01-07  tom scored kim 2 of 5 on "a role play" for ^o1', "", 1, "two who each looked"),
        ('2026-01-07  ana scored kim 2 of 5 on "a role play" for ^o1', "", 1, "the leader rates too"),
        ('2026-01-07  mia scored kim 5 of 5 on "a role play" for ^o1', "", 0, "one rater with two questions"),
        ('2026-01-07  tom scored lea 5 of 5 on "a role play" for ^o1', "", 0, "the second score is somebody else's"),
        ('2026-01-12  tom scored kim 4 of 5 on "a role play" for ^o1', "", 0, "scored after the choice"),
        ('2026-01-07  tom scored kim 4 of 5 on "a role play" for ^o1', ", pedigree shown", 0, "with the school on top"),
        (
            '2026-01-07  tom scored kim 4 of 5 on "a role play" for ^o1 | by ana as leader',
            "", 0, "the leader scored in another's name",
        ),
        (
            '2026-01-07  tom scored kim 4 of 5 on "talk" for ^o1 | by tom as salesperson recorded 2026-01-20T08:00Z',
            "", 0, "written down after the choice was",
        ),
        ('2026-01-09  tom scored kim 4 of 5 on "a role play" for ^o1', "", 1, "on the very day, before it"),
        (
            '2026-01-09 08:00  tom scored kim 4 of 5 on "talk" for ^o1', " | recorded 2026-01-09T18:00Z",
            1, "in the morning of the day, and the choice has no hour",
        ),
        (
            '2026-01-07  tom scored kim 4 of 5 on "talk" for ^o1 | recorded 2026-01-09T18:00Z',
            " | recorded 2026-01-09T18:00Z", 1, "brought in together",
        ),
        (
            '2026-01-12  tom scored kim 4 of 5 on "talk" for ^o1', " | recorded 2026-01-20T18:00Z",
            0, "after the choice, though that was written down last",
        ),
        (
            '2026-01-07  tom scored kim 4 of 5 on "talk" for ^o1 | by system as system', "", 1,
            "where scoring is locked, the system tells of it",
        ),
        (
            '2026-01-07  tom scored kim 2 of 5 on "talk" for ^o1 ^s1\n'
            '2026-01-07  tom scored kim 5 of 5 on "talk" for ^o1 ^s2 | recorded 2026-01-20T08:00Z corrects ^s1',
            "", 0, "bettered once the choice was known",
        ),
    ],
)  # fmt: skip
def test_two_independent_scores_before_the_choice(lines, pedigree, met, why):
    assert figures(blind(CHOICE.format(lines, pedigree))) == (met, 1), why


@cell("merit.blind", "gamed")
@cell("merit.blind", "gamed")
def test_hours_are_told_apart_where_both_have_one():
    choice = CHOICE.replace("2026-01-09  ana", "2026-01-09 12:00  ana")
    for hour, met in (("11:59", 1), ("12:01", 0)):
        scored = f'2026-01-09 {hour}  tom scored kim 4 of 5 on "talk" for ^o1 | recorded 2026-01-09T10:00Z'
        assert figures(blind(choice.format(scored, " | recorded 2026-01-09T20:00Z"))) == (met, 1), hour


@cell("merit.blind", "gamed")
def test_a_choice_in_the_corridor_that_somebody_else_tells_of_is_a_miss():
    sign = blind(
        '2026-01-05  mia wrote an opening "x", no filters ^o1\n2026-01-09  mia chose kim for ^o1 as hire'
    )
    assert (figures(sign), sign.aside) == ((0, 1), ())


@cell("merit.blind", "gamed")
def test_two_chosen_for_one_opening_in_a_week_are_one_choice_the_worse():
    """Of a good choice and one in the corridor, the good one hides nothing."""
    second = "2026-01-10  mia chose lea for ^o1 as hire ^second"
    fair = CHOICE.format('2026-01-07  tom scored kim 2 of 5 on "a role play" for ^o1', "")
    sign = blind(fair, second)
    assert (figures(sign), sign.counted) == ((0, 1), ("second",))


@cell("merit.blind", "late")
def test_what_only_the_leader_told_counts_from_when_somebody_else_takes_part():
    choice = '2026-01-05  mia wrote an opening "x", no filters ^o1\n2026-01-09  ana chose kim for ^o1 as hire'
    late = "2026-04-06  tom found kim exceeds after 12 months in ^o1"
    sign = blind(choice, late)
    assert figures(sign) == (0, 1)
    assert [step[0] is None for step in sign.history] == [True] * 12 + [False]
    scored = blind(choice, '2026-01-13  mia scored lea 4 of 5 on "talk" for ^o1', late)
    assert None not in [step[0] for step in scored.history], "Mia scored for it in January"


def test_whom_only_the_leader_says_was_chosen_is_set_aside():
    sign = blind(
        '2026-01-05  ana wrote an opening "x", no filters ^o1\n2026-01-09  ana chose kim for ^o1 as hire'
    )
    assert (figures(sign), len(sign.aside)) == ((0, 0), 1)


def test_choices_of_other_teams_are_theirs():
    team = "2025-01-06  bob joined as leader\n2025-01-06  nils joined as salesperson under bob"
    evidence = story(told(team, every_week(FAIR.replace("ana chose", "bob chose"), 2), close="2026-04-13"))
    assert figures(merit.read(seen_by("bob", evidence)).sign("blind")) == (2, 2)
    assert figures(merit.read(seen_by("ana", evidence)).sign("blind")) == (0, 0)


@cell("merit.blind", "young")
def test_the_choice_of_an_open_week_is_not_counted_yet():
    assert figures(blind(every_week(FAIR, 1, first="2026-04-13"))) == (0, 0)


@cell("merit.blind", "corrected")
def test_a_choice_taken_back_is_gone():
    lines = told(every_week(FAIR, 1), close="2026-04-13").replace("as hire", "as hire ^h1")
    taken_back = lines.replace(
        "close of", 'as system\n2026-01-20  ana withdrew ^h1: "never signed"\nclose of'
    )
    assert figures(merit.read(story(lines)).sign("blind")) == (1, 1)
    assert figures(merit.read(story(taken_back)).sign("blind")) == (0, 0)
