"""Numbers that stand for names: a column holds the keys of a list that came along, and is read through that list."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ridealong.speech import gettext

from .fields import Kind, field
from .headings import fold
from .languages import words
from .layout import Guess, Layout
from .overlaps import LISTED_IN, MOSTLY
from .refusals import Unreadable, shortened
from .survey import Column, Survey
from .tables import Cell
from .values import read_name, read_words

# The last word of a heading under which keys stand: `EmployeeKey`, `customerNumber`, `Record ID`.
KEYS = frozenset("key id ids number no nr code num uid guid".split())
# Headings that are keys in every list say nothing of whose keys they are.
BARE = frozenset({"id", "key", "number", "no", "code", "record id", "record ids", *words("keys", "bare")})
# How systems head the keys of another list, where it is not called as there.
POINTS_AT: Mapping[str, frozenset[str]] = {
    "people": frozenset(
        "owner id,deal owner id,account owner id,potential owner id,opportunity owner id,contact owner id,"
        "hubspot owner id,assigned to id,reports to,reports to id,manager id,user id,salesperson id,sales rep id,"
        "host id".split(",")
    ),
    "customers": frozenset(
        "account id,account name id,company id,company ids,associated company id,associated company ids,"
        "primary associated company id,associated company primary id,customer id,organization id,client id,"
        "deal organization id,parent id,parent account id,parent company id,what id".split(",")
    ),
    "products": frozenset("product id,product code,item id,sku".split(",")),
}
# Other languages write the word into the heading, as `Kundennummer`, so it is known as a whole.
NUMBERED: Mapping[str, frozenset[str]] = {kind: frozenset(words("keys", kind)) for kind in POINTS_AT}
LONG_ID = 18  # Salesforce writes one id with 15 letters in reports and with three more in exports
SHORT_ID = 15
MOST_NAMED = 3
MOST_ROWS = 300_000  # the names of a list are held while others are read through it


@dataclass(frozen=True, slots=True)
class Keys:
    """One column of a list in which every row has a key of its own, and the names these stand for."""

    kind: Kind
    file: str
    heading: str
    column: Column
    names: Mapping[str, str]

    def stand_in(self, column: Column, parted: bool) -> bool:
        """Whether a column's values are, but for a few, keys of this list."""
        values = [key for cell in column.examples for key in keys_in(cell, parted)]
        met = sum(1 for value in values if value in self.names)
        return column is not self.column and met > 0 and met >= MOSTLY * len(values)

    def called_alike(self, column: Column) -> bool:
        here, there = fold(column.heading), fold(self.heading)
        if here in POINTS_AT[self.kind] | NUMBERED[self.kind]:
            return True
        return there not in BARE and (here == there or here.endswith(f" {there}"))


def keys_in(cell: Cell, parted: bool) -> list[str]:
    """The keys in one cell, each once; `;` parts them where a system writes several."""
    words = read_words(cell)
    if words is None:
        return []
    each = (part.strip() for part in words.split(";")) if parted else (words,)
    return list(dict.fromkeys(key_of(part) for part in each if part))


def key_of(text: str) -> str:
    return text[:SHORT_ID] if len(text) == LONG_ID and text.isalnum() and not text.isdigit() else text


def keys_of(layouts: Sequence[Layout], surveys: Sequence[Survey]) -> list[Keys]:
    return [keys for each in zip(layouts, surveys, strict=True) for keys in keys_of_list(*each)]


def keys_of_list(layout: Layout, surveyed: Survey) -> Iterator[Keys]:
    if layout.kind not in POINTS_AT or surveyed.rows > MOST_ROWS:
        return
    named = layout.columns
    places = [named["name"]] if "name" in named else [named[key] for key in ("first", "last") if key in named]
    for column in surveyed.columns:
        if column.place not in places and holds_keys(column, surveyed.rows, layout.kind):
            names = dict(keyed_names(layout, column.place, places))
            yield Keys(layout.kind, layout.table.name, column.heading, column, names)


def holds_keys(column: Column, rows: int, kind: Kind) -> bool:
    """A phone number is a number, too, and no key; but no other list points at it."""
    heading = fold(column.heading)
    headed = heading.rpartition(" ")[2] in KEYS or heading in NUMBERED[kind] | BARE
    return headed and column.different >= column.filled >= rows > 0 and not column.holds_dates


def keyed_names(layout: Layout, place: int, places: Sequence[int]) -> Iterator[tuple[str, str]]:
    for _, cells in layout.table.rows():
        try:
            key = read_words(cells[place])
            name = " ".join(part for at in places if (part := read_name(cells[at])))
        except Unreadable:
            continue
        if key and name:
            yield key_of(key), name


