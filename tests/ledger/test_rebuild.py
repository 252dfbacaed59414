"""Everything derived may be thrown away: it comes back from the ledger exactly as it was."""

from datetime import date
from random import Random
from unittest.mock import patch

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ridealong.ledger.behind import catch_up
from ridealong.ledger.derived import rebuild
from ridealong.ledger.take_back import forget, withdraw, withdraw_batch
from ridealong.people import parties as people
from tests.ledger.telling import CAST, NOW, anas, ledger_size, named, party, recorder, said, tell
from tests.ledger.test_laws import a_ledger
from tests.ledger.years_of_a_firm import BEGUN, EARLY, Story

pytestmark = pytest.mark.usefixtures("ledger")
DERIVED = {
    "ledger_link": '"to", seq, how, until',
    "ledger_bought": '"of", own, year, told',
    "ledger_waiting": 'moment, "to", for_good',
    "ledger_tie": '"of", "to", seq',
    "ledger_label": "label, moment",
    "ledger_touched": "time, seq",
    "ledger_rhythm": "customer, last, due, seller, days, recent",
    "ledger_behind": "seq",
    "ledger_openloop": "opener, kind, doer, receiver, due, state, claim, since",
    "people_party": "id, sort, handle, name, customer, forgotten",
    "people_membership": "person, role, leader, since",
    "people_serving": "customer, person, since",
}


def everything_derived() -> dict[str, list[tuple[object, ...]]]:
    catch_up()  # what is brought up a little later than it is recorded
    with connection.cursor() as cursor:
        found = {}
        for table, columns in DERIVED.items():
            cursor.execute(f"SELECT {columns} FROM {table}")
            found[table] = sorted(cursor.fetchall(), key=str)
    return found


def an_eventful_ledger() -> None:
    tell(
        """
        as tom
        2026-03-02  tom promised acme "an invoice" by 2026-03-06 ^p1
        2026-03-04  tom claimed ^p1
        as system
        2026-02-01  mia took over acme from tom
        2026-02-01  tom opened a deal with acme "forty drums" worth 4000 EUR
        2026-02-01  tom opened a deal with acme "ten drums" worth 900 EUR ^d2
        2026-02-09  ^d2 was lost
        2026-02-01  tom left
        2026-03-01  acme bought for 10.00 EUR from mia
        """
    )
    tell(
        '2026-03-01  delta became known as "Delta"\n2026-03-02  delta bought for 99.50 EUR from mia',
        door="import:1",
    )
    withdraw_batch("import:1", why="the wrong file", by=recorder("rita"), now=NOW)
    tell('2026-03-01  delta became known as "Delta"', door="import:2")
    withdraw(named("p1"), why="a slip", by=recorder("rita"), door="cli", now=NOW)
    forget(party("bolt"), by=recorder("rita"), door="cli", now=NOW)


def test_rebuild_makes_the_same_again() -> None:
    an_eventful_ledger()
    before = everything_derived()
    assert rebuild() == ledger_size()
    assert everything_derived() == before


def test_rebuild_mends_what_somebody_spoilt() -> None:
    an_eventful_ledger()
    before = everything_derived()
    with connection.cursor() as cursor:
        for table in DERIVED:
            cursor.execute(f"DELETE FROM {table}")
    rebuild()
    assert everything_derived() == before


def test_rebuild_goes_through_a_long_ledger_a_piece_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    an_eventful_ledger()
    before = everything_derived()
    monkeypatch.setattr("ridealong.ledger.derived.A_TIME", 3)
    rebuild()
    assert everything_derived() == before


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**9))
def test_rebuild_makes_the_same_of_any_story_in_whatever_pieces(seed: int) -> None:
    chance = Random(seed)
    with a_ledger(cast=False):
        tell(EARLY, door="cast", now=BEGUN)
        story = Story(chance)
        for _ in range(chance.randint(1, 40)):
            story.go_on()
        before = everything_derived()
        with patch("ridealong.ledger.derived.A_TIME", chance.choice([1, 2, 5, 50])):
            rebuild()
        assert everything_derived() == before


def test_what_people_settled_for_themselves_is_not_the_ledgers_to_change() -> None:
    people.settle(party("ana"), zone="Europe/Vienna", email="ana@firm.example")
    rebuild()
    assert str(people.zone_of(party("ana"))) == "Europe/Vienna"
    assert people.email_of(party("ana")) == "ana@firm.example"


def test_an_older_moment_of_the_roster_that_arrives_last_still_comes_first() -> None:
    tell("2025-06-01  mia took over acme from tom")
    tell("2025-03-01  nils took over acme")
    assert people.role_on(party("tom"), date(2025, 6, 2)) == "salesperson"
    tell("2025-05-01  tom left")
    tell("2025-09-01  tom joined as colleague under bob")
    assert people.role_on(party("tom"), date(2025, 6, 2)) is None
    assert people.role_on(party("tom"), date(2025, 9, 1)) == "colleague"
    assert CAST and said(anas())
