"""Writes down how files were read, as a mapping that a person can change and give back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from ridealong.people.plain import plain

from .fields import FIELDS
from .layout import Guess, Layout
from .presets import AUTO
from .preview import Preview
from .tables import Table

ABOVE = """\
# How these files were read, with the reasons. Change what is wrong and give it back with --mapping.
# A heading that is "" is left aside.
"""


def draft(preview: Preview) -> str:
    """The mapping as TOML; read back, it leads to what was shown."""
    reading = preview.work
    parts = [ABOVE, *("\n".join(entry(layout, reading.currency)) + "\n" for layout in reading.layouts)]
    if preview.refused:
        parts.append("".join(comment(f"Not read: {one}") + "\n" for one in preview.refused))
    parts += ["\n".join(to_be_said(each.table)) + "\n" for each in preview.unknown]
    return "\n".join(parts)


def to_be_said(table: Table) -> Iterator[str]:
    """What a person fills in of a table that was not recognised; as it stands it says nothing."""
    yield comment(
        f"Say what {table.name} is: take these # away, name the table, and for each heading its field."
    )
    yield comment(f"[{quoted(table.name)}]")
    yield comment(f'table = "purchases"  # or {", ".join(each for each in FIELDS if each != "purchases")}')
    yield comment(f"[{quoted(table.name)}.columns]")
    yield from (comment(f'{quoted(heading)} = ""') for heading in table.headings)


def entry(layout: Layout, currency: str | None) -> Iterator[str]:
    name = quoted(layout.table.name)
    yield f"[{name}]"
    if layout.source:
        yield comment(layout.source)
    yield f"table = {quoted(layout.kind)}"
    if layout.told.preset != AUTO:
        yield f"preset = {quoted(layout.told.preset)}"
    yield from one_for_all("dates", layout.dates, layout.told.dates)
    yield from one_for_all("decimal", layout.decimals, layout.told.decimal)
    if "amount" in layout.columns and (kept := layout.currency or currency):
        yield f"currency = {quoted(kept)}"
    yield from (comment(f"to be answered: {question}") for question in layout.questions)
    yield from (comment(warning) for warning in layout.warnings)
    yield ""
    yield f"[{name}.columns]"
    read = {guess.place: guess for guess in layout.guesses if guess.field not in layout.linked}
    for place, heading in enumerate(layout.table.headings):
        yield column(heading, read.get(place))
    yield from pairs(f"{name}.stages", layout.read_stages)
    yield from pairs(f"{name}.names", layout.told.names)


def one_for_all(word: str, by_column: Mapping[str, str | None], told: str | None) -> Iterator[str]:
    """One word for the whole file, where its columns do not differ."""
    said = {each for each in by_column.values() if each is not None}
    if told is not None or len(said) == 1:
        yield f"{word} = {quoted(told or said.pop())}"
    elif said:
        yield comment(
            f"{word}: differs from column to column, as the reasons say; left to be worked out again"
        )


def column(heading: str, guess: Guess | None) -> str:
    if guess is None:
        return f'{quoted(heading)} = ""'
    return f"{quoted(heading)} = {quoted(guess.field)}  {comment(guess.reason.partition(': ')[2])}"


def pairs(name: str, some: Mapping[str, str]) -> Iterator[str]:
    if some:
        yield ""
        yield f"[{name}]"
        yield from (f"{quoted(one)} = {quoted(other)}" for one, other in some.items())


def quoted(text: str) -> str:
    """A string as TOML writes it, whatever stands in it: JSON writes it the same, but for one sign."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def comment(text: str) -> str:
    return "# " + " ".join(plain(text).split())
