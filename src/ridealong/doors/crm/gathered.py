"""What one reading of all files brings together before anything is recorded: people, customers, and who names them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ridealong.doors.contacts.cards import Card
from ridealong.people import parties

from .naming import NamedIn, Names, Someone
from .questions import Question
from .records import CustomerRow, PersonRow, Record, ReturnRow
from .selves import Selves


@dataclass(slots=True)
class Gathered:
    """Rows of people and customers, by file, and the names in rows of other kinds. Only lists of names are kept."""

    people: list[tuple[str, PersonRow]] = field(default_factory=list)
    customers: list[tuple[str, CustomerRow]] = field(default_factory=list)
    returns: list[tuple[str, ReturnRow]] = field(default_factory=list)
    owners: dict[str, dict[str, None]] = field(default_factory=dict)
    accounts: dict[str, dict[str, None]] = field(default_factory=dict)
    cards: list[tuple[str, Card]] = field(default_factory=list)
    new_firms: bool = False
    """Whether firms that only cards name become customers."""

    def take(self, file: str, row: Record) -> None:
        match row:
            case PersonRow():
                self.people.append((file, row))
            case CustomerRow():
                self.customers.append((file, row))
            case ReturnRow():
                self.returns.append((file, row))
            case _:
                pass

    def named(self, file: str, people: Iterable[str], customers: Iterable[str]) -> None:
        """A table may bring somebody later than its rows do, so nothing said before is put away."""
        self.owners.setdefault(file, {}).update(dict.fromkeys(people))
        self.accounts.setdefault(file, {}).update(dict.fromkeys(customers))


@dataclass(slots=True)
class Cast:
    """Everyone in the files, found in the ledger or newly named."""

    people: Names
    customers: Names
    selves: Selves = field(default_factory=Selves)
    managers: set[str] = field(default_factory=set)
    """Ids of those whom others report to."""

    @classmethod
    def now(cls, said: Mapping[str, str]) -> Cast:
        known = parties.everyone()
        return cls(Names("person", known, said), Names("customer", known, said), Selves.of(known))

    def enter(self, gathered: Gathered) -> None:
        """Find everybody: lists before what they do, so that the spelling of the lists is the one kept."""
        for file, person in gathered.people:
            self.person(file, person.name)
        for file, person in gathered.people:
            if person.manager is not None:
                self.managers.add(self.person(file, person.manager).id)
        for file, customer in gathered.customers:
            self.customer(file, customer.name)
            if customer.owner is not None:
                self.person(file, customer.owner)
        for file, names in gathered.owners.items():
            self._enter(self.people.within(file), names)
        for file, names in gathered.accounts.items():
            self._enter(self.customers.within(file), names)

    @staticmethod
    def _enter(within: NamedIn, names: Mapping[str, None]) -> None:
        for name in names:
            within[name]

    def person(self, file: str, name: str) -> Someone:
        return self.people.within(file)[name]

    def customer(self, file: str, name: str) -> Someone:
        return self.customers.within(file)[name]

    def finds(self, name: str) -> str | None:
        """Whom a name means of those who are here or come with the files: a customer, failing that a person."""
        for names in (self.customers, self.people):
            if names.has(name):
                return names.find(name).id
        return None

    @property
    def forgotten(self) -> frozenset[str]:
        return frozenset(self.people.gone) | frozenset(self.customers.gone)

    @property
    def questions(self) -> list[Question]:
        return [*self.people.questions, *self.customers.questions]
