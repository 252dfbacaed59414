"""A colleague speaks with the voice that keepers have, and yet keeps nothing: others' words are not theirs to erase."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ridealong.ledger.recording import record
from ridealong.ledger.take_back import withdraw, withdraw_batch
from tests.ledger.telling import NOW, everything, named, read, recorder, said, tell

pytestmark = pytest.mark.usefixtures("ledger")
TOLD = datetime(2026, 3, 2, 9, tzinfo=UTC)
LATE = TOLD + timedelta(days=20)
ONLY = "{} recorded it, so only {} or whoever keeps the ledger can {} it"
DENIED = '2026-03-06  acme denied ^p1: "it never came" ^no'


@pytest.fixture(autouse=True)
def told(ledger: None) -> None:
    tell('2026-01-07  carla joined as colleague called "Carla Winter"', now=TOLD)
    tell('as tom\n2026-03-02  tom promised acme "an invoice" by 2026-03-06 ^p1', now=TOLD, door="crm:1")
    tell(f"as acme\n{DENIED}", now=TOLD + timedelta(days=5))


def withdrawn(label: str, who: str, now: datetime = NOW) -> str:
    return withdraw(named(label), why="a slip", by=recorder(who), door="cli", now=now).why


def corrected(label: str, sentence: str, who: str) -> str:
    (moment,) = read(f"as {who}\n{sentence}")
    told = replace(moment, corrects=named(label))
    return record([told], by=recorder(who), door="cli", now=LATE)[0].why


def test_a_colleague_takes_back_nobodys_word_but_their_own() -> None:
    assert withdrawn("no", "carla") == ONLY.format("acme", "acme", "withdraw")
    assert withdrawn("p1", "carla") == ONLY.format("tom", "tom", "withdraw")
    assert DENIED in said(everything())


def test_nor_do_they_rewrite_it() -> None:
    sentence = '2026-03-06  acme denied ^p1: "it came"'
    assert corrected("no", sentence, "carla") == ONLY.format("acme", "acme", "correct")
    assert corrected("no", sentence, "rita") == "", "a keeper mends anything"


def test_nor_does_somebody_who_kept_the_ledger_once() -> None:
    tell("2026-03-30  rita joined as colleague")
    assert withdrawn("no", "rita") == ONLY.format("acme", "acme", "withdraw")


def test_what_somebody_else_owes_and_a_colleague_wrote_down_stands_once_it_is_late() -> None:
    """Carla would take back, as a slip, the promise that Ana broke; her own words she may still mend."""
    tell('as carla\n2026-03-02  ana promised acme "a visit" by 2026-03-06 ^p2', now=TOLD)
    assert "is not taken back once that day has passed" in withdrawn("p2", "carla", LATE)
    later = '2026-03-02  ana promised acme "a visit" by 2026-05-06'
    assert "is corrected in its words only" in corrected("p2", later, "carla")
    assert corrected("p2", '2026-03-02  ana promised acme "two visits" by 2026-03-06', "carla") == ""


def test_their_own_word_they_take_back() -> None:
    tell('as carla\n2026-03-02  acme said "thanks" ^c1')
    assert withdrawn("c1", "carla") == ""


def test_an_import_is_undone_as_a_whole_by_a_colleague_too() -> None:
    tell('as tom\n2026-03-03  acme said "fine" ^c1', door="crm:2")
    undone = withdraw_batch("crm:2", why="the wrong file", by=recorder("carla"), now=NOW)
    assert (undone.reversed, undone.failed) == ([named("c1")], [])
