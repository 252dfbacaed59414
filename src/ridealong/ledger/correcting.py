"""Reading the one sentence that stands in the place of another."""

from __future__ import annotations

from dataclasses import replace

from ridealong.ledger.book import LedgerBook
from ridealong.ledger.lookup import load
from ridealong.ledger.receipt import Recorder
from ridealong.ledger.script import Script, read_script
from ridealong.moments.notation import is_dated
from ridealong.moments.problem import SentenceError


def read_correction(text: str, corrected: str, book: LedgerBook, recorder: Recorder) -> Script:
    """The sentence as a correction of the moment with this label or id; without a date it keeps that one's.

    Raises :class:`~ridealong.moments.book.Unknown` where there is no such moment.
    """
    # Before the sentence is read: it may bear the same label, and would then seem to correct itself.
    before = book.moment(corrected.removeprefix("^"))
    script = read_script(text, book, recorder)
    if len(script.told) > 1:
        second = script.told[1]
        problem = "one sentence corrects another; tell this one by itself"
        return Script([], [SentenceError(problem, line=second.line, column=1)])
    (original,) = load([before])
    for at, told in enumerate(script.told):
        moment = replace(told.moment, corrects=before)
        if not is_dated(text.strip()):
            moment = replace(moment, happened_at=original.happened_at, all_day=original.all_day)
        script.told[at] = replace(told, moment=moment)
    return script
