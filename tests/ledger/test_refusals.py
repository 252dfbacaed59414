"""Whom and which days the ledger does not believe, and the words in which it says so to the one who told it."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from ridealong.ledger.receipt import Recorder, Status
from ridealong.ledger.recording import record
from ridealong.moments.kinds.customers import CustomerBought, CustomerSpoke
from ridealong.moments.kinds.roster import CustomerServed, PersonJoined
from ridealong.moments.moment import new_id
from ridealong.moments.slots import Money
from tests.ledger.refusing import told, why
from tests.ledger.telling import NOW, party, refusal, tell

pytestmark = pytest.mark.usefixtures("ledger")


def test_somebody_nobody_knows() -> None:
    assert why(CustomerSpoke("c-9", "hello")) == "nobody here is known by c-9"
    assert why(CustomerServed(party("tom"), "c-9")) == "nobody here is known by c-9"


def test_nobody_at_all() -> None:
    assert why(CustomerServed("", party("acme"))) == "it does not say who: a person should stand there"


def test_a_customer_where_a_person_belongs_and_the_other_way_round() -> None:
    assert (
        why(CustomerServed(party("bolt"), party("acme")))
        == "bolt is a customer, and a person should stand there"
    )
    assert (
        why(CustomerServed(party("tom"), party("mia")))
        == "mia is a person, and a customer should stand there"
    )


def test_a_contact_where_the_customer_belongs() -> None:
    assert why(CustomerBought(party("acme/petra"), Money(Decimal(1), "EUR"))) == (
        "acme/petra is a contact, and a customer should stand there: acme"
    )


def test_a_recorder_nobody_knows() -> None:
    assert why(CustomerSpoke(party("acme"), "hello"), by="p-9") == (
        "nobody here is known by p-9, who is said to have recorded it"
    )


def test_an_unknown_recorder_of_the_whole_batch() -> None:
    (receipt,) = record([told('2026-03-02  acme said "hello"')], by=Recorder("p-9"), door="test", now=NOW)
    assert receipt.status is Status.KEPT, "the script says system, and a moment's own recorder counts"
    unsigned = replace(told('2026-03-02  acme said "hello"'), voice=None)
    (receipt,) = record([unsigned], by=Recorder("p-9"), door="test", now=NOW)
    assert receipt.why == "nobody here is known by p-9, who is said to have recorded it"


def test_a_newcomer_under_another_id_than_the_moments_own() -> None:
    assert why(PersonJoined("p-9", "salesperson", handle="lea")) == (
        "nobody here is known by p-9; whoever is new has the id of this moment"
    )


def test_a_person_who_becomes_known_as_a_customer() -> None:
    assert refusal('2026-03-02  tom became known as "Tom Ltd"') == "tom is a person already, and no customer"
    assert refusal("2026-03-02  acme joined as colleague") == "acme is a customer already, and no person"


@pytest.mark.parametrize("handle", ["", "a b", "-x", "x/", "Tom,"])
def test_a_handle_nobody_could_write(handle: str) -> None:
    identity = new_id()
    assert why(PersonJoined(identity, "salesperson", handle=handle), id=identity).startswith(
        f"“{handle}” is no handle: "
    )


def test_the_future() -> None:
    assert refusal('2026-04-03  acme said "hello"') == (
        "2026-04-03 lies in the future: a moment is something that has happened (today is 2026-04-01)"
    )
    assert refusal('9999-12-31  acme said "hello"').startswith("9999-12-31 lies in the future")


def test_tomorrow_has_begun_somewhere() -> None:
    tell('2026-04-02  acme said "hello from the east"')


def test_the_distant_past() -> None:
    assert (
        refusal('1969-12-31  acme said "hello"')
        == "1969-12-31 lies before 1970-01-01, and nothing here is that old"
    )
    tell('1970-01-01  acme said "hello"')


def test_a_time_without_a_zone() -> None:
    naive = datetime(2026, 3, 2, 9, 30)  # noqa: DTZ001
    assert why(CustomerSpoke(party("acme"), "hello"), happened_at=naive) == (
        "2026-03-02 09:30:00 is in no time zone; say which"
    )


def test_a_whole_day_that_begins_at_noon() -> None:
    assert why(CustomerSpoke(party("acme"), "hello"), happened_at=NOW) == (
        "a moment of the whole day stands at midnight UTC, not at 08:00:00"
    )
