"""What sentences and phrases look like with their particulars left out, so that the two can be laid side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from ridealong.moments import slots
from ridealong.moments.kind import Fact, Field, once_a_kind
from ridealong.moments.phrase import Part, phrase_of

REPEATS = 12
"""How many items of a list are looked at; a list that goes wrong later is named less exactly."""

OWN_LABEL = "label_"
"""The slot behind every phrase, in which a sentence gets its own label."""


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
    date: "date",
    slots.Money: "money",
    slots.Minutes: "length",
    Decimal: "number",
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
    choices: tuple[str, ...] = ()
    """All that could stand here, where the literal is one of several."""
    verb: bool = False
    before: str = ""
    """The white space in front of it."""
    wall: bool = False
    """The end of one run of a choice; only a jump leads on."""

    @property
    def wanted(self) -> str:
        return WANTED.get(self.slot.type, "word") if self.slot else "literal"

    @property
    def is_own_label(self) -> bool:
        return self.slot is not None and self.slot.name == OWN_LABEL


class Maybe(NamedTuple):
    """Steps that may be left out, and whether an example shows that."""

    inner: tuple[Node, ...]
    shown: bool = True


class Choice(NamedTuple):
    """Runs of steps that exclude each other."""

    runs: tuple[tuple[Node, ...], ...]


Node = int | Maybe | Choice
"""A step by its place, or what stands around several."""


@dataclass
class Shape:
    """A phrase as steps in a row with jumps over what may be left out; the nodes say how the steps belong together."""

    nodes: tuple[Node, ...] = ()
    steps: list[Step] = field(default_factory=list)
    jumps: dict[int, list[int]] = field(default_factory=dict)
    space: str = ""
    """White space of the phrase that belongs in front of the next step."""

    def lay(self, parts: tuple[Part, ...]) -> tuple[Node, ...]:
        return tuple(node for part in parts for node in self._lay(part))

    def _lay(self, part: Part) -> tuple[Node, ...]:
        if part.optional:
            return (self.maybe(part.optional),)
        if part.choice:
            return (self._choice(part.choice),)
        if part.slot is None:
            return self._literal(part.literal)
        if len(part.slot.choices) == 1:
            return self._literal(part.slot.choices[0])
        if part.slot.choices:
            return (
                self._choice(tuple((Part(literal=each),) for each in part.slot.choices), part.slot.choices),
            )
        if part.slot.type in LISTS:
            item = LISTS[part.slot.type]
            repeats = (self.maybe((Part(literal=", "), *item), shown=False) for _ in range(REPEATS))
            return (*self.lay(item), *repeats)
        return (self._step(Step(slot=part.slot)),)

    def _literal(self, text: str, choices: tuple[str, ...] = ()) -> tuple[Node, ...]:
        laid = []
        for found in _LITERAL.findall(text):
            word = found.strip()
            if word:
                laid.append(self._step(Step(word, choices=choices, before=found[: -len(word)])))
            else:
                self.space = found
        return tuple(laid)

    def _step(self, step: Step) -> int:
        self.steps.append(step._replace(before=step.before or self.space))
        self.space = ""
        return len(self.steps) - 1

    def maybe(self, parts: tuple[Part, ...], *, shown: bool = True) -> Maybe:
        start = len(self.steps)
        inner = self.lay(parts)
        self._jump(start, len(self.steps))
        return Maybe(inner, shown)

    def _choice(self, runs: tuple[tuple[Part, ...], ...], choices: tuple[str, ...] = ()) -> Choice:
        space, first, ends, laid = self.space, len(self.steps), [], []
        for run in runs:
            self._jump(first, len(self.steps))
            self.space = space
            laid.append(self._literal(run[0].literal, choices) if choices else self.lay(run))
            ends.append(len(self.steps))
            self.steps.append(Step(wall=True))
        for end in ends:
            self._jump(end, len(self.steps))
        return Choice(tuple(laid))

    def _jump(self, start: int, end: int) -> None:
        if end > start:
            self.jumps.setdefault(start, []).append(end)


@once_a_kind
def shape_of(kind: type[Fact]) -> Shape:
    shape, parts = Shape(), phrase_of(kind).parts
    label = (Part(literal=" "), Part(slot=Field(OWN_LABEL, slots.Ref, True, ())))
    last = parts[-1].slot
    if last and last.type == slots.Document:
        head = shape.lay((*parts[:-2], Part(literal=parts[-2].literal.removesuffix(":"))))
        shape.nodes = (*head, shape.maybe(label, shown=False), *shape.lay((Part(literal=":"), parts[-1])))
    else:
        shape.nodes = (*shape.lay(parts), shape.maybe(label, shown=False))
    _mark_verbs(shape)
    return shape


def _mark_verbs(shape: Shape) -> None:
    """The first words of its own are what a phrase is known by."""
    for node in shape.nodes:
        runs = node.runs if isinstance(node, Choice) else ((node,),)
        verbs = [run[0] for run in runs if isinstance(run[0], int) and shape.steps[run[0]].literal]
        for verb in verbs:
            shape.steps[verb] = shape.steps[verb]._replace(verb=True)
        if verbs:
            return


def _slot(kind: Any, *choices: str) -> Part:
    return Part(slot=Field("item", kind, False, choices))


LISTS: dict[Any, tuple[Part, ...]] = {
    tuple[slots.Person, ...]: (_slot(slots.Person),),
    tuple[slots.Words, ...]: (_slot(slots.Words),),
    tuple[slots.Tally, ...]: (_slot(slots.Word), Part(literal=" "), _slot(int), Part(literal=" met")),
    tuple[slots.Grade, ...]: (
        _slot(slots.Word),
        Part(literal=" "),
        _slot(slots.Word, "exceeds", "meets", "below"),
    ),
}
