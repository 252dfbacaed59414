"""What a moment says and cannot say: the impossible, and what no database has room for."""

from decimal import Decimal

import pytest

from ridealong.moments.kinds.customers import CustomerBought, CustomerSpoke
from ridealong.moments.slots import Money
from ridealong.people import parties as people
from tests.ledger.refusing import why
from tests.ledger.telling import attempt, kept, party, refusal, tell

pytestmark = pytest.mark.usefixtures("ledger")


def test_what_is_impossible_by_itself() -> None:
    assert refusal('2026-03-02  tom promised tom "rest" by 2026-03-06') == (
        "a promise to oneself is a plan, not a promise"
    )
    assert refusal("2026-03-02  ana spent 25 h inside").endswith("a day has 24")


def test_words_that_no_database_can_hold() -> None:
    assert why(CustomerSpoke(party("acme"), "half a \ud800 sign")).startswith("it cannot be written down: ")


def test_an_amount_that_is_no_number() -> None:

    assert why(CustomerBought(party("acme"), Money(Decimal("NaN"), "EUR"))) == (
        "it cannot be written down: NaN EUR is no amount"
    )


def test_a_day_that_had_passed_when_it_was_promised() -> None:
    assert refusal('2026-03-09  tom promised acme "an invoice" by 2026-03-06') == (
        "2026-03-06 had passed when this was said, on 2026-03-09"
    )


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        (f'2026-03-02  acme said "no" ^{"a" * 201}', "label"),
        (f'2026-03-02  acme said "no"@en-{"a" * 20}', "language"),
    ],
)
def test_what_is_longer_than_any_database_has_room_for(sentence: str, what: str) -> None:
    assert refusal(sentence).startswith(f"the {what} “")
    assert "is too long: at most " in refusal(sentence)


def test_a_door_with_too_long_a_name() -> None:
    (receipt,) = attempt('2026-03-02  acme said "no"', door="d" * 121)
    assert receipt.why.startswith("the door “ddd")


def test_a_name_with_letters_no_list_can_show_is_kept_as_far_as_it_can_be_shown() -> None:
    tell('2026-03-02  zed became known as "Z\0ed"')
    assert people.find("zed").name == "Zed"
    assert kept(party("zed"))[0].fact.name == "Z\0ed"
