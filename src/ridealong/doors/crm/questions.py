"""What has to be answered before an import: said in words, and asked so that a page can offer the answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as Pairs
from dataclasses import replace
from typing import Any, NamedTuple

from .dates import Order, read_date
from .guess import SAY_ORDER, SAY_SIGN, questions_of
from .layout import Layout
from .mapping import Mapping, Told, read_entry
from .money import DecimalSign, read_amount

ANSWERS = "the answers"
EXAMPLE = re.compile(r"\(`([^`]+)`\)")
DAY_OR_MONTH: tuple[tuple[Order, str], ...] = (
    ("dmy", "the day first: 03/04/2026 is 3 April 2026"),
    ("mdy", "the month first: 03/04/2026 is 4 March 2026"),
)
POINT_OR_COMMA: tuple[tuple[DecimalSign, str], ...] = (
    (".", "with a decimal point: 1.234 is a little more than one"),
    (",", "with a decimal comma: 1.234 is a thousand and more"),
)


class Choice(NamedTuple):
    """One answer: what the mapping says then, and what it means."""

    value: str
    means: str


class Question(str):
    """A question in the words of a terminal. `word` is the word of a mapping that answers it, where one does."""

    file: str
    word: str
    about: str
    """The name that is asked about, where it is one."""
    asks: str
    choices: tuple[Choice, ...]

    @classmethod
    def of(
        cls, text: str, asks: str, *, about: tuple[str, str, str], choices: Iterable[tuple[str, str]]
    ) -> Question:
        question = cls(text)
        question.file, question.word, question.about = about
        question.asks, question.choices = asks, tuple(Choice(*each) for each in choices)
        return question


def asked_of(layouts: Sequence[Layout]) -> list[Question]:
    """What the tables themselves leave open, each with its file."""
    return [_asked(error.file, error.why, str(error)) for error in questions_of(layouts)]


def _asked(file: str, why: str, text: str) -> Question:
    example = EXAMPLE.findall(why)
    for word, tail, choices in (("dates", SAY_ORDER, _days), ("decimal", SAY_SIGN, _amounts)):
        if why.endswith(tail):
            asks = why.removesuffix(tail).rstrip("; ")
            return Question.of(text, asks, about=(file, word, ""), choices=choices(*example))
    return Question.of(text, why, about=(file, "", ""), choices=())


def _days(*examples: str) -> Iterator[tuple[str, str]]:
    """The two ways to read the very date that stands in the file, where one does."""
    for order, means in DAY_OR_MONTH:
        day = read_date(examples[0], order) if len(examples) == 1 else None
        first = means.partition(":")[0]
        yield order, f"{first}: `{examples[0]}` is {day.day} {day:%B %Y}" if day else means


def _amounts(*examples: str) -> Iterator[tuple[str, str]]:
    for sign, means in POINT_OR_COMMA:
        amount = read_amount(examples[0], sign) if len(examples) == 1 else None
        yield sign, means if amount is None else f"`{examples[0]}` is {amount.normalize():f}"


def which(text: str, asks: str, name: str, choices: Iterable[tuple[str, str]]) -> Question:
    """Which of several people or customers a name stands for: the same in every file."""
    return Question.of(text, asks, about=("", "names", name), choices=choices)


def answered(mapping: Mapping, answers: Pairs[str, Pairs[str, Any]]) -> Mapping:
    """The mapping with what was answered, by table; for a table that it speaks of, the rest of that stays."""
    return replace(mapping, entries=(*_over(mapping, answers), *mapping.entries))


def _over(mapping: Mapping, answers: Pairs[str, Pairs[str, Any]]) -> Iterator[tuple[str, Told]]:
    for table, answer in answers.items():
        read = read_entry(ANSWERS, table, dict(answer))
        before = mapping.called(table, table.rpartition("#")[0] or table) or Told()
        said = {word: getattr(read, word) for word in answer if word != "names"}
        if said:  # what is said now beside what was remembered is remembered with this import
            said["remembered"] = ""
        yield table, replace(before, names={**before.names, **read.names}, **said)
