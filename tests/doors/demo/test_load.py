"""The demonstration is recorded like anybody's sentences, and the ledger refuses none of them."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from ridealong.doors.demo.load import load
from ridealong.ledger.recall import Scope, recall
from ridealong.ledger.receipt import Status
from ridealong.moments.moment import Voice
from ridealong.people import parties
from ridealong.practices.customers import serving
from ridealong.practices.employees import care, field
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES
from tests.doors.demo.told import UNTIL, evidence, sentences
from tests.stories import VIENNA

NOW = datetime(2026, 3, 30, 6, tzinfo=UTC)


@pytest.mark.slow
@pytest.mark.django_db
def test_the_ledger_keeps_every_sentence_and_answers_as_told() -> None:
    told = sentences(7, UNTIL)
    counted: list[int] = []
    receipts = load(7, until=UNTIL, now=NOW, zone=VIENNA, progress=counted.append)
    assert [receipt.why for receipt in receipts if receipt.status is not Status.KEPT] == []
    assert len(receipts) == len(told) == counted[-1]

    ana = next(party.id for party in parties.everyone() if party.handle == "ana")
    known = recall(Scope.of_leader(ana), until=UNTIL, zone=VIENNA)
    readings = [practice.read(known) for practice in (serving, care, field)]
    assert [reading.verdict for reading in readings] == [YES, NOT_YET, CANT_TELL]
    again = [practice.read(evidence()) for practice in (serving, care, field)]
    figures = [
        [(sign.key, sign.k, sign.n, len(sign.aside)) for sign in each.signs] for each in (*readings, *again)
    ]
    assert figures[:3] == figures[3:], "the ledger and a story read alike"
    assert {each.voice for each in known.moments} == set(Voice)

    refused = load(7, until=UNTIL, now=NOW, zone=VIENNA)
    assert Counter(receipt.status for receipt in refused) == {Status.REFUSED: len(told)}, "twice is once"
