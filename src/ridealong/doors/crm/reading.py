"""Reads all files of an import once, to foresee what would be recorded; no row is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from ridealong.ledger.recall import Scope, recall
from ridealong.ledger.through import came_through
from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.roster import CustomerMet
from ridealong.moments.moment import Moment
from ridealong.moments.roster import ALWAYS

from .asking import UNKNOWN_CURRENCY, Calendar, Wish
from .buying import Purchases
from .clientele import Clientele
from .dealing import Deals
from .fields import Kind
from .gathered import Cast, Gathered
from .history import IMPORTED, History
from .layout import Layout
from .naming import Someone
from .preview import FilePreview, Preview
from .records import CustomerRow, DealRow, PersonRow, PurchaseRow, Record
from .rows import read_rows
from .settling import Settled, settle
from .team import Team
from .traps import Traps

AT_ONCE = 4_000
MOST_NAMED = 6
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
    """The files of one import, how they are read, and what was gathered from them."""

    layouts: list[Layout]
    said: Mapping[str, str]
    currency: str | None
    stamps: list[Stamp]
    gathered: Gathered = field(default_factory=Gathered)

    def desk(self, layout: Layout, cast: Cast, calendar: Calendar) -> Deals | Purchases | None:
        """Where the rows of a table are turned into wishes."""
        file = layout.table.name
        people, customers = cast.people.within(file), cast.customers.within(file)
        currency = self.currency or UNKNOWN_CURRENCY
        if layout.kind == "deals":
            return Deals(people, customers, currency, calendar)
        return Purchases(people, customers, currency, calendar) if layout.kind == "purchases" else None

    def histories(self) -> Iterator[tuple[Layout, History]]:
        """Each table of deals or purchases; only the first of its kind may find that nothing came before."""
        imported = came_through(IMPORTED)
        seen: set[Kind] = set()
        for layout in self.layouts:
            yield layout, History(nothing_imported=not imported and layout.kind not in seen)
            seen.add(layout.kind)


def foresee(reading: Reading, preview: Preview, now: datetime) -> None:
    """Fill the preview from one pass over every file whose questions are answered."""
    traps, cast, calendar = Traps(), Cast.now(reading.said), Calendar.up_to(now.astimezone(UTC).date())
    seen = Seen(reading.layouts)
    for layout, history in reading.histories():
        file = FilePreview.of(layout)
        preview.files.append(file)
        if layout.questions:
            continue
        rows = counted(traps.watch(layout, read_rows(layout, file.aside)), file)
        desk = reading.desk(layout, cast, calendar)
        if desk is None:
            gather(reading.gathered, rows, file, calendar)
            continue
        for wishes in in_pieces(wished(desk, rows, file.leave)):
            preview.count(file, settle(wishes, history), seen.again)
        reading.gathered.named(file.name, desk.people, desk.customers)
        if no_currency(reading, layout, file):
            preview.says.append(say_no_currency(file.name))
            preview.without_currency.append(file.name)
    preview.says += checked_nothing(reading)
    preview.traps = traps.told()
    foresee_roster(reading, preview, now)


class Seen:
    """What an earlier file of the same import asked for: two exports may overlap."""

    def __init__(self, layouts: Iterable[Layout]) -> None:
        kinds = [layout.kind for layout in layouts]
        self.needed = any(kinds.count(kind) > 1 for kind in ("deals", "purchases"))
        self.ids: set[int] = set()

    def again(self, one: Settled) -> bool:
        if not self.needed or one.asked is None:
            return False
        before = len(self.ids)
        self.ids.add(hash(one.asked.id))
        return len(self.ids) == before


def counted(rows: Iterable[Record], file: FilePreview) -> Iterator[Record]:
    for row in rows:
        file.rows += 1
        yield row


def gather(gathered: Gathered, rows: Iterable[Record], file: FilePreview, calendar: Calendar) -> None:
    for row in rows:
        if not isinstance(row, PersonRow | CustomerRow) or row.since is None:
            gathered.take(file.name, row)
        elif row.since > calendar.last:
            file.leave("since when is still to come", row.line)
        else:
            gathered.take(file.name, replace(row, since=max(row.since, ALWAYS)))


def wished(desk: Deals | Purchases, rows: Iterable[Record], leave: Leave) -> Iterator[Wish]:
    for row in rows:
        wish = desk.wish(row)  # type: ignore[arg-type]
        if wish is not None:
            yield wish
        if desk.left:
            assert isinstance(row, DealRow | PurchaseRow)
            for why in desk.left:
                leave(why, row.line)


def in_pieces(wishes: Iterable[Wish]) -> Iterator[list[Wish]]:
    piece: list[Wish] = []
    for wish in wishes:
        piece.append(wish)
        if len(piece) == AT_ONCE:
            yield piece
            piece = []
    if piece:
        yield piece


def no_currency(reading: Reading, layout: Layout, file: FilePreview) -> bool:
    told = reading.currency or layout.currency or "currency" in layout.columns
    return not told and bool(file.statuses) and "amount" in layout.columns


def say_no_currency(file: str) -> str:
    return (
        f"{file}: no column says which currency amounts are in; where a cell does not either, "
        f"{UNKNOWN_CURRENCY} is kept (say --currency EUR, or `currency` in a mapping file)"
    )


def checked_nothing(reading: Reading) -> Iterator[str]:
    """A list of products is not kept, so without deals or purchases beside it there is nothing to hold it against."""
    if any(
        "product" in layout.columns for layout in reading.layouts if layout.kind in ("deals", "purchases")
    ):
        return
    for layout in reading.layouts:
        if layout.kind == "products":
            yield (
                f"{layout.table.name}: products are not kept; the names of products in deals and purchases of the "
                "same command are checked against them, and none came along, so this list was used for nothing"
            )


def foresee_roster(reading: Reading, preview: Preview, now: datetime) -> None:
    cast = Cast.now(reading.said)
    cast.enter(reading.gathered)
    moments, notes = roster_moments(reading.gathered, cast, now)
    for moment in moments:
        preview.moments[moment.fact.NAME] += 1
        preview.statuses["new"] += 1
    preview.questions += cast.questions
    preview.says += newcomers_told(reading, cast)
    preview.says += known_told(cast.people.met_before())
    preview.says += notes


def roster_moments(gathered: Gathered, cast: Cast, now: datetime) -> tuple[list[Moment], list[str]]:
    """People and customers as moments, and what is to be told about them."""
    today = now.astimezone(UTC).date()
    evidence = roster_now(today)
    team, clientele = Team(cast, evidence.roster, today), Clientele(cast, evidence, today)
    moments = [*team.moments(gathered), *clientele.moments(gathered)]
    return moments, [*team.notes, *clientele.notes]


def roster_now(today: date) -> Evidence:
    return recall(Scope.everything(), kinds=(CustomerMet,), until=today + A_WEEK, zone=UTC)


def newcomers_told(reading: Reading, cast: Cast) -> Iterator[str]:
    people, customers = cast.people.newcomers(), cast.customers.newcomers()
    if people or customers:
        yield f"{how_many(people, customers)} new"
    listed = {file for file, _ in (*reading.gathered.people, *reading.gathered.customers)}
    for file in (layout.table.name for layout in reading.layouts if layout.table.name not in listed):
        only = [[one for one in each if list(one.files) == [file]] for each in (people, customers)]
        if any(only):
            yield f"{how_many(*only)} named only in {file}"


def how_many(people: list[Someone], customers: list[Someone]) -> str:
    parts = []
    if people:
        parts.append("1 person" if len(people) == 1 else f"{len(people):,} people")
    if customers:
        parts.append("1 customer" if len(customers) == 1 else f"{len(customers):,} customers")
    one = len(people) + len(customers) == 1
    return f"{' and '.join(parts)} {'is' if one else 'are'}"


def known_told(people: list[Someone]) -> Iterator[str]:
    if people:
        shown = ", ".join(f"`{one.name}` ({one.handle})" for one in people[:MOST_NAMED])
        more = f" and {len(people) - MOST_NAMED:,} more" if len(people) > MOST_NAMED else ""
        yield f"known here already by exactly that name: {shown}{more}"
