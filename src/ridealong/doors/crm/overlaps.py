"""What files that arrive together say of each other's columns: the same names in both are the same people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ridealong.speech import gettext

from .fields import Kind, field
from .layout import Guess, Layout
from .matching import BY_MAPPING, BY_NAMES
from .survey import Column, Survey

MOSTLY = 0.8
SURER = 0.04
# Which fields name somebody that another kind of file lists.
LISTED_IN: dict[str, tuple[Kind, str]] = {
    "owner": ("people", "name"),
    "seller": ("people", "name"),
    "manager": ("people", "name"),
    "parent": ("customers", "name"),
    "customer": ("customers", "name"),
    "product": ("products", "name"),
}
# Fields that an unknown column may be taken for, on the strength of its names alone.
BY_NAMES_ALONE: dict[Kind, tuple[str, ...]] = {
    "deals": ("owner", "customer"),
    "purchases": ("seller",),
    "customers": ("owner",),
    "people": (),
    "products": (),
}


def named_by_others(
    layout: Layout, own: Survey, layouts: Sequence[Layout], surveys: Sequence[Survey]
) -> Layout:
    """Take an unknown column for the salesperson or the customer where its names stand in such a list."""
    for wanted in BY_NAMES_ALONE.get(layout.kind, ()):
        if wanted in layout.columns:
            continue
        for file, listed in lists_of(wanted, layouts, surveys):
            if (column := sharing(listed, own, layout.unknown)) is not None:
                layout = taking(layout, wanted, column, file)
                break
    return layout


def sharing(listed: Column, own: Survey, unknown: Sequence[str]) -> Column | None:
    columns = (one for heading in unknown if (one := own.column(heading)) is not None)
    return next((one for one in columns if one.holds_words and shares(one, listed)), None)


def shares(one: Column, listed: Column) -> bool:
    names = listed.examples.keys()
    return len(one.examples) > 1 and len(one.examples.keys() & names) >= MOSTLY * len(one.examples)


def taking(layout: Layout, wanted: str, column: Column, file: str) -> Layout:
    known = field(layout.kind, wanted)
    says = known.says if known else wanted
    reason = gettext(
        "`{heading}` is read as {says}: same names as in {file}", heading=column.heading, says=says, file=file
    )
    guessed = Guess(wanted, column.place, column.heading, reason, BY_NAMES)
    unknown = tuple(heading for heading in layout.unknown if heading != column.heading)
    return replace(layout, guesses=(*layout.guesses, guessed), unknown=unknown)


def same_names(layout: Layout, own: Survey, layouts: Sequence[Layout], surveys: Sequence[Survey]) -> Layout:
    """Where a column's names stand in the list of another file, say so: it is the best of reasons."""
    guesses = (surer(guess, own.columns[guess.place], layouts, surveys) for guess in layout.guesses)
    return replace(layout, guesses=tuple(guesses))


def surer(guess: Guess, column: Column, layouts: Sequence[Layout], surveys: Sequence[Survey]) -> Guess:
    files = [file for file, listed in lists_of(guess.field, layouts, surveys) if shares(column, listed)]
    if not files or guess.confidence in (BY_MAPPING, BY_NAMES):
        return guess
    reason = gettext("{reason}: same names as in {files}", reason=guess.reason.split(":")[0], files=files[0])
    return replace(guess, reason=reason, confidence=round(guess.confidence + SURER, 2))


def lists_of(name: str, layouts: Sequence[Layout], surveys: Sequence[Survey]) -> Iterator[tuple[str, Column]]:
    if name not in LISTED_IN:
        return
    kind, key = LISTED_IN[name]
    for layout, surveyed in zip(layouts, surveys, strict=True):
        if layout.kind == kind and key in layout.columns:
            yield layout.table.name, surveyed.columns[layout.columns[key]]
