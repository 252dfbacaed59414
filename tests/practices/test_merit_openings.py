"""Openings that sort nobody out by degrees or years before anyone has met them."""

from __future__ import annotations

import pytest

from ridealong.practices.employees import merit
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Reading
from tests.cells import cell
from tests.practices.weekly import every_week, seen_by, told
from tests.stories import story

OPEN = '{mon}  mia wrote an opening "place {i}", no filters'
CLOSED = '{mon}  mia wrote an opening "place {i}", filters "a degree, five years in sales"'


def read(*parts: str, close: str = "2026-04-13") -> Reading:
    return merit.read(story(told(*parts, close=close)))


def figures(*parts: str, close: str = "2026-04-13") -> tuple[int, int]:
    sign = read(*parts, close=close).sign("openings")
    return sign.k, sign.n


@cell("merit.openings", "yes")
def test_seven_open_to_all_are_proof():
    assert figures(every_week(OPEN, 7)) == (7, 7)
    sign = read(every_week(OPEN, 7)).sign("openings")
    assert (sign.verdict, sign.standard.value) == (YES, 0.7)


@cell("merit.openings", "not yet")
def test_seven_that_sort_out_are_proof_of_the_opposite():
    assert read(every_week(CLOSED, 7)).sign("openings").verdict is NOT_YET


@cell("merit.openings", "can't tell")
def test_three_are_too_few():
    assert read(every_week(OPEN, 3)).sign("openings").verdict is CANT_TELL


@cell("merit.openings", "gamed")
@pytest.mark.parametrize(
    ("filters", "met"),
    [
        ('filters "drives a van, speaks French"', 1),
        ('filters "a driving licence"', 1),
        ('filters "permis B, et une licence en gestion"@fr', 0),
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


@cell("merit.openings", "gamed")
def test_what_only_the_leader_wrote_waits_for_somebody_who_took_part():
    alone = '2026-01-05  ana wrote an opening "inside sales", no filters ^o1'
    scored = '2026-01-07  tom scored kim 3 of 5 on "a role play" for ^o1'
    assert figures(alone) == (0, 0)
    assert len(read(alone).sign("openings").aside) == 1
    assert figures(alone, scored) == (1, 1)


@cell("merit.openings", "gamed")
@pytest.mark.parametrize(
    ("word", "n", "why"),
    [
        ('2026-01-07  tom scored kim 3 of 5 on "a role play" for ^o1', 1, "Tom scored for it"),
        ("2026-01-07  mia chose kim for ^o1 as hire", 1, "Mia chose somebody for it"),
        ("2026-04-07  tom found kim meets after 12 months in ^o1", 1, "Tom works with whoever came by it"),
        ("2026-04-07  tom found kim meets after 12 months in ^o1 | by ana as leader", 0, "so says Ana"),
        ('2026-01-07  tom scored kim 3 of 5 on "a role play" for ^o2', 0, "Tom scored for another one"),
    ],
)
def test_who_takes_part_knows_that_it_was_there(word, n, why):
    alone = '2026-01-05  ana wrote an opening "inside sales", no filters ^o1'
    other = '2026-01-05  ana wrote an opening "field sales", filters "a degree" ^o2'
    sign = read(alone, other, word).sign("openings")
    assert ("o1" in sign.counted, "o1" in sign.aside) == (bool(n), not n), why


@cell("merit.openings", "young")
def test_an_opening_of_a_week_that_is_still_open_is_not_counted_yet():
    assert figures(every_week(CLOSED, 1), close="2026-01-09") == (0, 0)
    assert figures(every_week(CLOSED, 1), close="2026-01-12") == (0, 1)


@cell("merit.openings", "late")
def test_told_late_an_opening_counts_in_the_week_it_was_written():
    late = every_week(CLOSED, 1) + " | recorded 2026-03-20T08:00Z"
    assert read(late, close="2026-03-30").sign("openings").trend[1] == (0, 1)


@cell("merit.openings", "late")
def test_what_only_the_leader_wrote_counts_from_when_somebody_else_takes_part():
    written = '2026-01-05  ana wrote an opening "inside sales", filters "a degree" ^o1'
    late = "2026-04-06  tom found kim exceeds after 12 months in ^o1"
    sign = read(written, late).sign("openings")
    assert (sign.k, sign.n) == (0, 1)
    assert [step[0] is None for step in sign.history] == [True] * 12 + [False]


def test_openings_of_other_teams_are_theirs():
    team = "2025-01-06  bob joined as leader\n2025-01-06  nils joined as salesperson under bob"
    evidence = story(told(team, every_week(CLOSED.replace("mia", "nils"), 2), close="2026-04-13"))
    assert merit.read(seen_by("bob", evidence)).sign("openings").n == 2
    assert merit.read(seen_by("ana", evidence)).sign("openings").n == 0


WRONG = '2026-01-05  mia wrote an opening "inside sales", filters "a degree" ^o1'
RIGHT = '2026-01-05  mia wrote an opening "inside sales", no filters ^o2 | recorded {} corrects ^o1'


@cell("merit.openings", "corrected")
def test_the_opening_corrected_stands_as_corrected():
    assert figures(WRONG, RIGHT.format("2026-01-05T20:00Z")) == (1, 1)


@cell("merit.openings", "gamed")
def test_what_it_sorted_out_by_is_not_corrected_or_taken_back_weeks_later():
    assert figures(WRONG, RIGHT.format("2026-02-05T20:00Z")) == (0, 1)
    assert figures(WRONG, '2026-02-05  mia withdrew ^o1: "nobody wanted it"') == (0, 1)
    other_words = WRONG.replace("inside", "field").replace("^o1", "^o2")
    assert figures(WRONG, f"{other_words} | recorded 2026-02-05T20:00Z corrects ^o1") == (0, 1)


def test_what_was_left_out_of_it_is_added_at_any_time():
    without = WRONG.replace('filters "a degree"', "no filters")
    degree = WRONG.replace("^o1", "^o2") + " | recorded 2026-02-05T20:00Z corrects ^o1"
    assert (figures(without), figures(without, degree)) == ((1, 1), (0, 1))
