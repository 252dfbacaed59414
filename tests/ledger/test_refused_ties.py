"""What a moment points at and is called by: things that are not there, and names nobody could write."""

import pytest

from ridealong.ledger.take_back import withdraw
from ridealong.moments.kinds.customers import CustomerSpoke, DealMoved
from ridealong.moments.kinds.loops import LoopClaimed
from tests.ledger.refusing import PROMISED, why
from tests.ledger.telling import NOW, named, party, recorder, refusal, tell

pytestmark = pytest.mark.usefixtures("ledger")


def test_a_moment_that_is_not_there() -> None:
    assert why(LoopClaimed(party("tom"), "m-9")) == "it points at a moment that is not in the ledger: m-9"
    assert why(CustomerSpoke(party("acme"), "hello"), corrects="m-9") == (
        "it points at a moment that is not in the ledger: m-9"
    )


def test_a_loop_that_is_none() -> None:
    tell('2026-03-02  acme said "hello" ^s')
    assert refusal("2026-03-03  tom claimed ^s") == (
        "^s is a customer.spoke; only what one owes another can be claimed, confirmed, denied, moved or dropped"
    )


def test_a_deal_that_is_none() -> None:
    tell(PROMISED)
    assert refusal("2026-03-03  ^p1 was won") == "^p1 is a promise.made; a deal is opened first"
    assert why(DealMoved(named("p1"), "offer")) == "^p1 is a promise.made; a deal is opened first"


def test_a_label_that_names_another_moment() -> None:
    tell(PROMISED)
    assert (
        refusal('2026-03-03  acme said "hello" ^p1')
        == "^p1 names another moment already; choose another label"
    )


def test_a_label_is_free_again_once_its_moment_was_withdrawn() -> None:
    tell(PROMISED)
    first = named("p1")
    withdraw(first, why="a slip", by=recorder("tom"), door="cli", now=NOW)
    tell(PROMISED)
    assert named("p1") != first


@pytest.mark.parametrize("label", ["a b", "^x", "x-", ""])
def test_a_label_nobody_could_write(label: str) -> None:
    if label:
        assert why(CustomerSpoke(party("acme"), "hello"), label=label) == (
            f"^{label} is no label: letters and digits, with dots and dashes between them"
        )


def test_an_id_nobody_could_write() -> None:
    assert why(CustomerSpoke(party("acme"), "hello"), id="x y") == (
        "“x y” is no id: at most 36 letters, digits, dots and dashes"
    )
