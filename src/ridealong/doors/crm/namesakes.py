"""Keeps two apart who share a name, where each has a key in a list and the files that came along point at it by key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from .keyed import Keys, key_of
from .layout import Layout
from .refusals import PutAside
from .tables import Cell, Raw, Row, Table
from .values import read_words

MOST_TOLD = 3


def apart_by_key(keys: Keys) -> dict[str, str]:
    """Nobody is merged on name alone: of two called `Good Toys`, each has the key beside the name."""
    times = Counter(() if keys.kind == "products" else keys.names.values())
    return {key: f"{name} ({key})" if times[name] > 1 else name for key, name in keys.names.items()}


def namesakes_apart(layouts: Sequence[Layout], lists: Sequence[Keys]) -> list[Layout]:
    """The lists in which a name stands for several, changed as those are named now that point at them."""
    used = {id(names) for layout in layouts for names in layout.stands_for.values()}
    pointed_at = [keys for keys in lists if id(keys.names) in used]
    for keys in pointed_at:
        layouts = [changed(layout, keys) if is_list(layout, keys) else layout for layout in layouts]
    return list(layouts)


def is_list(layout: Layout, keys: Keys) -> bool:
    return layout.kind == keys.kind and layout.table.name == keys.file


def changed(layout: Layout, keys: Keys) -> Layout:
    shared = {key: name for key, name in keys.names.items() if name.endswith(f" ({key})")}
    if not shared:
        return layout
    some = ", ".join(f"`{name}`" for name in list(shared.values())[:MOST_TOLD])
    more = ", …" if len(shared) > MOST_TOLD else ""
    note = f"{len(shared)} share their name with another and are told apart by `{keys.heading}`: {some}{more}"
    last = layout.columns.get("name", layout.columns.get("last", 0))
    table = replace(layout.table, raw=with_keys(layout.table, (keys.column.place, last), shared))
    return replace(layout, table=table, warnings=(*layout.warnings, note))


def with_keys(table: Table, places: tuple[int, int], shared: Mapping[str, str]) -> Raw:
    key_place, name_place = places

    def named(cells: Sequence[Cell]) -> Sequence[Cell]:
        if len(cells) <= max(places) or (key := key_of(read_words(cells[key_place]) or "")) not in shared:
            return cells
        return [*cells[:name_place], f"{cells[name_place]} ({key})", *cells[name_place + 1 :]]

    def raw(put_aside: PutAside) -> Iterator[Row]:
        for line, cells in table.raw(put_aside):
            yield line, named(cells)

    return raw
