"""Tables that only say which record goes with which: through them a meeting, a deal or a ticket finds its customer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from ridealong.speech import gettext, gettext_noop
from ridealong.speech.figures import figure, listed

from .fields import FIELDS, OF_CONTACTS, Kind
from .fields import field as field_of
from .headings import fold
from .keyed import BARE, KEYS, POINTS_AT, key_of, keys_in
from .layout import Guess, Layout
from .refusals import TableError, Unreadable
from .rows import plan_of
from .tables import Cell, Table
from .values import read_words

Entity = Literal["activities", "customers", "contacts", "deals", "tickets", "anything", "names"]
Node = tuple[Entity, str]
# By which headings a table points at the records of others; Salesforce's `RelationId` may be of any of them.
ENDS: Mapping[Entity, frozenset[str]] = {
    "activities": frozenset(
        "engagement id,activity id,event id,task id,meeting id,call id,note id,appointment id".split(",")
    ),
    "customers": POINTS_AT["customers"],
    "contacts": frozenset(
        "contact id,contact ids,associated contact id,associated contact ids,person id,who id".split(",")
    ),
    "deals": frozenset(
        "deal id,deal ids,associated deal id,associated deal ids,opportunity id,potential id".split(",")
    ),
    "tickets": frozenset("ticket id,case id,associated ticket ids".split(",")),
    "anything": frozenset({"relation id"}),
}
# How a list of contacts names their firm, where it does not number it.
FIRM = frozenset("company,company name,associated company,account name,organization,organisation".split(","))
OF: Mapping[Kind, Entity] = {
    "activities": "activities", "tasks": "activities", "deals": "deals", "tickets": "tickets",
}  # fmt: skip
CALLED: Mapping[Entity, str] = {
    "anything": gettext_noop("other records"),
    "names": gettext_noop("their firms"),
}
ROUND_ABOUT: tuple[Entity, ...] = ("deals", "tickets", "contacts", "anything")
"""Through whom a customer is found where nothing names it straight, the surest first."""
MOST_ROWS = 1_000_000  # what goes with what is held while others are read through it


class Joined(NamedTuple):
    """The tables that are read, those that are refused, and what is told of those that only joined others."""

    layouts: list[Layout]
    refused: list[TableError]
    says: list[str]


@dataclass(frozen=True, slots=True)
class Join:
    """A table of two or more columns of keys; `ends` is where each stands."""

    table: Table
    ends: Mapping[Entity, int]

    def pairs(self) -> Iterator[tuple[Node, Node]]:
        first, *others = self.ends.items()
        for number, (_, cells) in enumerate(self.table.rows()):
            if number >= MOST_ROWS:
                why = gettext(
                    "it joins others, and has more rows than the {most} that are read; leave out what is long past",
                    most=figure(MOST_ROWS),
                )
                raise TableError(why, file=self.table.name)
            for one in nodes(first, cells):
                for other in (each for end in others for each in nodes(end, cells)):
                    yield one, other

    def told(self) -> str:
        what = listed(gettext(CALLED.get(entity, entity)) for entity in self.ends)
        columns = ", ".join(f"`{self.table.headings[place]}`" for place in self.ends.values())
        return gettext(
            "{file}: says which {what} go together ({columns}), and is no list of its own",
            file=self.table.name,
            what=what,
            columns=columns,
        )


def nodes(end: tuple[Entity, int], cells: Sequence[Cell]) -> Iterator[Node]:
    entity, place = end
    if entity == "names":
        name = read_words(cells[place])
        return iter([(entity, name)] if name else [])
    return ((entity, key) for key in keys_in(cells[place], parted=True))


def join(layouts: Sequence[Layout], refused: Sequence[TableError], tables: Iterable[Table]) -> Joined:
    """Look among tables that were not recognised for those that join others, and read these through them."""
    unread = {error.file: error for error in refused}
    joins = [one for table in tables if table.name in unread and (one := join_in(table)) is not None]
    wanting = [layout for layout in layouts if wants(layout)]
    if not joins or not wanting:
        return Joined(list(layouts), list(refused), [])
    links, says, still = Links.of(layouts), list[str](), dict(unread)
    for each in joins:
        try:
            links.add(each)
        except TableError as error:
            still[each.table.name] = error
            continue
        del still[each.table.name]
        says.append(each.told())
    linked = [links.read(layout) if layout in wanting else layout for layout in layouts]
    return Joined(linked, list(still.values()), says)


def join_in(table: Table) -> Join | None:
    """A table that nothing else could be made of, with keys of two lists, or of contacts with their firms."""
    ends: dict[Entity, int] = {}
    folded = [fold(heading) for heading in table.headings]
    contacts = len(OF_CONTACTS.intersection(folded)) > 1
    for place, heading in enumerate(folded):
        entity = next((one for one, known in ENDS.items() if heading in known), None)
        if contacts and heading in BARE:
            entity = "contacts"
        elif contacts and heading in FIRM:
            entity = "names"
        if entity is not None:
            ends.setdefault(entity, place)
    if "customers" in ends:
        ends.pop("names", None)
    return Join(table, ends) if len(ends) > 1 else None


def wants(layout: Layout) -> bool:
    """Whether its rows have ids by which they could be joined, and no column that names their customer."""
    return layout.kind in OF and "id" in layout.columns and "customer" not in layout.columns


@dataclass(slots=True)
class Links:
    """What goes with what, and the customers whom their keys stand for."""

    beside: dict[Node, dict[Node, None]] = field(default_factory=lambda: defaultdict(dict))
    files: dict[Entity, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    """By what they join, the tables that do."""

    @classmethod
    def of(cls, layouts: Iterable[Layout]) -> Links:
        """What the lists themselves say: of customers the names of their keys, of deals whose they are."""
        links = cls()
        for layout in layouts:
            if layout.kind == "customers":
                for place in key_columns(layout):
                    links.names("customers", layout, "name", place)
            elif layout.kind in OF and {"id", "customer"} <= layout.columns.keys():
                links.names(OF[layout.kind], layout, "customer", layout.columns["id"])
        return links

    def names(self, entity: Entity, layout: Layout, key: str, at: int) -> None:
        looks = zip(FIELDS[layout.kind], plan_of(layout), strict=True)
        look, place = next(look for one, look in looks if one.key == key)
        for _, cells in layout.table.rows():
            try:
                known, name = read_words(cells[at]), look(cells[place])
            except Unreadable:
                continue
            if known and name:
                self.beside[entity, key_of(known)]["names", name] = None

    def add(self, one: Join) -> None:
        pairs = list(one.pairs())
        for here, there in pairs:
            self.beside[here][there] = None
            self.beside[there][here] = None
        for entity in one.ends:
            self.files[entity][one.table.name] = None

    def read(self, layout: Layout) -> Layout:
        """Have the customer of each row read through its id."""
        entity, at = OF[layout.kind], layout.columns["id"]
        linked = {
            key: found
            for (what, key) in list(self.beside)
            if what == entity and (found := self.customers((entity, key)))
        }
        known = field_of(layout.kind, "customer")
        if not linked or known is None:
            return layout
        heading, files = layout.table.headings[at], listed(list(self.files[entity]))
        guess = Guess(
            "customer",
            at,
            heading,
            gettext(
                "`{heading}` leads to {says}: through {files}", heading=heading, says=known.says, files=files
            ),
            0.9,
        )
        return replace(layout, guesses=(*layout.guesses, guess), linked={"customer": linked})

    def customers(self, node: Node) -> tuple[str, ...]:
        """Whom it names straight; failing that, through the deals, the contacts, that go with it."""
        near = self.beside[node]
        if straight := self.straight(near):
            return straight
        for entity in ROUND_ABOUT:
            there = (self.near(each) for each in near if each[0] == entity)
            if found := self.straight(each for beyond in there for each in beyond):
                return found
        return ()

    def straight(self, near: Iterable[Node]) -> tuple[str, ...]:
        names: dict[str, None] = {}
        for entity, key in near:
            if entity == "names":
                names[key] = None
            elif entity in ("customers", "anything"):
                names.update(
                    dict.fromkeys(name for what, name in self.known("customers", key) if what == "names")
                )
        return tuple(names)

    def near(self, node: Node) -> list[Node]:
        """What goes with it; what may be of any list is looked for in each."""
        entity, key = node
        kinds: tuple[Entity, ...] = ("deals", "tickets", "contacts") if entity == "anything" else (entity,)
        return [each for kind in kinds for each in self.known(kind, key)]

    def known(self, entity: Entity, key: str) -> Iterable[Node]:
        return self.beside.get((entity, key), ())


def key_columns(layout: Layout) -> Iterator[int]:
    """Where keys of customers may stand in a list of them: a column in which no two rows say the same."""
    used = set(layout.columns.values())
    for place, heading in enumerate(layout.table.headings):
        if place in used or (fold(heading).split()[-1:] or [""])[0] not in KEYS:
            continue
        keys = [read_words(cells[place]) for _, cells in layout.table.rows()]
        if None not in keys and len(set(keys)) == len(keys):
            yield place
