"""A kind's phrase, compiled: the pattern that reads it and the parts that say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ridealong.moments import slots
from ridealong.moments.kind import Fact, Field, fields_of, once_a_kind

_TOKEN = re.compile(r"\{(?P<slot>\w+)\}|(?P<mark>[\[\]()|])|(?P<literal>[^\[\]{}()|]+)")


@dataclass(frozen=True, slots=True)
class Part:
    """A literal, a slot, an optional run of them, or a choice between runs."""

    literal: str = ""
    slot: Field | None = None
    optional: tuple[Part, ...] = ()
    choice: tuple[tuple[Part, ...], ...] = ()

    @property
    def pattern(self) -> str:
        if self.optional:
            return f"(?:{''.join(part.pattern for part in self.optional)})?"
        if self.choice:
            return f"(?:{'|'.join(''.join(part.pattern for part in run) for run in self.choice)})"
        return f"(?P<{self.slot.name}>{slot_pattern(self.slot)})" if self.slot else re.escape(self.literal)

    @property
    def slot_names(self) -> frozenset[str]:
        """The slots this part holds, however deep."""
        inner = (*self.optional, *(part for run in self.choice for part in run))
        own = {self.slot.name} if self.slot else set()
        return frozenset(own.union(*(part.slot_names for part in inner)))


@dataclass(frozen=True, slots=True)
class Phrase:
    parts: tuple[Part, ...]
    pattern: re.Pattern[str]
    anchor: str
    """The longest literal that every sentence of this kind holds: a cheap first look."""


def slot_pattern(slot: Field) -> str:
    if slot.choices:
        return "|".join(re.escape(choice) for choice in slot.choices)
    return slots.PATTERNS[slot.type]


@once_a_kind
def phrase_of(kind: type[Fact]) -> Phrase:
    parts = _parts(kind)
    return Phrase(parts, re.compile(_with_label(parts)), max((part.literal for part in parts), key=len))


def _with_label(parts: tuple[Part, ...]) -> str:
    """A trailing label names the sentence; before a document it stands in front of the colon."""
    label = rf"(?: (?P<label_>\^{slots.LABEL}))?"
    head, last = "".join(part.pattern for part in parts[:-1]), parts[-1].pattern
    if parts[-1].slot and parts[-1].slot.type == slots.Document:
        return f"{head.removesuffix(':')}{label}:{last}"
    return head + last + label


def _parts(kind: type[Fact]) -> tuple[Part, ...]:
    known = {each.name: each for each in fields_of(kind)}
    # Every bracket opened adds a list of runs, the last of them still growing.
    stack: list[list[list[Part]]] = [[[]]]
    for token in _TOKEN.finditer(kind.PHRASE):
        if token["slot"]:
            stack[-1][-1].append(Part(slot=known[token["slot"]]))
        elif token["literal"]:
            stack[-1][-1].append(Part(literal=token["literal"]))
        elif token["mark"] in "[(":
            stack.append([[]])
        elif token["mark"] == "|":
            stack[-1].append([])
        else:
            runs = [tuple(run) for run in stack.pop()]
            stack[-1][-1].append(Part(optional=runs[0]) if token["mark"] == "]" else Part(choice=tuple(runs)))
    return tuple(stack[0][0])


def say_parts(parts: tuple[Part, ...], said: dict[str, str]) -> str:
    """The sentence these parts make of the slots' texts; an optional run appears when a slot of it is filled."""
    return "".join(text for text, _ in pieces(parts, said))


def pieces(parts: tuple[Part, ...], said: Mapping[str, str]) -> Iterator[tuple[str, Field | None]]:
    """The same piece by piece, each with the slot it fills; words of the phrase itself fill none."""
    for part in parts:
        if part.optional:
            if part.slot_names & said.keys():
                yield from pieces(part.optional, said)
        elif part.choice:
            yield from pieces(_chosen(part.choice, said), said)
        else:
            yield (said[part.slot.name], part.slot) if part.slot else (part.literal, None)


def _chosen(runs: tuple[tuple[Part, ...], ...], said: Mapping[str, str]) -> tuple[Part, ...]:
    """The run whose slots are filled; failing that, the one that needs none."""
    needed = [(run, frozenset[str]().union(*(part.slot_names for part in run))) for run in runs]
    filled = [run for run, names in needed if names and names <= said.keys()]
    return (filled + [run for run, names in needed if not names])[0]


def read_slot(slot: Field, text: str) -> Any:
    """The value of a slot whose text means the same to everyone: not a name, not a label."""
    return _READERS[slot.type](text) if slot.type in _READERS else text


def say_slot(slot: Field, value: Any) -> str:
    return _SAYERS[slot.type](value) if slot.type in _SAYERS else str(value)


_READERS: dict[object, Any] = {
    slots.Words: slots.read_words,
    tuple[slots.Words, ...]: lambda text: tuple(map(slots.read_words, slots.QUOTED.findall(text))),
    slots.Document: slots.read_document,
    date: slots.read_day,
    slots.Money: slots.read_money,
    slots.Minutes: slots.read_minutes,
    Decimal: Decimal,
    int: int,
    tuple[slots.Tally, ...]: slots.read_tallies,
    tuple[slots.Grade, ...]: slots.read_grades,
}
_SAYERS: dict[object, Any] = {
    slots.Words: slots.say_words,
    tuple[slots.Words, ...]: lambda words: ", ".join(map(slots.say_words, words)),
    slots.Document: slots.say_document,
    date: lambda day: day.isoformat(),
    Decimal: lambda number: f"{number:f}",
    slots.Minutes: slots.say_minutes,
    tuple[slots.Tally, ...]: lambda tallies: ", ".join(f"{each.item} {each.met} met" for each in tallies),
    tuple[slots.Grade, ...]: lambda grades: ", ".join(f"{each.behaviour} {each.grade}" for each in grades),
}
