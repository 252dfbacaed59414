"""Tells what a careful reader would stumble over in files that arrive together; nothing of it is mended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from ridealong.speech import gettext, gettext_noop, ngettext
from ridealong.speech.figures import figure

from .counted import rows
from .fields import Kind
from .headings import fold
from .layout import Layout
from .records import Record
from .refusals import said
from .spellings import misspelt_countries, misspelt_mail, misspelt_sectors
from .tallies import Gap, Role, Sighting, Tally

ALIKE = 80
MOST_NAMES_TOLD = 6
MOST_COMPARED = 200

# What is said of a gap, for one row and for many.
GAPS: dict[Gap, Callable[[int, str], str]] = {
    "no customer": lambda n, rows: ngettext(
        "{rows} has no customer", "{rows} have no customer", n, rows=rows
    ),
    "no owner": lambda n, rows: ngettext(
        "{rows} has no salesperson", "{rows} have no salesperson", n, rows=rows
    ),
    "no opening date": lambda n, rows: ngettext(
        "{rows} has no date of opening", "{rows} have no date of opening", n, rows=rows
    ),
    "no closing date": lambda n, rows: ngettext(
        "{rows} is closed but has no closing date", "{rows} are closed but have no closing date", n, rows=rows
    ),
    "open without closing date": lambda n, rows: ngettext(
        "{rows} has no close date (it is open)", "{rows} have no close date (all of them open)", n, rows=rows
    ),
    "open past its closing date": lambda n, rows: ngettext(
        "{rows} has a day of closing that has passed and a stage that does not say it ended",
        "{rows} have a day of closing that has passed and a stage that does not say they ended",
        n,
        rows=rows,
    ),
    "won without amount": lambda n, rows: ngettext(
        "{rows} is won for nothing", "{rows} are won for nothing", n, rows=rows
    ),
    "lost at nought": lambda n, rows: ngettext(
        "{rows} is lost and valued 0", "{rows} are lost and valued 0", n, rows=rows
    ),
    "closed before opened": lambda n, rows: ngettext(
        "{rows} was closed before it was opened", "{rows} were closed before they were opened", n, rows=rows
    ),
    "amount below nought": lambda n, rows: ngettext(
        "{rows} has an amount below 0", "{rows} have amounts below 0", n, rows=rows
    ),
    "id again": lambda n, rows: ngettext(
        "{rows} has an id that stood before", "{rows} have ids that stood before", n, rows=rows
    ),
}
# Which list a name should stand in, by its part in another file.
LISTS: dict[Role, Kind] = {
    "person": "people",
    "manager": "people",
    "customer": "customers",
    "parent": "customers",
    "product": "products",
}
CALLED: dict[Role, str] = {
    "person": gettext_noop("salesperson"),
    "manager": gettext_noop("manager"),
    "customer": gettext_noop("customer"),
    "parent": gettext_noop("parent company"),
    "product": gettext_noop("product"),
    "sector": gettext_noop("sector"),
    "place": gettext_noop("country"),
    "mail": gettext_noop("mail domain"),
}
MANY: dict[Role, Callable[[int], str]] = {
    "person": lambda n: ngettext("{count} salesperson", "{count} salespeople", n, count=figure(n)),
    "manager": lambda n: ngettext("{count} manager", "{count} managers", n, count=figure(n)),
    "customer": lambda n: rows("customers", n),
    "parent": lambda n: ngettext("{count} parent company", "{count} parent companies", n, count=figure(n)),
    "product": lambda n: rows("products", n),
}
OF: dict[str, str] = {
    "people": gettext_noop("list of people"),
    "customers": gettext_noop("list of customers"),
    "products": gettext_noop("list of products"),
}
"""What a list is of."""


# As what the listed act in the files where something happens.
ACTING: dict[Kind, Role] = {"people": "person", "customers": "customer"}
BUSY: tuple[Kind, ...] = ("deals", "purchases")
IDLE: dict[str, Callable[[int, str, str], str]] = {
    "deals": lambda n, whom, names: ngettext(
        "{whom} has no deal: {names}", "{whom} have no deal: {names}", n, whom=whom, names=names
    ),
    "purchases": lambda n, whom, names: ngettext(
        "{whom} has no purchase: {names}", "{whom} have no purchase: {names}", n, whom=whom, names=names
    ),
}


@dataclass(frozen=True, slots=True)
class Trap:
    """One thing to look at: how many rows it touches, where it is first seen, which names, what they resemble."""

    key: str
    file: str
    line: int
    count: int
    says: str
    names: tuple[str, ...] = ()
    nearest: str | None = None

    def __str__(self) -> str:
        return said(self.file, self.line, None, self.says)


class Traps:
    """Watches the rows of all files as they pass, and tells the traps when all have passed."""

    def __init__(self, today: date | None = None) -> None:
        """Without `today` nothing is said of days that have passed."""
        self.today = today
        self.tallies: list[Tally] = []

    def watch(self, layout: Layout, rows: Iterable[Record]) -> Iterator[Record]:
        tally = Tally(layout, self.today)
        self.tallies.append(tally)
        return seen_by(tally, rows)

    def told(self) -> list[Trap]:
        traps: list[Trap] = []
        for tally in self.tallies:
            traps += gaps_of(tally)
            traps += repeated(tally)
            traps += misspelt(tally)
            traps += self.unlisted(tally)
            traps += self.without_deals(tally)
        return traps

    def listed(self, kind: Kind) -> dict[str, Sighting]:
        return {
            name: seen for one in self.tallies if one.layout.kind == kind for name, seen in one.listed.items()
        }

    def unlisted(self, tally: Tally) -> Iterator[Trap]:
        """Names that should stand in a list that came along, and do not; the nearest is a suggestion only."""
        for role, names in tally.named.items():
            known = self.listed(LISTS[role]) if role in LISTS else {}
            strangers = {name: seen for name, seen in names.items() if known and name not in known}
            near = nearest_of(strangers, known)
            for name, found in near.items():
                yield almost_listed(tally, role, (name, strangers[name]), found)
            if rest := {name: seen for name, seen in strangers.items() if name not in near}:
                yield not_listed(tally, role, rest)

    def without_deals(self, tally: Tally) -> Iterator[Trap]:
        """Listed people and customers of whom no deal and no purchase says anything."""
        if (role := ACTING.get(tally.layout.kind)) is None:
            return
        active = [one for one in self.tallies if one.layout.kind in BUSY and role in one.named]
        if not active:
            return
        seen = {name for one in active for name in one.named[role]}
        leading = {name for one in self.tallies for name in one.named.get("manager", {})}
        idle = {name: where for name, where in tally.listed.items() if name not in seen | leading}
        if idle:
            said, whom = IDLE[active[0].layout.kind], rows(tally.layout.kind, len(idle))
            says = said(len(idle), whom, some(idle))
            yield trap("idle", tally, idle, says)


def seen_by(tally: Tally, rows: Iterable[Record]) -> Iterator[Record]:
    for record in rows:
        tally.see(record)
        yield record


def gaps_of(tally: Tally) -> Iterator[Trap]:
    for gap, seen in tally.gaps.items():
        says = GAPS[gap](seen.count, counted(seen.count, tally))
        yield Trap(gap, tally.layout.table.name, seen.line, seen.count, says)


def repeated(tally: Tally) -> Iterator[Trap]:
    again = {name: seen for name, seen in tally.listed.items() if seen.count > 1}
    if again:
        says = ngettext(
            "{count} name stands more than once: {names}",
            "{count} names stand more than once: {names}",
            len(again),
            count=figure(len(again)),
            names=some(again),
        )
        yield trap("listed again", tally, again, says)


def misspelt(tally: Tally) -> Iterator[Trap]:
    sectors, places, mail = (tally.named.get(role, {}) for role in ("sector", "place", "mail"))
    odd: list[tuple[Role, dict[str, Sighting], dict[str, str]]] = [
        ("sector", sectors, misspelt_sectors(sectors)),
        ("place", places, misspelt_countries(places)),
        ("mail", mail, misspelt_mail(mail)),
    ]
    for role, names, found in odd:
        for name, right in found.items():
            says = gettext(
                "{what} `{name}` ({rows}) is spelt unusually (like `{right}`); it is kept as it stands",
                what=gettext(CALLED[role]),
                name=name,
                rows=counted(names[name].count, tally),
                right=right,
            )
            yield trap("spelling", tally, {name: names[name]}, says, nearest=right)


def almost_listed(tally: Tally, role: Role, stranger: tuple[str, Sighting], found: str) -> Trap:
    name, seen = stranger
    says = gettext(
        "{what} `{name}` ({rows}) is not in the {list}; nearest is `{near}`; kept apart until you say that "
        "both are one",
        what=gettext(CALLED[role]),
        name=name,
        rows=counted(seen.count, tally),
        list=gettext(OF[LISTS[role]]),
        near=found,
    )
    return trap("not listed", tally, {name: seen}, says, nearest=found)


def not_listed(tally: Tally, role: Role, rest: dict[str, Sighting]) -> Trap:
    whom, named = MANY[role](len(rest)), gettext(OF[LISTS[role]])
    says = ngettext(
        "{whom} is not in the {list}: {names}",
        "{whom} are not in the {list}: {names}",
        len(rest),
        whom=whom,
        list=named,
        names=some(rest),
    )
    return trap("not listed", tally, rest, says)


def trap(key: str, tally: Tally, names: dict[str, Sighting], says: str, nearest: str | None = None) -> Trap:
    line = min(seen.line for seen in names.values())
    count = sum(seen.count for seen in names.values())
    return Trap(key, tally.layout.table.name, line, count, says, tuple(names), nearest)


def counted(count: int, tally: Tally) -> str:
    return rows(tally.layout.kind, count)


def nearest_of(strangers: Iterable[str], known: Iterable[str]) -> dict[str, str]:
    """For the first strangers, the listed name most like each, if one is."""
    folded = {name: fold(name) for name in known}
    found = {}
    for name in islice(strangers, MOST_COMPARED):
        if (near := extractOne(fold(name), folded, scorer=ratio, score_cutoff=ALIKE)) is not None:
            found[name] = str(near[2])
    return found


def some(names: Iterable[str]) -> str:
    every = list(names)
    shown = ", ".join(f"`{name}`" for name in every[:MOST_NAMES_TOLD])
    if len(every) <= MOST_NAMES_TOLD:
        return shown
    return gettext("{names} and {count} more", names=shown, count=figure(len(every) - MOST_NAMES_TOLD))
