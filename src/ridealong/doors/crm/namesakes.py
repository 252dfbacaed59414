"""Keeps those apart who share a name in a list: by a key beside it, or colleagues by their mail addresses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from ridealong.speech import gettext

from .fields import Kind
from .headings import fold
from .keyed import BARE, POINTS_AT, Keys, key_of, keyed_names
from .layout import Layout
from .overlaps import LISTED_IN
from .refusals import Aside, PutAside, Unreadable, shortened
from .survey import Survey
from .tables import Cell, Raw, Row
from .values import read_name, read_words

MOST_TOLD = 3
SURELY_KEYS = frozenset({"id", "key", "uid", "guid"})


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Those of one list who share a name: `apart` by their key, and `shared` by the name that several have."""

    kind: Kind
    file: str
    heading: str
    place: int
    apart: Mapping[str, str]
    shared: Mapping[str, Sequence[str]]
    keys: Keys | None = None

    @classmethod
    def of(cls, layout: Layout, place: int, marks: Mapping[str, tuple[str, str]]) -> Namesakes:
        """`marks` are the name of each key, and what is written behind it."""
        shared: defaultdict[str, list[str]] = defaultdict(list)
        for name, mark in marks.values():
            shared[name.casefold()].append(f"{name} ({mark})")
        several = {name: many for name, many in shared.items() if len(many) > 1}
        apart = {key: f"{name} ({mark})" for key, (name, mark) in marks.items() if name.casefold() in several}
        return cls(layout.kind, layout.table.name, layout.table.headings[place], place, apart, several)

    def is_list(self, layout: Layout) -> bool:
        return layout.kind == self.kind and layout.table.name == self.file


def apart_by_key(keys: Keys) -> dict[str, str]:
    """Nobody is merged on name alone: of two called `Good Toys`, each has the key beside the name."""
    times = Counter(() if keys.kind == "products" else map(str.casefold, keys.names.values()))
    return {
        key: f"{name} ({key})" if times[name.casefold()] > 1 else name for key, name in keys.names.items()
    }


def namesakes_apart(
    layouts: Sequence[Layout], surveys: Sequence[Survey], lists: Sequence[Keys], said: Container[str]
) -> list[Layout]:
    """Every table in which somebody is named whose name stands for several, changed as each of these is named now.

    Where a row has nothing that tells which of them is meant, and nobody has said so, it is put aside.
    """
    both = list(zip(layouts, surveys, strict=True))
    found = [one for layout, _ in both if (one := namesakes_in(layout, both, lists)) is not None]
    for one in found:
        both = [(renamed(layout, survey, one, said), survey) for layout, survey in both]
    return [layout for layout, _ in both]


def namesakes_in(
    layout: Layout, both: Sequence[tuple[Layout, Survey]], lists: Sequence[Keys]
) -> Namesakes | None:
    """By the keys that other tables point at, else by what surely is a key or, of colleagues, an address."""
    if layout.kind not in ("customers", "people"):
        return None
    own = [keys for keys in lists if keys.kind == layout.kind and keys.file == layout.table.name]
    pointed = [keys for keys in own if any(points_at(each, survey, keys) for each, survey in both)]
    if not pointed and layout.kind == "customers":
        pointed = [keys for keys in own if surely_key(keys)]
    for keys in pointed:
        marks = {key: (name.removesuffix(f" ({key})"), key) for key, name in keys.names.items()}
        one = replace(Namesakes.of(layout, keys.column.place, marks), keys=keys)
        if one.apart:
            return one
    return by_address(layout) if layout.kind == "people" and "email" in layout.columns else None


def points_at(layout: Layout, survey: Survey, keys: Keys) -> bool:
    if any(names is keys.names for names in layout.stands_for.values()):
        return True
    return any(LISTED_IN.get(field, ("",))[0] == keys.kind for field in layout.columns) and (
        beside(layout, survey, keys) is not None
    )


def beside(layout: Layout, survey: Survey, keys: Keys | None) -> int | None:
    """Where the keys of a list stand beside the names in another table, though the names are what is read."""
    used = {guess.place for guess in layout.guesses}
    free = [column for column in survey.columns if column.place not in used]
    fits = (each for each in free if keys and keys.called_alike(each) and keys.stand_in(each, layout.several))
    return next((each.place for each in fits), None)


