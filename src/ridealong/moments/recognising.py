"""Which kind a sentence tells: the one whose phrase it fits."""

from __future__ import annotations

import re

from ridealong.moments.kind import KINDS, Fact
from ridealong.moments.kinds import ALL
from ridealong.moments.phrase import phrase_of

assert ALL, "the kinds register themselves when they are imported"

WHEN = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:[ T]+(?P<time>\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)(?P<zone>Z|[+-]\d{2}:\d{2})?)?\s+"
)


def recognised(sentence: str) -> list[type[Fact]]:
    """Every kind whose phrase a sentence fits: one, if the notation keeps its word."""
    return [each for each in KINDS.values() if phrase_of(each).pattern.fullmatch(sentence)]


def fitting(sentence: str) -> tuple[type[Fact], re.Match[str]] | None:
    for each in KINDS.values():
        phrase = phrase_of(each)
        if phrase.anchor in sentence and (found := phrase.pattern.fullmatch(sentence)):
            return each, found
    return None


def read_as(text: str) -> tuple[type[Fact], re.Match[str], int] | None:
    """The kind a text tells, what stands in its slots, and where its sentence begins; None where it tells none."""
    header, newline, document = text.rstrip().partition("\n")
    start = begin(text)
    found = fitting(header[start:].rstrip() + newline + document)
    return (*found, start) if found else None


def begin(text: str) -> int:
    """Where the sentence begins, behind the date in front of it."""
    when = WHEN.match(text)
    return when.end() if when else 0
