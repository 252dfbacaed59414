"""What a system or a file told is nobody's own word: keepers and newer imports mend it, and nobody it speaks of."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ridealong.ledger.models import MomentRow
from ridealong.ledger.receipt import SYSTEM
from ridealong.ledger.recording import record
from ridealong.ledger.take_back import withdraw, withdraw_batch
from ridealong.moments.moment import Voice
from tests.ledger.telling import NOW, everything, named, read, recorder, refusal, said, tell

pytestmark = pytest.mark.usefixtures("ledger")
BOUGHT = "2026-03-02  acme bought for 900 EUR from tom ^o1"
HOURS = "2026-03-02  ana spent 3 h inside ^o1"
WHY = (
    "nobody here said that, a system or a file did, so it is {} by a newer import or by a keeper (Rita Roth), "
    "not by {}"
)


@pytest.fixture(autouse=True)
def imported(ledger: None) -> None:
    tell('2026-01-07  carla joined as colleague called "Carla Winter"')


@pytest.mark.parametrize("who", ["ana", "tom", "carla"])
@pytest.mark.parametrize("sentence", [BOUGHT, HOURS])
def test_an_order_or_hours_from_a_calendar_are_taken_back_by_nobody_they_speak_of(
    who: str, sentence: str
) -> None:
    tell(f"as system\n{sentence}", door="import:b-1")
    receipt = withdraw(named("o1"), why="it looks bad", by=recorder(who), door="cli", now=NOW)
    assert receipt.why == WHY.format("taken back", who)


@pytest.mark.parametrize("who", ["ana", "tom", "carla", "acme"])
def test_nor_do_they_make_an_order_larger(who: str) -> None:
    tell(f"as system\n{BOUGHT}", door="import:b-1")
    (larger,) = read(f"as {who}\n2026-03-02  acme bought for 9000 EUR from tom")
    receipt = record([replace(larger, corrects=named("o1"))], by=SYSTEM, door="cli", now=NOW)[0]
    assert receipt.why == WHY.format("corrected", who)


def test_a_keeper_and_a_newer_file_mend_it() -> None:
    tell(f"as system\n{BOUGHT}", door="import:b-1")
    (newer,) = read("as system\n2026-03-02  acme bought for 950 EUR from tom")
    newer = replace(newer, corrects=named("o1"))
    assert record([newer], by=SYSTEM, door="import:b-2", now=NOW)[0].why == ""
    assert withdraw(newer.id, why="a slip", by=recorder("rita"), door="cli", now=NOW).why == ""
    assert "2026-03-02  acme bought for 900 EUR from tom ^o1" in said(everything())


def test_a_newer_file_that_tells_it_no_more_takes_it_back_in_the_name_of_whoever_read_it_in() -> None:
    tell(f"as system\n{BOUGHT}", door="import:b-1")
    (gone,) = read('as ana\n2026-03-04  ana withdrew ^o1: "a newer file says otherwise"')
    gone = replace(gone, voice=Voice.SYSTEM)
    assert record([gone], by=recorder("ana"), door="import:b-2", now=NOW)[0].why == ""


def test_an_import_is_undone_by_whoever_ran_it_and_not_given_back_row_by_row() -> None:
    """Else the whole would be taken back, and only what looks well be told again."""
    tell(f"as system\n{BOUGHT}", door="import:b-1")
    undone = withdraw_batch("import:b-1", why="the wrong file", by=recorder("ana"), now=NOW)
    assert (undone.reversed, undone.failed) == ([named("o1")], [])
    back = MomentRow.objects.get(door="undo:import:b-1").id
    later = NOW + timedelta(hours=1)
    receipt = withdraw(back, why="this row was right", by=recorder("ana"), door="cli", now=later)
    assert receipt.why == WHY.format("taken back", "ana")


def test_a_row_that_is_its_owners_own_record_is_still_theirs() -> None:
    tell('as tom\n2026-03-02  tom opened a deal with acme "a lathe" ^d1', door="import:b-1")
    assert withdraw(named("d1"), why="it was none", by=recorder("tom"), door="cli", now=NOW).why == ""


def test_where_nobody_keeps_the_ledger_it_says_so() -> None:
    tell("2026-03-01  rita left")
    told = f'as system\n{BOUGHT}\nas ana\n2026-03-03  ana withdrew ^o1: "it looks bad"'
    assert "by a keeper (there is none yet), not by ana" in refusal(told)