def surely_key(keys: Keys) -> bool:
    heading = fold(keys.heading)
    return heading in POINTS_AT[keys.kind] | BARE or heading.split()[-1] in SURELY_KEYS


def by_address(layout: Layout) -> Namesakes | None:
    """Two colleagues of one name with two mail addresses are two; what stands before the @ tells them apart."""
    columns = layout.columns
    places = [columns[key] for key in ("name", "first", "last") if key in columns]
    places = places[:1] if "name" in columns else places
    named = {mail.casefold(): name for mail, name in keyed_names(layout, columns["email"], places)}
    firsts = Counter((name.casefold(), mail.partition("@")[0]) for mail, name in named.items())
    marks = {
        mail: (name, first if firsts[name.casefold(), first] == 1 else mail.replace("@", " at "))
        for mail, name in named.items()
        for first in (mail.partition("@")[0],)
    }
    one = Namesakes.of(layout, columns["email"], marks)
    return one if one.apart else None


def renamed(layout: Layout, survey: Survey, one: Namesakes, said: Container[str]) -> Layout:
    """The list itself by its own keys; another table by the keys that stand beside the name, if any do."""
    columns, itself = layout.columns, one.is_list(layout)
    looks: list[tuple[int, int | None]] = []
    if itself:
        looks.append(
            (
                columns["name"] if "name" in columns else columns.get("last", columns.get("first", 0)),
                one.place,
            )
        )
    looks += [
        (place, None if itself else beside(layout, survey, one.keys))
        for field, place in columns.items()
        if LISTED_IN.get(field, ("",))[0] == one.kind and field not in layout.stands_for
    ]
    if not looks:
        return layout
    table = replace(layout.table, raw=Apart(layout, one, said).raw(looks))
    return replace(layout, table=table, warnings=(*layout.warnings, *([told(one)] if itself else [])))


def told(one: Namesakes) -> str:
    some = ", ".join(f"`{name}`" for name in list(one.apart.values())[:MOST_TOLD])
    more = ", …" if len(one.apart) > MOST_TOLD else ""
    return gettext(
        "{count} share their name with another and are told apart by `{heading}`: {names}",
        count=len(one.apart),
        heading=one.heading,
        names=some + more,
    )


@dataclass(frozen=True, slots=True)
class Apart:
    """Names in the rows of one table, as those are called who were told apart."""

    layout: Layout
    one: Namesakes
    said: Container[str]

    def raw(self, looks: Sequence[tuple[int, int | None]]) -> Raw:
        """`looks` are where a name stands, and where the key beside it."""
        before, last = self.layout.table.raw, max(place or 0 for place in chain(*looks))

        def raw(put_aside: PutAside) -> Iterator[Row]:
            for line, cells in before(put_aside):
                if len(cells) <= last or line <= self.layout.table.heading_line:
                    yield line, cells
                    continue
                now = list(cells)
                try:
                    for place, key in looks:
                        now[place] = self.named(cells, place, key)
                except Unreadable as error:
                    heading = self.layout.table.headings[place]
                    put_aside(Aside(self.layout.table.name, line, heading, str(error)))
                    continue
                yield line, now

        return raw

    def named(self, cells: Sequence[Cell], place: int, key: int | None) -> Cell:
        cell = cells[place]
        if key is not None and (apart := self.one.apart.get(self.key(cells[key]))) is not None:
            # Of a first and a last name the key goes behind the last.
            mark = apart[apart.rindex(" (") :]
            return f"{cell}{mark}" if self.one.is_list(self.layout) else apart
        name = read_name(cell)
        several = self.one.shared.get(name.casefold()) if name is not None else None
        if several is None or name in self.said:
            return cell
        which = f'names = {{ "{shortened(name)}" = "{shortened(several[0])}" }}'
        raise Unreadable(
            gettext(
                "{count} in {file} are called `{name}`, and nothing here says which is meant; say `{which}` in a "
                "mapping file",
                count=len(several),
                file=self.one.file,
                name=shortened(name),
                which=which,
            )
        )

    def key(self, cell: Cell) -> str:
        words = key_of(read_words(cell) or "")
        return words if self.one.keys is not None else words.casefold()
