"""What was said at the close of a week is not said otherwise later: the smallest ledgers that once broke this."""

from __future__ import annotations

from datetime import date

from ridealong.practices.reading import Sign
from ridealong.practices.registry import READERS
from tests.cells import cell
from tests.practices.weekly import told
from tests.stories import story

THEN, NOW = "2026-03-09", "2026-03-30"
WEEKS = (date.fromisoformat(NOW) - date.fromisoformat(THEN)).days // 7


def read(sign: str, lines: str, close: str) -> Sign:
    practice, _, key = sign.partition(".")
    return READERS[practice](story(told(lines, close=close))).sign(key)


def then_and_now(sign: str, lines: str) -> tuple[float | None, float | None]:
    """The probability at the close of the week before THEN: as it was given then, and as it is remembered NOW."""
    given, remembered = read(sign, lines, THEN), read(sign, lines, NOW)
    return given.history[-1][0], remembered.history[-1 - WEEKS][0]


@cell("field.found", "late")
def test_a_barrier_dated_before_the_visit_it_was_found_on_counts_from_that_visit():
    lines = """
    2026-03-16  ana visited acme with mia ^v1 | by system as system
    2026-01-05  mia raised a barrier "credit checks take nine days" found on ^v1 ^b1
    """
    assert then_and_now("field.found", lines) == (None, None)
    assert read("field.found", lines, NOW).counted == ("b1",), "a miss is not dated away"


@cell("care.barriers", "late")
def test_a_barrier_that_the_leader_wrote_down_begins_the_count_when_its_raiser_speaks():
    lines = """
    2026-02-26  tom raised a barrier "credit checks take nine days" ^b1 | by ana as leader
    2026-03-10  tom claimed ^b1
    """
    assert then_and_now("care.barriers", lines) == (None, None)
    assert read("care.barriers", lines, NOW).n == 3


def test_a_lesson_that_the_leader_says_was_applied_begins_the_count_when_the_customer_speaks():
    lines = """
    2026-02-23  tom learned "they close at noon on Fridays" from acme: ask "when?", key "noon" ^l1
    2026-02-26  ana applied ^l1 with acme: "called at ten" ^a1
    2026-03-10  acme confirmed ^a1
    """
    assert then_and_now("learning.applied", lines) == (None, None)
    assert (read("learning.applied", lines, NOW).k, read("learning.applied", lines, NOW).n) == (1, 3)


SHOWN_AND_JUDGED_IN_ANOTHER_SLICE = """
2026-01-05  ana started a try "call back within the hour", smallest "one", own ^t1
2026-01-07  ana showed ^t1 to acme ^e1
2026-03-09  ana started a try "call back within the hour", smallest "two", own ^t2
2026-03-11  acme ended ^t2 kept: "please go on"
"""


@cell("tempo.exposed", "late")
@cell("tempo.quickly", "late")
def test_a_try_that_only_the_leader_told_of_is_heard_of_when_the_customer_speaks():
    for sign in ("tempo.exposed", "tempo.quickly"):
        assert then_and_now(sign, SHOWN_AND_JUDGED_IN_ANOTHER_SLICE) == (None, None), sign
    assert read("tempo.exposed", SHOWN_AND_JUDGED_IN_ANOTHER_SLICE, NOW).n == 3
    spoken = SHOWN_AND_JUDGED_IN_ANOTHER_SLICE.split("\n2026-03-09")[0]
    assert then_and_now("tempo.quickly", f'{spoken}\n2026-03-12  acme said "clever" on ^e1') == (None, None)


@cell("tempo.judged", "late")
def test_who_had_used_it_had_used_it_though_they_begin_a_slice_of_their_own_afterwards():
    lines = """
    2025-11-03  tom started a try "call back within the hour", smallest "one", own ^t1
    2025-11-10  mia ended ^t1 kept: "I do it every day"
    2026-03-11  mia started a try "call back within the hour", smallest "two", own ^t2
    """
    given, remembered = then_and_now("tempo.judged", lines)
    assert given == remembered
    assert read("tempo.judged", lines, NOW).k == 1
    before = lines.replace("2026-03-11", "2025-11-09")
    assert read("tempo.judged", before, NOW).k == 0, "begun before it, it was her own"
