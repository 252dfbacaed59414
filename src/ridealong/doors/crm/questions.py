"""What has to be answered before an import: said in words, and asked so that a page can offer the answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as Pairs
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from ridealong.speech import gettext, gettext_noop, spoken
from ridealong.speech.figures import day

from .dates import Order, read_date
from .guess import questions_of
from .how_written import Open
from .layout import Layout
from .mapping import Mapping, Told, read_entry
from .money import DecimalSign, read_amount

ANSWERS = "the answers"
SOME_DAY = "03/04/2026"
OF_SOME_DAY: dict[Order, str] = {"dmy": "2026-04-03", "mdy": "2026-03-04"}
EXAMPLE = re.compile(r"\(`([^`]+)`\)")
DAY_OR_MONTH: tuple[tuple[Order, str], ...] = (
    ("dmy", gettext_noop("the day first: {written} is {day}")),
    ("mdy", gettext_noop("the month first: {written} is {day}")),
)
POINT_OR_COMMA: tuple[tuple[DecimalSign, str], ...] = (
    (".", gettext_noop("with a decimal point: 1.234 is a little more than one")),
    (",", gettext_noop("with a decimal comma: 1.234 is a thousand and more")),
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
    if not isinstance(why, Open):
        return Question.of(text, why, about=(file, "", ""), choices=())
    choices = {"dates": _days, "decimal": _amounts}[why.word]
    return Question.of(text, why.page, about=(file, why.word, ""), choices=choices(*EXAMPLE.findall(why)))


def _days(*examples: str) -> Iterator[tuple[str, str]]:
    """The two ways to read the very date that stands in the file, where one does."""
    for order, means in DAY_OR_MONTH:
        found = read_date(examples[0], order) if len(examples) == 1 else None
        written = f"`{examples[0]}`" if found else SOME_DAY
        yield order, gettext(means, written=written, day=day(found or date.fromisoformat(OF_SOME_DAY[order])))


def _amounts(*examples: str) -> Iterator[tuple[str, str]]:
    for sign, means in POINT_OR_COMMA:
        amount = read_amount(examples[0], sign) if len(examples) == 1 else None
        if amount is None:
            yield sign, gettext(means)
            continue
        yield sign, gettext("`{written}` is {amount}", written=examples[0], amount=_plainly(amount))


def _plainly(amount: Decimal) -> str:
    """With the decimal sign of the language, and no sign between thousands, of which a reader would be as unsure."""
    plain = f"{amount.normalize():f}"
    return plain.replace(".", ",") if spoken() == "de" else plain


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
