"""A moment as a row and back: structure apart from words, and the digests that bind them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

import msgspec

from ridealong.moments import slots
from ridealong.moments.kind import KINDS, Fact, fields_of, once_a_kind, words_of
from ridealong.moments.moment import Moment, Voice

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
LABEL, FILES = "^", "#"
"""What a moment's label and the names of its files are kept under among its words; no field can be named so."""
FIRST_CHAIN = "0" * 64
COLUMNS = (
    "id", "kind", "happened", "all_day", "recorded", "restored", "by", "voice", "door", "corrects", "language",
    "structure", "words_hash",
)  # fmt: skip

_encode = msgspec.json.Encoder().encode
_sha256 = hashlib.sha256


class Parts(NamedTuple):
    """A row without its place in the ledger: what its digest covers, in the order of COLUMNS."""

    id: str
    kind: str
    happened: int
    all_day: bool
    recorded: int
    restored: int | None
    by: str | None
    voice: str
    door: str
    corrects: str | None
    language: str | None
    structure: str
    words_hash: str | None


class Split(NamedTuple):
    """The fields of a kind: those that are kept for good and those that can be forgotten."""

    kept: tuple[str, ...]
    erasable: tuple[str, ...]


@once_a_kind
def _split(kind: type[Fact]) -> Split:
    erasable = words_of(kind)
    return Split(tuple(each.name for each in fields_of(kind) if each.name not in erasable), erasable)


@once_a_kind
def _readers(kind: type[Fact]) -> tuple[Callable[[Fact], Any], Callable[[Fact], Any]]:
    kept, erasable = _split(kind)
    return _reader(kept), _reader(erasable)


def _reader(names: tuple[str, ...]) -> Callable[[Fact], dict[str, Any]]:
    """What reads these fields of a fact at once, leaving out those that are empty."""
    if not names:
        return lambda fact: {}
    if len(names) == 1:
        (name,) = names
        return lambda fact: {name: value} if (value := getattr(fact, name)) is not None else {}
    values = attrgetter(*names)
    return lambda fact: {
        name: value for name, value in zip(names, values(fact), strict=True) if value is not None
    }


def structure_of(fact: Fact) -> str:
    """The fact without its words, as JSON: what the digest covers and nobody can be known by."""
    return _encode(_readers(type(fact))[0](fact)).decode()


def words_of_moment(moment: Moment) -> str | None:
    """The words and names a moment holds, as JSON; None where it holds none."""
    words = _readers(type(moment.fact))[1](moment.fact)
    if moment.label is not None:
        words[LABEL] = moment.label
    if moment.attachments:
        words[FILES] = moment.attachments
    return _encode(words).decode() if words else None


def new_salt() -> str:
    return os.urandom(16).hex()


def hash_words(salt: str, words: str) -> str:
    return _sha256(f"{salt}{words}".encode()).hexdigest()


def digest_of(parts: tuple[Any, ...]) -> str:
    """Of :class:`Parts`, or of a plain tuple in their order: naming each for a moment costs as much as its hash."""
    return _sha256(_encode(parts)).hexdigest()


def chained(previous: str, digest: str) -> str:
    return _sha256(f"{previous}{digest}".encode()).hexdigest()


def microseconds(at: datetime) -> int:
    return _in_utc(at) if at.tzinfo is UTC else (at - EPOCH) // MICROSECOND


@lru_cache(maxsize=16_384)
def _in_utc(at: datetime) -> int:
    """Remembered in UTC only: elsewhere two times can be equal and an hour apart, where clocks are put back."""
    return (at - EPOCH) // MICROSECOND


@lru_cache(maxsize=16_384)
def at_microseconds(count: int) -> datetime:
    """A time as Python has it. A batch is recorded at one time, and all-day moments share few: most are met again."""
    return EPOCH + timedelta(microseconds=count)


def joined(structure: str, words: str | None) -> str:
    """Two JSON objects as one: decoding once is twice as fast as decoding both and merging."""
    if words is None or words == "{}":
        return structure
    return words if structure == "{}" else f"{structure[:-1]},{words[1:]}"


@cache
def decoder(stored: str) -> Callable[[str], Fact]:
    decode: Callable[[str], Fact] = msgspec.json.Decoder(kind_of(stored)).decode
    return decode


def kind_of(stored: str) -> type[Fact]:
    """The kind that is stored under this name and version."""
    return _stored_kinds()[stored]


@cache
def _stored_kinds() -> dict[str, type[Fact]]:
    return {kind.STORED: kind for kind in KINDS.values()}


@cache
def _forgotten_words(stored: str) -> str:
    """What stands where a kind's required words were forgotten."""
    kind = kind_of(stored)
    required = [each for each in fields_of(kind) if each.is_erasable and not each.optional]
    several = {tuple[slots.Words, ...]: [slots.FORGOTTEN]}
    return _encode({each.name: several.get(each.type, slots.FORGOTTEN) for each in required}).decode()


VOICES = {voice.value: voice for voice in Voice}


def moment_from(row: tuple[Any, ...], words: str | None) -> Moment:
    """The moment a row (its COLUMNS) and its words tell; forgotten words leave a sign that they were there."""
    id_, stored, happened, all_day, recorded, _, by, voice, door, corrects, language, structure, hashed = row
    label: str | None = None
    files: tuple[str, ...] = ()
    if words is not None or hashed is not None:
        structure, language, label, files = told_in_full(stored, structure, words, language)
    return Moment(
        id=id_,
        fact=decoder(stored)(structure),
        happened_at=at_microseconds(happened),
        all_day=bool(all_day),
        recorded_at=at_microseconds(recorded),
        by=by,
        voice=VOICES[voice],
        door=door,
        label=label,
        language=language,
        corrects=corrects,
        attachments=files,
    )


def told_in_full(
    stored: str, structure: str, words: str | None, language: str | None
) -> tuple[str, str | None, str | None, tuple[str, ...]]:
    """A fact with its words, the language of what is left of them, the moment's label and the names of its files."""
    if words is None:
        return joined(structure, _forgotten_words(stored)), None, None, ()
    label, files = _label_and_files(words) if '"^":' in words or '"#":' in words else (None, ())
    return joined(structure, words), language, label, files


def _label_and_files(words: str) -> tuple[str | None, tuple[str, ...]]:
    told = msgspec.json.decode(words)
    return told.get(LABEL), tuple(told.get(FILES, ()))
