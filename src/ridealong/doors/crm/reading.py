"""The files of one import: how each is read, what was gathered from all, and what its desks know of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, timedelta
from pathlib import Path
from typing import NamedTuple

from ridealong.doors.contacts.address_book import AddressBook
from ridealong.ledger.recall import Scope, recall
from ridealong.ledger.through import came_through
from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.roster import CustomerMet
from ridealong.moments.moment import Moment
from ridealong.moments.overdue import IMPORTED

from .around import Around
from .asking import Calendar, Wish
from .clientele import Clientele
from .desks import LATER, AnyDesk, family, open_desk, rank
from .fields import Kind
from .gathered import Cast, Gathered
from .history import History
from .layout import Layout
from .records import Record
from .refusals import PutAside
from .returned import Returned
from .rows import read_rows
from .sources import Origin, Whom
from .team import Team

AT_ONCE = 4_000
A_WEEK = timedelta(days=7)
Leave = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file as it was when it was looked at."""

    path: Path
    size: int
    changed: int

    @classmethod
    def of(cls, path: Path) -> Stamp:
        try:
            about = path.stat()
        except OSError:
            return cls(path, -1, 0)
        return cls(path, about.st_size, about.st_mtime_ns)

    def still(self) -> bool:
        return self == Stamp.of(self.path)


@dataclass(slots=True)
class Reading:
    layouts: list[Layout]
    said: Mapping[str, str]
    currency: str | None
    stamps: list[Stamp]
    gathered: Gathered = field(default_factory=Gathered)
    books: list[Path] = field(default_factory=list)
    """The files of vCards."""

    def histories(self, today: date) -> Iterator[tuple[Layout, History]]:
        """Each table in its turn; only the first of its kind may find that nothing came before.

        What speaks of the moments of other tables looks for them in any case.
        """
        imported = came_through(IMPORTED)
        seen: set[Kind] = set()
        for layout in sorted(self.layouts, key=rank):
            first = not imported and family(layout.kind) not in seen and layout.kind not in LATER
            yield layout, History(today, nothing_imported=first)
            seen.add(family(layout.kind))

    def around(self, cast: Cast, evidence: Evidence, coming: Iterable[Moment]) -> Around:
        """The same when an import is foreseen and when it is written, though by then more people are known."""
        around = Around.of(evidence.roster, coming, cast.selves)
        around.forgotten = cast.forgotten
        around.returned = Returned.of(row for _, row in self.gathered.returns)
        around.opened = {} if any(layout.kind == "moves" for layout in self.layouts) else None
        return around

    def origins(self, around: Around, cast: Cast) -> Iterator[Origin]:
        """Through whom customers came, once every table was read: the last may bring somebody whom the first names."""

        def brings(file: str, name: str) -> None:
            cast.customer(file, name)
            self.gathered.named(file, (), (name,))

        return around.sources.settled(
            Whom(cast.finds, brings, around.selves, around.elsewhere, cast.customers.others)
        )

    def desk(self, layout: Layout, cast: Cast, calendar: Calendar, around: Around) -> AnyDesk | None:
        return open_desk(layout, cast, calendar, around, self.currency)

    def rows(self, layout: Layout, put_aside: PutAside) -> Iterable[Record]:
        """The rows of a table, which of lists and returns are at hand already."""
        file = layout.table.name
        match layout.kind:
            case "customers":
                return [row for name, row in self.gathered.customers if name == file]
            case "returns":
                return [row for name, row in self.gathered.returns if name == file]
            case _:
                return read_rows(layout, put_aside)


def wished(desk: AnyDesk, rows: Iterable[Record], leave: Leave) -> Iterator[Wish]:
    for row in rows:
        wish = desk.wish(row)
        if wish is not None:
            yield wish
        if desk.left:
            for why in desk.left:
                leave(why, row.line)
    for late in desk.rest():
        for why in late.left:
            leave(why, late.line)
        if late.wish is not None:
            yield late.wish


def in_pieces(wishes: Iterable[Wish]) -> Iterator[list[Wish]]:
    piece: list[Wish] = []
    for wish in wishes:
        piece.append(wish)
        if len(piece) == AT_ONCE:
            yield piece
            piece = []
    if piece:
        yield piece


class RosterTold(NamedTuple):
    """People, customers and contacts as moments, what is to be told about them, and what is kept beside."""

    moments: list[Moment]
    notes: list[str]
    book: AddressBook


def roster_moments(gathered: Gathered, cast: Cast, evidence: Evidence, today: date) -> RosterTold:
    book = AddressBook.of(gathered.cards, gathered.customers, cast, new_firms=gathered.new_firms)
    team, clientele = Team(cast, evidence.roster, today), Clientele(cast, evidence, today)
    moments = [*team.moments(gathered), *clientele.moments(gathered), *book.moments()]
    return RosterTold(moments, [*team.notes, *clientele.notes, *book.told()], book)


def roster_now(today: date) -> Evidence:
    return recall(Scope.everything(), kinds=(CustomerMet,), until=today + A_WEEK, zone=UTC)
