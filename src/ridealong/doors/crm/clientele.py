"""Customers as moments: whom we met, where, under which firm and who serves them, as far as it is news."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.roster import CustomerMet, CustomerServed
from ridealong.moments.moment import Moment, new_id, on_day
from ridealong.moments.roster import ALWAYS
from ridealong.speech import gettext, ngettext
from ridealong.speech.figures import figure

from .above import above_first
from .gathered import Cast, Gathered
from .naming import Someone
from .records import CustomerRow


@dataclass(slots=True)
class Met:
    """What the ledger knows of a customer: since when, where, and under whom."""

    since: date
    place: str | None = None
    under: str | None = None


@dataclass(slots=True)
class Clientele:
    cast: Cast
    evidence: Evidence
    today: date
    rows: dict[str, tuple[str, CustomerRow]] = field(default_factory=dict)
    above: dict[str, str | None] = field(default_factory=dict)
    met: dict[str, Met] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)
    """Who was last told to serve a customer under this very name of theirs."""
    notes: list[str] = field(default_factory=list)
    undated: int = 0

    def moments(self, gathered: Gathered) -> list[Moment]:
        """Firms before those that belong to them, and everybody before who serves them."""
        self.learn()
        customers = {someone.id: someone for someone in self.cast.customers.found.values()}
        for file, row in gathered.customers:
            self.rows.setdefault(self.cast.customer(file, row.name).id, (file, row))
        for identity, (file, row) in self.rows.items():
            if row.parent is not None and self.cast.customers.has(row.parent):
                self.above[identity] = self.cast.customer(file, row.parent).id
        order, circular = above_first(customers, self.above)
        for each in circular:
            self.notes.append(
                gettext(
                    "`{name}` would belong to a firm that belongs to it; that is left out",
                    name=customers[each].name,
                )
            )
            self.above[each] = None
        theirs = [customers[each] for each in order if not customers[each].forgotten]
        made = [moment for each in theirs for moment in self.known(each)]
        made += [moment for each in theirs for moment in self.served(each)]
        if self.undated:
            self.notes.append(
                ngettext(
                    "no file says when {count} customer became one; it is taken as always so",
                    "no file says when {count} customers became one; it is taken as always so",
                    self.undated,
                    count=figure(self.undated),
                )
            )
        return made

    def learn(self) -> None:
        for moment, fact in self.evidence.kind(CustomerMet):
            met = self.met.setdefault(fact.customer, Met(moment.day(self.evidence.zone)))
            met.place, met.under = fact.place or met.place, fact.under or met.under
        served = [
            (moment.day(self.evidence.zone), fact) for moment, fact in self.evidence.kind(CustomerServed)
        ]
        self.told = {fact.customer: fact.who for _, fact in sorted(served, key=lambda each: each[0])}
        self.above = {customer: met.under for customer, met in self.met.items()}

    def known(self, someone: Someone) -> Iterator[Moment]:
        _, row = self.rows.get(someone.id, ("", None))
        met, under = self.met.get(someone.id), self.above.get(someone.id)
        place = row.place if row is not None else None
        if met is None:
            yield self.moment(someone, place, under, self.day(row))
            return
        place, under = place or met.place, under or met.under
        if (place, under) == (met.place, met.under):
            return
        changed = {met.place, met.under} - {None, place, under}
        if changed:
            self.notes.append(
                gettext(
                    "`{name}` has moved or changed hands; that is recorded as of {today}",
                    name=someone.name,
                    today=self.today,
                )
            )
        yield self.moment(someone, place, under, self.today if changed else met.since)

    def day(self, row: CustomerRow | None) -> date:
        if row is not None and row.since is not None:
            return row.since
        self.undated += 1
        return ALWAYS

    def moment(self, someone: Someone, place: str | None, under: str | None, day: date) -> Moment:
        fact = CustomerMet(
            someone.id,
            someone.name,
            place=place or None,
            under=under or None,
            handle=someone.handle,
        )
        identity = someone.id if someone.new else new_id()
        return Moment(id=identity, fact=fact, happened_at=on_day(day), all_day=True)

    def served(self, someone: Someone) -> Iterator[Moment]:
        """The owner named in a list of customers serves them: as long as we know them, or from today if another did."""
        file, row = self.rows.get(someone.id, ("", None))
        if row is None or row.owner is None:
            return
        if (owns := self.cast.person(file, row.owner)).forgotten:
            return
        owner = owns.id
        servings = self.roster_servings(someone.id)
        before = servings[-1][1] if servings else None
        # Two made one may each have had an owner: a file that still says so says nothing new.
        if owner in (before, self.told.get(someone.id)):
            return
        met = self.met.get(someone.id)
        day = self.today if before else row.since or (met.since if met else ALWAYS)
        fact = CustomerServed(owner, someone.id, before=before or None)
        yield Moment(id=new_id(), fact=fact, happened_at=on_day(day), all_day=True)

    def roster_servings(self, customer: str) -> list[tuple[date, str]]:
        """Who served them under any of the names they have."""
        roster = self.evidence.roster
        return roster.servings.get(roster.root(customer), [])
