"""Sentence to moment and moment to sentence, from each kind's own phrase."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any
from urllib.parse import quote, unquote

from ridealong.moments import slots
from ridealong.moments.book import Book, Unknown
from ridealong.moments.clocks import doubt_about
from ridealong.moments.kind import Fact, Field, Slip, fields_of, once_a_kind
from ridealong.moments.kinds import ALL
from ridealong.moments.moment import Moment, Voice, on_day
from ridealong.moments.phrase import phrase_of, read_slot, say_parts, say_slot
from ridealong.moments.problem import SentenceError, nearest_phrase
from ridealong.moments.recognising import WHEN, fitting
from ridealong.speech import gettext

_SUFFIX = re.compile(
    rf"(?: by (?P<by>{slots.PATTERNS[slots.Anyone]}))?(?: as (?P<voice>[a-z]+))?(?: via (?P<door>\S+))?"
    rf"(?: recorded (?P<recorded>\S+))?(?: corrects (?P<corrects>\^{slots.LABEL}))?"
    r"(?: with (?P<attachments>\S+(?:, \S+)*))?(?: id (?P<id>\S+))?"
)
_QUOTED_OR_BAR = re.compile(r'"(?:[^"\\]|\\.)*"| \|(?= )')

_TIME_WITH_ZONE = re.compile(r"[\dT:.-]+(?:Z|[+-]\d{2}:\d{2})")
_SPOKEN: tuple[Any, ...] = (slots.Words, tuple[slots.Words, ...])
_NOT_IN_A_FILE_NAME = re.compile(r"[\s%,]")
"""What would end a file's name in the suffix; it is written as web addresses write it."""

assert ALL, "the kinds register themselves when they are imported"


def parse(text: str, book: Book, *, line: int = 1) -> Moment:
    """The moment a sentence tells. The suffix is believed: whoever doesn't want that strips it with :func:`bare`."""
    header, newline, document = text.rstrip().partition("\n")
    when = WHEN.match(header)
    start = when.end() if when else 0
    end, envelope = _split(header, line)
    sentence = header[start:end].rstrip() + newline + document
    fact_type, found = _recognise(sentence, line, start)
    label = found.groupdict().get("label_")
    identity = envelope.get("id") or book.fresh(label[1:] if label else None)
    happened_at, all_day = _happened(when, book, line)
    fact = _fact(fact_type, found, book, Place(line, start, identity))
    return Moment(
        id=identity,
        fact=fact,
        happened_at=happened_at,
        all_day=all_day,
        label=label[1:] if label else None,
        language=_language(fact_type, found),
        **_claims(envelope, book, line, end),
    )


class Place:
    """Where in the text a sentence stands, and the id its moment will have."""

    __slots__ = ("identity", "line", "start")

    def __init__(self, line: int, start: int, identity: str) -> None:
        self.line, self.start, self.identity = line, start, identity

    def error(self, column: int, message: str) -> SentenceError:
        return SentenceError(message, line=self.line, column=self.start + column + 1)


def bare(text: str) -> str:
    """The sentence without the claims of its suffix."""
    header, newline, document = text.partition("\n")
    return header[: _split(header, 1)[0]].rstrip() + newline + document


def is_dated(text: str) -> bool:
    """Whether a sentence says when it happened; one that does not means now."""
    return WHEN.match(text) is not None


def where(text: str, slip: Slip) -> tuple[int, int]:
    """The line of a sentence, and the column in it, at which a slip stands; both counted from one."""
    header, newline, document = text.rstrip().partition("\n")
    when = WHEN.match(header)
    start, end = when.end() if when else 0, _split(header, 1)[0]
    sentence = header[start:end].rstrip() + newline + document
    _, found = _recognise(sentence, 1, start)
    spanned = found.groupdict().get(slip.field)
    at = found.start(slip.field) + max(spanned.find(slip.text), 0) if spanned is not None else 0
    lines = sentence[:at].split("\n")
    return len(lines), len(lines[-1]) + 1 + (start if len(lines) == 1 else 0)


