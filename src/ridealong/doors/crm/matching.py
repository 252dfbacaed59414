"""Which column is which field of a table: by its heading, unless its values speak against it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from dataclasses import field as field_of

from ridealong.speech import gettext, gettext_noop

from .fields import FIELDS, PLAIN, Field, Holds, Kind
from .headings import fold
from .money import CODES, SYMBOLS
from .refusals import shortened
from .stages import ends_in
from .survey import Column, Survey
from .values import FALSE, TRUE

BY_MAPPING, BY_HEADING, BY_PLAIN_HEADING, BY_VALUES, BY_NAMES = 1.0, 0.95, 0.75, 0.6, 0.6
WITHOUT_VALUES = 0.25
MOST_STAGES = 60
MOST_STAGES_BY_VALUES = 30
AS_SAID = gettext_noop("the mapping says so")
CODE = re.compile(r"\b[A-Z]{3}\b|[A-Z]{0,2}[$€£]")


@dataclass(frozen=True, slots=True)
class Match:
    field: Field
    column: Column
    confidence: float
    why: str | None = None
    strong: bool = True  # False where its heading says nothing by itself


@dataclass(frozen=True, slots=True)
class Matches:
    """The columns of one table read as one kind, and the headings whose values spoke against them."""

    kind: Kind
    found: dict[str, Match]
    doubts: tuple[str, ...]

    def has(self, *fields: str) -> int:
        return sum(1 for field in fields if field in self.found)


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a table beside its own headings and values."""

    told: Mapping[str, str] = field_of(default_factory=dict)
    """The columns a person has named already, heading to field ("" to leave it aside)."""
    preset: Mapping[str, tuple[str, ...]] = field_of(default_factory=dict)
    """How the system it came from heads each field."""
    keyed: Mapping[str, tuple[Column, str]] = field_of(default_factory=dict)
    """The columns that hold keys of a list that came along, and the reason, by the field they would be."""


def match(kind: Kind, survey: Survey, hints: Hints) -> Matches:
    """The columns of the table as fields of a kind: as told, else by heading, else by key."""
    told = hints.told
    found = {
        field.key: Match(field, column, BY_MAPPING, AS_SAID)
        for field in FIELDS[kind]
        for column in survey.columns
        if told.get(column.heading) == field.key
    }
    free = {column.heading: column for column in survey.columns if column.heading not in told}
    doubts: list[str] = []
    for field in FIELDS[kind]:
        if field.key in found:
            continue
        headed = replace(field, headings=(*hints.preset.get(field.key, ()), *field.headings))
        matched = by_heading(headed, free, doubts) or by_key(field, free, hints)
        if matched is not None:
            found[field.key] = matched
            del free[matched.column.heading]
    if kind == "people":
        found = surnames(found)
    if kind == "deals" and "stage" not in found and (staged := by_stages(free)) is not None:
        found["stage"] = staged
    return Matches(kind, found, tuple(doubts))


def surnames(found: dict[str, Match]) -> dict[str, Match]:
    """`Name` beside `Vorname`, or `Nombre` beside `Apellidos`, is the other part of the name and not all of it."""
    name, parts = found.get("name"), {"first", "last"} & found.keys()
    if name is None or name.strong or len(parts) != 1 or not in_one_word(name.column):
        return found
    other = "last" if "first" in parts else "first"
    field = next(one for one in FIELDS["people"] if one.key == other)
    rest = {key: one for key, one in found.items() if key != "name"}
    return rest | {other: replace(name, field=field)}


def in_one_word(column: Column) -> bool:
    return sum(1 for name in column.examples if " " in name) * 2 < len(column.examples)


def by_heading(field: Field, free: dict[str, Column], doubts: list[str]) -> Match | None:
    named = {fold(without_currency(heading)): column for heading, column in reversed(free.items())}
    for heading in field.headings:
        if (column := named.get(heading)) is None:
            continue
        if column.filled and not fits(column, field.holds):
            example = next(iter(column.examples), "")
            doubts.append(
                gettext(
                    "`{heading}` is not read as {says}: it holds values like `{example}`",
                    heading=column.heading,
                    says=field.says,
                    example=shortened(example),
                )
            )
            continue
        sure = BY_PLAIN_HEADING if heading in PLAIN else BY_HEADING
        sure = sure if column.filled else sure - WITHOUT_VALUES
        return Match(field, column, sure, strong=heading not in PLAIN)
    return None


def by_key(field: Field, free: Mapping[str, Column], hints: Hints) -> Match | None:
    if field.key not in hints.keyed:
        return None
    column, why = hints.keyed[field.key]
    return Match(field, column, BY_NAMES, why) if column.heading in free else None


def fits(column: Column, holds: Holds) -> bool:
    if not column.judged:
        return True
    match holds:
        case "names":
            return not (column.holds_dates or column.holds_numbers or column.holds_addresses)
        case "keys" | "ids":
            return not column.holds_dates
        case "dates" | "times":
            return column.could_be_dates
        case "amounts":
            return column.holds_numbers
        case "stages":
            return not column.holds_dates and column.different <= MOST_STAGES
        case "addresses":
            return column.holds_addresses
        case "notes":
            return True
        case "flags":
            return all(word.casefold() in TRUE | FALSE for word in column.examples)
        case "currencies":
            return all(word in SYMBOLS or word.upper() in CODES for word in column.examples)


def by_stages(free: dict[str, Column]) -> Match | None:
    """A column that says Won and Lost is the stage, whatever it is called."""
    stage = next(field for field in FIELDS["deals"] if field.key == "stage")
    for column in free.values():
        if column.different <= MOST_STAGES_BY_VALUES and says_won_and_lost(column):
            return Match(stage, column, BY_VALUES, gettext("its values say won and lost"))
    return None


def says_won_and_lost(column: Column) -> bool:
    return {"won", "lost"} <= ends_in(column.examples)


def without_currency(heading: str) -> str:
    """`Amount (EUR)` is known as `Amount`."""
    return heading if (code := currency_in(heading)) is None else heading.replace(code[0], " ")


def currency_in(heading: str) -> tuple[str, str] | None:
    """The currency a heading names: as written there, and its code."""
    for written in CODE.findall(heading):
        if heading.strip() != written and (code := SYMBOLS.get(written, written)) in CODES:
            return written, code
    return None
