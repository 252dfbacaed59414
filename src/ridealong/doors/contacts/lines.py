"""The logical lines of a vCard file: folded ones joined, pictures passed over, each with the number it began at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

LONGEST_LINE = 65_536
"""A line of text is never that long; what is longer is cut, for it is a picture or a slip."""
PASSED_OVER = frozenset({b"PHOTO", b"LOGO", b"SOUND", b"KEY", b"X-MS-CARDPICTURE", b"X-MS-OL-DESIGN"})
_NAME = re.compile(rb"^(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)[;:]")
_QUOTED_PRINTABLE = re.compile(rb"(?i)^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]")


class Line(NamedTuple):
    number: int
    text: bytes


def logical_lines(raw: Iterable[bytes]) -> Iterator[Line]:
    """Joined as the card's version has it: in 2.1 the blank at which a line was folded is part of it."""
    folding = Folding()
    for number, text in enumerate(raw, 1):
        yield from folding.take(number, text.rstrip(b"\r\n"))
    yield from folding.end()


class Folding:
    """Holds one line until it is known that the next does not go on with it."""

    def __init__(self) -> None:
        self.number, self.text = 0, b""
        self.old = False
        self.soft = False
        """Whether a quoted-printable line ended in the middle, with an equals sign."""
        self.passed_over = False

    def take(self, number: int, text: bytes) -> Iterator[Line]:
        if self.soft:
            self.join(text.lstrip(b" \t") if self.passed_over else text)
            return
        if text[:1] in (b" ", b"\t") and self.number:
            self.join(b" " + text.lstrip(b" \t") if self.old else text[1:])
            return
        yield from self.end()
        self.begin(number, text)

    def begin(self, number: int, text: bytes) -> None:
        self.number, self.text = number, b""
        name = _NAME.match(text[:80])
        self.passed_over = name is not None and name[1].upper() in PASSED_OVER
        self.soft = False
        self.join(text)
        if text[:12].upper() == b"VERSION:2.1":
            self.old = True
        elif text[:8].upper() == b"VERSION:":
            self.old = False

    def join(self, more: bytes) -> None:
        self.soft = False
        if self.passed_over and self.text:
            return
        if _QUOTED_PRINTABLE.match(self.text[:200] or more[:200]) and more.endswith(b"="):
            self.soft, more = True, more[:-1]
        self.text = (self.text + more)[:LONGEST_LINE]

    def end(self) -> Iterator[Line]:
        if self.number and not self.passed_over and self.text.strip():
            yield Line(self.number, self.text)
        self.number = 0
