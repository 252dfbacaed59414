"""What is known of everybody by which two could be told for one: names, places, marks, who is around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, timedelta
from functools import partial
from operator import attrgetter

from ridealong.ledger.gathering import clusters_of
from ridealong.ledger.lookup import load_naming
from ridealong.ledger.recall import Scope, recall
from ridealong.ledger.roster import ROSTER
from ridealong.moments.kind import F
from ridealong.moments.kinds.roster import CustomerMerged, CustomerMet
from ridealong.moments.moment import Moment
from ridealong.moments.roster import Roster, end_of
from ridealong.moments.standing import standing
from ridealong.people import parties as people
from ridealong.people.around import around
from ridealong.people.marks import Told, domain_in, marks_of
from ridealong.people.models import Party

A_WEEK = timedelta(days=7)


@dataclass(slots=True)
class Portrait:
    """A customer, contact or person as a face to compare. Of customers merged before it is one portrait of all."""

    id: str
    sort: str
    handle: str
    name: str
    names: set[str] = field(default_factory=set)
    firm: str | None = None
    """Whom a contact speaks for."""
    places: dict[str, str] = field(default_factory=dict)
    """Folded, and as they were told."""
    domains: set[str] = field(default_factory=set)
    phones: set[str] = field(default_factory=set)
    mails: set[str] = field(default_factory=set)
    speakers: dict[str, str] = field(default_factory=dict)
    """The full names of those who speak for a customer, folded and as they were told."""
    near: set[str] = field(default_factory=set)
    """By id, who serves a customer; whom a person serves, and whom they report to."""
    above: set[str] = field(default_factory=set)
    """The firms that a customer belongs to."""


@dataclass(slots=True)
class Gallery:
    """All portraits by id, in the order their subjects were introduced."""

    of: dict[str, Portrait]

    def sort(self, sort: str) -> list[Portrait]:
        return [each for each in self.of.values() if each.sort == sort]


def gallery(today: date) -> Gallery:
    """Everybody who was not forgotten."""
    evidence = recall(Scope.everything(), kinds=(CustomerMet,), until=today + A_WEEK, zone=UTC)
    return _painted(people.everyone(), evidence.moments, marks_of())


def some_of(wanted: Iterable[str]) -> Gallery:
    """The same of these alone, for a page of them."""
    ids = around(wanted)
    told = clusters_of(each.id for each in load_naming(ids, ROSTER))
    parties = sorted(ids.values(), key=attrgetter("id"))
    return _painted(parties, standing(told.moments.values()), marks_of(ids))


def _painted(everybody: Iterable[Party], moments: Sequence[Moment], marks: dict[str, list[Told]]) -> Gallery:
    parties = [each for each in everybody if not each.forgotten]
    merged = {each.id: each.customer for each in parties if each.sort != "contact" and each.customer}
    merged |= {fact.one: fact.other for fact in _facts(moments, CustomerMerged)}
    root, found = partial(end_of, merged), dict[str, Portrait]()
    for party in parties:
        _enter(found, party, root)
    for fact in _facts(moments, CustomerMet):
        if (one := found.get(root(fact.customer))) is not None and one.sort == "customer":
            one.places |= {fold(fact.place): fact.place} if fact.place else {}
            one.above |= {root(fact.under)} if fact.under else set()
    roster = Roster.of(moments, UTC, ())
    for customer, served in roster.servings.items():
        if served and (one := found.get(root(customer))) is not None:
            one.near.add(served[-1][1])
    _places_of_people(found, roster)
    _marks(found, parties, root, marks)
    return Gallery({each: one for each, one in found.items() if one.handle})


def _facts(moments: Iterable[Moment], kind: type[F]) -> Iterator[F]:
    return (moment.fact for moment in moments if isinstance(moment.fact, kind))


Root = partial[str]


def _enter(found: dict[str, Portrait], party: Party, root: Root) -> None:
    name = party.name or party.handle
    identity = root(party.id)
    if identity not in found:
        found[identity] = Portrait(identity, party.sort, "", "")
    one = found[identity]
    one.names.add(name)
    if identity == party.id:
        one.handle, one.name = party.handle, name
        one.firm = root(party.customer) if party.sort == "contact" and party.customer else None


def _places_of_people(found: dict[str, Portrait], roster: Roster) -> None:
    for person, stays in roster.memberships.items():
        one = found.get(person)
        if one is not None and stays and stays[-1].under:
            one.near.add(stays[-1].under)
    serves: defaultdict[str, set[str]] = defaultdict(set)
    for customer, served in roster.servings.items():
        for _, person in served:
            serves[person].add(customer)
    for person, customers in serves.items():
        if person in found:
            found[person].near |= customers


def _marks(
    found: dict[str, Portrait], parties: Iterable[Party], root: Root, marks: dict[str, list[Told]]
) -> None:
    """A contact's marks are theirs and, but for their telephone, their firm's; so is their name."""
    for party in parties:
        own = found.get(root(party.id))
        firm = found.get(root(party.customer)) if party.sort == "contact" and party.customer else None
        if firm is not None and party.name:
            firm.speakers[fold(party.name)] = party.name
        for mark in marks.get(party.id, ()):
            if own is not None:
                _mark(own, mark)
            if firm is not None and mark.sort != "phone":
                _mark(firm, mark)


def _mark(one: Portrait, mark: Told) -> None:
    match mark.sort:
        case "phone":
            one.phones.add(mark.value)
        case "domain":
            one.domains.add(mark.value)
        case "mail":
            one.mails.add(mark.value)
            if (host := domain_in(mark.value)) is not None:
                one.domains.add(host)


def fold(words: str) -> str:
    return " ".join(words.casefold().split())
