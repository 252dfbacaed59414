"""What two sentences differ in, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

_WORDS = re.compile(r"\s+|[^\s]+")


class Piece(NamedTuple):
    """Some words, and whether they stay, go or come."""

    text: str
    fate: str


def differing(before: str, after: str) -> list[Piece]:
    """The pieces of both in one line: kept, gone and come."""
    return list(_pieces(_WORDS.findall(before), _WORDS.findall(after)))


def _pieces(before: list[str], after: list[str]) -> Iterator[Piece]:
    for _, begin, end, start, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if before[begin:end] == after[start:stop]:
            yield Piece("".join(before[begin:end]), "kept")
            continue
        if begin < end:
            yield Piece("".join(before[begin:end]), "gone")
        if start < stop:
            yield Piece("".join(after[start:stop]), "come")
