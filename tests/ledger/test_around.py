"""One moment on a page of its own: what it answers, what it corrects, what followed, and whether it stands."""

from dataclasses import replace

import pytest

from ridealong.ledger.around import around, find, state_of
from ridealong.ledger.receipt import SYSTEM
from ridealong.ledger.recording import record
from ridealong.ledger.take_back import withdraw
from ridealong.moments.moment import Moment
from tests.ledger.telling import NOW, named, party, read, recorder, tell, the

pytestmark = pytest.mark.usefixtures("ledger")


@pytest.fixture(autouse=True)
def told(ledger: None) -> None:
    tell(
        """
        as tom
        2026-03-02  ana visited acme with tom for 55 min ^v1
        2026-03-03  tom raised a barrier "credit checks" found on ^v1 ^b1
        2026-03-04  tom confirmed ^b1
        2026-03-05  ana discussed ^v1 with tom
        """
    )


def names(moments: list[Moment]) -> list[str]:
    return [moment.fact.NAME for moment in moments]


def correct(label: str, sentence: str) -> str:
    (better,) = read(f"as tom\n{sentence}")
    record([replace(better, corrects=named(label))], by=SYSTEM, door="test", now=NOW)
    return better.id


def test_what_it_answers_and_what_followed() -> None:
    told = around(named("b1"))
    assert (names(told.answers), names(told.history), names(told.followed)) == (
        ["visit.made"],
        [],
        ["loop.confirmed"],
    )
    assert names(around(named("v1")).followed) == ["barrier.raised", "conversation.held"]


def test_what_it_corrects() -> None:
    better = correct("b1", '2026-03-03  tom raised a barrier "long credit checks" found on ^v1')
    told = around(better)
    assert (names(told.answers), names(told.history)) == (
        ["visit.made"],
        ["barrier.raised", "barrier.raised"],
    )
    assert [moment.id for moment in told.history] == [named("b1"), better]
    assert [moment.id for moment in around(named("b1")).history] == [named("b1"), better]


def test_naming_somebody_is_not_following_what_introduced_them() -> None:
    tell('as tom\n2026-03-06  acme said "hello"')
    assert around(party("acme")).followed == []


def test_a_moment_nobody_knows_has_nothing_around_it() -> None:
    assert around("m-9") == ([], [], [], [])


def test_moments_come_in_the_order_asked_for_each_once() -> None:
    wanted = [named("b1"), "m-9", named("v1"), named("b1")]
    assert [moment.id for moment in find(wanted)] == [named("b1"), named("v1")]


def test_whether_they_stand() -> None:
    first = named("b1")
    better = correct("b1", '2026-03-03  tom raised a barrier "long credit checks" found on ^v1')
    assert state_of([first, better, named("v1")]) == {first: "corrected", better: "", named("v1"): ""}
    gone = withdraw(better, why="a slip", by=recorder("tom"), door="cli", now=NOW)
    assert state_of([first, better]) == {first: "", better: "withdrawn"}
    withdraw(gone.id, why="no slip", by=recorder("tom"), door="cli", now=NOW)
    assert state_of([first, better, gone.id]) == {first: "corrected", better: "", gone.id: "withdrawn"}


def test_withdrawing_the_first_takes_its_correction_along() -> None:
    first = named("b1")
    better = correct("b1", '2026-03-03  tom raised a barrier "long credit checks" found on ^v1')
    withdraw(first, why="a slip", by=recorder("tom"), door="cli", now=NOW)
    assert state_of([first, better]) == {first: "withdrawn", better: "withdrawn"}
    assert the("b1").id == first
