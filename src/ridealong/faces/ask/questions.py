"""The questions of a page as fields with labels, in one language, holding what was typed before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ridealong.doors.asking.opening import CustomersAsk, TeamsAsk
from ridealong.doors.asking.reasons import BEHAVIOURS
from ridealong.doors.asking.tallies import MARKS, PRIORITIES
from ridealong.people.words import day_in

SHOWN_WORDS = 160
"""So much of what a trouble was about is repeated: enough to know which one."""


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to choose or to write; without options it is written, on one line or several."""

    name: str
    label: str
    value: str = ""
    options: tuple[Option, ...] = ()
    long: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    legend: str
    fields: tuple[Field, ...]
    note: str = ""
    table: bool = field(default=False)
    """Whether all its choices are the same, so that they are read as rows."""


class Form:
    """Makes fields in the words of one language."""

    def __init__(self, said: dict[str, Any], typed: Mapping[str, str], names: dict[str, str]) -> None:
        self.said, self.typed, self.names = said, typed, names

    def text(self, part: str, key: str) -> str:
        filled: str = self.said[part][key].format(**self.names)
        return filled

    def choice(self, name: str, label: str, options: Mapping[str, str]) -> Field:
        given = self.typed.get(name, "")
        made = tuple(Option(value, said, value == given) for value, said in options.items())
        return Field(name, label, options=made)

    def yes_no(self, name: str, label: str = "", part: str = "page") -> Field:
        return self.choice(name, label, {"yes": self.text(part, "yes"), "no": self.text(part, "no")})

    def written(self, name: str, label: str, *, long: bool = False) -> Field:
        return Field(name, label, self.typed.get(name, ""), long=long)

    def in_words(self, name: str) -> Field:
        page = self.said["page"]
        return self.written(name, f"{page['words']} ({page['optional']})", long=True)

    def card(self) -> Question:
        grades = {
            "exceeds": self.text("card", "better"), "meets": self.text("card", "as_expected"),
            "below": self.text("card", "below"),
        }  # fmt: skip
        rows = tuple(self.choice(f"card-{each}", self.text("card", each), grades) for each in BEHAVIOURS)
        pushed = self.yes_no("pushed", self.text("card", "pushed"))
        return Question(self.text("card", "question"), (*rows, pushed), table=True)

    def chose(self) -> Question:
        whom = {"us": self.text("chose", "us"), "other": self.text("chose", "other")}
        return Question(
            self.text("chose", "question"),
            (
                self.choice("chose", "", whom),
                self.written("rival", self.text("chose", "rival")),
                self.written("why", self.text("chose", "why"), long=True),
                self.written("over", self.text("chose", "over")),
            ),
        )

    def really(self) -> Question:
        fields = (self.yes_no("really", part="really"), self.in_words("really-words"))
        return Question(self.text("really", "question"), fields)

    def solved(self) -> Question:
        fields = (self.yes_no("solved", part="solved"), self.in_words("solved-words"))
        return Question(self.text("solved", "question"), fields)

    def visit(self) -> Question:
        words = self.written("visit-words", self.text("visit", "words"), long=True)
        return Question(self.text("visit", "question"), (self.yes_no("visit", part="visit"), words))

    def fit(self) -> Question:
        fits = {"good": self.text("fit", "good"), "poor": self.text("fit", "poor")}
        return Question(
            self.text("fit", "question"), (self.choice("fit", "", fits), self.in_words("fit-words"))
        )

    def sent_by(self) -> Question:
        return Question(
            self.text("sent_by", "question"), (self.written("sent_by", self.text("sent_by", "words")),)
        )

    def words(self) -> Question:
        asked = self.text("words", "quiet" if self.names["reason"] == "quiet" else "question")
        return Question(asked, (self.in_words("words"),))

    def pulse(self) -> Question:
        rows = tuple(self.yes_no(mark, self.text("pulse", mark)) for mark in MARKS)
        return Question(self.text("pulse", "question"), rows, table=True)

    def priorities(self) -> Question:
        numbers = range(1, PRIORITIES + 1)
        lines = [
            self.written(f"priority-{each}", self.said["pulse"]["priority"].format(number=each))
            for each in numbers
        ]
        part = self.written("part", self.text("pulse", "part"), long=True)
        return Question(self.text("pulse", "priorities"), (*lines, part))

    def named(self) -> Question:
        note = self.text("pulse", "named_note")
        return Question(self.text("pulse", "named"), (self.written("named", note),))


ASKED: dict[str, Callable[[Form], Question]] = {
    "card": Form.card, "chose": Form.chose, "really": Form.really, "solved": Form.solved, "visit": Form.visit,
    "fit": Form.fit, "sent_by": Form.sent_by, "words": Form.words,
}  # fmt: skip


def customers_questions(
    opened: CustomersAsk, said: dict[str, Any], language: str, typed: Mapping[str, str]
) -> list[Question]:
    what = opened.what if len(opened.what) <= SHOWN_WORDS else f"{opened.what[:SHOWN_WORDS]}…"
    names = {
        "leader": opened.leader, "seller": opened.seller, "what": what, "reason": opened.ask.reason,
        "day": day_in(language, opened.day) if opened.day else "",
    }  # fmt: skip
    form = Form(said, typed, names)
    return [ASKED[each](form) for each in opened.questions]


def teams_questions(opened: TeamsAsk, said: dict[str, Any], typed: Mapping[str, str]) -> list[Question]:
    """The pulse of any leader above; the rest only in the block of the one they report to."""
    form = Form(said, typed, {"leader": opened.leader})
    return [form.pulse(), form.priorities(), form.named()] if opened.asked.direct else [form.pulse()]
