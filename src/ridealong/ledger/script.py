"""A text of sentences, line by line: comments, documents, and directives that say who records what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from ridealong.ledger.book import LedgerBook
from ridealong.ledger.codec import EPOCH
from ridealong.ledger.receipt import SYSTEM, Recorder
from ridealong.moments import slots
from ridealong.moments.book import Unknown
from ridealong.moments.doubting import doubts
from ridealong.moments.kind import Slip
from ridealong.moments.kinds.roster import CustomerMet, MomentWithdrawn, PersonJoined
from ridealong.moments.moment import Moment
from ridealong.moments.notation import bare, parse, where
from ridealong.moments.problem import SentenceError
from ridealong.speech import gettext

_AS = re.compile(r"as (?P<who>\S+)$")
_STORY = re.compile(r"(close of period|known at)\b")
_RECORDED = re.compile(r" recorded (\S+)(?: corrects \S+)?(?: with \S+(?:, \S+)*)? id \S+$")


@dataclass(frozen=True, slots=True)
class Told:
    """A moment, the line it was told on and who records it, and the sentence as it stands there."""

    line: int
    moment: Moment
    recorder: Recorder
    sentence: str = ""

    def hardly(self, slip: Slip) -> SentenceError:
        """What is wrong with it, and where."""
        further, column = where(self.sentence, slip)
        return SentenceError(slip, line=self.line + further - 1, column=column)


@dataclass(frozen=True, slots=True)
class Script:
    told: list[Told]
    problems: list[SentenceError]


def read_script(text: str, book: LedgerBook, recorder: Recorder, *, believe: bool = False) -> Script:
    """Every sentence of a text, or every problem in it.

    Suffixes are believed only in a restore, and then the sentences are read in the order they had been recorded.
    """
    script = Script([], [])
    for line, sentence in _in_order(text) if believe else _sentences(text):
        try:
            if directive := _AS.match(sentence):
                recorder = _recorder(directive["who"], book, line)
                continue
            if _STORY.match(sentence):
                raise SentenceError(
                    gettext("this belongs in stories; the ledger keeps only what happened"),
                    line=line,
                    column=1,
                )
            moment = parse(sentence if believe else bare(sentence), book, line=line)
            told = Told(line, _signed(moment, recorder, believe), recorder, sentence)
            if not believe:
                for slip in doubts(moment):  # while there is a text to point at
                    raise told.hardly(slip)
        except SentenceError as problem:
            script.problems.append(problem)
            continue
        _remember(moment, book)
        script.told.append(told)
    return script


def _in_order(text: str) -> list[tuple[int, str]]:
    return sorted(_sentences(text), key=lambda told: _recorded(told[1]))


def _recorded(sentence: str) -> datetime:
    found = _RECORDED.search(sentence.partition("\n")[0])
    try:
        return datetime.fromisoformat(found[1]).astimezone(UTC) if found else EPOCH
    except ValueError:
        return EPOCH  # reading the sentence says what is wrong with it


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence with the number of its first line; indented lines belong to the sentence above."""
    pending: tuple[int, list[str]] | None = None
    # Only a line feed ends a line: other characters that end one elsewhere may stand in what people said.
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    for number, line in enumerate(lines, start=1):
        if pending and line.startswith("    "):
            pending[1].append(line)
            continue
        if pending:
            yield pending[0], "\n".join(pending[1])
            pending = None
        if line.strip() and not line.lstrip().startswith("#"):
            pending = (number, [line.strip()])
    if pending:
        yield pending[0], "\n".join(pending[1])


def _recorder(who: str, book: LedgerBook, line: int) -> Recorder:
    if who == "system":
        return SYSTEM
    try:
        return Recorder(book.find(who, slots.Anyone))
    except Unknown as problem:
        raise SentenceError(str(problem), line=line, column=4) from problem


def _remember(moment: Moment, book: LedgerBook) -> None:
    """What later lines may build on: a newcomer's handle and the moment's own label."""
    match moment.fact:
        case PersonJoined(who=who, handle=str(handle)) if who == moment.id:
            book.introduce(handle, who, "person")
        case CustomerMet(customer=who, handle=str(handle), speaks_for=firm) if who == moment.id:
            book.introduce(handle, who, "contact" if firm else "customer")
        case MomentWithdrawn(what=what):
            book.withdraw(what)
    if moment.label and moment.corrects is None:
        book.name(moment.label, moment.id)


def _signed(moment: Moment, recorder: Recorder, believe: bool) -> Moment:
    if believe:
        return moment
    return replace(moment, by=recorder.id, voice=recorder.voice)
