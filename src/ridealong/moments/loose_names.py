"""Names as people write them where the notation wants a handle: "Acme", "Petra", "I"; several may go by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, product

from ridealong.moments import slots
from ridealong.moments.kind import fields_of
from ridealong.moments.loosely import AT_MOST, Edit, Reading
from ridealong.moments.recognising import read_as
from ridealong.moments.slots import Person

Lookup = Callable[[str, object], Sequence[str]]
"""The handles that a name may stand for in a slot of a sort; none where nobody here has it."""
PEOPLE = tuple[Person, ...]


def named(reading: Reading, lookup: Lookup) -> list[Reading]:
    """Every way to read the names of a reading; a name nobody has stays as it is, for the book to say so."""
    edits = list(_names(reading.text, lookup))
    if not edits:
        return [reading]
    found = []
    for texts in islice(product(*(each.texts for each in edits)), AT_MOST):
        pieces, at = [], 0
        for edit, text in zip(edits, texts, strict=True):
            pieces += [reading.text[at : edit.start], text]
            at = edit.end
        found.append(
            Reading(
                "".join([*pieces, reading.text[at:]]),
                _together(reading, list(zip(edits, texts, strict=True))),
            )
        )
    return found


def _names(text: str, lookup: Lookup) -> Iterator[Edit]:
    read = read_as(text)
    if read is None:
        return
    kind, found, begins = read
    for slot in fields_of(kind):
        written = found.groupdict().get(slot.name)
        if not slot.is_identity or slot.type == slots.Newcomer or written is None:
            continue
        sort, at = (Person, 0) if slot.type == PEOPLE else (slot.type, 0)
        for each in written.split(", "):
            start = begins + found.start(slot.name) + at
            at += len(each) + len(", ")
            handles = lookup(each, sort)
            if handles and list(handles) != [each]:
                yield Edit(start, start + len(each), tuple(handles))


def _together(reading: Reading, names: list[tuple[Edit, str]]) -> tuple[tuple[Edit, str], ...]:
    """All edits by where they stand in what was typed."""
    told = [
        (
            edit._replace(
                start=reading.back(edit.start), end=reading.back(edit.start) + edit.end - edit.start
            ),
            text,
        )
        for edit, text in names
    ]
    return tuple(sorted([*reading.edits, *told]))
