"""What has to be answered before an import: said in words, and asked so that a page can offer the answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as Pairs
from dataclasses import replace
from typing import Any, NamedTuple

from .guess import SAY_ORDER, SAY_SIGN, questions_of
from .layout import Layout
from .mapping import Mapping, Told, read_entry

ANSWERS = "the answers"
DAY_OR_MONTH = (("dmy", "the day first: 03/04 is 3 April"), ("mdy", "the month first: 03/04 is March 4"))
POINT_OR_COMMA = (
    (".", "a thousand and more: 1,234 is 1234"),
    (",", "a little more than one: 1,234 is 1.234"),
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
    for word, tail, choices in (("dates", SAY_ORDER, DAY_OR_MONTH), ("decimal", SAY_SIGN, POINT_OR_COMMA)):
        if why.endswith(tail):
            asks = why.removesuffix(tail).rstrip("; ")
            return Question.of(text, asks, about=(file, word, ""), choices=choices)
    return Question.of(text, why, about=(file, "", ""), choices=())


def which(text: str, asks: str, name: str, choices: Iterable[tuple[str, str]]) -> Question:
    """Which of several people or customers a name stands for: the same in every file."""
    return Question.of(text, asks, about=("", "names", name), choices=choices)


def answered(mapping: Mapping, answers: Pairs[str, Pairs[str, Any]]) -> Mapping:
    """The mapping with what was answered, by table; for a table that it speaks of, the rest of that stays."""
    return Mapping((*_over(mapping, answers), *mapping.entries))


def _over(mapping: Mapping, answers: Pairs[str, Pairs[str, Any]]) -> Iterator[tuple[str, Told]]:
    for table, answer in answers.items():
        read = read_entry(ANSWERS, table, dict(answer))
        before = mapping.called(table, table.rpartition("#")[0] or table)
        said = {word: getattr(read, word) for word in answer if word != "names"}
        yield table, replace(before, names={**before.names, **read.names}, **said)
