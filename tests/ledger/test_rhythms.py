"""What the list says of a customer's purchases follows every word on them: bought, corrected, taken back, made one."""

from datetime import date
from decimal import Decimal

import pytest

from ridealong.ledger.behind import catch_up
from ridealong.ledger.customers import Circle, Customer, Named, named
from ridealong.ledger.rhythms import past_rhythm
from ridealong.ledger.seen import sight_of
from ridealong.ledger.take_back import withdraw
from ridealong.people.reader import OWNER
from tests.ledger import telling
from tests.ledger.telling import NOW, recorder, tell

pytestmark = pytest.mark.usefixtures("ledger")
TODAY = date(2026, 3, 30)
BOUGHT = """
2025-01-10  acme bought for 900 EUR from tom ^first
2025-11-10  acme bought for 100.50 EUR from tom
2025-12-10  acme bought for 200 EUR from tom
2026-01-09  acme bought for 300 USD from mia ^last
"""


def now(handle: str = "acme") -> Customer:
    return of(handle).customer


def of(handle: str) -> Named:
    catch_up()
    found = named(handle, Circle(sight_of(OWNER, TODAY)))
    assert found is not None
    return found


def test_four_days_make_a_rhythm_and_three_usual_gaps_end_it() -> None:
    tell(BOUGHT)
    assert (now().last, now().due) == (date(2026, 1, 9), date(2026, 4, 9))
    assert now().silent_since(date(2026, 4, 9)) is None
    assert now().silent_since(date(2026, 4, 10)) == date(2026, 4, 10)
    assert past_rhythm([date(2026, 1, 1)] * 3) is None


def test_a_year_adds_up_currency_by_currency() -> None:
    tell(BOUGHT)
    assert now().bought(TODAY) == {"EUR": Decimal("300.50"), "USD": Decimal(300)}
    assert now().bought(date(2026, 12, 1)) == {"EUR": Decimal(200), "USD": Decimal(300)}
    assert now().bought(date(2028, 1, 1)) == {}


def test_a_purchase_taken_back_is_none_and_given_back_it_is_one() -> None:
    tell(BOUGHT)
    catch_up()
    gone = withdraw(telling.named("last"), why="twice", by=recorder("rita"), door="cli", now=NOW)
    assert (now().last, now().due) == (date(2025, 12, 10), None)
    withdraw(gone.id, why="it was right", by=recorder("rita"), door="cli", now=NOW)
    assert now().last == date(2026, 1, 9)


def test_whoever_turned_out_to_be_them_counts_as_them() -> None:
    tell(BOUGHT)
    tell(
        """
        as system
        2026-01-01  akme became known as "Akme"
        2026-03-01  akme bought for 50 EUR from mia
        """
    )
    assert (now("akme").last, now().last) == (date(2026, 3, 1), date(2026, 1, 9))
    (merged,) = tell("as rita\n2026-03-20  akme is the same as acme")
    assert now().last == date(2026, 3, 1)
    assert of("akme").of == now().id
    withdraw(merged, why="two firms", by=recorder("rita"), door="cli", now=NOW)
    assert (now("akme").last, now().last) == (date(2026, 3, 1), date(2026, 1, 9))


def test_where_nobody_took_them_over_whoever_sold_last_serves_them() -> None:
    tell('2026-01-01  delta became known as "Delta"\n2026-01-03  delta bought for 50 EUR from mia')
    assert now("delta").server == telling.party("mia")
    tell("2026-02-01  tom took over delta")
    assert now("delta").server == telling.party("tom")
    tell("2026-03-01  tom left")
    assert now("delta").server is None, "whoever left serves nobody"


def test_a_leaders_word_alone_makes_nobody_the_seller() -> None:
    tell('2026-01-01  delta became known as "Delta"\nas ana\n2026-01-03  delta bought for 50 EUR from mia')
    assert now("delta").server is None
