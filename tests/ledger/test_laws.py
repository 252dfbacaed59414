"""What holds for every ledger, whatever is told in whatever order, tried on invented weeks of promises and visits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from ridealong.ledger.derived import every, rebuild
from ridealong.ledger.models import Bought, Label, Link, OpenLoop, Tie, Touched
from ridealong.ledger.receipt import SYSTEM, Status
from ridealong.ledger.recording import record
from ridealong.ledger.restore import restore_sentences
from ridealong.ledger.verify import verify
from ridealong.moments.kinds.loops import PromiseMade
from ridealong.moments.moment import Moment
from ridealong.moments.notation import say
from ridealong.people.models import Membership, Party, Serving
from tests.ledger.telling import CAST, NOW, anas, book, everything, ledger_size, read, said, tell

pytestmark = pytest.mark.django_db

days = st.integers(1, 20)
words = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)


@st.composite
def promises(draw: st.DrawFn, number: int) -> list[str]:
    """A promise and what became of it, each line by the one whose word it is."""
    day, late = draw(days), draw(st.integers(0, 5))
    said_of_it = draw(words).replace("\\", "\\\\").replace('"', '\\"')
    told = [f'as tom\n2026-03-{day:02}  tom promised acme "{said_of_it}" by 2026-03-{day + 3:02} ^p{number}']
    if draw(st.booleans()):
        told.append(f"as tom\n2026-03-{day + late:02} 09:30  tom claimed ^p{number}")
    if draw(st.booleans()):
        told.append(f"as acme/petra\n2026-03-{day + late + 1:02} 10:00  acme/petra confirmed ^p{number}")
    return told


@st.composite
def stories(draw: st.DrawFn) -> list[str]:
    told = [line for number in range(draw(st.integers(1, 4))) for line in draw(promises(number))]
    for _ in range(draw(st.integers(0, 3))):
        told.append(
            f"as ana\n2026-03-{draw(days):02}  ana visited {draw(st.sampled_from(['acme', 'bolt']))} with tom"
        )
    return told


@contextmanager
def a_ledger(*, cast: bool = True) -> Iterator[None]:
    """One example's own ledger, gone again after it."""
    with transaction.atomic():
        if cast:
            tell(CAST, door="cast")
        yield
        transaction.set_rollback(True)


@given(stories(), st.data())
def test_recording_twice_is_recording_once(story: list[str], data: st.DataObject) -> None:
    with a_ledger():
        moments = read("\n".join(story))
        record(moments, by=SYSTEM, door="phone", now=NOW)
        before, size = everything(), ledger_size()
        again = data.draw(st.lists(st.sampled_from(moments), min_size=1))
        receipts = record(again, by=SYSTEM, door="phone", now=NOW + timedelta(days=1))
        assert {receipt.status for receipt in receipts} == {Status.ALREADY}
        assert (everything(), ledger_size()) == (before, size)
        assert verify() == (size, [])


@given(stories(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_change_the_evidence(story: list[str], chance: object) -> None:
    """Of one loop the promise comes first, for nothing can answer it before; for the rest any order will do."""
    with a_ledger():
        moments = read("\n".join(story))
        with transaction.atomic():
            assert kept(moments)
            as_told = anas()
            transaction.set_rollback(True)
        shuffled = list(moments)
        chance.shuffle(shuffled)  # type: ignore[attr-defined]
        shuffled.sort(key=lambda moment: not isinstance(moment.fact, PromiseMade))
        batches = [shuffled[:3], shuffled[3:]]
        assert all(kept(batch) for batch in batches)
        assert anas() == as_told
        assert anas().loops == as_told.loops


def kept(moments: list[Moment]) -> bool:
    receipts = record(moments, by=SYSTEM, door="phone", now=NOW)
    assert [receipt.why for receipt in receipts if receipt.why] == []
    return all(receipt.status is Status.KEPT for receipt in receipts)


@given(stories(), st.lists(words, min_size=1, max_size=4))
def test_the_last_correction_wins(story: list[str], corrections: list[str]) -> None:
    with a_ledger():
        moments = read("\n".join(story))
        record(moments, by=SYSTEM, door="phone", now=NOW)
        before, number = len(anas().moments), 0
        stands = moments[0]
        for number, what in enumerate(corrections, start=1):
            assert isinstance(stands.fact, PromiseMade)
            stands = replace(
                stands,
                id=f"correction-{number}",
                corrects=stands.id,
                label=None,
                fact=replace(stands.fact, what=what),
            )
            (receipt,) = record([stands], by=SYSTEM, door="phone", now=NOW + timedelta(minutes=number))
            assert receipt.status is Status.KEPT, receipt.why
        evidence = anas()
        assert len(evidence.moments) == before
        assert evidence.by_id[stands.id].fact == stands.fact
        assert moments[0].id not in evidence.by_id


@given(stories())
def test_a_ledger_told_again_from_its_own_sentences_is_the_same(story: list[str]) -> None:
    with a_ledger(cast=False):
        with transaction.atomic():
            tell(CAST, door="cast")
            tell("\n".join(story))
            told, names = [moment for _, moment in every()], book()
            sentences = "\n".join(say(moment, names) for moment in told)
            transaction.set_rollback(True)
        restored = restore_sentences(sentences, now=NOW + timedelta(days=9))
        assert restored.problems == []
        assert [moment for _, moment in every()] == told
        assert verify() == (len(told), [])


@given(stories())
def test_what_is_derived_comes_out_the_same_when_it_is_made_again(story: list[str]) -> None:
    with a_ledger():
        tell("\n".join(story))
        before = derived()
        assert rebuild() == ledger_size()
        assert derived() == before
        assert said(anas()) != []


def derived() -> list[object]:
    return [
        sorted(Link.objects.values_list("to", "seq", "how", "until")),
        sorted(Bought.objects.values_list("of", "own", "year", "told")),
        sorted(Tie.objects.values_list("of", "to", "seq")),
        sorted(Label.objects.values_list()),
        sorted(Touched.objects.values_list()),
        sorted(OpenLoop.objects.values_list(), key=str),
        sorted(Party.objects.values_list("id", "sort", "handle", "name")),
        sorted(Membership.objects.values_list("person", "role", "since")),
        sorted(Serving.objects.values_list("customer", "person", "since")),
    ]
