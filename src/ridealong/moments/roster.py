"""Who is here, who reports to whom and who serves whom, on any day: derived from roster moments."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, tzinfo

from ridealong.moments.kinds.roster import (
    CustomerMerged,
    CustomerMet,
    CustomerServed,
    PersonJoined,
    PersonLeft,
    PersonMerged,
)
from ridealong.moments.moment import Moment
from ridealong.moments.purchases import Purchase

PLACES = frozenset({PersonJoined, PersonLeft, CustomerServed, CustomerMet, CustomerMerged, PersonMerged})
ALWAYS = date(1970, 1, 1)
"""The day a fact is dated that holds as far back as anyone knows: a plain list of people doesn't say since when."""


@dataclass(frozen=True, slots=True)
class Membership:
    """A person's role and leader from a day on; ``role`` is empty from the day they left."""

    since: date
    role: str
    under: str | None
    moment: str


@dataclass(frozen=True, slots=True)
class Roster:
    memberships: dict[str, list[Membership]]
    servings: dict[str, list[tuple[date, str]]]
    purchases: Sequence[Purchase]
    """What was bought, by any customer, in the order it happened."""
    met: dict[str, str]
    """The moment that introduced each customer."""
    contacts: dict[str, str]
    """The customer each contact speaks for, and the one that each merged customer, or person, is the same as."""
    zone: tzinfo
    changes: list[date] = field(default_factory=list)
    """The days on which anybody's place changed: between two of them the tree stands still."""
    _sales: dict[str, list[Purchase]] = field(default_factory=dict, repr=False, compare=False)
    _sellers: dict[str, list[tuple[date, str]]] = field(default_factory=dict, repr=False, compare=False)
    _trees: dict[tuple[str, date | int], frozenset[str]] = field(
        default_factory=dict, repr=False, compare=False
    )

    @classmethod
    def of(cls, moments: Iterable[Moment], zone: tzinfo, purchases: Sequence[Purchase]) -> Roster:
        roster = cls({}, {}, purchases, {}, {}, zone)
        merged: dict[str, str] = {}
        same: dict[str, str] = {}
        joined: dict[str, list[Membership]] = defaultdict(list)
        served: dict[str, list[tuple[date, str]]] = defaultdict(list)
        for moment in moments:
            if type(moment.fact) not in PLACES:
                continue
            match moment.fact:
                case PersonJoined(who=who, role=role, under=under):
                    joined[who].append(Membership(moment.day(zone), role, under, moment.id))
                case PersonLeft(who=who):
                    joined[who].append(Membership(moment.day(zone), "", None, moment.id))
                case CustomerServed(who=who, customer=customer):
                    served[customer].append((moment.day(zone), who))
                case CustomerMet(customer=customer, speaks_for=speaks_for):
                    roster.met.setdefault(customer, moment.id)
                    if speaks_for is not None:
                        roster.contacts[customer] = speaks_for
                case CustomerMerged(one=one, other=other):
                    merged[one] = other
                case PersonMerged(one=one, other=other):
                    same[one] = other
        if same:
            joined, served = _of_one(joined, same), _served_by_one(served, same)
            merged |= same
        # By day, and on one day as told: an all-day moment stands at midnight UTC, the day before in some zones.
        roster.memberships.update(
            {who: sorted(stays, key=lambda stay: stay.since) for who, stays in joined.items()}
        )
        roster.changes.extend(sorted({stay.since for stays in joined.values() for stay in stays}))
        if roster.contacts or merged:
            # Whoever speaks for a firm speaks for it, and not for the other name of theirs.
            roster.contacts.update(merged | roster.contacts)
            roster.contacts.update({each: end_of(roster.contacts, each) for each in roster.contacts})
        for customer in [each for each in served if each in roster.contacts]:
            served.setdefault(roster.contacts[customer], []).extend(served.pop(customer))
        roster.servings.update({customer: _by_day(dated) for customer, dated in served.items()})
        return roster

    def root(self, identity: str) -> str:
        """Whom an identity speaks for: a contact for their customer, everyone else for themselves."""
        return self.contacts.get(identity) or identity.partition("/")[0]

    def on(self, person: str, day: date) -> Membership | None:
        """A person's place that day; None before they joined and after they left."""
        stays = self.memberships.get(person, ())
        at = len(stays) - 1
        # Mostly the last place is the one in force, and need not be looked for.
        if at >= 0 and stays[at].since > day:
            at = bisect_right(stays, day, key=lambda stay: stay.since) - 1
        return stays[at] if at >= 0 and stays[at].role else None

    def role(self, person: str, day: date) -> str | None:
        stay = self.on(person, day)
        return stay.role if stay else None

    def direct(self, leader: str, day: date) -> list[str]:
        """Those who report to this leader that day."""
        return [each for each in self.memberships if (stay := self.on(each, day)) and stay.under == leader]

    def below(self, leader: str, day: date) -> frozenset[str]:
        """Everyone below this leader in the tree that day, the leader not included."""
        found = self._trees.get((leader, day))
        if found is None:
            key = (leader, bisect_right(self.changes, day))
            if key not in self._trees:
                self._trees[key] = self._walk(leader, day)
            found = self._trees[leader, day] = self._trees[key]
        return found

    def _walk(self, leader: str, day: date) -> frozenset[str]:
        reports: defaultdict[str, list[str]] = defaultdict(list)
        for person in self.memberships:
            stay = self.on(person, day)
            if stay and stay.under:
                reports[stay.under].append(person)
        found: set[str] = set()
        frontier = [leader]
        while frontier:
            frontier = [
                each for above in frontier for each in reports[above] if each not in found and each != leader
            ]
            found.update(frontier)
        return frozenset(found)

    def team(self, leader: str, day: date) -> frozenset[str]:
        """This leader and everyone below them that day."""
        return self.below(leader, day) | {leader}

    def ours(self, leader: str, person: str | None, day: date) -> bool:
        """Whether a person is this leader or anyone below them that day."""
        return person is not None and (person == leader or person in self.below(leader, day))

    def above(self, person: str, day: date) -> list[str]:
        """Those above somebody that day, the nearest first."""
        found: list[str] = []
        while (stay := self.on(person, day)) and stay.under and stay.under not in (person, *found):
            person = stay.under
            found.append(person)
        return found

    def server(self, customer: str, day: date) -> str | None:
        """Who serves a customer that day: whoever took them over, failing that whom they last bought from."""
        return _latest(self.servings.get(customer, ()), day) or _latest(self._sold(customer), day)

    def _sold(self, customer: str) -> list[tuple[date, str]]:
        """Who sold to a customer when, worked out only for those whom nobody took over."""
        if customer not in self._sellers:
            sales = self._sales_to().get(customer, ())
            self._sellers[customer] = _by_day((each.day, each.seller) for each in sales if each.seller)
        return self._sellers[customer]

    def _sales_to(self) -> dict[str, list[Purchase]]:
        """Sales by customer, sorted out only where anybody asks: where everyone is served by somebody, nobody does."""
        if self.purchases and not self._sales:
            for each in self.purchases:
                # A leader's own word on who sold what settles nothing.
                if not each.leaders:
                    self._sales.setdefault(self.root(each.customer), []).append(each)
        return self._sales

    def joined(self, person: str) -> str:
        """The roster moment that brought a person in; absence is counted on it."""
        stays = self.memberships.get(person)
        return stays[0].moment if stays else person


