"""Changes that were made, and were still in use a quarter later in the eyes of those who work with them."""

from __future__ import annotations

import pytest

from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from ridealong.practices.trenches import change
from tests.cells import cell
from tests.practices.weekly import every_week, told
from tests.stories import story

HOUSE = "\n".join(f"2025-01-06  dept-{i} joined as colleague" for i in range(1, 11))
MADE = """
{mon}  tom proposed a change "rule {i}" to dept-{i} ^c{i}
{wed}  dept-{i} confirmed ^c{i}
"""
USED = "\n".join(f"2026-04-20  mia found ^c{i} still in use" for i in range(1, 7))
LEFT = "\n".join(f"2026-03-20  mia found ^c{i} out of use" for i in range(1, 7))


def in_use(*parts: str, close: str = "2026-06-01") -> Sign:
    return change.read(story(told(HOUSE, *parts, close=close))).sign("in_use")


def figures(*parts: str, close: str = "2026-06-01") -> tuple[int, int]:
    sign = in_use(*parts, close=close)
    return sign.k, sign.n


@cell("change.in_use", "yes")
def test_six_still_in_use_are_proof():
    changes = every_week(MADE, 6, first="2025-12-08")
    sign = in_use(changes, USED)
    assert ((sign.k, sign.n), sign.verdict, sign.standard.value) == ((6, 6), YES, 0.6)


@cell("change.in_use", "not yet")
def test_six_given_up_are_proof_of_the_opposite():
    changes = every_week(MADE, 6, first="2025-12-08")
    assert (figures(changes, LEFT), in_use(changes, LEFT).verdict) == ((0, 6), NOT_YET)


@cell("change.in_use", "can't tell")
def test_two_are_too_few():
    assert in_use(every_week(MADE, 2, first="2025-12-08"), USED.split("\n")[0]).verdict is CANT_TELL


ONE = every_week(MADE, 1)
"""Confirmed on 7 January; ninety days later it is 7 April."""


@cell("change.in_use", "gamed")
@pytest.mark.parametrize(
    ("lines", "figure", "why"),
    [
        ("2026-04-07  mia found ^c1 still in use", (1, 1), "on the ninetieth day"),
        ("2026-04-06  mia found ^c1 still in use", (0, 0), "the day before says nothing of it"),
        ("2026-02-06  mia found ^c1 out of use", (0, 1), "given up early"),
        (
            "2026-02-06  mia found ^c1 out of use\n2026-04-10  mia found ^c1 still in use",
            (1, 1),
            "and taken up again",
        ),
        ("2026-04-10  tom found ^c1 still in use", (0, 0), "whoever proposed it"),
        ("2026-04-10  ana found ^c1 still in use", (0, 0), "only the leader"),
        ("2026-04-10  mia found ^c1 still in use | by ana as leader", (0, 0), "the leader in another's name"),
        ("2026-04-10  mia found ^c1 still in use | by tom", (0, 0), "and so whoever proposed it"),
        (
            "2026-04-10  mia found ^c1 out of use\n2026-05-10  mia found ^c1 still in use",
            (0, 1),
            "asked again until it pleased",
        ),
        (
            "2026-04-10  mia found ^c1 still in use\n2026-05-10  mia found ^c1 out of use",
            (1, 1),
            "what became of it later is another matter",
        ),
        (
            "2026-02-06  mia found ^c1 out of use\n2026-05-10  mia found ^c1 still in use",
            (0, 1),
            "taken up again, and not by the ninetieth day",
        ),
        (
            "2026-02-06  mia found ^c1 out of use\n2026-04-15  mia found ^c1 still in use",
            (1, 1),
            "the week after it, in which it is to be said",
        ),
        (
            "2026-02-06  mia found ^c1 still in use\n2026-03-06  mia found ^c1 out of use",
            (0, 1),
            "the last word before the day",
        ),
        (
            "2026-02-06  mia found ^c1 out of use\n2026-03-06  mia found ^c1 still in use",
            (0, 0),
            "taken up before the day, and nobody says more",
        ),
        ("", (0, 0), "nobody has said anything"),
    ],
)
def test_whose_word_and_when(lines, figure, why):
    assert figures(ONE, lines) == figure, why


@cell("change.in_use", "gamed")
def test_silence_is_shown_beside_the_figure():
    response = in_use(ONE).response
    assert response is not None and (response.asked, response.answered) == (1, 0)


def test_a_proposal_that_nobody_took_up_is_no_change():
    assert figures('2026-01-05  tom proposed a change "no forms" to dept-1 ^c1') == (0, 0)


@cell("change.in_use", "gamed")
def test_two_changes_at_one_owners_in_a_week_are_one_the_worse():
    second = '2026-01-05  tom proposed a change "no forms" to dept-1 ^c9\n2026-01-07  dept-1 confirmed ^c9'
    words = "2026-04-10  mia found ^c1 still in use\n2026-04-10  mia found ^c9 out of use"
    assert figures(ONE, second, words) == (0, 1)


def test_what_others_change_among_themselves_is_theirs():
    others = ONE.replace("tom proposed", "dept-2 proposed")
    assert figures(others, "2026-04-10  mia found ^c1 still in use") == (0, 0)


@cell("change.in_use", "young")
def test_before_its_ninety_days_and_a_week_a_change_is_too_young():
    used = "2026-04-07  mia found ^c1 still in use"
    young = in_use(ONE, used, close="2026-04-13")
    assert ((young.k, young.n), young.young) == ((0, 0), ("c1",))
    assert figures(ONE, used, close="2026-04-20") == (1, 1)


@cell("change.in_use", "late")
def test_told_late_it_counts_from_when_it_was_said():
    late = "2026-05-27  mia found ^c1 still in use"
    assert figures(ONE, late, close="2026-05-25") == (0, 0)
    assert figures(ONE, late) == (1, 1)
    assert [step[0] is None for step in in_use(ONE, late).history] == [True] * 12 + [False]


@cell("change.in_use", "corrected")
def test_corrected_the_word_stands_as_corrected():
    used, corrected = (
        "2026-04-10  mia found ^c1 still in use ^u1",
        "2026-04-11  mia found ^c1 out of use | corrects ^u1",
    )
    assert figures(ONE, used, corrected) == (0, 1)
