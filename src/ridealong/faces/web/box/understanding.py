"""What a line means: read as it stands, and as people write in a hurry; said back in words before it is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ridealong.faces.web.box.book import BoxBook
from ridealong.faces.web.box.near import Near
from ridealong.moments import slots
from ridealong.moments.kind import Field
from ridealong.moments.loose_names import named
from ridealong.moments.loosely import AT_MOST, Reading, readings
from ridealong.moments.moment import Moment
from ridealong.moments.notation import bare, is_dated, parse, texts_of
from ridealong.moments.phrase import phrase_of, pieces
from ridealong.moments.problem import SentenceError, what_is_missing
from ridealong.moments.recognising import begin, read_as
from ridealong.speech import spoken

SORTS: dict[object, str] = {date: "day", slots.Money: "amount", slots.Minutes: "amount", slots.Words: "words"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence said back, and what it is: who, a day, an amount, words; or the sentence's own."""

    text: str
    sort: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """One way to understand a line: in the notation, and in words."""

    text: str
    pieces: tuple[Piece, ...]
    happened: date | None = None
    """The day in front of it, where it says one."""
    shown: bool = False
    """Whether something in it was written otherwise, so that its writer should see it before it is recorded."""


@dataclass(frozen=True, slots=True)
class Understood:
    meanings: tuple[Meaning, ...] = ()
    why: str = ""
    column: int = 0
    """Where in what was typed it goes wrong, counted from one; nought where that is nowhere."""
    readings: tuple[Reading, ...] = ()

    @property
    def only(self) -> Meaning | None:
        return self.meanings[0] if len(self.meanings) == 1 else None


def understand(typed: str, near: Near) -> Understood:
    """Every meaning of a line; where it has none, what is missing or wrong."""
    try:
        told = bare(typed)
    except SentenceError as problem:
        return Understood(why=problem.message, column=problem.column)
    loose = readings(told, today=near.typist.today, languages=(spoken(),), names=near.full_names)
    found = [each for reading in loose for each in named(reading, near.lookup)][:AT_MOST]
    meanings, trouble = [], None
    for reading in found:
        try:
            meanings.append(_meaning(reading, near))
        except SentenceError as problem:
            trouble = trouble or (
                problem.message,
                reading.back(problem.column - 1) + 1 if problem.line == 1 else 0,
            )
    if meanings:
        return Understood(tuple({each.text: each for each in meanings}.values()), readings=tuple(found))
    why, column = trouble or ("", 0)
    return Understood(why=why, column=column, readings=tuple(found))


def _meaning(reading: Reading, near: Near) -> Meaning:
    if read_as(reading.text) is None:
        raise _unfinished(reading.text)
    book = BoxBook(near)
    moment = parse(reading.text, book)
    if problems := moment.fact.problems():
        raise SentenceError(problems[0], line=0, column=0)
    happened = moment.day(book.zone) if is_dated(reading.text) else None
    return Meaning(reading.text, tuple(said_back(moment, book)), happened, reading.shown)


def _unfinished(text: str) -> SentenceError:
    start = begin(text)
    missing = what_is_missing(text[start:])
    return (
        SentenceError(missing[1], line=1, column=start + missing[0] + 1)
        if missing
        else SentenceError("", line=0, column=0)
    )


def said_back(moment: Moment, book: BoxBook) -> Iterator[Piece]:
    """The sentence with names in full, what is a name, a day or an amount set apart."""
    for text, slot in pieces(phrase_of(type(moment.fact)).parts, texts_of(moment.fact, book)):
        yield _piece(text, slot)


def _piece(text: str, slot: Field | None) -> Piece:
    if slot is None:
        return Piece(text)
    if slot.is_identity:
        return Piece(text, "who")
    sort = SORTS.get(slot.type, "")
    if sort == "day":
        return Piece(text, sort, date.fromisoformat(text))
    return Piece(slots.read_words(text), sort) if sort == "words" else Piece(text, sort)
