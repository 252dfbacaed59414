"""What is recorded is kept once, with its recorder's voice, and never silently as something else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ridealong.ledger.models import MomentRow
from ridealong.ledger.receipt import SYSTEM, Receipt, Status
from ridealong.ledger.recording import record
from ridealong.moments.kinds.loops import PromiseMade
from ridealong.moments.moment import Voice, new_id
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
    the,
)

pytestmark = pytest.mark.usefixtures("ledger")
PROMISE = 'as tom\n2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1'


def test_what_was_recorded_is_recalled() -> None:
    tell(PROMISE + "\n2026-03-05 09:30  tom claimed ^p1\nas acme/petra\n2026-03-06  acme confirmed ^p1")
    assert said(everything()) == [
        '2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1',
        "2026-03-05 09:30  tom claimed ^p1",
        "2026-03-06  acme confirmed ^p1",
    ]


def test_a_moment_comes_back_as_it_was_told_with_its_envelope() -> None:
    (told,) = read(PROMISE)
    told = replace(told, attachments=("photo.jpg#abc",), language="de")
    record([told], by=SYSTEM, door="phone", now=NOW)
    assert kept(told.id) == [replace(told, recorded_at=NOW, voice=Voice.SALESPERSON, door="phone")]


def test_the_same_moment_twice_is_kept_once() -> None:
    moments = read(PROMISE)
    record(moments, by=SYSTEM, door="phone", now=NOW)
    again = record(moments, by=SYSTEM, door="another", now=NOW + timedelta(days=1))
    assert [receipt.status for receipt in again] == [Status.ALREADY]
    assert the("p1").recorded_at == NOW and the("p1").door == "phone"


def test_twice_in_one_batch_is_once_too() -> None:
    (moment,) = read(PROMISE)
    receipts = record([moment, moment], by=SYSTEM, door="phone", now=NOW)
    assert [receipt.status for receipt in receipts] == [Status.KEPT, Status.ALREADY]


@pytest.mark.parametrize("other", ["to other words", "on another day", "for another customer"])
def test_the_same_id_with_other_content_is_refused(other: str) -> None:
    (moment,) = read(PROMISE)
    record([moment], by=SYSTEM, door="phone", now=NOW)
    assert isinstance(moment.fact, PromiseMade)
    changed = {
        "to other words": replace(moment, fact=replace(moment.fact, what="a credit note")),
        "on another day": replace(moment, happened_at=moment.happened_at - timedelta(days=1)),
        "for another customer": replace(moment, fact=replace(moment.fact, to=people.find("bolt").id)),  # type: ignore[union-attr]
    }[other]
    (receipt,) = record([changed], by=SYSTEM, door="phone", now=NOW)
    assert receipt == Receipt(
        moment.id,
        Status.REFUSED,
        f"another moment is kept under the id {moment.id}; to change what it says, correct it",
    )
    assert kept(moment.id)[0].fact == moment.fact


@pytest.mark.parametrize(
    ("recorder", "voice"),
    [
        ("system", "system"),
        ("tom", "salesperson"),
        ("ana", "leader"),
        ("rita", "colleague"),
        ("acme", "customer"),
        ("acme/petra", "customer"),
    ],
)
def test_the_voice_is_the_role_of_whoever_records(recorder: str, voice: str) -> None:
    tell(f'as {recorder}\n2026-03-02  acme said "thank you" ^s')
    assert the("s").voice == voice


def test_the_role_is_the_one_of_the_day_it_happened() -> None:
    tell("2026-02-02  tom joined as leader under ana")
    tell('as tom\n2026-02-01  acme said "before" ^before\n2026-02-02  acme said "after" ^after')
    assert (the("before").voice, the("after").voice) == ("salesperson", "leader")


def test_whoever_records_before_they_joined_has_the_role_they_joined_with() -> None:
    tell('as tom\n2024-06-01  acme said "long ago" ^s')
    assert the("s").voice == "salesperson"


def test_a_moment_that_brings_its_own_recorder_keeps_it() -> None:
    (told,) = read('2026-03-02  acme said "thank you" ^s')
    mias = replace(told, by=recorder("mia").id, voice=None)
    record([mias], by=recorder("ana"), door="crm", now=NOW)
    assert (the("s").by, the("s").voice) == (recorder("mia").id, "salesperson")


def test_moments_are_told_apart_by_the_clock_of_the_ledger_which_never_runs_backwards() -> None:
    tell('2026-03-02  acme said "one" ^one', now=NOW)
    tell('2026-03-02  acme said "two" ^two', now=NOW - timedelta(days=3))
    assert the("two").recorded_at == the("one").recorded_at == NOW


def test_of_a_batch_that_is_not_whole_the_good_moments_are_kept() -> None:
    receipts = attempt(PROMISE + '\n2031-01-01  acme said "too soon" ^s')
    assert [receipt.status for receipt in receipts] == [Status.KEPT, Status.REFUSED]
    assert the("p1").id == receipts[0].id


def test_of_a_whole_batch_nothing_is_kept_and_only_the_culprit_says_why() -> None:
    before = ledger_size()
    told = PROMISE + '\n2031-01-01  acme said "too soon"\n2026-03-03  acme said "thank you"'
    receipts = attempt(told, whole=True)
    assert [receipt.status for receipt in receipts] == [Status.REFUSED] * 3
    assert [bool(receipt.why) for receipt in receipts] == [False, True, False]
    assert ledger_size() == before
    assert people.find("acme") is not None


def test_a_whole_batch_told_again_is_there_already() -> None:
    moments = read(PROMISE)
    record(moments, by=SYSTEM, door="phone", now=NOW)
    (receipt,) = record(moments, by=SYSTEM, door="phone", now=NOW, whole=True)
    assert receipt.status is Status.ALREADY


def test_progress_is_told_a_thousand_at_a_time() -> None:
    said_so: list[int] = []
    (one,) = read('2026-03-02  acme said "thank you"')
    moments = [replace(one, id=f"m{number}") for number in range(2_500)]
    record(moments, by=SYSTEM, door="test", now=NOW, progress=said_so.append)
    assert said_so == [1_000, 2_000, 2_500]


def test_a_value_of_the_wrong_type_is_refused_now_and_not_found_in_a_year() -> None:
    (told,) = read(PROMISE)
    assert isinstance(told.fact, PromiseMade)
    wrong = replace(told, fact=replace(told.fact, by="soon"))  # type: ignore[arg-type]
    (receipt,) = record([wrong], by=SYSTEM, door="api", now=NOW)
    assert receipt.status is Status.REFUSED
    assert "by" in receipt.why


def test_ids_made_one_after_another_are_in_that_order() -> None:
    """All-day moments of one text and one day are told apart by nothing else: what was told first came first."""
    made = [new_id() for _ in range(2_000)]
    assert made == sorted(made)


def test_an_empty_batch_is_no_trouble() -> None:
    before = ledger_size()
    assert record([], by=SYSTEM, door="test", now=NOW) == []
    assert ledger_size() == before


def test_the_order_of_the_ledger_has_no_holes() -> None:
    attempt(PROMISE + '\n2031-01-01  acme said "refused"')
    tell('2026-03-03  acme said "kept"')
    assert list(MomentRow.objects.order_by("seq").values_list("seq", flat=True)) == [
        *range(1, ledger_size() + 1)
    ]


def test_a_time_in_another_zone_is_the_same_moment() -> None:
    (told,) = read('2026-03-02 09:30  acme said "thank you" ^s')
    record([told], by=SYSTEM, door="test", now=NOW)
    elsewhere = replace(told, happened_at=datetime.fromisoformat("2026-03-02T10:30+01:00"))
    (receipt,) = record([elsewhere], by=SYSTEM, door="test", now=NOW)
    assert receipt.status is Status.ALREADY
    assert the("s").happened_at == datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    assert named("s") == told.id