def _split(header: str, line: int) -> tuple[int, dict[str, str]]:
    for found in _QUOTED_OR_BAR.finditer(header):
        if found[0] == " |":
            claims = _SUFFIX.fullmatch(header, found.end())
            if claims is None:
                raise SentenceError(
                    gettext(
                        "after the bar comes who recorded it: | by tom as salesperson via phone recorded … id …"
                    ),
                    line=line, column=found.end() + 1,
                )  # fmt: skip
            return found.start(), {key: value for key, value in claims.groupdict().items() if value}
    return len(header), {}


def _recognise(sentence: str, line: int, start: int) -> tuple[type[Fact], re.Match[str]]:
    if fits := fitting(sentence):
        return fits
    column, message = nearest_phrase(sentence)
    raise SentenceError(message, line=line, column=start + column + 1)


def _happened(when: re.Match[str] | None, book: Book, line: int) -> tuple[datetime, bool]:
    if when is None:
        return book.now.replace(microsecond=0), False
    try:
        if when["time"] is None:
            return on_day(slots.read_day(when["day"])), True
        naive = datetime.fromisoformat(f"{when['day']}T{when['time']}")
        if when["zone"] is None and (doubt := doubt_about(naive, book.zone)):
            raise SentenceError(doubt, line=line, column=when.start("time") + 1)
        return naive.replace(tzinfo=_zone(when["zone"], book.zone)).astimezone(UTC), False
    except SentenceError:
        raise
    except (ValueError, OverflowError):
        why = gettext("{time} is not a time in the calendar", time=when[0].strip())
        raise SentenceError(why, line=line, column=1) from None


def _zone(text: str | None, default: tzinfo) -> tzinfo:
    if text is None:
        return default
    if text == "Z":
        return UTC
    offset = timedelta(hours=int(text[1:3]), minutes=int(text[4:6]))
    return timezone(-offset if text[0] == "-" else offset)


def _fact(fact_type: type[Fact], found: re.Match[str], book: Book, place: Place) -> Fact:
    values: dict[str, Any] = {}
    told = found.groupdict()
    for slot in fields_of(fact_type):
        text = told.get(slot.name)
        if text is not None and slot.type != slots.Handle:
            try:
                values[slot.name] = _value(slot, text, book, place)
                if slot.type == slots.Newcomer:
                    values |= _introduced(fact_type, text, book)
            except (Unknown, slots.Unreadable) as problem:
                raise place.error(found.start(slot.name), str(problem)) from problem
    return fact_type(**values)


def _introduced(fact_type: type[Fact], handle: str, book: Book) -> dict[str, Any]:
    """What a newcomer's handle says beside naming them: whom a contact speaks for."""
    customer, slash, _ = handle.partition("/")
    known = {"handle": handle}
    if slash and "speaks_for" in {slot.name for slot in fields_of(fact_type)}:
        known["speaks_for"] = book.find(customer, slots.Customer)
    return known


def _value(slot: Field, text: str, book: Book, place: Place) -> Any:
    if slot.type == slots.Ref:
        return book.moment(text[1:])
    if slot.type == slots.Newcomer:
        return book.find(text, slot.type) or place.identity
    if slot.type == tuple[slots.Person, ...]:
        return tuple(book.find(each, slots.Person) for each in text.split(", "))
    return book.find(text, slot.type) if slot.is_identity else read_slot(slot, text)


def _language(fact_type: type[Fact], found: re.Match[str]) -> str | None:
    told = found.groupdict()
    languages = (slots.language_of(text) for name in _spoken_of(fact_type) if (text := told.get(name)))
    return next((language for language in languages if language), None)


@once_a_kind
def _spoken_of(fact_type: type[Fact]) -> tuple[str, ...]:
    return tuple(slot.name for slot in fields_of(fact_type) if slot.type in _SPOKEN)


def _claims(envelope: dict[str, str], book: Book, line: int, column: int) -> dict[str, Any]:
    try:
        return {
            _CLAIMS[key][0]: _CLAIMS[key][1](text, book) for key, text in envelope.items() if key in _CLAIMS
        }
    except (LookupError, ValueError) as problem:
        raise SentenceError(str(problem), line=line, column=column + 2) from problem


