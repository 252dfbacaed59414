"""Writing: every moment judged, digested and chained, all of a batch in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec
from django.db import transaction

from ridealong.ledger.checks import check
from ridealong.ledger.codec import (
    COLUMNS,
    FIRST_CHAIN,
    chained,
    decoder,
    digest_of,
    forgotten_words,
    hash_words,
    microseconds,
    new_salt,
    structure_of,
    words_of_moment,
)
from ridealong.ledger.derived import derive
from ridealong.ledger.known import Known
from ridealong.ledger.models import MomentRow, Words
from ridealong.ledger.receipt import Receipt, Recorder, Refused, Status
from ridealong.ledger.writing import insert
from ridealong.moments.moment import Moment

Progress = Callable[[int], None]
EVERY = 1_000
ROW = ("seq", *COLUMNS, "digest", "chain")


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
    batch = list(moments)
    with transaction.atomic():
        writer = Writer(batch, by=by, door=door, now=now)
        receipts = [writer.take(moment) for moment in _told(batch, progress)]
        if whole and any(receipt.status is Status.REFUSED for receipt in receipts):
            return [_with_the_others(receipt) for receipt in receipts]
        writer.write()
    return receipts


def _told(batch: Sequence[Moment], progress: Progress | None) -> Iterable[Moment]:
    for count, moment in enumerate(batch, start=1):
        yield moment
        if progress is not None and (count % EVERY == 0 or count == len(batch)):
            progress(count)


def _with_the_others(receipt: Receipt) -> Receipt:
    if receipt.status is not Status.KEPT:
        return receipt
    return Receipt(receipt.id, Status.REFUSED, "")


class Writer:
    """One batch on its way into the ledger."""

    def __init__(self, batch: Sequence[Moment], *, by: Recorder, door: str, now: datetime) -> None:
        self.by, self.door, self.now = by, door, now
        self.known = Known.of(batch, by.id)
        last = MomentRow.objects.order_by("-seq").values_list("seq", "chain", "recorded").first()
        self.seq, self.chain, recorded = last or (0, FIRST_CHAIN, 0)
        # The ledger's second clock never runs backwards, whatever the machine's does.
        self.recorded = max(microseconds(now), recorded)
        self.rows: list[tuple[Any, ...]] = []
        self.words: list[tuple[str, str, str]] = []
        self.kept: list[tuple[int, Moment]] = []

    def take(self, moment: Moment) -> Receipt:
        """Judge one moment and, if it may be kept, line it up."""
        try:
            before = self.known.moment(moment.id)
            if before is not None:
                return self._again(moment, before)
            check(moment, self.known, self.now)
            self._line_up(self._signed(moment))
        except (Refused, msgspec.ValidationError) as refusal:
            return Receipt(moment.id, Status.REFUSED, str(refusal))
        return Receipt(moment.id, Status.KEPT)

    def _again(self, moment: Moment, before: Moment) -> Receipt:
        if _same(moment, before):
            return Receipt(moment.id, Status.ALREADY)
        return Receipt(
            moment.id,
            Status.REFUSED,
            f"another moment is kept under the id {moment.id}; to change what it says, correct it",
        )

    def _signed(self, moment: Moment) -> Moment:
        by, voice = moment.by, moment.voice
        if by is None and voice is None:
            by, voice = self.by.id, self.by.voice
        if voice is None:
            voice = self.known.voice_of(by or "", moment.happened_at.date())
        return Moment(
            id=moment.id, fact=moment.fact, happened_at=moment.happened_at, all_day=moment.all_day,
            recorded_at=None, by=by, voice=voice, door=moment.door or self.door, label=moment.label,
            language=moment.language, corrects=moment.corrects, attachments=moment.attachments,
        )  # fmt: skip

    def _line_up(self, moment: Moment) -> None:
        stored = type(moment.fact).STORED
        structure, words = structure_of(moment.fact), words_of_moment(moment)
        _well_typed(stored, structure, words)
        hashed = None
        if words is not None:
            salt = new_salt()
            hashed = hash_words(salt, words)
            self.words.append((moment.id, salt, words))
        parts = (
            moment.id, stored, microseconds(moment.happened_at), moment.all_day, self.recorded, moment.by,
            moment.voice, moment.door, moment.corrects, moment.language,
            msgspec.json.encode(moment.attachments).decode() if moment.attachments else None, structure, hashed,
        )  # fmt: skip
        digest = digest_of(parts)
        self.seq += 1
        self.chain = chained(self.chain, digest)
        self.rows.append((self.seq, *parts, digest, self.chain))
        self.kept.append((self.seq, moment))
        self.known.arrive(moment)

    def write(self) -> None:
        insert(MomentRow, ROW, self.rows)
        insert(Words, ("moment", "salt", "words"), self.words)
        derive(self.kept)


def _well_typed(stored: str, structure: str, words: str | None) -> None:
    """Read back what is about to be written: a field of the wrong type is refused now, not found in a year."""
    text = structure if words is None else f"{structure[:-1]}{',' if structure != '{}' else ''}{words[1:]}"
    decoder(stored)(text)


def _same(moment: Moment, before: Moment) -> bool:
    """Whether two moments under one id tell the same. Of forgotten words only the structure can be compared."""
    if (moment.happened_at, moment.all_day, moment.corrects, moment.language, type(moment.fact)) != (
        before.happened_at, before.all_day, before.corrects, before.language, type(before.fact)
    ):  # fmt: skip
        return False
    if structure_of(moment.fact) != structure_of(before.fact):
        return False
    words = words_of_moment(before)
    return words == words_of_moment(moment) or words == forgotten_words(type(before.fact).STORED)

