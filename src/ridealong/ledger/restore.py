"""A ledger made again from its own sentences, as ``show`` says them: the one place where suffixes are believed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db import transaction
from django.db.models import Count, Max

from ridealong.ledger.book import LedgerBook
from ridealong.ledger.codec import at_microseconds
from ridealong.ledger.head import hold
from ridealong.ledger.models import MomentRow
from ridealong.ledger.receipt import SYSTEM, Status
from ridealong.ledger.recording import keep
from ridealong.ledger.script import read_script
from ridealong.ledger.writer import Signature

_ID = re.compile(r" id (\S+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Restored:
    """How many moments were kept; none where there are problems, each with its line."""

    moments: int = 0
    problems: list[str] = field(default_factory=list)


def restore_sentences(text: str, *, now: datetime, progress: Callable[[int], None] | None = None) -> Restored:
    """Keep every moment a text of sentences tells, with the envelope its suffix claims; all of them or none.

    Ids, voices, recorders, doors and the times of recording are kept, and whose words were forgotten stays so.
    The ledger says of every row that it was restored and when, and its digest covers that: :func:`restored` reads it.
    """
    with transaction.atomic(savepoint=False):
        hold()
        held = MomentRow.objects.count()
        if held:
            return Restored(problems=[f"this ledger holds {held} moments already; restore into an empty one"])
        book = LedgerBook(UTC, now)
        book.remember(_ID.findall(text))
        script = read_script(text, book, SYSTEM, believe=True)
        if script.problems:
            return Restored(
                problems=[str(problem) for problem in sorted(script.problems, key=lambda each: each.line)]
            )
        batch = [told.moment for told in script.told]
        receipts = keep(batch, Signature(SYSTEM, "", believed=True), now=now, whole=True, progress=progress)
    refused = [
        f"line {told.line}: {receipt.why}"
        for told, receipt in zip(script.told, receipts, strict=True)
        if receipt.status is Status.REFUSED and receipt.why
    ]
    return Restored(0 if refused else len(batch), refused)


def restored() -> tuple[int, datetime] | None:
    """How many of the moments were read back from sentences, and when; None where all were recorded here."""
    rows = MomentRow.objects.exclude(restored=None).aggregate(count=Count("seq"), at=Max("restored"))
    return (rows["count"], at_microseconds(rows["at"])) if rows["count"] else None