def end_of(leads_to: Mapping[str, str], identity: str) -> str:
    """Where a chain ends: a contact's customer may be the same as another."""
    seen = {identity}
    while (following := leads_to.get(identity)) is not None and following not in seen:
        seen.add(following)
        identity = following
    return identity


def _of_one(joined: Mapping[str, list[Membership]], same: Mapping[str, str]) -> dict[str, list[Membership]]:
    """Everybody's places under the one name they have."""
    found = {who: list(stays) for who, stays in joined.items() if who not in same}
    for who in joined.keys() & same.keys():
        kept = end_of(same, who)
        found[kept] = _together(found.get(kept, []), joined[who])
    return {
        who: [replace(stay, under=end_of(same, stay.under) if stay.under else None) for stay in stays]
        for who, stays in found.items()
    }


def _together(kept: list[Membership], other: list[Membership]) -> list[Membership]:
    """Once the name that stays had a place it says which, and the other at most under whom, where that is told of no
    other; until then the other does."""
    first = min((stay.since for stay in kept), default=date.max)
    found = [stay for stay in other if stay.since < first]
    for day in sorted({stay.since for stay in (*kept, *other) if stay.since >= first} if kept else ()):
        place, beside = _latest_place(kept, day), _latest_place(other, day)
        assert place is not None
        under = place.under or (beside.under if beside and place.role else None)
        if not found or (found[-1].role, found[-1].under) != (place.role, under):
            found.append(replace(place, since=day, under=under))
    return found


def _latest_place(stays: Iterable[Membership], day: date) -> Membership | None:
    """Of two told for one day the one told last."""
    told = sorted((stay for stay in stays if stay.since <= day), key=lambda stay: stay.since)
    return told[-1] if told else None


def _served_by_one(
    served: Mapping[str, list[tuple[date, str]]], same: Mapping[str, str]
) -> dict[str, list[tuple[date, str]]]:
    return {customer: [(day, end_of(same, who)) for day, who in dated] for customer, dated in served.items()}


def _by_day(dated: Iterable[tuple[date, str]]) -> list[tuple[date, str]]:
    return sorted(dated, key=lambda each: each[0])


def _latest(dated: Sequence[tuple[date, str]], day: date) -> str | None:
    if dated and dated[-1][0] <= day:  # as nearly always, and then nothing need be looked for
        return dated[-1][1]
    at = bisect_right(dated, day, key=lambda each: each[0]) - 1
    return dated[at][1] if at >= 0 else None
