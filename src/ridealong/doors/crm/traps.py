"""Tells what a careful reader would stumble over in files that arrive together; nothing of it is mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

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

# What each gap is called for one deal and for many.
GAPS: dict[Gap, tuple[str, str]] = {
    "no customer": ("has no customer", "have no customer"),
    "no owner": ("has no salesperson", "have no salesperson"),
    "no opening date": ("has no date of opening", "have no date of opening"),
    "no closing date": ("is closed but has no closing date", "are closed but have no closing date"),
    "open without closing date": ("has no close date (it is open)", "have no close date (all of them open)"),
    "open past its closing date": (
        "has a day of closing that has passed and a stage that does not say it ended",
        "have a day of closing that has passed and a stage that does not say they ended",
    ),
    "won without amount": ("is won for nothing", "are won for nothing"),
    "lost at nought": ("is lost and valued 0", "are lost and valued 0"),
    "closed before opened": ("was closed before it was opened", "were closed before they were opened"),
    "amount below nought": ("has an amount below 0", "have amounts below 0"),
    "id again": ("has an id that stood before", "have ids that stood before"),
}
ONE: dict[str, str] = {
    "deals": "deal",
    "purchases": "purchase",
    "people": "person",
    "customers": "customer",
    "products": "product",
    "contacts": "contact",
    "orders": "order",
    "returns": "return",
    "tasks": "task",
    "activities": "activity",
    "tickets": "ticket",
    "referrals": "referral",
    "moves": "move",
}
# Which list a name should stand in, by its part in another file.
LISTS: dict[Role, Kind] = {
    "person": "people",
    "manager": "people",
    "customer": "customers",
    "parent": "customers",
    "product": "products",
}
CALLED: dict[Role, tuple[str, str]] = {
    "person": ("salesperson", "salespeople"),
    "manager": ("manager", "managers"),
    "customer": ("customer", "customers"),
    "parent": ("parent company", "parent companies"),
    "product": ("product", "products"),
    "sector": ("sector", "sectors"),
    "place": ("country", "countries"),
    "mail": ("mail domain", "mail domains"),
}


# As what the listed act in the files where something happens.
ACTING: dict[Kind, Role] = {"people": "person", "customers": "customer"}
BUSY: tuple[Kind, ...] = ("deals", "purchases")


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
            many = ONE[tally.layout.kind] if len(idle) == 1 else tally.layout.kind
            verb = "has" if len(idle) == 1 else "have"
            says = f"{len(idle):,} {many} {verb} no {ONE[active[0].layout.kind]}: {some(idle)}"
            yield trap("idle", tally, idle, says)


def seen_by(tally: Tally, rows: Iterable[Record]) -> Iterator[Record]:
    for record in rows:
        tally.see(record)
        yield record


def gaps_of(tally: Tally) -> Iterator[Trap]:
    one = ONE[tally.layout.kind]
    for gap, seen in tally.gaps.items():
        says = f"{seen.count:,} {one if seen.count == 1 else one + 's'} {GAPS[gap][seen.count > 1]}"
        yield Trap(gap, tally.layout.table.name, seen.line, seen.count, says)


def repeated(tally: Tally) -> Iterator[Trap]:
    again = {name: seen for name, seen in tally.listed.items() if seen.count > 1}
    if again:
        says = f"{len(again):,} {'name stands' if len(again) == 1 else 'names stand'} more than once: {some(again)}"
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
            rows = counted(names[name].count, tally)
            says = f"{CALLED[role][0]} `{name}` ({rows}) is spelt unusually (like `{right}`); it is kept as it stands"
            yield trap("spelling", tally, {name: names[name]}, says, nearest=right)


def almost_listed(tally: Tally, role: Role, stranger: tuple[str, Sighting], found: str) -> Trap:
    name, seen = stranger
    says = f"{CALLED[role][0]} `{name}` ({counted(seen.count, tally)}) is not in the list of {LISTS[role]}; "
    says += f"nearest is `{found}`; kept apart until you say that both are one"
    return trap("not listed", tally, {name: seen}, says, nearest=found)


def not_listed(tally: Tally, role: Role, rest: dict[str, Sighting]) -> Trap:
    called = f"1 {CALLED[role][0]} is" if len(rest) == 1 else f"{len(rest):,} {CALLED[role][1]} are"
    return trap("not listed", tally, rest, f"{called} not in the list of {LISTS[role]}: {some(rest)}")


def trap(key: str, tally: Tally, names: dict[str, Sighting], says: str, nearest: str | None = None) -> Trap:
    line = min(seen.line for seen in names.values())
    count = sum(seen.count for seen in names.values())
    return Trap(key, tally.layout.table.name, line, count, says, tuple(names), nearest)


def counted(count: int, tally: Tally) -> str:
    return f"1 {ONE[tally.layout.kind]}" if count == 1 else f"{count:,} {tally.layout.kind}"


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
    more = f" and {len(every) - MOST_NAMES_TOLD:,} more" if len(every) > MOST_NAMES_TOLD else ""
    return ", ".join(f"`{name}`" for name in every[:MOST_NAMES_TOLD]) + more
