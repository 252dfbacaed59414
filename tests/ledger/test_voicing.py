"""What only a system can know is typed by nobody: pulses, names, asks; payroll and merged customers by keepers too."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ridealong.ledger.receipt import SYSTEM
from ridealong.ledger.recording import record
from ridealong.ledger.take_back import withdraw, withdraw_batch
from ridealong.moments.kind import KINDS
from ridealong.moments.moment import Voice
from tests.ledger.telling import NOW, named, read, recorder, refusal, tell

pytestmark = pytest.mark.usefixtures("ledger")
PULSE = "2026-03-02  pulse of ana was answered by 12 of 12: listens 12 met ^u1"
NAMED = "2026-03-02  mia was named by 5 of 6 as the one who gets things changed"
ASKED = "2026-03-02  the system asked acme about ^d1"
PAID = "2026-03-02  payroll paid tom 300 EUR for ^g1 in period 2026-03-01 ^pay"
MERGED = "2026-03-02  acme is the same as bolt ^same"


@pytest.fixture(autouse=True)
def told(ledger: None) -> None:
    tell('2026-01-07  carla joined as colleague called "Carla Winter"')
    deal = '2026-03-01  tom opened a deal with acme "a lathe" ^d1'
    tell(
        f'as tom\n{deal}\n2026-03-01  tom let ^d1 go, sent acme to "Harbour", told them "theirs fits better" ^g1'
    )


@pytest.mark.parametrize("who", ["ana", "tom", "carla", "acme", "rita"])
@pytest.mark.parametrize("sentence", [PULSE, NAMED, ASKED])
def test_a_pulse_a_name_and_an_ask_are_typed_in_by_nobody(who: str, sentence: str) -> None:
    assert f"the system itself, and typed in by nobody, so not by {who}" in refusal(f"as {who}\n{sentence}")
    tell(f"as system\n{sentence}")


@pytest.mark.parametrize("who", ["ana", "tom", "carla", "acme"])
def test_what_payroll_paid_is_typed_by_keepers_alone(who: str) -> None:
    why = f"payroll's word is recorded by an import or by a keeper (Rita Roth), not by {who}"
    assert refusal(f"as {who}\n{PAID}") == why


@pytest.mark.parametrize("who", ["ana", "tom", "carla", "acme"])
def test_that_two_customers_are_one_is_told_by_keepers_alone(who: str) -> None:
    why = f"that two customers are one is recorded by an import or by a keeper (Rita Roth), not by {who}"
    assert refusal(f"as {who}\n{MERGED}") == why


@pytest.mark.parametrize("who", ["rita", "system"])
@pytest.mark.parametrize("sentence", [PAID, MERGED])
def test_a_keeper_or_an_import_tells_it(who: str, sentence: str) -> None:
    tell(f"as {who}\n{sentence}")


def test_a_leader_typing_it_in_for_a_file_is_still_a_leader() -> None:
    """The leader's mark stays on a file they brought in, so its rows are no system's."""
    rows = [replace(each, voice=Voice.LEADER) for each in read(f"as system\n{PAID}")]
    assert "not by a leader" in record(rows, by=SYSTEM, door="file", now=NOW)[0].why


@pytest.mark.parametrize(("sentence", "label"), [(PULSE, "u1"), (PAID, "pay"), (MERGED, "same")])
def test_nor_does_anybody_but_a_keeper_take_it_back(sentence: str, label: str) -> None:
    """A pulse that displeases is the system's word, and no more theirs to erase than to invent."""
    tell(f"as system\n{sentence}")
    for who in ("ana", "tom", "carla"):
        receipt = withdraw(named(label), why="a slip", by=recorder(who), door="cli", now=NOW)
        assert f"is taken back by an import or by a keeper (Rita Roth), not by {who}" in receipt.why
    assert withdraw(named(label), why="a slip", by=recorder("rita"), door="cli", now=NOW).why == ""


def test_what_a_keeper_took_back_is_brought_back_by_nobody_else() -> None:
    tell(f'as rita\n{MERGED}\n2026-03-03  rita withdrew ^same: "a slip" ^w1')
    assert "is taken back by an import or by a keeper" in refusal(
        'as carla\n2026-03-04  carla withdrew ^w1: "no"'
    )


def test_an_import_goes_as_a_whole_whoever_takes_it_back() -> None:
    tell(f"as system\n{PAID}", door="crm:1")
    undone = withdraw_batch("crm:1", why="the wrong file", by=recorder("ana"), now=NOW + timedelta(hours=1))
    assert (undone.reversed != [], undone.failed) == (True, [])


def test_which_kinds_are_no_ones_to_type() -> None:
    guarded = {name: kind.RECORDED_BY for name, kind in KINDS.items() if kind.RECORDED_BY != "anybody"}
    assert guarded == {
        "pulse.answered": "system", "colleague.named": "system", "ask.sent": "system",
        "pay.settled": "keeper", "customer.merged": "keeper", "person.merged": "keeper",
    }  # fmt: skip
