"""What a moment says and cannot say: the impossible, and what no database has room for."""

from dataclasses import replace
from decimal import Decimal

import pytest

from ridealong.ledger.receipt import SYSTEM, Status
from ridealong.ledger.recording import record
from ridealong.moments.kinds.customers import CustomerBought, CustomerSpoke
from ridealong.moments.kinds.roster import CustomerMet
from ridealong.moments.moment import Moment, new_id
from ridealong.moments.slots import Money
from ridealong.people import parties as people
from tests.ledger.refusing import why
from tests.ledger.telling import NOW, attempt, kept, party, refusal, tell

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


def test_a_contacts_handle_that_is_too_long_with_its_customers() -> None:
    tell(f'{"b" * 150} became known as "Bond"')
    contact = new_id()
    fact = CustomerMet(contact, "Mona", speaks_for=party("b" * 150), handle="m" * 50)
    assert why(fact, id=contact) == (
        "with that of its customer the handle has 201 characters, and at most 200 are kept; choose a shorter one than "
        f"“{'m' * 20}…”"
    )
    fitting = replace(fact, handle="m" * 49)
    (receipt,) = record([Moment(id=contact, fact=fitting, happened_at=NOW)], by=SYSTEM, door="test", now=NOW)
    assert receipt.status is Status.KEPT
