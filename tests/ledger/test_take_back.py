"""Nothing is undone by deletion: moments are withdrawn, batches undone and mistakes corrected, by further moments."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ridealong.ledger.receipt import SYSTEM, Status
from ridealong.ledger.recording import record
from ridealong.ledger.take_back import Undone, withdraw, withdraw_batch
from ridealong.people import parties as people
from tests.ledger.telling import (
    NOW,
    attempt,
    everything,
    kept,
    ledger_size,
    named,
    read,
    recorder,
    said,
    tell,
)

pytestmark = pytest.mark.usefixtures("ledger")
DOOR = "import:42"


def take_back(label: str, who: str = "ana") -> str:
    receipt = withdraw(named(label), why="a slip", by=recorder(who), door="cli", now=NOW)
    return "" if receipt.status is Status.KEPT else receipt.why


def undo(door: str = DOOR, who: str = "rita") -> Undone:
    return withdraw_batch(door, why="the wrong file", by=recorder(who), now=NOW + timedelta(hours=1))


def standing() -> list[str]:
    return [each for each in said(everything()) if "withdrew" not in each]


def test_a_withdrawn_moment_stays_in_the_ledger_and_counts_no_more() -> None:
    tell('as ana\n2026-03-02  acme said "one" ^one')
    assert take_back("one") == ""
    assert standing() == []
    assert kept(named("one"))


def test_a_withdrawal_can_be_taken_back() -> None:
    tell('as ana\n2026-03-02  acme said "one" ^one')
    receipt = withdraw(named("one"), why="a slip", by=recorder("ana"), door="cli", now=NOW)
    withdraw(receipt.id, why="no slip", by=recorder("ana"), door="cli", now=NOW + timedelta(hours=1))
    assert standing() == ['2026-03-02  acme said "one" ^one']


def test_a_correction_wins_and_keeps_the_place_of_what_it_corrects() -> None:
    tell(
        """
        as tom
        2026-03-02  tom promised acme "an invoice" by 2026-03-06 ^p1
        2026-03-04  tom claimed ^p1
        """
    )
    (first,) = kept(named("p1"))
    tell_correction(first.id, 'tom promised acme "a corrected invoice" by 2026-03-06')
    (promise,) = [each for each in everything().moments if each.corrects]
    (claim,) = [each for each in everything().moments if each.fact.NAME == "loop.claimed"]
    assert claim.fact.of == promise.id  # type: ignore[attr-defined]
    assert len(standing()) == 2


def tell_correction(corrected: str, sentence: str, who: str = "tom") -> str:
    (told,) = read(f"as {who}\n2026-03-02  {sentence}")
    (receipt,) = record([replace(told, corrects=corrected)], by=SYSTEM, door="test", now=NOW)
    return receipt.why or receipt.id


def test_a_batch_is_undone_from_its_end() -> None:
    tell(
        """
        2026-03-01  delta became known as "Delta"
        2026-03-02  delta bought for 99.50 EUR from tom
        2026-03-03  acme bought for 10.00 EUR from tom
        """,
        door=DOOR,
    )
    undone = undo()
    assert (len(undone.reversed), undone.kept, undone.failed) == (3, [], [])
    assert standing() == []


def test_what_others_have_built_on_is_kept_and_so_is_what_that_needs() -> None:
    met, deal, _, bought = tell(
        """
        2026-03-01  delta became known as "Delta"
        2026-03-02  tom opened a deal with delta "ten pumps" ^d1
        2026-03-02  ^d1 reached stage "offer"
        2026-03-03  delta bought for 99.50 EUR from tom
        """,
        door=DOOR,
    )
    (closed,) = tell("2026-03-05  ^d1 was won")
    undone = undo()
    assert bought in undone.reversed
    reasons = {each: (why, other) for each, why, other in undone.kept}
    assert reasons[deal] == ("on it builds", closed)
    assert met in reasons
    assert undone.failed == []


def test_undoing_a_correction_gives_back_what_it_corrected() -> None:
    tell('as tom\n2026-03-02  acme said "one" ^one', door="import:1")
    (better,) = read('as tom\n2026-03-02  acme said "won"')
    record([replace(better, corrects=named("one"))], by=SYSTEM, door=DOOR, now=NOW)
    undone = undo()
    assert (undone.reversed, undone.kept, undone.failed) == ([better.id], [], [])
    assert standing() == ['2026-03-02  acme said "one" ^one']


def test_undoing_a_batch_with_its_own_corrections_leaves_none_of_it_standing() -> None:
    tell('as tom\n2026-03-02  acme said "one" ^one', door=DOOR)
    (better,) = read('as tom\n2026-03-02  acme said "won"')
    record([replace(better, corrects=named("one"))], by=SYSTEM, door=DOOR, now=NOW)
    undone = undo()
    assert (len(undone.reversed), undone.kept, undone.failed) == (2, [], [])
    assert standing() == []


def test_what_was_corrected_from_elsewhere_is_kept() -> None:
    tell('as tom\n2026-03-02  acme said "one" ^one', door=DOOR)
    better = tell_correction(named("one"), 'acme said "won"')
    undone = undo()
    assert undone.reversed == []
    assert undone.kept == [(named("one"), "corrected since by", better)]


def test_undoing_twice_undoes_nothing_more() -> None:
    tell('2026-03-02  acme said "one" ^one', door=DOOR)
    undo()
    before = ledger_size()
    again = undo()
    assert (again.reversed, again.kept, again.failed) == ([], [], [])
    assert again.already == [named("one")]
    assert ledger_size() == before


def test_undoing_what_nobody_imported_does_nothing() -> None:
    undone = undo("import:none")
    assert (undone.reversed, undone.kept, undone.failed) == ([], [], [])


def test_after_an_undo_the_same_names_can_come_in_again() -> None:
    tell('2026-03-01  delta became known as "Delta"', door=DOOR)
    undo()
    assert people.find("delta") is None
    tell('2026-03-01  delta became known as "Delta"', door="import:43")
    assert people.find("delta") is not None


def test_an_introduction_others_still_name_is_not_taken_back() -> None:
    (met,) = tell('as ana\n2026-03-01  delta became known as "Delta"')
    tell("as ana\n2026-03-02  delta bought for 10.00 EUR")
    receipt = withdraw(met, why="a slip", by=recorder("ana"), door="cli", now=NOW)
    assert receipt.why == "it introduced delta, whom 1 other moment names; withdraw that first"


def test_a_corrected_name_is_the_name_from_then_on() -> None:
    why = tell_correction(named_party("acme"), 'acme became known as "Acme Tools Ltd"', who="system")
    assert people.find("acme").name == "Acme Tools Ltd", why  # type: ignore[union-attr]


def named_party(handle: str) -> str:
    found = people.find(handle)
    assert found is not None
    return found.id


def test_a_confirmation_taken_back_opens_the_loop_again() -> None:
    tell(
        """
        2026-03-02  tom promised acme "an invoice" by 2026-03-06 ^p1
        2026-03-04  acme confirmed ^p1
        """
    )
    (confirmed,) = [each for each in everything().moments if each.fact.NAME == "loop.confirmed"]
    withdraw(confirmed.id, why="not yet", by=recorder("rita"), door="cli", now=NOW)
    assert [receipt.status for receipt in attempt("as acme/petra\n2026-03-05  acme confirmed ^p1")] == [
        Status.KEPT
    ]
    assert everything().loops[named("p1")].confirmed is not None