def pointing(
    kind: Kind, surveyed: Survey, lists: Iterable[Keys], parted: bool
) -> dict[str, tuple[Column, str]]:
    """Columns that may be read as the salesperson, the customer and so on, though only keys stand in them."""
    found: dict[str, tuple[Column, str]] = {}
    some = list(lists)
    for key, (listed, _) in LISTED_IN.items():
        if field(kind, key) is None:
            continue
        for column in surveyed.columns:
            # The keys of a list itself are nobody's superiors, though another list may have the same numbers.
            if any(one.column is column and one.kind == listed for one in some):
                continue
            match = first_match(column, (one for one in some if one.kind == listed), parted)
            if match is not None and match.called_alike(column):
                found.setdefault(key, (column, stands_in(match)))
    return found


def first_match(column: Column, lists: Iterable[Keys], parted: bool) -> Keys | None:
    """The list whose keys stand in the column; one that is headed alike before one that is not."""
    fitting = [one for one in lists if one.stand_in(column, parted)]
    return max(fitting, key=lambda one: one.called_alike(column), default=None)


def read_through(layout: Layout, surveyed: Survey, lists: Sequence[Keys], said: Container[str]) -> Layout:
    """Where a column that names somebody holds keys of their list, have it read through the list.

    Not where a person has said for whom these keys stand; and where two lists give them different names, it is asked.
    """
    met: dict[str, Keys] = {}
    questions: list[str] = []
    for guess in layout.guesses:
        column = surveyed.columns[guess.place]
        some = [one for one in lists if LISTED_IN.get(guess.field, ("",))[0] == one.kind]
        keys = first_match(column, some, layout.several)
        if keys is None or any(cell in said for cell in column.examples):
            continue
        met[guess.field] = keys
        if (other := another_reading(column, keys, some, layout.several)) is not None:
            questions.append(ask_which(column, keys, other))
    guesses = (through(guess, met.get(guess.field)) for guess in layout.guesses)
    stands_for = {field: keys.names for field, keys in met.items()}
    questions = [*layout.questions, *questions]
    return replace(layout, guesses=tuple(guesses), stands_for=stands_for, questions=tuple(questions))


def another_reading(column: Column, keys: Keys, lists: Iterable[Keys], parted: bool) -> Keys | None:
    """A list that fits as well, and gives one of these keys to somebody else."""
    values = [key for cell in column.examples for key in keys_in(cell, parted)]
    for one in lists:
        as_well = one.stand_in(column, parted) and one.called_alike(column) == keys.called_alike(column)
        if as_well and any(one.names.get(value) != keys.names.get(value) for value in values):
            return one
    return None


def ask_which(column: Column, keys: Keys, other: Keys) -> str:
    example = next((cell for cell in column.examples if cell in keys.names), "1")
    say = gettext(
        "say `{names}`, or `{columns}`",
        names=f'names = {{ "{example}" = "…" }}',
        columns=f'columns = {{ "{column.heading}" = "" }}',
    )
    return gettext(
        "column `{column}`: its values stand under `{one}` in {file} and under `{other}` in {other_file}, for "
        "different names; {say}",
        column=column.heading,
        one=keys.heading,
        file=keys.file,
        other=other.heading,
        other_file=other.file,
        say=say,
    )


def through(guess: Guess, keys: Keys | None) -> Guess:
    return (
        guess if keys is None else replace(guess, reason=f"{guess.reason.split(': ')[0]}: {stands_in(keys)}")
    )


def stands_in(keys: Keys) -> str:
    return gettext(
        "its values stand under `{heading}` in {file}, with the names", heading=keys.heading, file=keys.file
    )


def named_by_key(names: Mapping[str, str], parted: bool, cell: Cell) -> str | None:
    """The name that a key stands for; a key in no list is put aside, and so are two of different names."""
    keys = keys_in(cell, parted)
    found = dict.fromkeys(names[key] for key in keys if key in names)
    if len(found) == 1 and all(key in names for key in keys):
        return next(iter(found))
    if not keys:
        return None
    if len(found) > 1:
        raise Unreadable(
            gettext(
                "`{cell}` stands for {count}, and nothing says which of them is meant",
                cell=shortened(cell),
                count=len(found),
            )
        )
    raise Unreadable(gettext("`{cell}` is in no row of the list it points at", cell=shortened(cell)))


def named_beside(linked: Mapping[str, tuple[str, ...]], cell: Cell) -> str | None:
    """The name that goes with an id in another table; where none does nobody is named."""
    found = [name for key in keys_in(cell, parted=False) for name in linked.get(key, ())]
    if len(found) > 1:
        shown = ", ".join(f"`{shortened(name)}`" for name in found[:MOST_NAMED])
        raise Unreadable(
            gettext(
                "{count} go with `{cell}` ({shown}), and nothing says which of them is meant",
                count=len(found),
                cell=shortened(cell),
                shown=shown,
            )
        )
    return found[0] if found else None


def one_name(cell: Cell) -> str | None:
    """The name in a cell in which several may stand, parted by `;`."""
    names = dict.fromkeys(name for part in str(cell).split(";") if (name := read_name(part)) is not None)
    if len(names) > 1:
        raise Unreadable(
            gettext(
                "`{cell}` names {count}, and nothing says which of them is meant",
                cell=shortened(cell),
                count=len(names),
            )
        )
    return next(iter(names), None)
