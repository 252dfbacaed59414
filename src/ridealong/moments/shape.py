"""What sentences and phrases look like with their particulars left out, so that the two can be laid side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ridealong.moments import slots
from ridealong.moments.kind import Fact, Field, once_a_kind
from ridealong.moments.phrase import Part, phrase_of

REPEATS = 12
"""How many items of a list are looked at; a list that goes wrong later is named less exactly."""


class Token(NamedTuple):
    """A stretch of a sentence and the sort of thing it looks like; slips have sorts of their own."""

    sort: str
    text: str
    start: int


_CURRENCY = r"(?:[€$£¥]|[A-Z]{3}(?!\w)|(?i:eur|usd|gbp|chf)(?!\w)|(?i:euros?|dollars?|pounds?)(?!\w))"
_SORTS = {
    "document": r"\n(?s:.+)",
    "words": slots.QUOTED.pattern,
    "unclosed": r'"[^\n]*',
    "curly": r"[“„”«‘‚][^“”„«»‘’\"\n]*[“”»’\"]",
    "single": r"'[^'\n]*'(?![\w'])",
    "date": r"\d{4}-\d{2}-\d{2}(?![\w-])",
    "odd date": r"\d{1,4}(?P<between>[./-])\d{1,2}(?P=between)\d{1,4}(?![\w./-])|\d{8}(?![\w.])",
    "time": r"\d{1,2}[:.]\d{2}(?::\d{2})? ?(?:[ap]m|Uhr)(?!\w)|\d{1,2}:\d{2}(?!\w)",
    "money": r"-?\d+(?:\.\d+)? [A-Z]{3}(?!\w)",
    "odd money": rf"[€$£¥] ?-?\d[\d.,'’]*|-?\d[\d.,'’]* ?{_CURRENCY}|-?\d[\d.]*(?:,\d+)+(?:\.\d+)?(?!\w)",
    "length": r"(?:\d+ h \d+ min|\d+ h|\d+ min)(?!\w)",
    "odd length": r"\d+(?:[.,]\d+)? ?(?:h ?\d+|hours?|hrs?|h|minutes?|mins?|m)(?!\w)",
    "label": rf"\^{slots.LABEL}",
    "number": r"-?\d+(?:\.\d+)?(?![\w/-]|\.\w)",
    "word": r"\w+(?:[-./'’@+&]\w+)*",
    "mark": r"[^\s]",
}
_TOKEN = re.compile("|".join(f"(?P<{sort.replace(' ', '_')}>{pattern})" for sort, pattern in _SORTS.items()))
_LITERAL = re.compile(r"\s*(?:\w+(?:['’]\w+)*|[^\w\s])|\s+")

WANTED: dict[Any, str] = {
    slots.Words: "words",
    slots.Document: "document",
    slots.Ref: "label",
    slots.date: "date",
    slots.Money: "money",
    slots.Minutes: "length",
    slots.Decimal: "number",
    int: "number",
}
"""The sort of token each slot takes; those that are not here take a word."""


def tokens(sentence: str) -> list[Token]:
    found = _TOKEN.finditer(sentence)
    return [Token(str(each.lastgroup).replace("_", " "), each[0], each.start()) for each in found]


class Step(NamedTuple):
    """One thing a phrase wants next: a word of its own or a slot."""

    literal: str = ""
    slot: Field | None = None
    verb: bool = False
    before: str = ""
    """The white space in front of it."""
    wall: bool = False
    """The end of one run of a choice; only a jump leads on."""

    @property
    def wanted(self) -> str:
        return WANTED.get(self.slot.type, "word") if self.slot and not self.literal else "literal"


class Run(NamedTuple):
    """Steps that may be left out, or one of several runs that exclude each other."""

    start: int
    end: int
    shown: bool


@dataclass
class Shape:
    """A phrase as steps in a row, with jumps over what may be left out."""

    steps: list[Step] = field(default_factory=list)
    jumps: dict[int, list[int]] = field(default_factory=dict)
    optional: list[Run] = field(default_factory=list)
    choices: list[list[Run]] = field(default_factory=list)
    space: str = ""
    """White space of the phrase that belongs in front of the next step."""

    def add(self, parts: tuple[Part, ...]) -> None:
        for part in parts:
            if part.optional:
                self._may(part.optional)
            elif part.choice:
                self._choose(part.choice)
            elif part.slot is None:
                self._literal(part.literal)
            elif part.slot.choices:
                self._choose(tuple((Part(literal=each),) for each in part.slot.choices), part.slot)
            elif part.slot.type in LISTS:
                self._list(LISTS[part.slot.type])
            else:
                self._step(Step(slot=part.slot))

    def _step(self, step: Step) -> None:
        self.steps.append(step._replace(before=step.before or self.space))
        self.space = ""

    def _literal(self, text: str, slot: Field | None = None) -> None:
        for found in _LITERAL.findall(text):
            word = found.strip()
            if word:
                self._step(Step(word, slot, before=found[: -len(word)]))
            else:
                self.space = found

    def _may(self, parts: tuple[Part, ...], *, shown: bool = True) -> None:
        start = len(self.steps)
        self.add(parts)
        self._jump(start, len(self.steps))
        self.optional.append(Run(start, len(self.steps), shown))

    def _choose(self, runs: tuple[tuple[Part, ...], ...], slot: Field | None = None) -> None:
        space, laid = self.space, []
        for run in runs:
            start, self.space = len(self.steps), space
            for part in run:
                if part.literal:
                    self._literal(part.literal, slot)
                else:
                    self.add((part,))
            laid.append(Run(start, len(self.steps), True))
            self.steps.append(Step(wall=True))
        for run in laid:
            self._jump(run.end, len(self.steps))
            self._jump(laid[0].start, run.start)
        self.choices.append(laid)

    def _list(self, item: tuple[Part, ...]) -> None:
        self.add(item)
        for _ in range(REPEATS):
            self._may((Part(literal=", "), *item), shown=False)

    def _jump(self, start: int, end: int) -> None:
        if end > start:
            self.jumps.setdefault(start, []).append(end)


@once_a_kind
def shape_of(kind: type[Fact]) -> Shape:
    shape, parts = Shape(), phrase_of(kind).parts
    label = (Part(literal=" "), _slot(slots.Ref))
    last = parts[-1].slot
    if last and last.type is slots.Document:
        shape.add((*parts[:-2], Part(literal=parts[-2].literal.removesuffix(":"))))
        shape._may(label, shown=False)
        shape.add((Part(literal=":"), parts[-1]))
    else:
        shape.add(parts)
        shape._may(label, shown=False)
    _mark_verbs(shape)
    return shape


def _mark_verbs(shape: Shape) -> None:
    """The first word of its own is what a phrase is known by; where it is a choice, every run's first word."""
    first = next(at for at, step in enumerate(shape.steps) if step.literal)
    rivals = next((runs for runs in shape.choices if runs[0].start == first), [Run(first, first, True)])
    for run in rivals:
        shape.steps[run.start] = shape.steps[run.start]._replace(verb=True)


def _slot(kind: Any, *choices: str) -> Part:
    return Part(slot=Field("item", kind, False, choices))


LISTS: dict[Any, tuple[Part, ...]] = {
    tuple[slots.Person, ...]: (_slot(slots.Person),),
    tuple[slots.Words, ...]: (_slot(slots.Words),),
    tuple[slots.Tally, ...]: (_slot(slots.Word), Part(literal=" "), _slot(int), Part(literal=" met")),
    tuple[slots.Grade, ...]: (_slot(slots.Word), Part(literal=" "), _slot(slots.Word, "exceeds", "meets", "below")),
}
