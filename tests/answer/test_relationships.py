"""What relationships are worth, from a ledger: one currency, refunds netted, and silence told from leaving."""

from __future__ import annotations

from datetime import date

import pytest

from ridealong.answer.relationships import NoWorth, worths_of
from tests.ledger.telling import party, tell, the_cast
from tests.once import once

AS_OF = date(2026, 4, 1)
BOUGHT = """
2025-02-03  mia took over bolt
2025-06-02  acme bought for 100 EUR
2025-08-04  acme bought for 120 EUR
2025-10-06  acme bought for 110 EUR
2025-12-01  acme bought for 90 EUR
2026-03-02  acme bought for 105 EUR
2025-06-03  bolt bought for 100 EUR
2025-06-10  bolt bought for 100 EUR
2025-06-17  bolt bought for 100 EUR
2025-06-24  bolt bought for 100 EUR
"""


@pytest.fixture(autouse=True)
def ledger(db: None) -> None:
    once(the_cast)


def test_whoever_keeps_coming_is_worth_more_than_whoever_stopped() -> None:
    tell(BOUGHT)
    found = worths_of(party("ana"), AS_OF)
    acme, bolt = found[party("acme")], found[party("bolt")]
    assert acme.alive > bolt.alive and acme.value > bolt.value
    assert 0 <= acme.low <= acme.high and acme.lifetime > acme.value and acme.currency == "EUR"
    assert (acme.last, bolt.last) == (date(2026, 3, 2), date(2025, 6, 24))
    assert bolt.quiet(AS_OF) and not acme.quiet(AS_OF)


def test_what_is_bought_later_says_nothing_of_a_day_before() -> None:
    tell(BOUGHT)
    assert worths_of(party("ana"), date(2025, 9, 1))[party("acme")].last == date(2025, 8, 4)


def test_a_leader_is_told_of_their_own_customers() -> None:
    tell(BOUGHT)
    assert party("acme") not in worths_of(party("bob"), AS_OF)


def test_where_nobody_bought_nobody_is_worth_anything_yet() -> None:
    assert worths_of(party("ana"), AS_OF) == {}


def test_two_currencies_are_not_added_up() -> None:
    tell(f"{BOUGHT}2026-03-03  bolt bought for 100 USD\n")
    with pytest.raises(NoWorth, match="purchases are in EUR, USD"):
        worths_of(party("ana"), AS_OF)


def test_purchases_of_one_day_say_nothing_of_the_next() -> None:
    tell("2026-03-31  acme bought for 100 EUR\n2026-03-31  acme bought for 50 EUR\n")
    with pytest.raises(NoWorth, match="of one day"):
        worths_of(party("ana"), AS_OF)
