"""The same years through the real ledger: recorded with everything it judges, and recalled as an answer recalls them."""

from __future__ import annotations

from datetime import timedelta

from ledger import a_ledger, in_the_ledgers_words

from bench.truth.book import LEADER, Book
from ridealong.answer.answer import Answer
from ridealong.moments.moment import on_day


def recorded(book: Book, week: int) -> Answer:
    """The answer after so many weeks to what a ledger, empty before, keeps of this book."""
    from ridealong.answer.asking import answer_for  # noqa: PLC0415  # after Django is set up
    from ridealong.ledger.receipt import SYSTEM, Status  # noqa: PLC0415
    from ridealong.ledger.recording import record  # noqa: PLC0415

    now = on_day(book.day(week)) + timedelta(days=1)
    told = sorted(in_the_ledgers_words(book.moments), key=lambda each: each.happened_at)
    moments = [each for each in told if each.happened_at < on_day(book.day(week))]
    receipts = record(moments, by=SYSTEM, door="bench", now=now)
    refused = [receipt for receipt in receipts if receipt.status is not Status.KEPT]
    assert not refused, refused[:3]
    return answer_for(LEADER, as_of=book.day(week), now=now)


__all__ = ["a_ledger", "recorded"]
