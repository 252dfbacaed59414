"""Whatever a row is left aside for is said in words, for one row and for many."""

from typing import get_args

import pytest

from ridealong.doors.crm import (
    buying,
    complaining,
    dealing,
    delivering,
    doing,
    moving,
    referring,
    sources,
)
from ridealong.doors.crm.because import BECAUSE, because
from ridealong.doors.crm.counted import COUNTED
from ridealong.doors.crm.fields import FIELDS

DESKS = (buying, complaining, dealing, delivering, doing, moving, referring, sources)
REASONS = sorted(
    {why for desk in DESKS for why in get_args(desk.Left)} | {"no such order", "no such deal", "forgotten"}
)


@pytest.mark.parametrize("why", REASONS)
def test_every_reason_has_its_words(why: str) -> None:
    assert because("tasks", why, 1).startswith("1 task ")
    assert because("tasks", why, 2_000).startswith("2,000 tasks ")


def test_no_words_are_for_a_reason_that_nobody_gives() -> None:
    others = {"since when is still to come", "nothing came back"}
    assert set(BECAUSE) - set(REASONS) == others


def test_every_table_has_a_word_for_one_of_its_rows() -> None:
    assert set(COUNTED) == {*FIELDS, "contacts"}
