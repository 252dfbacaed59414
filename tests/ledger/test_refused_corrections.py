"""Corrections and withdrawals that the ledger does not keep: of another kind, of somebody else's word, twice."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ridealong.ledger.derived import every
from ridealong.ledger.receipt import SYSTEM, Status
from ridealong.ledger.recording import record
from ridealong.ledger.take_back import withdraw
from ridealong.moments.kinds.roster import CustomerMet, MomentWithdrawn
from ridealong.moments.moment import Moment, new_id
from tests.ledger.refusing import PROMISED, corrected, the_withdrawn, told, why
from tests.ledger.telling import NOW, named, party, recorder, tell

pytestmark = pytest.mark.usefixtures("ledger")


def test_a_correction_is_of_the_same_kind() -> None:
    tell(PROMISED)
    assert corrected("p1", '2026-03-02  acme said "hello"') == (
        "a promise.made is corrected by a promise.made, not by a customer.spoke"
    )


def test_a_correction_of_what_was_corrected() -> None:
    tell(PROMISED)
    sentence = '2026-03-02  tom promised acme "a credit note" by 2026-03-06'
    assert corrected("p1", sentence) == ""
    (last,) = [moment for moment in all_moments() if moment.corrects]
    assert (
        corrected("p1", sentence) == f"that moment was corrected already; correct its correction, {last.id}"
    )


def all_moments() -> list[Moment]:
    return [moment for _, moment in every()]


def test_a_correction_of_what_was_withdrawn() -> None:
    tell(PROMISED)
    withdraw(named("p1"), why="a slip", by=recorder("tom"), door="cli", now=NOW)
    moment = replace(told('2026-03-02  tom promised acme "x" by 2026-03-06'), corrects=the_withdrawn())
    (receipt,) = record([moment], by=SYSTEM, door="test", now=NOW)
    assert receipt.why == "that moment was withdrawn; tell it again instead"


def test_a_correction_that_makes_somebody_else_of_a_newcomer() -> None:
    identity = new_id()
    acme = party("acme")
    fact = CustomerMet(identity, "Acme", handle="akme")
    assert why(fact, id=identity, corrects=acme) == "a correction speaks of the same one as what it corrects"


def test_a_correction_or_withdrawal_of_somebody_elses_word() -> None:
    tell(PROMISED)
    sentence = '2026-03-02  tom promised acme "a credit note" by 2026-03-06'
    assert (
        corrected("p1", sentence, who="mia")
        == "tom recorded it, so only tom or whoever keeps the ledger can correct it"
    )
    assert (
        corrected("p1", sentence, who="ana")
        == "tom recorded it, so only tom or whoever keeps the ledger can correct it"
    )
    receipt = withdraw(named("p1"), why="no", by=recorder("ana"), door="cli", now=NOW)
    assert receipt.why == "tom recorded it, so only tom or whoever keeps the ledger can withdraw it"
    assert corrected("p1", sentence, who="rita") == ""


def test_a_withdrawal_twice() -> None:
    tell(PROMISED)
    once = [withdraw(named("p1"), why="a slip", by=recorder("tom"), door="cli", now=NOW) for _ in range(1)]
    assert once[0].status is Status.KEPT
    twice = withdraw(the_withdrawn(), why="a slip", by=recorder("tom"), door="cli", now=NOW)
    assert twice.why == "that moment was withdrawn already"


def test_a_withdrawal_by_nobody() -> None:
    tell(PROMISED)
    receipt = withdraw(named("p1"), why="a slip", by=SYSTEM, door="cli", now=NOW)
    assert receipt.why == "it does not say who: a person should stand there"


def test_a_withdrawal_is_not_corrected() -> None:
    tell(PROMISED)
    receipt = withdraw(named("p1"), why="a slip", by=recorder("tom"), door="cli", now=NOW)
    fact = MomentWithdrawn(party("tom"), the_withdrawn(), "another slip")
    assert why(fact, corrects=receipt.id, by=party("tom"), voice=None) == (
        "a moment.withdrawn is not corrected; withdraw it, and what it took back stands again"
    )


def test_bringing_back_somebody_whose_name_another_has_by_now() -> None:
    (met,) = tell('as ana\n2026-03-01  delta became known as "Delta"')
    gone = withdraw(met, why="a slip", by=recorder("ana"), door="cli", now=NOW)
    tell('as ana\n2026-03-01  delta became known as "Another Delta"')
    receipt = withdraw(gone.id, why="no slip", by=recorder("ana"), door="cli", now=NOW + timedelta(hours=1))
    assert receipt.why == "delta is somebody else by now; tell the moment again instead, under another handle"