def _read_voice(text: str, book: Book) -> Voice:
    if text not in list(Voice):
        voices = ", ".join(Voice)
        raise ValueError(
            gettext("there is no voice “{told}”; the voices are {voices}", told=text, voices=voices)
        )
    return Voice(text)


def _read_recorded(text: str, book: Book) -> datetime:
    if not _TIME_WITH_ZONE.fullmatch(text):
        raise ValueError(
            gettext("“{told}” should be a time with its zone, as in 2026-03-02T10:12Z", told=text)
        )
    return datetime.fromisoformat(text)


_CLAIMS: dict[str, tuple[str, Callable[[str, Book], Any]]] = {
    "by": ("by", lambda text, book: book.find(text, slots.Anyone)),
    "voice": ("voice", _read_voice),
    "door": ("door", lambda text, book: text),
    "recorded": ("recorded_at", _read_recorded),
    "corrects": ("corrects", lambda text, book: book.moment(text[1:])),
    "attachments": ("attachments", lambda text, book: tuple(map(unquote, text.split(", ")))),
}
"""Where each claim of the suffix goes in the envelope, and how it is read."""


def say(moment: Moment, book: Book, *, plain: bool = False) -> str:
    """The sentence that tells a moment; with its suffix it says everything the ledger keeps."""
    sentence, colon, document = say_fact(moment.fact, book, moment.language).partition(":\n")
    label = f" ^{moment.label}" if moment.label else ""
    suffix = "" if plain else _say_suffix(moment, book)
    return f"{_say_when(moment, book.zone, plain)}  {sentence}{label}{colon[:1]}{suffix}{colon[1:]}{document}"


def say_fact(fact: Fact, book: Book, language: str | None = None) -> str:
    return say_parts(phrase_of(type(fact)).parts, texts_of(fact, book, language))


def texts_of(fact: Fact, book: Book, language: str | None = None) -> dict[str, str]:
    """What stands in each slot that is filled."""
    said: dict[str, str] = {}
    for slot in fields_of(type(fact)):
        value = getattr(fact, slot.name)
        if value is not None and value != () and slot.type != slots.Handle:
            said[slot.name] = _text(slot, value, book)
            if language and slot.type in _SPOKEN:
                said[slot.name] = slots.QUOTED.sub(rf"\g<0>@{language}", said[slot.name])
    return said


def _text(slot: Field, value: Any, book: Book) -> str:
    if slot.type == slots.Ref:
        return "^" + book.label(value)
    if slot.type == tuple[slots.Person, ...]:
        return ", ".join(book.handle(each) for each in value)
    return book.handle(value) if slot.is_identity else say_slot(slot, value)


def _say_when(moment: Moment, zone: tzinfo, plain: bool) -> str:
    if moment.all_day:
        return moment.happened_at.date().isoformat()
    local = moment.happened_at.astimezone(zone)
    is_clear = plain and doubt_about(local.replace(tzinfo=None), zone) is None
    return f"{local:%Y-%m-%d} {_clock(local)}{'' if is_clear else _offset(local)}"


def _clock(at: datetime) -> str:
    if at.microsecond:
        return f"{at:%H:%M:%S.%f}"
    return f"{at:%H:%M:%S}" if at.second else f"{at:%H:%M}"


def _offset(at: datetime) -> str:
    return "Z" if at.utcoffset() == timedelta() else at.isoformat()[-6:]


def _say_suffix(moment: Moment, book: Book) -> str:
    said = f" by {book.handle(moment.by)}" if moment.by else ""
    said += f" as {moment.voice}" if moment.voice else ""
    said += f" via {moment.door}" if moment.door else ""
    if moment.recorded_at:
        at = moment.recorded_at.astimezone(UTC)
        said += f" recorded {at:%Y-%m-%dT}{_clock(at)}Z"
    said += f" corrects ^{book.label(moment.corrects)}" if moment.corrects else ""
    files = [_NOT_IN_A_FILE_NAME.sub(lambda found: quote(found[0]), each) for each in moment.attachments]
    said += f" with {', '.join(files)}" if files else ""
    return f" |{said} id {moment.id}"
