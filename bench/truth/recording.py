"""The same weeks through the real ledger: recorded with all that it judges, and recalled as an answer does."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

from bench.truth.book import LEADER, Book
from bench.truth.leaders import answer, evidence, figures, told
from bench.truth.rows import EXCELLENT
from ridealong.answer.answer import Answer
from ridealong.moments.moment import on_day

WEEKS = 26


def differences(seed: int) -> str:
    """What differs once the same weeks were recorded and recalled; nothing, if all is well."""
    sys.path.append(str(Path(__file__).parents[1]))  # where the other benchmarks find each other
    from ledger import a_ledger  # type: ignore[import-not-found]  # noqa: PLC0415

    book = told(EXCELLENT, weeks=WEEKS, seed=seed)
    with a_ledger():
        pairs = zip(figures(answer(evidence(book, WEEKS))), figures(_recorded(book)), strict=True)
        return "\n".join(f"{before} {after}" for before, after in pairs if before != after)


def _recorded(book: Book) -> Answer:
    from ledger import in_the_ledgers_words  # noqa: PLC0415

    from ridealong.answer.asking import answer_for  # noqa: PLC0415  # after Django is set up
    from ridealong.ledger.receipt import SYSTEM, Status  # noqa: PLC0415
    from ridealong.ledger.recording import record  # noqa: PLC0415

    as_of = book.day(WEEKS)
    now = on_day(as_of) + timedelta(days=1)
    moments = in_the_ledgers_words([each for each in book.moments if each.happened_at < on_day(as_of)])
    receipts = record(sorted(moments, key=lambda each: each.happened_at), by=SYSTEM, door="bench", now=now)
    refused = [receipt for receipt in receipts if receipt.status is not Status.KEPT]
    assert not refused, refused[:3]
    return answer_for(LEADER, as_of=as_of, now=now)
