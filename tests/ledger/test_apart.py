"""Purchases read without their envelopes say what they say with them, whatever was corrected or taken back since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.answer.compose import compose
from ridealong.answer.export import as_document
from ridealong.ledger.catching_up import catch_up_after_migration
from ridealong.ledger.models import Bought, Link
from ridealong.ledger.recall import Scope, recall
from ridealong.ledger.receipt import SYSTEM, Status
from ridealong.ledger.recording import record
from ridealong.ledger.take_back import withdraw
from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.customers import CustomerBought
from tests.ledger.telling import party, read, recorder, tell
from tests.ledger.test_laws import a_ledger

pytestmark = pytest.mark.django_db
BEGUN = datetime(2026, 3, 1, tzinfo=UTC)
VIENNA = ZoneInfo("Europe/Vienna")
Choose = Callable[[st.SearchStrategy[Any]], Any]


def purchase_told(choose: Choose) -> str:
    """A purchase, all day or about midnight, from one of ours, one of theirs or nobody; now and then Ana's word."""
    day, time = choose(st.integers(1, 20)), choose(st.sampled_from(["", " 22:30", " 23:30"]))
    firm, seller = (
        choose(st.sampled_from(["acme", "bolt"])),
        choose(st.sampled_from(["tom", "mia", "nils", None])),
    )
    said_by = choose(st.sampled_from(["ana", "tom", "mia", "bob"]))
    amount = choose(st.sampled_from(["10.00", "99.50"]))
    return f"as {said_by}\n2026-02-{day:02}{time}  {firm} bought for {amount} EUR" + (
        f" from {seller}" if seller else ""
    )


def tell_a_story(choose: Choose) -> None:
    """Purchases and touches, some of them corrected and some taken back, each an hour after the one before."""
    told: list[str] = []
    for hour in range(choose(st.integers(3, 14))):
        now = BEGUN + timedelta(hours=hour)
        what = choose(st.sampled_from(["bought", "bought", "taken back", "corrected", "touched"]))
        if what == "touched":
            tell('as tom\n2026-02-10  tom warned acme "the resin is short"', now=now)
        elif what == "bought" or not told:
            told += tell(purchase_told(choose), now=now)
        elif what == "corrected":
            (better,) = read(purchase_told(choose))
            (receipt,) = record(
                [replace(better, corrects=choose(st.sampled_from(told)))], by=SYSTEM, door="t", now=now
            )
            told += [receipt.id] if receipt.status is Status.KEPT else []
        else:
            receipt = withdraw(
                choose(st.sampled_from(told)), why="a slip", by=recorder("rita"), door="t", now=now
            )
            told += [receipt.id] if receipt.status is Status.KEPT else []


def test_a_purchase_taken_back_or_corrected_is_gone_and_what_replaced_it_stands() -> None:
    with a_ledger():
        taken_back, wrong, right = tell(
            """
            as tom
            2026-02-03  acme bought for 10.00 EUR from tom
            2026-02-04  acme bought for 20.00 EUR from tom
            2026-02-05  acme bought for 30.00 EUR from tom
            """
        )
        withdraw(taken_back, why="a slip", by=recorder("rita"), door="t", now=BEGUN)
        (better,) = read("2026-02-06  bolt bought for 40.00 EUR from mia")
        (receipt,) = record([replace(better, corrects=wrong)], by=SYSTEM, door="t", now=BEGUN)
        evidence = recall(Scope.everything(), until=date(2026, 2, 24), zone=VIENNA, apart=True)
        assert [each.id for each in evidence.purchases] == [right, receipt.id]
        assert evidence.kind(CustomerBought) == []


@given(st.data())
def test_apart_or_not_the_evidence_and_the_answer_are_the_same(data: st.DataObject) -> None:
    with a_ledger():
        tell_a_story(data.draw)
        scope = data.draw(
            st.sampled_from([Scope.everything(), *map(Scope.of_leader, map(party, ("ana", "bob")))])
        )
        until = data.draw(st.dates(date(2026, 2, 3), date(2026, 2, 24)))
        hours = data.draw(st.sampled_from([None, None, 2, 5, 14]))
        known_at = None if hours is None else BEGUN + timedelta(hours=hours)
        together, apart = (
            recall(scope, until=until, zone=VIENNA, known_at=known_at, apart=each) for each in (False, True)
        )
    others = [each for each in together.moments if not isinstance(each.fact, CustomerBought)]
    assert list(apart.moments) == others
    assert list(apart.purchases) == list(together.purchases)
    assert apart.size == together.size
    assert apart.roster == together.roster
    assert answer(apart) == answer(together)


def answer(evidence: Evidence) -> object:
    return as_document(compose(replace(evidence, known_at=BEGUN), name="Ana", handle_of=str))


def test_what_was_bought_in_somebodys_deal_is_read_with_them_whoever_sold_it() -> None:
    with a_ledger():
        tell(
            """
            2026-02-03  tom opened a deal with bolt "forty drums" ^d1
            2026-02-04  bolt bought for 10.00 EUR from nils in ^d1
            """
        )
        scope = Scope.of_leader(party("ana"))
        together, apart = (
            recall(scope, until=date(2026, 2, 24), zone=VIENNA, apart=each) for each in (False, True)
        )
    assert len(apart.purchases) == 1
    assert apart.purchases == together.purchases


def test_a_ledger_linked_by_an_earlier_release_is_linked_anew_after_its_migration() -> None:
    with a_ledger():
        tell(
            """
            2026-02-03  acme bought for 10.00 EUR from tom
            2026-02-04  tom promised acme "an invoice" by 2026-02-06
            """
        )
        before = [sorted(model.objects.values_list()) for model in (Link, Bought)]
        Link.objects.all().delete()
        Bought.objects.all().delete()
        catch_up_after_migration()
        assert [sorted(model.objects.values_list()) for model in (Link, Bought)] == before
