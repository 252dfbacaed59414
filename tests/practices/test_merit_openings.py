"""Openings that sort nobody out by degrees or years before anyone has met them."""

from __future__ import annotations

import pytest

from ridealong.practices.employees import merit
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Reading
from tests.practices.weekly import every_week, told
from tests.stories import story

OPEN = '{mon}  mia wrote an opening "place {i}", no filters'
CLOSED = '{mon}  mia wrote an opening "place {i}", filters "a degree, five years in sales"'


def read(*parts: str) -> Reading:
    return merit.read(story(told(*parts, close="2026-04-13")))


def figures(*parts: str) -> tuple[int, int]:
    sign = read(*parts).sign("openings")
    return sign.k, sign.n


def test_seven_open_to_all_are_proof():
    assert figures(every_week(OPEN, 7)) == (7, 7)
    assert read(every_week(OPEN, 7)).sign("openings").verdict is YES


def test_seven_that_sort_out_are_proof_of_the_opposite():
    assert read(every_week(CLOSED, 7)).sign("openings").verdict is NOT_YET


def test_three_are_too_few():
    assert read(every_week(OPEN, 3)).sign("openings").verdict is CANT_TELL


@pytest.mark.parametrize(
    ("filters", "met"),
    [
        ('filters "drives a van, speaks French"', 1),
        ('filters "Bachelor or better"', 0),
        ('filters "at least three years in print"', 0),
        ('filters "abgeschlossenes Studium"@de', 0),
        ('filters "zwei Jahre Erfahrung"@de', 0),
        ('filters "diplôme exigé"@fr', 0),
        ('filters "título universitario"@es', 0),
    ],
)
def test_what_people_are_sorted_out_by(filters, met):
    assert figures(f'2026-01-05  mia wrote an opening "inside sales", {filters}') == (met, 1)


def test_what_only_the_leader_wrote_waits_for_somebody_who_took_part():
    alone = '2026-01-05  ana wrote an opening "inside sales", no filters ^o1'
    scored = '2026-01-07  tom scored kim 3 of 5 on "a role play" for ^o1'
    assert figures(alone) == (0, 0)
    assert len(read(alone).sign("openings").aside) == 1
    assert figures(alone, scored) == (1, 1)


def test_the_next_act_is_the_score_that_is_missing_before_the_filter_to_strike():
    written = '2026-01-05  mia wrote an opening "inside sales", filters "a degree" ^o1'
    lea, kim, again = (
        f'2026-01-0{day}  {who} scored {whom} 3 of 5 on "a role play" for ^o1'
        for day, who, whom in ((6, "mia", "kim"), (6, "tom", "kim"), (7, "mia", "lea"))
    )
    strike, ask = read(written).next_step, read(written, lea, kim, again).next_step
    assert strike is not None and (strike.says, strike.who) == (
        "Strike “a degree” from “inside sales”",
        "mia",
    )
    assert ask is not None and (ask.says, ask.who, ask.confirmed_by) == (
        "Ask Tom to lock a score",
        "tom",
        "tom",
    )


def test_the_opening_corrected_stands_as_corrected():
    wrong = '2026-01-05  mia wrote an opening "inside sales", filters "a degree" ^o1'
    right = '2026-01-06  mia wrote an opening "inside sales", no filters ^o2 | corrects ^o1'
    assert figures(wrong, right) == (1, 1)
