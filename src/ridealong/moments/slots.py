"""What can stand in a sentence: the types of a fact's fields, and how each is written and read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from ridealong.speech import gettext

Person = Annotated[str, "person"]
Customer = Annotated[str, "customer"]
Anyone = Annotated[str, "anyone"]
Newcomer = Annotated[str, "newcomer"]
"""A person or customer who may be new: the moment that introduces them gives them their id."""
Handle = Annotated[str, "handle"]
"""The short name a newcomer is written by. It is a name, so it can be forgotten."""
Ref = Annotated[str, "ref"]
Words = Annotated[str, "words"]
Document = Annotated[str, "document"]
Word = Annotated[str, "word"]
Minutes = Annotated[int, "minutes"]

IDENTITIES: frozenset[object] = frozenset({Person, Customer, Anyone, Newcomer})
ERASABLE: frozenset[object] = frozenset({Words, Document, Handle})


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount in one currency."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        amount = self.amount
        text = f"{amount:f}"
        return f"{text} {self.currency}"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of those who answered found that a pulse item was met."""

    item: Word
    met: int


@dataclass(frozen=True, slots=True)
class Grade:
    """One behaviour on a report card."""

    behaviour: Word
    grade: Word


FORGOTTEN = "(forgotten)"
"""What stands where a kind's words were erased: nobody can tell what they said, and nothing is judged by it."""


class Unreadable(ValueError):
    """A slot's text has the right shape but no possible meaning, such as the 31st of April."""


HANDLE = r"[^\W_]+(?:[-.'][^\W_]+)*"
LABEL = r"[^\W_](?:[\w.-]*[^\W_])?"
QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"(?:@[a-z]{2,3}(?:-[A-Za-z0-9]+)*)?')
"""Words between straight quotes, and the language they are in."""

PATTERNS: dict[object, str] = {
    Person: HANDLE,
    Customer: rf"{HANDLE}(?:/{HANDLE})?",
    Anyone: rf"{HANDLE}(?:/{HANDLE})?",
    Newcomer: rf"{HANDLE}(?:/{HANDLE})?",
    tuple[Person, ...]: rf"{HANDLE}(?:, {HANDLE})*",
    Ref: rf"\^{LABEL}",
    Words: QUOTED.pattern,
    tuple[Words, ...]: rf"{QUOTED.pattern}(?:, {QUOTED.pattern})*",
    Document: r"\n(?s:.+)",
    Word: r"[^\W_][\w.-]*",
    date: r"\d{4}-\d{2}-\d{2}",
    Money: r"-?\d+(?:\.\d+)? [A-Z]{3}",
    int: r"\d+",
    Decimal: r"-?\d+(?:\.\d+)?",
    Minutes: r"(?:\d+ h \d+ min|\d+ h|\d+ min)",
    tuple[Tally, ...]: r"[^\W_][\w.-]* \d+ met(?:, [^\W_][\w.-]* \d+ met)*",
    tuple[Grade, ...]: r"[^\W_][\w.-]* (?:exceeds|meets|below)(?:, [^\W_][\w.-]* (?:exceeds|meets|below))*",
}

EXAMPLES: dict[object, str] = {
    Person: "tom",
    Customer: "acme",
    Anyone: "acme",
    Newcomer: "tom",
    tuple[Person, ...]: "mia, nils",
    Ref: "^p1",
    Words: '"a few words"',
    tuple[Words, ...]: '"one", "two"',
    Document: "\n    indented lines",
    Word: "word",
    date: "2026-03-06",
    Money: "9480.00 EUR",
    int: "3",
    Decimal: "0.8",
    Minutes: "55 min",
    tuple[Tally, ...]: "listens 7 met",
    tuple[Grade, ...]: "listens meets",
}
OTHERS: dict[object, str] = {Person: "mia", Customer: "bolt", Anyone: "tom", Newcomer: "mia"}
"""Examples for when the first stands in the sentence already."""

EXAMPLES_BY_FIELD: dict[tuple[str, object], str] = {
    ("answered", int): "6",
    ("asked", int): "8",
    ("beside", Person): "mia",
    ("before", Person): "mia",
    ("customer", Newcomer): "acme",
    ("item", Word): "listens",
    ("leader", Person): "ana",
    ("margin", Money): "1200.00 EUR",
    ("name", Words): '"Acme Tools"',
    ("other", Anyone): "bolt",
    ("order", Word): "A-117",
    ("practice", Word): "serving",
    ("sign", Word): "promises",
    ("through", Anyone): "bolt",
    ("to", Anyone): "tom",
    ("topic", Word): "billing",
    ("under", Person): "ana",
}
"""Where a field's own example reads better than that of its type."""

_ESCAPES = {"n": "\n", "r": "\r", '"': '"', "\\": "\\"}
_DAY = re.compile(r"(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def read_words(text: str) -> str:
    """The words inside quotation marks; a language tag behind them is the envelope's business."""
    inside = text[1 : text.rindex('"')]
    return _ESCAPED.sub(lambda found: _ESCAPES.get(found[1], found[0]), inside)


def say_words(words: str) -> str:
    # A carriage return is escaped too: whoever opens a file of sentences as text would turn it into a line's end.
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'


def language_of(text: str) -> str | None:
    tag = text[text.rindex('"') + 1 :]
    return tag[1:] or None


def read_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Unreadable(gettext("{day} is not a day in the calendar", day=text)) from None


def impossible_days(document: str) -> list[tuple[str, str]]:
    """What looks like a day in a document and is in no calendar, each after what to say of it."""
    found = []
    for text in _DAY.findall(document):
        try:
            read_day(text)
        except Unreadable as problem:
            found.append((str(problem), text))
    return found


def read_money(text: str) -> Money:
    amount, currency = text.split(" ")
    return Money(Decimal(amount), currency)


def read_minutes(text: str) -> Minutes:
    total = 0
    for number, unit in re.findall(r"(\d+) (h|min)", text):
        total += int(number) * (60 if unit == "h" else 1)
    return total


def say_minutes(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if hours and rest:
        return f"{hours} h {rest} min"
    return f"{hours} h" if hours else f"{rest} min"


def read_tallies(text: str) -> tuple[Tally, ...]:
    return tuple(Tally(item, int(met)) for item, met, _ in (part.split(" ") for part in text.split(", ")))


def read_grades(text: str) -> tuple[Grade, ...]:
    return tuple(Grade(item, grade) for item, grade in (part.split(" ") for part in text.split(", ")))


def read_document(text: str) -> str:
    return "\n".join(line[4:] if line.startswith("    ") else line.lstrip() for line in text[1:].split("\n"))


def say_document(document: str) -> str:
    return "\n" + "\n".join(f"    {line}" for line in document.split("\n"))
