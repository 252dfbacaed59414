"""Which statement buyers' reasons are held against: the one in force when they chose, not one told to fit them."""

from __future__ import annotations

from tests.cells import cell
from tests.practices.test_proposition_reasons import BUYERS, OURS, STATED, reasons
from tests.practices.weekly import told
from tests.stories import story


@cell("proposition.reasons", "gamed")
def test_a_statement_is_not_taken_back_to_make_room_for_one_that_fits_what_buyers_had_said():
    """Without the first the second would be the first, and count from the day it names."""
    first = STATED.replace("answers on Saturdays", "prints gold").replace(
        "we answer on Saturdays", "gold is printed"
    )
    fits = STATED.replace("^s1:", "^s2: | recorded 2026-03-09T10:00Z")
    corrected = fits.replace("10:00Z", "10:00Z corrects ^s1")
    withdrawn = '2026-03-09  ana withdrew ^s1: "a slip"'

    def figures(*lines: str) -> tuple[int, int]:
        sign = reasons(story(told(first, *lines, BUYERS, close="2026-03-30")))
        return sign.k, sign.n

    before, after = (OURS.format(mon=day, i=1) for day in ("2026-02-02", "2026-03-10"))
    assert (figures(withdrawn, fits, before), figures(corrected, before)) == ((0, 1), (0, 1))
    assert (figures(withdrawn, fits, after), figures(corrected, after)) == ((1, 1), (1, 1))
