"""What a leader above states holds for those below who say nothing themselves, and for nobody in another line."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ridealong.ledger.catching_up import catch_up_after_migration
from ridealong.ledger.derived import rebuild
from ridealong.ledger.models import Bought, Link
from ridealong.ledger.recall import Scope, recall
from ridealong.ledger.receipt import SYSTEM
from ridealong.ledger.recording import record
from ridealong.ledger.take_back import withdraw
from ridealong.moments.kinds.customers import CustomerSpoke
from ridealong.moments.kinds.difference import PropositionStated
from ridealong.practices.difference import proposition
from ridealong.practices.plans import game_plans
from tests.ledger.telling import NOW, UNTIL, anas, named, party, read, recorder, said, tell

pytestmark = pytest.mark.usefixtures("ledger")
LINES = """
2025-01-06  zoe joined as leader called "Zoe Marsh"
2025-02-03  ana joined as leader under zoe
"""
STATED = """
as zoe
2025-12-01  zoe stated "the only drums that come back clean" from 2025-12-01 ^s1:
    clean drums back
"""
PLAN = """
as zoe
2025-12-01  zoe adopted the game plan from 2025-12-01 ^p1:
    whom we serve:
    - bottlers in Graz
"""
CHOSE = 'as acme/petra\n2026-03-02  acme/petra preferred us because "the drums come back clean"'


def statements(leader: str = "ana", **how: object) -> list[str]:
    evidence = recall(Scope.of_leader(party(leader)), until=UNTIL, zone=UTC, **how)  # type: ignore[arg-type]
    return [fact.what for _, fact in evidence.kind(PropositionStated)]


ON_ITS_DAY = datetime(2025, 12, 1, 9, tzinfo=UTC)
"""Told in April it would hold from April on."""
THAT_EVENING = ON_ITS_DAY + timedelta(hours=9)
"""After a day a statement is no slip any more, and stays."""


@pytest.fixture
def stated(ledger: None) -> None:
    tell(LINES, door="cast", now=ON_ITS_DAY)
    tell(STATED, now=ON_ITS_DAY)


HERS = ["the only drums that come back clean"]


@pytest.mark.usefixtures("stated")
def test_the_firms_one_statement_counts_for_the_leader_below() -> None:
    tell(CHOSE)
    sign = proposition.read(anas()).sign("reasons")
    assert (sign.k, sign.n) == (1, 1)
    assert statements(apart=True) == statements(apart=True, since=UNTIL) == HERS


@pytest.mark.usefixtures("stated")
def test_bob_is_in_another_line_and_reads_nothing_of_it() -> None:
    assert statements("bob") == []
    withdraw(named("s1"), why="a secret", by=recorder("zoe"), door="cli", now=THAT_EVENING)
    assert said(anas(leader="bob", until=UNTIL + timedelta(days=9))) == []


@pytest.mark.usefixtures("stated")
def test_taken_back_corrected_and_given_back_it_is_so_below_too() -> None:
    (better,) = read(STATED.replace("come back clean", "come back spotless").replace(" ^s1", ""))
    record([replace(better, corrects=named("s1"))], by=SYSTEM, door="t", now=THAT_EVENING)
    assert statements() == [better.fact.what]  # type: ignore[attr-defined]
    gone = withdraw(named("s1"), why="a slip", by=recorder("zoe"), door="cli", now=THAT_EVENING)
    assert statements() == []
    withdraw(gone.id, why="no slip", by=recorder("zoe"), door="cli", now=THAT_EVENING)
    assert statements() == [better.fact.what]  # type: ignore[attr-defined]


@pytest.mark.usefixtures("stated")
def test_the_game_plan_comes_down_too_and_what_the_one_above_sets_for_herself_does_not() -> None:
    tell(PLAN)
    tell("as zoe\n2025-12-01  zoe set serving.promises to 0.9 from 2025-12-01")
    evidence = anas()
    assert [each.plan.priorities for each in game_plans(evidence)] == [("bottlers in Graz",)]
    assert not any("set serving.promises" in each for each in said(evidence))


@pytest.mark.usefixtures("stated")
def test_nothing_else_the_one_above_says_is_read_below() -> None:
    tell('as zoe\n2026-03-02  zoe visited bolt\nas ana\n2026-03-02  acme said "hello"')
    assert len(said(anas())) == 2, "one statement, one word of Acme"
    assert [fact.says for _, fact in anas().kind(CustomerSpoke)] == ["hello"]


def test_what_was_known_at_a_time_stays_what_it_was() -> None:
    early, later = datetime(2026, 2, 2, tzinfo=UTC), datetime(2026, 3, 2, tzinfo=UTC)
    tell(LINES.partition("2025-02-03")[0], now=early)
    tell(STATED, now=early)
    assert statements(known_at=later) == []
    (joined,) = tell("2025-02-03  ana joined as leader under zoe", now=later)
    assert (statements(known_at=early), statements(known_at=later)) == ([], HERS)
    withdraw(joined, why="a slip", by=recorder("rita"), door="cli", now=NOW)
    assert statements(known_at=later) == HERS


@pytest.mark.usefixtures("stated")
def test_the_links_are_the_same_however_the_ledger_came_to_be() -> None:
    withdraw(named("s1"), why="a slip", by=recorder("zoe"), door="cli", now=THAT_EVENING)
    before = sorted(Link.objects.values_list("to", "how", "until", "seq"))
    rebuild()
    assert sorted(Link.objects.values_list("to", "how", "until", "seq")) == before
    assert Link.objects.filter(how=Link.How.BELOW).count() == 2


@pytest.mark.usefixtures("stated")
def test_an_older_ledger_is_linked_anew_when_it_is_brought_up_to_date() -> None:
    tell("2026-03-05  acme bought for 10.00 EUR from tom")
    Link.objects.all().delete()
    Bought.objects.all().delete()
    assert statements() == []
    catch_up_after_migration()
    assert statements() == HERS
    assert len(anas().purchases) == 1


@pytest.mark.usefixtures("stated")
def test_a_leader_with_nobody_above_asks_nothing_more_for_it() -> None:
    def asked(leader: str) -> list[str]:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            anas(leader=leader)
        return [each["sql"] for each in queries if "l.how = 4" in each["sql"]]

    assert (len(asked("bob")), len(asked("ana"))) == (0, 1)
