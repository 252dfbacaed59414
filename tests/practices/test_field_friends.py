"""Hours and visits in the field that a friend tells of who was not there prove no more than the leader's own word."""

from __future__ import annotations

import pytest

from ridealong.practices.employees import field
from tests.cells import cell
from tests.practices.weekly import told
from tests.stories import story

HOURS = "2026-01-06  ana spent 8 h in the field with tom ^h"


@cell("field.share", "gamed")
@pytest.mark.parametrize(
    ("line", "counts", "why"),
    [
        (f"{HOURS} | by system as system", (1, 1), "the calendar"),
        (f"{HOURS} | by tom", (1, 1), "the one beside"),
        (f"{HOURS} | by mia", (0, 0), "a friend"),
        (f"{HOURS} | by ana", (0, 0), "the leader"),
        (HOURS.replace("tom", "acme") + " | by acme", (1, 1), "the customer beside"),
        (HOURS.replace(" with tom", "") + " | by tom", (0, 0), "somebody who does not say they were there"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_hours_count_on_the_word_of_a_calendar_or_of_the_one_beside(line, counts, why):
    sign = field.read(story(told(line, close="2026-01-12"))).sign("share")
    assert (sign.k, sign.n) == counts, why


@cell("field.days", "gamed")
def test_two_visits_that_a_friend_tells_of_are_set_aside():
    lines = [
        "2026-01-06  ana visited acme with tom ^a | by mia",
        "2026-01-06  ana visited bolt with tom ^b | by mia",
    ]
    sign = field.read(story(told(*lines, close="2026-01-12"))).sign("days")
    assert ((sign.k, sign.n), set(sign.aside)) == ((0, 0), {"a", "b"})
    seen = [line.replace("mia", "tom") for line in lines]
    assert field.read(story(told(*seen, close="2026-01-12"))).sign("days").k == 1
