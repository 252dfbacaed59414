"""Forgetting somebody everywhere: in the ledger, and in answers that were remembered with their name in them."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from ridealong.answer.models import ClosedAnswer, KeptWeeks
from ridealong.ledger.receipt import Receipt, Recorder, Status
from ridealong.ledger.take_back import forget as forget_in_ledger


def forget(party: str, *, by: Recorder, door: str, now: datetime) -> Receipt:
    """Erase a party's words and names from the ledger, from every remembered answer, and from the journal on disk."""
    with transaction.atomic():
        receipt = forget_in_ledger(party, by=by, door=door, now=now)
        if receipt.status is Status.KEPT:
            ClosedAnswer.objects.all().delete()
            KeptWeeks.objects.all().delete()
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:  # what was erased still stands in the journal until it is emptied
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return receipt
