"""Writes docs/kinds.md from the kinds themselves, so that the page cannot fall behind them.

Run it as `python -m tests.house.kinds`.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from ridealong.moments import slots
from ridealong.moments.example import example_of
from ridealong.moments.kind import KINDS, Fact, Field, fields_of
from ridealong.moments.kinds import ALL
from ridealong.moments.kinds.loops import Opener, Verb
from ridealong.moments.phrase import phrase_of
from tests.house.tree import DOCS

PAGE = DOCS / "kinds.md"
OPENING = """\
# Kinds of moments

Everything that can happen, one sentence for each. A line is a date, perhaps a time, and the sentence:

```
2026-03-02 09:40  ana visited acme with tom for 55 min ^v1
2026-03-05        tom confirmed ^v1: "we found out why they wait"
```

- What stands in `[square brackets]` may be left out; of what stands in `(round|ones)` one is chosen.
- People and customers go by their handles: `tom`, `acme`, and `acme/petra-lang` for somebody at Acme.
- `^v1` at the end of a sentence names its moment; anywhere else it points at one that was named before.
- Words stand between straight quotation marks. Inside them `\\"` is a quotation mark, `\\\\` a backslash and `\\n`
  a new line; `"zu teuer"@de` says which language they are in.
- A line with a date and no time means the whole day. `09:40Z` and `09:40+01:00` say their zone; without one a time is
  in the writer's own. An hour that the clocks skip or show twice is not guessed at: both readings are offered.
- Behind a bar comes who recorded it: `| by tom as salesperson via phone recorded 2026-03-02T10:12Z corrects ^v0 id …`.

The stored name of a kind carries a version; the version grows when its fields change.
Words and handles that can be forgotten are marked so. Who may read a moment is said with its kind, and
[in full here](privacy.md); whoever recorded one may read it too. So is who may record it, where that is not anybody.
To add a kind, see [add a kind](add-a-kind.md).
This page is written from the kinds themselves; `python -m tests.house.kinds` renews it.
"""
HOLDS: dict[Any, str] = {
    slots.Person: "a person",
    slots.Customer: "a customer, or somebody at a customer's",
    slots.Anyone: "a person, a customer or somebody at a customer's",
    slots.Newcomer: "whoever is introduced; where nobody knows them yet, the moment's id becomes theirs",
    slots.Handle: "the handle they are written by",
    slots.Ref: "an earlier moment",
    slots.Words: "words",
    slots.Document: "a text on the lines below, indented",
    slots.Word: "a single word",
    slots.Money: "an amount in one currency, exact",
    slots.Minutes: "a length of time, kept in minutes",
    date: "a day",
    Decimal: "a number, exact",
    int: "a whole number",
    tuple[slots.Person, ...]: "people",
    tuple[slots.Words, ...]: "several words",
    tuple[slots.Tally, ...]: "items, each with how many found it met",
    tuple[slots.Grade, ...]: "behaviours, each with exceeds, meets or below",
}


READ_BY = {
    "both": "those whom it, or what it is about, names",
    "figures": "those whom it names; where that is one of ours and a customer, also the leaders above them that day,"
    " without the name",
    "leaders": "those whom it names, or who served the customer that day, and the leaders above them",
    "team": "the whole team of that day",
    "about": "whoever may read what it is about",
}
"""What each audience means, in short; docs/privacy.md has it in full."""
RECORDED_BY = {
    "anybody": "",
    "keeper": "Recorded by an import or by a keeper alone.",
    "system": "Recorded by the system alone.",
}


def page() -> str:
    """The whole page as it should stand in the docs."""
    modules = {each.__name__: each for each in ALL}
    files = list(modules) + [each.__module__ for each in KINDS.values() if each.__module__ not in modules]
    return (
        "\n".join([OPENING, *(line for file in dict.fromkeys(files) for line in chapter(file))]).rstrip()
        + "\n"
    )


def chapter(file: str) -> Iterator[str]:
    """One file's kinds, under the sentence the file opens with."""
    kinds = [each for each in KINDS.values() if each.__module__ == file]
    title = file.rpartition(".")[2]
    opening = (sys.modules[file].__doc__ or "").strip().partition("\n\n")[0]
    yield f"## In {title}\n"
    yield f"{opening}\n"
    for kind in kinds:
        yield from section(kind)


def section(kind: type[Fact]) -> Iterator[str]:
    yield f"### {kind.NAME}\n"
    if meaning(kind):
        yield f"{meaning(kind)}\n"
    yield f"```\n{example_of(kind)}\n```\n"
    said = (f"Read by {READ_BY[kind.AUDIENCE]}.", RECORDED_BY[kind.RECORDED_BY], effect(kind))
    yield " ".join(each for each in (f"Stored as `{kind.STORED}`.", *said) if each) + "\n"
    notes = remarks(kind)
    for field in fields_of(kind):
        note = f" {notes[field.name]}" if field.name in notes else ""
        yield f"- `{field.name}`: {holds(field, kind)}.{note}"
    yield ""


def meaning(kind: type[Fact]) -> str:
    """What the class says of itself; what dataclasses write for those that say nothing doesn't count."""
    own = inspect.cleandoc(kind.__dict__.get("__doc__") or "")
    return "" if own.startswith(f"{kind.__name__}(") else " ".join(own.partition("\n\n")[0].split())


def effect(kind: type[Fact]) -> str:
    """What a moment of this kind starts or moves."""
    if issubclass(kind, Verb):
        return "Moves the loop that `of` started."
    if not issubclass(kind, Opener):
        return ""
    doer, receiver, due = (whose(kind, role) for role in ("doer", "receiver", "due"))
    owed = f": {doer} owes it" if doer else " that falls to nobody by name"
    return f"Starts a loop{owed}{f', by {due}' if due else ''}; only {receiver} can confirm it."


def whose(kind: type[Opener], role: str) -> str:
    """The fields a role is read from: the one that counts when all are filled, then the one that does without."""
    fields = fields_of(kind)
    full = kind(**{field.name: field.name for field in fields})
    bare = kind(**{field.name: None if field.optional else field.name for field in fields})
    found = dict.fromkeys(name for each in (full, bare) if (name := getattr(each, role)))
    return " or, where there is none, ".join(f"`{name}`" for name in found)


def holds(field: Field, kind: type[Fact]) -> str:
    what = " or ".join(f"`{each}`" for each in field.choices) or HOLDS[field.type]
    spoken = any(field.name in part.slot_names for part in phrase_of(kind).parts)
    known = ", if given" if field.optional and spoken else ""
    return f"{what}{known}{'; can be forgotten' if field.is_erasable else ''}"


def remarks(kind: type[Fact]) -> dict[str, str]:
    """What stands as a string under a field, by the field's name."""
    try:
        (declared,) = ast.parse(inspect.getsource(kind)).body
    except OSError:
        return {}  # a kind declared somewhere without a file, as in the example of the docs
    assert isinstance(declared, ast.ClassDef)
    pairs = zip(declared.body, declared.body[1:], strict=False)
    return {
        above.target.id: " ".join(below.value.value.split())
        for above, below in pairs
        if isinstance(above, ast.AnnAssign)
        and isinstance(above.target, ast.Name)
        and isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
    }


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
