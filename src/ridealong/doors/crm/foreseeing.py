"""Reads all files of an import once, to foresee what would be recorded; no row is kept but those of lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from ridealong.doors.contacts.cards import read_cards
from ridealong.moments.currencies import UNKNOWN
from ridealong.moments.roster import ALWAYS
from ridealong.speech import gettext, ngettext
from ridealong.speech.figures import figure, listed

from .asking import Calendar
from .counted import rows
from .crowd import Crowd
from .desks import DESKS, GATHERED, LISTS, family
from .gathered import Cast, Gathered
from .history import History
from .layout import Layout
from .naming import Someone
from .preview import FilePreview, Preview
from .reading import Reading, in_pieces, roster_moments, roster_now, wished
from .records import CustomerRow, PersonRow, Record
from .rows import read_rows
from .settling import Settled, settle
from .sources import Origin
from .traps import Traps

MOST_NAMED = 6


def foresee(reading: Reading, preview: Preview, now: datetime) -> None:
    """Fill the preview from one pass over every file whose questions are answered: lists before what happened."""
    today = now.astimezone(UTC).date()
    traps, calendar = Traps(today), Calendar.up_to(today)
    passing = [Passing(layout, FilePreview.of(layout)) for layout in reading.layouts]
    for each in passing:
        preview.files.append(each.file)
        if not each.layout.questions:
            each.rows = counted(traps.watch(each.layout, read_rows(each.layout, each.file.aside)), each.file)
    for each in passing:
        if each.layout.kind in GATHERED:
            gather(reading.gathered, each.rows, each.file, calendar)
    gather_cards(reading, preview)
    foresee_work(reading, preview, passing, calendar)
    preview.says += preview.warned()
    preview.says += checked_nothing(reading)
    preview.traps = traps.told()
    foresee_roster(reading, preview, calendar)


@dataclass(slots=True)
class Passing:
    """One table while its rows pass by."""

    layout: Layout
    file: FilePreview
    rows: Iterable[Record] = field(default_factory=tuple)


def foresee_work(reading: Reading, preview: Preview, passing: list[Passing], calendar: Calendar) -> None:
    """Read every table in which something happened, and count what would be recorded."""
    today = calendar.last - timedelta(days=1)
    cast, evidence, seen = Cast.now(reading.said), roster_now(today), Seen(reading.layouts)
    cast.enter(reading.gathered)
    around = reading.around(cast, evidence, roster_moments(reading.gathered, cast, evidence, today).moments)
    passed = {id(each.layout): each for each in passing if not each.layout.questions}
    for layout, history in reading.histories(today):
        desk = reading.desk(layout, cast, calendar, around)
        if desk is None or id(layout) not in passed:
            continue
        file = passed[id(layout)].file
        at_hand = layout.kind in GATHERED
        rows = reading.rows(layout, file.aside) if at_hand else passed[id(layout)].rows
        history.around(around)
        for wishes in in_pieces(wished(desk, rows, file.leave)):
            preview.count(file, settle(wishes, history), seen.again)
        reading.gathered.named(file.name, desk.people, desk.customers)
        file.notes += tuple(desk.says())
        if no_currency(reading, layout, file):
            preview.says.append(say_no_currency(file.name))
            preview.without_currency.append(file.name)
    history = History(today, nothing_imported=False).around(around)
    foresee_origins(list(reading.origins(around, cast)), preview, history)


def foresee_origins(origins: list[Origin], preview: Preview, history: History) -> None:
    for file in preview.files:
        ours = [origin for origin in origins if origin.file == file.name]
        for origin in ours:
            if origin.why is not None:
                file.leave(origin.why, origin.line)
        wishes = [origin.wish for origin in ours if origin.wish is not None]
        preview.count(file, settle(wishes, history), lambda one: False)
        origins = [origin for origin in origins if origin.file != file.name]


class Seen:
    """What an earlier file of the same import asked for: two exports may overlap."""

    def __init__(self, layouts: Iterable[Layout]) -> None:
        kinds = [
            family(layout.kind) for layout in layouts if layout.kind in DESKS and layout.kind not in LISTS
        ]
        self.needed = len(kinds) > len(set(kinds))
        self.ids = Crowd()

    def again(self, one: Settled) -> bool:
        return self.needed and one.asked is not None and self.ids.met(one.asked.id)


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


def gather_cards(reading: Reading, preview: Preview) -> None:
    """Every card of every address book: they are few, and whose they are is known when all files are."""
    for path in reading.books:
        file = FilePreview(path.name, "contacts", (gettext("an address book of vCards"),), (), ())
        preview.files.append(file)
        for card in read_cards(path):
            file.rows += 1
            reading.gathered.cards.append((path.name, card))


def no_currency(reading: Reading, layout: Layout, file: FilePreview) -> bool:
    told = reading.currency or layout.currency or "currency" in layout.columns
    return not told and bool(file.statuses) and "amount" in layout.columns


def say_no_currency(file: str) -> str:
    return gettext(
        "{file}: no column says which currency amounts are in; where a cell does not either, {unknown} is kept "
        "(say --currency EUR, or `currency` in a mapping file)",
        file=file,
        unknown=UNKNOWN,
    )


def checked_nothing(reading: Reading) -> Iterator[str]:
    """A list of products is not kept, so without deals or purchases beside it there is nothing to hold it against."""
    if any(
        "product" in layout.columns for layout in reading.layouts if layout.kind in ("deals", "purchases")
    ):
        return
    for layout in reading.layouts:
        if layout.kind == "products":
            yield gettext(
                "{file}: products are not kept; the names of products in deals and purchases of the same command are "
                "checked against them, and none came along, so this list was used for nothing",
                file=layout.table.name,
            )


def foresee_roster(reading: Reading, preview: Preview, calendar: Calendar) -> None:
    today = calendar.last - timedelta(days=1)
    cast = Cast.now(reading.said)
    cast.enter(reading.gathered)
    told = roster_moments(reading.gathered, cast, roster_now(today), today)
    for moment in told.moments:
        preview.moments[moment.fact.NAME] += 1
        preview.statuses["new"] += 1
    preview.put_aside(told.book.asides)
    preview.firms = list(told.book.firms)
    preview.questions += cast.questions
    preview.says += newcomers_told(reading, cast)
    preview.says += known_told(cast.people.met_before())
    preview.says += forgotten_told(cast)
    preview.says += told.notes


def newcomers_told(reading: Reading, cast: Cast) -> Iterator[str]:
    people, customers = cast.people.newcomers(), cast.customers.newcomers()
    if people or customers:
        number = len(people) + len(customers)
        yield ngettext("{whom} is new", "{whom} are new", number, whom=how_many(people, customers))
    listed = {file for file, _ in (*reading.gathered.people, *reading.gathered.customers)}
    for file in (layout.table.name for layout in reading.layouts if layout.table.name not in listed):
        only = [[one for one in each if list(one.files) == [file]] for each in (people, customers)]
        if any(only):
            yield ngettext(
                "{whom} is named only in {file}",
                "{whom} are named only in {file}",
                sum(map(len, only)),
                whom=how_many(*only),
                file=file,
            )


def forgotten_told(cast: Cast) -> Iterator[str]:
    """Without their names, which a preview would keep; whoever brings the files has them there."""
    if many := len(cast.people.forgotten_before()) + len(cast.customers.forgotten_before()):
        yield ngettext(
            "{count} name is of somebody who was forgotten here, and not brought in again; if it is somebody else, "
            "give them another name in a mapping file: {right}",
            "{count} names are of somebody who was forgotten here, and not brought in again; if it is somebody else, "
            "give each another name in a mapping file: {right}",
            many,
            count=figure(many),
            right='names = { "…" = "…" }',
        )


def how_many(people: list[Someone], customers: list[Someone]) -> str:
    parts = []
    if people:
        parts.append(rows("people", len(people)))
    if customers:
        parts.append(rows("customers", len(customers)))
    return listed(parts)


def known_told(people: list[Someone]) -> Iterator[str]:
    if people:
        shown = ", ".join(f"`{one.name}` ({one.handle})" for one in people[:MOST_NAMED])
        if len(people) > MOST_NAMED:
            more = figure(len(people) - MOST_NAMED)
            shown = gettext("{names} and {count} more", names=shown, count=more)
        yield gettext("known here already by exactly that name: {names}", names=shown)
