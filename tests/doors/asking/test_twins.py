"""Whoever stands in the books under two names is one when it comes to asking: one no, one letter, one rest."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ridealong.doors.asking.permission import permitted_by_mail
from ridealong.doors.asking.reach import reachable, ways_of
from tests.doors.asking import asked

WEEK = timedelta(weeks=1)
SAME = "2026-03-24 acme/p is the same as acme/petra ^same"


@pytest.fixture
def twice(bought: None) -> None:
    """Petra, who may be asked, is there once more; under that name too she said that she may be."""
    asked.tell('2026-03-02 acme/p became known as "P. Lang"')
    asked.permit("acme/p")


def could_be_asked() -> list[str]:
    acme, today = asked.id_of("acme"), asked.MONDAY.date()
    return [person.id for person in reachable([acme], today).get(acme, [])]


def test_under_two_names_somebody_is_drawn_under_one(twice: None) -> None:
    petra, again = asked.id_of("acme/petra"), asked.id_of("acme/p")
    assert sorted(could_be_asked()) == sorted([petra, again])
    asked.tell(SAME)
    assert could_be_asked() == [petra]
    asked.tell('2026-03-25 ana withdrew ^same: "two people"')
    assert sorted(could_be_asked()) == sorted([petra, again])


@pytest.mark.parametrize(("says_no", "other"), [("acme/p", "acme/petra"), ("acme/petra", "acme/p")])
def test_a_no_of_their_own_under_one_name_holds_under_the_other(
    twice: None, says_no: str, other: str
) -> None:
    petra, again = asked.id_of(other), asked.id_of(says_no)
    asked.tell(f"as {says_no}\n2026-03-26 {says_no} may be asked by nobody")
    assert could_be_asked() == [petra]
    asked.tell(SAME)
    assert could_be_asked() == []
    assert permitted_by_mail([petra, again]) == set()
    assert ways_of(asked.MONDAY.date())[petra] == "nobody"
    asked.tell('2026-03-27 ana withdrew ^same: "two people"')
    assert (could_be_asked(), permitted_by_mail([petra, again])) == ([petra], {petra})


def test_whoever_was_asked_under_one_name_rests_under_the_other(twice: None) -> None:
    asked.tell("2026-03-24 acme/p may be asked by nobody | by rita")
    assert len(asked.draw()) == 1
    asked.tell("2026-03-27 acme/petra may be asked by nobody | by rita")
    asked.tell("2026-03-27 acme/p may be asked by mail | by rita")
    month_later = (asked.MONDAY + 5 * WEEK).date()
    acme = asked.id_of("acme")
    assert [each.id for each in reachable([acme], month_later)[acme]] == [asked.id_of("acme/p")]
    asked.tell(SAME)
    assert reachable([acme], month_later) == {}
