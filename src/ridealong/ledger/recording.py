"""Writing: moments judged one by one and kept together, all of a batch in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from django.db import transaction

from ridealong.ledger.receipt import Receipt, Recorder, Status
from ridealong.ledger.uncollected import uncollected
from ridealong.ledger.writer import Signature, Writer
from ridealong.moments.moment import Moment

Progress = Callable[[int], None]
EVERY = 1_000


def record(  # noqa: PLR0913  # the contract of the whole product's writing
    moments: Iterable[Moment],
    *,
    by: Recorder,
    door: str,
    now: datetime,
    whole: bool = False,
    progress: Progress | None = None,
) -> list[Receipt]:
    """Keep moments, each once. With ``whole``, one refusal means that nothing of the batch is kept.

    A moment that brings its own recorder keeps it (a door that knows whose record a row was); every other is
    recorded by ``by``. Without a voice of its own it gets that of its recorder's role on the day it happened.
    """
    return keep(list(moments), Signature(by, door), now=now, whole=whole, progress=progress)


def keep(
    batch: Sequence[Moment],
    signature: Signature,
    *,
    now: datetime,
    whole: bool = False,
    progress: Progress | None = None,
) -> list[Receipt]:
    """Take moments under one signature; a receipt for each, in their order."""
    with uncollected(), transaction.atomic(savepoint=False):
        writer = Writer(batch, signature, now)
        receipts = [writer.take(moment) for moment in _told(batch, progress)]
        if whole and any(receipt.status is Status.REFUSED for receipt in receipts):
            return [_with_the_others(receipt) for receipt in receipts]
        writer.write()
    return receipts


def _told(batch: Sequence[Moment], progress: Progress | None) -> Iterable[Moment]:
    if progress is None:
        yield from batch
        return
    for count, moment in enumerate(batch, start=1):
        yield moment
        if count % EVERY == 0 or count == len(batch):
            progress(count)


def _with_the_others(receipt: Receipt) -> Receipt:
    """Nothing was wrong with this one; it was not kept because of another."""
    if receipt.status is not Status.KEPT:
        return receipt
    return Receipt(receipt.id, Status.REFUSED)
