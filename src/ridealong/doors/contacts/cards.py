"""Reads vCards 2.1, 3.0 and 4.0: who it is, for which firm, where they are written to and phoned.

vCard 2.1 is the Internet Mail Consortium's of 1996, 3.0 is RFC 2426, 4.0 RFC 6350. The libraries that read them give a
file up at its first broken line; here the cards around it are read, for an address book of ten years has such lines.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path

from ridealong.speech import gettext, gettext_noop

from .lines import LONGEST_LINE, Line, logical_lines

BEGIN, END = b"BEGIN:VCARD", b"END:VCARD"
CUT_OFF = gettext_noop("the card is cut off: it has no END:VCARD")
_SEMICOLON, _ESCAPED = re.compile(r"(?<!\\);"), re.compile(r"\\(.)")
_PARTS = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_CHARSET = re.compile(r"(?i)charset=\"?([\w-]+)")
_RETURN = re.compile(rb"\r(?!\n|$)")
_BLANKS = re.compile(r"\s+")
MOST_OF_A_SORT = 20
ENDINGS = (".vcf", ".vcard")
Take = Callable[["Card", str], None]


@dataclass(slots=True)
class Card:
    """What one card says of somebody, as it stands there; `why` is why nothing can be made of it."""

    line: int
    name: str = ""
    family: tuple[str, ...] = ()
    firm: str = ""
    kind: str = ""
    mails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    sites: list[str] = field(default_factory=list)
    why: str = ""

    @property
    def whole_name(self) -> str:
        """First and last name where both are told apart, for a formatted one carries titles; else as it is written."""
        last, first = (*self.family, "", "")[:2]
        return f"{first} {last}" if first and last else self.name or first or last

    @property
    def is_of_a_firm(self) -> bool:
        """Whether it is no person's: the card of a company, as phones keep them."""
        if self.kind in ("org", "organization"):
            return True
        return (
            bool(self.firm)
            and not any(self.family)
            and self.whole_name.casefold() in ("", self.firm.casefold())
        )


def books_in(path: Path) -> list[Path]:
    """The address books of a folder, by name; a file is what it is."""
    if not path.is_dir():
        return [path]
    return sorted(each for each in path.iterdir() if each.suffix.lower() in ENDINGS and each.is_file()) or [
        path
    ]


def holds_cards(path: Path) -> bool:
    """Told by what it holds, not by its name; a pipe can be read only once, and is not opened for that."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            head = stream.read(200)
    except OSError:
        return False
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").upper().startswith(BEGIN) or _is_wide(head)


def _is_wide(head: bytes) -> bool:
    return any(
        head.startswith(mark) and BEGIN in _narrow(head).upper() for mark in (b"\xff\xfe", b"\xfe\xff")
    )


def _narrow(wide: bytes) -> bytes:
    return wide.decode("utf-16", "replace").encode()


def read_cards(path: Path) -> Iterator[Card]:
    """Every card of a file, the broken ones with why; a card within a card is somebody's assistant, and left out."""
    reader = Reader()
    with path.open("rb") as stream:
        for line in logical_lines(_physical(stream)):
            yield from reader.take(line)
    yield from reader.cut_off()


class Reader:
    """Holds the card that is open until it ends."""

    def __init__(self) -> None:
        self.card: Card | None = None
        self.agent = False
        """Whether a card within this one is to follow."""
        self.within = 0

    def take(self, line: Line) -> Iterator[Card]:
        said = line.text.strip().upper().replace(b" ", b"")
        if said == BEGIN and (self.agent or self.within):
            self.agent, self.within = False, self.within + 1
        elif said == BEGIN:
            yield from self.cut_off()
            self.card = Card(line.number)
        elif said == END and self.within:
            self.within -= 1
        elif said == END:
            yield from self.ended()
        elif self.card is not None and not self.within:
            self.agent = said == b"AGENT:"
            read_property(line, self.card)

    def ended(self) -> Iterator[Card]:
        if self.card is not None:
            yield self.card
        self.card = None

    def cut_off(self) -> Iterator[Card]:
        if self.card is not None:
            self.card.why = gettext(CUT_OFF)
        self.within = 0
        yield from self.ended()


def _physical(stream: BufferedReader) -> Iterator[bytes]:
    if stream.peek(2)[:2] in (b"\xff\xfe", b"\xfe\xff"):
        yield from _narrow(stream.read()).splitlines()
        return
    while text := stream.readline(LONGEST_LINE):
        # Old Macs end their lines with a return alone.
        yield from _RETURN.split(text.removeprefix(b"\xef\xbb\xbf"))


def read_property(line: Line, card: Card) -> None:
    """Take from a line what is wanted of it; whatever is not a property says nothing."""
    before, colon, value = _apart(line.text)
    if not colon:
        return
    name, *parameters = _PARTS.split(before.decode("ascii", "replace"))
    name = name.rpartition(".")[2].strip().upper()
    if name in READS:
        READS[name](card, read_text(value, ";".join(parameters)))


def _apart(text: bytes) -> tuple[bytes, bytes, bytes]:
    """At the first colon that stands in no quotation marks."""
    quoted = False
    for at, letter in enumerate(text[:1000]):
        if letter == ord('"'):
            quoted = not quoted
        elif letter == ord(":") and not quoted:
            return text[:at], b":", text[at + 1 :]
    return text, b"", b""


def read_text(value: bytes, parameters: str) -> str:
    """In the letters that the property says, else in UTF-8 or, where it is none, as Windows writes."""
    if "QUOTED-PRINTABLE" in parameters.upper():
        value = quopri.decodestring(value)
    named = _CHARSET.search(parameters)
    for encoding in (named[1] if named else "utf-8", "utf-8", "cp1252"):
        try:
            return value.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return value.decode("utf-8", "replace")


def plain(text: str) -> str:
    """Without the strokes that stand before commas and the like, and on one line."""
    unescaped = _ESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], text)
    return _BLANKS.sub(" ", unescaped).strip()


def _name(card: Card, text: str) -> None:
    card.name = card.name or plain(text)


def _family(card: Card, text: str) -> None:
    card.family = card.family or tuple(plain(each) for each in _SEMICOLON.split(text))


def _firm(card: Card, text: str) -> None:
    """The firm alone: what follows is a department in it."""
    card.firm = card.firm or plain(_SEMICOLON.split(text)[0])


def _kind(card: Card, text: str) -> None:
    card.kind = plain(text).casefold()


def _shown_as(card: Card, text: str) -> None:
    """As a telephone marks the card of a company."""
    if plain(text).upper() == "COMPANY":
        card.kind = "org"


def _more(of: str) -> Take:
    def take(card: Card, text: str) -> None:
        found: list[str] = getattr(card, of)
        said = plain(text)
        said = said.removeprefix("mailto:").removeprefix("tel:")
        if said and said not in found and len(found) < MOST_OF_A_SORT:
            found.append(said)

    return take


READS: dict[str, Take] = {
    "FN": _name,
    "N": _family,
    "ORG": _firm,
    "KIND": _kind,
    "X-ABSHOWAS": _shown_as,
    "EMAIL": _more("mails"),
    "TEL": _more("phones"),
    "URL": _more("sites"),
}
