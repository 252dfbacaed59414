"""Remembers how a person said that a file is to be read, for the next file of the same shape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from hashlib import blake2b

from ridealong.speech import gettext
from ridealong.speech.figures import day

from .layout import Layout
from .mapping import Mapping, Told, read_entry
from .models import Batch, Shape
from .presets import AUTO, PLAIN
from .refusals import TableError, ending
from .tables import Table

# Names stay out: whoever is to be forgotten must not live on in how files are read.
KEPT = ("table", "preset", "dates", "decimal", "currency", "columns", "stages", "touches", "within")


def shape_of(headings: Iterable[str]) -> str:
    """Files are of one shape that have the same headings, in whatever order."""
    return blake2b("\x1f".join(sorted(headings)).encode(), digest_size=16).hexdigest()


def said_of(shape: str) -> Shape | None:
    """What is remembered of files of a shape, and since when."""
    return Shape.objects.filter(headings=shape).first()


def forget_shape(shape: str) -> None:
    """From now on files of this shape are read afresh, whatever was said of earlier ones."""
    Shape.objects.filter(headings=shape).delete()


def with_remembered(mapping: Mapping, tables: Sequence[Table]) -> Mapping:
    """What was said of files of the same shape holds until something else is said of this one."""
    if mapping.preset != AUTO:
        return mapping
    times = Counter(table.name for table in tables)
    unsaid = [table for table in tables if times[table.name] == 1 and mapping.entry(table) is None]
    shape = {table.name: shape_of(table.headings) for table in unsaid}
    shapes = Shape.objects.in_bulk(list(shape.values()))
    known = [(name, as_told(shapes[each])) for name, each in shape.items() if each in shapes]
    return replace(mapping, entries=(*mapping.entries, *((name, told) for name, told in known if told)))


def as_told(shape: Shape) -> Told | None:
    """None where a newer version of the product has no such field any more."""
    try:
        told = read_entry("", shape.batch, shape.said)
    except TableError:
        return None
    how = gettext(
        "read as you said on {day} with {batch}, for its headings are the same",
        day=day(shape.at.date()),
        batch=shape.batch,
    )
    afresh = gettext("`{option}` reads it afresh", option=f"--preset {PLAIN}")
    return replace(told, remembered=ending(how, afresh))


def remember(layouts: Iterable[Layout], batch: Batch) -> None:
    """A mapping is confirmed by being recorded with."""
    for layout in layouts:
        said = {word: value for word, value in asdict(layout.told).items() if word in KEPT and value}
        if said.get("preset") == AUTO:
            del said["preset"]
        if said and not layout.told.remembered:
            new = {"said": said, "at": batch.at, "batch": batch.id}
            Shape.objects.update_or_create(headings=shape_of(layout.table.headings), defaults=new)


def forget(batch: str) -> None:
    """What was said with an import that is taken back was perhaps why."""
    Shape.objects.filter(batch=batch).delete()
