"""One batch on its way into the ledger: judged, digested, chained, and written down all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import msgspec
from django.db import connection

from ridealong.ledger.checks import check, sensible
from ridealong.ledger.codec import (
    COLUMNS,
    at_microseconds,
    chained,
    decoder,
    digest_of,
    hash_words,
    joined,
    microseconds,
    new_salt,
    structure_of,
    words_of_moment,
)
from ridealong.ledger.derived import derive
from ridealong.ledger.entitled import entitled
from ridealong.ledger.forgetting import forget_words
from ridealong.ledger.head import hold
from ridealong.ledger.known import Known
from ridealong.ledger.models import Head, MomentRow, Words
from ridealong.ledger.receipt import Receipt, Recorder, Refused, Status
from ridealong.moments.kinds.roster import CustomerMet, PersonJoined
from ridealong.moments.moment import Moment, signed
from ridealong.people.handles import LONGEST_WHOLE, free_handle
from ridealong.people.lists import insert
from ridealong.speech import gettext

ROW = ("seq", *COLUMNS, "digest", "chain")
INTRODUCE = (PersonJoined, CustomerMet)
UNFIT = (TypeError, ValueError, msgspec.MsgspecError)
"""What writing down raises when a field holds what no kind of its sort can hold."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who records, through which door; or, in a restore, that the moments say so themselves."""

    by: Recorder
    door: str
    believed: bool = False


class Writer:
    """Takes moments one by one, says of each what becomes of it, and writes those that are kept."""

    def __init__(self, batch: Sequence[Moment], signature: Signature, now: datetime) -> None:
        self.signature = signature
        head = hold()
        self.known = Known.of(batch, signature.by.id)
        self.seq, self.chain, self.clock = head.seq, head.chain, head.recorded
        self.now = now
        self.restored = microseconds(now) if signature.believed else None
        # To SQLite a bool is a stranger that it asks many questions; a number it simply takes.
        self.flags = (0, 1) if connection.vendor == "sqlite" else (False, True)
        self.rows: list[tuple[Any, ...]] = []
        self.words: list[tuple[int, str, str]] = []
        self.kept: list[tuple[int, Moment]] = []

    def take(self, moment: Moment) -> Receipt:
        """Judge one moment and, if it may be kept, line it up."""
        try:
            before = self.known.moment(moment.id)
            if before is not None:
                return self._again(self.known.in_one_name(moment), self.known.in_one_name(before))
            told = self._signed(moment)
            judged = self.known.in_one_name(told)
            check(judged, self.known, told.recorded_at or self.now)
            if not self.signature.believed:  # what was kept once is restored, whatever is asked of it by now
                sensible(judged, self.known)
                entitled(judged, self.known)
            if type(told.fact) in INTRODUCE:
                told = _with_free_handle(told, self.known)
            self._line_up(told)
        except Refused as refusal:
            return Receipt(moment.id, Status.REFUSED, str(refusal))
        return Receipt(moment.id, Status.KEPT)

    def _again(self, moment: Moment, before: Moment) -> Receipt:
        if _same(moment, before, forgotten=before.id in self.known.forgotten):
            return Receipt(moment.id, Status.ALREADY)
        return Receipt(
            moment.id,
            Status.REFUSED,
            gettext(
                "another moment is kept under the id {id}; to change what it says, correct it", id=moment.id
            ),
        )

    def _signed(self, moment: Moment) -> Moment:
        by, voice, at = moment.by, moment.voice, self.now
        if self.signature.believed:
            if moment.recorded_at is None or voice is None:
                raise Refused(
                    gettext("a sentence that is to be restored says who recorded it and when, as show does")
                )
            at = moment.recorded_at
        elif by is None and voice is None:
            by, voice = self.signature.by.id, self.signature.by.voice
        voice = voice or self.known.voice_of(by, moment.happened_at.date())
        return signed(moment, at=at, by=by, voice=voice, door=self.signature.door)

    def _line_up(self, moment: Moment) -> None:
        fact = moment.fact
        structure, words = _written(moment)
        hashed = None
        if words is not None:
            salt = new_salt()
            hashed = hash_words(salt, words)
            self.words.append((self.seq + 1, salt, words))
        assert moment.voice is not None and moment.recorded_at is not None
        # The ledger's own clock never runs backwards, whatever the machine's does.
        self.clock = max(self.clock, microseconds(moment.recorded_at))
        before = moment.id, type(fact).STORED, microseconds(moment.happened_at)
        after = (
            self.clock, self.restored, moment.by, moment.voice.value, moment.door, moment.corrects,
            moment.language, structure, hashed,
        )  # fmt: skip
        digest = digest_of((*before, moment.all_day, *after))
        self.seq += 1
        self.chain = chained(self.chain, digest)
        self.rows.append((self.seq, *before, self.flags[moment.all_day], *after, digest, self.chain))
        if self.clock != microseconds(moment.recorded_at):
            moment = replace(moment, recorded_at=at_microseconds(self.clock))
        self.kept.append((self.seq, moment))
        self.known.arrive(moment)

    def write(self) -> None:
        if self.kept:
            insert(MomentRow, ROW, self.rows)
            insert(Words, ("seq", "salt", "words"), self.words)
            Head(id=1, seq=self.seq, chain=self.chain, recorded=self.clock).save()
            derive(self.kept)
            forget_words(self.kept)


def _with_free_handle(moment: Moment, known: Known) -> Moment:
    """A newcomer whose handle others have gets a number behind it; a contact's begins with that of its customer."""
    fact = moment.fact
    assert isinstance(fact, PersonJoined | CustomerMet)
    if fact.handle is None:
        return moment
    if moment.id != (fact.who if isinstance(fact, PersonJoined) else fact.customer):
        return moment
    wanted = fact.handle
    if isinstance(fact, CustomerMet) and fact.speaks_for is not None:
        wanted = f"{known.handle(fact.speaks_for)}/{wanted.partition('/')[2] or wanted}"
    handle = free_handle(wanted, known.taken)
    if len(handle) > LONGEST_WHOLE:
        raise Refused(
            gettext(
                "with that of its customer the handle has {number} characters, and at most {most} are kept; choose "
                "a shorter one than “{begun}…”",
                number=len(handle),
                most=LONGEST_WHOLE,
                begun=handle.rpartition("/")[2][:20],
            )
        )
    return moment if handle == fact.handle else replace(moment, fact=replace(fact, handle=handle))


def _written(moment: Moment) -> tuple[str, str | None]:
    """Structure and words as JSON, read back once: a field of the wrong type is refused now, not found in a year."""
    try:
        structure, words = structure_of(moment.fact), words_of_moment(moment)
        decoder(type(moment.fact).STORED)(joined(structure, words))
    except UNFIT as problem:
        raise Refused(gettext("it cannot be written down: {problem}", problem=problem)) from problem
    return structure, words


def _same(moment: Moment, before: Moment, *, forgotten: bool) -> bool:
    """Whether two moments under one id tell the same. Of forgotten words only the structure can be compared."""
    if (moment.happened_at, moment.all_day, moment.corrects, type(moment.fact)) != (
        before.happened_at, before.all_day, before.corrects, type(before.fact)
    ):  # fmt: skip
        return False
    if structure_of(moment.fact) != structure_of(before.fact):
        return False
    return forgotten or _told(moment) == _told(before)


def _told(moment: Moment) -> tuple[Any, ...]:
    """What a moment says, but for the handle: the ledger may have put a number behind that."""
    fact = moment.fact
    if isinstance(fact, PersonJoined | CustomerMet):
        fact = replace(fact, handle=None)
    return fact, moment.label, moment.language, moment.attachments
