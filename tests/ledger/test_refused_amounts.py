"""Amounts that nobody pays, in money that nobody has."""

from dataclasses import replace

import pytest

from ridealong.ledger.receipt import SYSTEM
from ridealong.ledger.recording import record
from ridealong.moments.currencies import CODES
from ridealong.moments.kinds.customers import CustomerBought
from tests.ledger.refusing import slip
from tests.ledger.telling import NOW, read, tell

pytestmark = pytest.mark.usefixtures("ledger")
BOUGHT = "2026-03-10  acme bought for {} from tom"


@pytest.mark.parametrize("amount", ["0 EUR", "0.00 EUR", "-0 EUR"])
def test_what_costs_nothing_was_not_bought(amount: str) -> None:
    """A sample or a replacement is given; as a purchase it would be a customer who came back in their rhythm."""
    why = slip(BOUGHT.format(amount))
    assert why == f"what costs {amount} was given, not bought; say who gave it, as in: tom fixed acme …"
    tell('2026-03-10  tom fixed acme "a new drum, free"')


def test_a_deal_may_come_to_nothing() -> None:
    tell(
        '2026-03-01  tom opened a deal with acme "a lathe" worth 0 EUR ^d1\n2026-03-10  ^d1 was lost for 0 EUR'
    )


@pytest.mark.parametrize("amount", ["100000000000000000000000000 EUR", "-1000000000000000 JPY"])
def test_more_than_anybody_pays_is_a_slip(amount: str) -> None:
    assert slip(BOUGHT.format(amount)) == f"{amount} is more than anybody pays for anything: that is a slip"
    tell(BOUGHT.format("999999999999999.99 EUR"))


@pytest.mark.parametrize(
    "sentence",
    [
        BOUGHT.format("9 EUR") + ", margin 9 {}",
        '2026-03-10  tom opened a deal with acme "a lathe" worth 9 {}',
        '2026-03-10  tom asked ana for "a van" worth 9 {} by 2026-04-10',
        BOUGHT.format("9 {}"),
    ],
)
@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("XXX", "XXX is no currency; write its code, such as EUR"),
        ("EUX", "EUX is no currency; did you mean EUR?"),
        ("QQQ", "QQQ is no currency; write its code, such as EUR"),
    ],
)
def test_every_amount_is_in_money_that_there_is(sentence: str, code: str, why: str) -> None:
    assert slip(sentence.format(code)) == why


def test_an_import_keeps_an_amount_of_which_no_column_says_the_currency() -> None:
    """And nobody types one like it: the import said what it left out, and how to say it."""
    (row,) = read(BOUGHT.format("9 EUR"))
    assert isinstance(row.fact, CustomerBought)
    row = replace(row, fact=replace(row.fact, amount=replace(row.fact.amount, currency="XXX")))
    assert record([row], by=SYSTEM, door="import:b-1", now=NOW)[0].why == ""


def test_the_money_of_the_world_is_known() -> None:
    assert {"EUR", "USD", "JPY", "INR", "XOF"} <= CODES
    assert not {"XXX", "XTS", "XAU", "DEM"} & CODES
    assert all(len(code) == 3 and code.isupper() for code in CODES)
