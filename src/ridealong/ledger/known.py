"""What the ledger must know to judge a batch: looked up once for all of it, then kept up as the batch is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from ridealong.ledger.altogether import ByKind, all_changed, all_parties, all_pointed_at, by_kind
from ridealong.ledger.clusters import Clusters, changed_by, pointed_at, withdrawals
from ridealong.ledger.gathering import clusters_of
from ridealong.ledger.lookup import load, load_as_kept, load_changing, load_linked, load_pointing
from ridealong.ledger.models import Link
from ridealong.ledger.whereabouts import Stay, newcomer_of, place_of, stays_told_of
from ridealong.moments.kinds.employees import HoursSpent
from ridealong.moments.kinds.roster import (
    CustomerMerged,
    CustomerMet,
    MomentWithdrawn,
    PersonJoined,
    PersonLeft,
    PersonMerged,
)
from ridealong.moments.moment import Moment, Voice
from ridealong.moments.one_name import in_one_name
from ridealong.moments.roster import end_of
from ridealong.people import parties as people
from ridealong.people.lists import as_list, ask, listed
from ridealong.speech import gettext

VOICES = {
    "leader": Voice.LEADER,
    "salesperson": Voice.SALESPERSON,
    "colleague": Voice.COLLEAGUE,
    "keeper": Voice.COLLEAGUE,
}
WHO_IS_WHO = (PersonJoined, PersonLeft, CustomerMet, CustomerMerged, PersonMerged, MomentWithdrawn)


@dataclass(slots=True)
class Known:
    """Parties, earlier moments, loops and labels that a batch touches."""

    sorts: dict[str, str] = field(default_factory=dict)
    roots: dict[str, str] = field(default_factory=dict)
    handles: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    """Handles that somebody goes by already, as far as a newcomer of this batch may want them."""
    clusters: Clusters = field(default_factory=Clusters)
    forgotten: set[str] = field(default_factory=set)
    """Moments whose words were forgotten."""
    labels: dict[str, str] = field(default_factory=dict)
    stays: dict[str, list[Stay]] = field(default_factory=dict)
    same: dict[str, str] = field(default_factory=dict)
    """Who was told in this batch to be the same as whom."""
    people: dict[str, str] = field(default_factory=dict)
    """Which of ours came in twice, and the name that stays."""
    as_told: dict[str, Moment] = field(default_factory=dict)
    """Earlier moments under the names they were told under, where anybody came in twice."""
    named_by: dict[str, set[str]] = field(default_factory=dict)
    """The moments that name somebody whose introduction this batch wants to take back."""
    naming: dict[str, list[str]] = field(default_factory=dict)
    """The same the other way round."""
    hours: dict[tuple[str, str | None, datetime], list[Moment]] = field(default_factory=dict)
    """Hours of whole days that this batch told, by whose they are, who tells of them, and when."""

    @classmethod
    def of(cls, batch: Sequence[Moment], recorder: str | None) -> Known:
        known, kinds = cls(), by_kind(batch)
        known._learn_moments(batch, kinds)
        known._learn_labels(batch)
        named = all_parties(kinds) | all_parties(by_kind(known.clusters.moments.values()))
        told = [*batch, *known.clusters.moments.values()]
        known._learn_parties(named.union([recorder], (moment.by for moment in told)))
        if HoursSpent in kinds:
            known.people |= (
                people.came_twice()
            )  # a day of theirs is one, though the batch may say but one name
        newcomers = [*kinds.get(PersonJoined, ()), *kinds.get(CustomerMet, ())]
        if known.people:
            known.as_told = dict(known.clusters.moments)
            known._read_in_one_name()
        known._learn_who_is_above(newcomers)
        known._learn_handles(newcomers)
        known._learn_who_is_named(withdrawals(kinds.get(MomentWithdrawn, ())))
        return known

    def _learn_moments(self, batch: Sequence[Moment], kinds: ByKind) -> None:
        """What the batch points at and, where it would change that, all that was said of it before."""
        self._learn(moment.id for moment in batch)
        self._learn(all_pointed_at(kinds))
        frontier = all_changed(kinds)
        roots = frontier
        while roots:
            changing = [moment for each in roots if (moment := self.clusters.moments.get(each))]
            roots = {
                each for moment in changing for each in changed_by(moment)
            } - self.clusters.moments.keys()
            self._learn(roots)
        frontier |= {self.clusters.first(each) for each in frontier}
        asked: set[str] = set()
        while frontier:
            asked |= frontier
            followers = load_changing(frontier)
            for moment in followers:
                self.clusters.add(moment)
            frontier = {moment.id for moment in followers} - asked

    def _learn(self, ids: Iterable[str]) -> None:
        for moment, forgotten in load_as_kept(set(ids) - self.clusters.moments.keys()):
            self.clusters.add(moment)
            if forgotten:
                self.forgotten.add(moment.id)

    def _learn_labels(self, batch: Iterable[Moment]) -> None:
        wanted = [moment.label for moment in batch if moment.label]
        if wanted:
            rows = ask(f"SELECT label, moment FROM ledger_label WHERE label IN {listed()}", [as_list(wanted)])
            self.labels.update(rows)
            for moment in clusters_of(self.labels.values()).moments.values():
                self.clusters.add(moment)

    def _learn_parties(self, ids: Iterable[str | None]) -> None:
        persons = []
        told = people.told_of(each for each in ids if each)
        spoken_for = {customer for _, _, _, customer in told if customer}
        for identity, sort, handle, customer in [*told, *people.told_of(spoken_for)]:
            self.sorts[identity], self.handles[identity] = sort, handle
            self.roots[identity] = customer or identity
            if sort == "person":
                persons.append(identity)
                self.people |= {identity: customer} if customer else {}
        self._learn_stays(persons)

    def _learn_stays(self, persons: Iterable[str]) -> None:
        for person, since, role, leader in people.stays(set(persons) - self.stays.keys()):
            self.stays.setdefault(person, []).append((since, role, leader))

    def _learn_who_is_above(self, batch: Iterable[Moment]) -> None:
        """Whom those report to under whom somebody joins, all the way up."""
        above = {moment.fact.under for moment in batch if isinstance(moment.fact, PersonJoined)}
        seen: set[str] = set()
        while waiting := {each for each in above if each} - seen:
            seen |= waiting
            self._learn_stays(waiting)
            above = {leader for each in waiting for _, _, leader in self.stays.get(each, ())}
        for identity, _, handle, _ in people.told_of(seen):
            self.handles[identity] = handle

    def _learn_handles(self, batch: Iterable[Moment]) -> None:
        told = [*batch, *self.clusters.moments.values()]
        wanted = {each.fact.handle for each in told if isinstance(each.fact, PersonJoined | CustomerMet)}
        self.taken = people.taken(each for each in wanted if each)

    def _learn_who_is_named(self, going: set[str]) -> None:
        """Who goes when their introduction is taken back, and which moments would then name nobody."""
        newcomers = [each for each in going if each in self.sorts]
        if not newcomers:
            return
        found = ask(
            'SELECT l."to", m.id, m.corrects FROM ledger_link l JOIN ledger_moment m ON m.seq = l.seq'
            f' WHERE l."to" IN {listed()} AND l.how = {Link.How.NAMES.value}',
            [as_list(newcomers)],
        )
        naming = {moment for _, moment, _ in found}
        gone = naming - clusters_of(naming).which_stand(naming)
        for to, moment_id, corrects in found:
            if moment_id != to and corrects != to and moment_id not in gone:
                self.named_by.setdefault(to, set()).add(moment_id)
                self.naming.setdefault(moment_id, []).append(to)

    def arrive(self, moment: Moment) -> None:
        """A moment of this batch will be kept: what follows it in the batch may build on it."""
        self.clusters.add(moment)
        if moment.label:
            self.labels[moment.label] = moment.id
        if type(moment.fact) in WHO_IS_WHO:
            self._follow(moment)
        elif isinstance(moment.fact, HoursSpent) and moment.all_day:
            by = self.person(moment.by) if moment.by else None
            told = (self.person(moment.fact.who), by, moment.happened_at)
            self.hours.setdefault(told, []).append(moment)

    def _follow(self, moment: Moment) -> None:
        """Keep up with who is here, and where."""
        match moment.fact:
            case PersonJoined(who=who, role=role, under=under, handle=handle):
                self._introduce(who, "person", who, handle)
                self.stays.setdefault(who, []).append((moment.happened_at.date(), role, under))
            case PersonLeft(who=who):
                self.stays.setdefault(who, []).append((moment.happened_at.date(), "", None))
            case CustomerMet(customer=customer, speaks_for=root, handle=handle):
                self._introduce(customer, "contact" if root else "customer", root or customer, handle)
            case CustomerMerged(one=one, other=other):
                self.same[one] = other
                gone, root = self.root(one), self.root(other)
                self.roots |= {each: root for each, to in self.roots.items() if to == gone}
            case PersonMerged(one=one, other=other):
                self.people[one] = other
                self.roots |= {each: self.person(each) for each in self.people}
            case MomentWithdrawn(what=what):
                for each in self.naming.get(what, ()):
                    self.named_by[each].discard(what)
                self._gone(what)

    def _introduce(self, who: str, sort: str, root: str, handle: str | None) -> None:
        self.sorts[who], self.roots[who] = sort, root
        if handle is not None:
            self.handles.setdefault(who, handle)
            self.taken.add(handle)

    def _gone(self, what: str) -> None:
        """Whoever a withdrawn moment introduced is nobody again; taking the withdrawal back brings them back."""
        withdrawn = self.moment(what)
        if withdrawn is not None and isinstance(withdrawn.fact, PersonMerged):
            self._part(withdrawn.fact.one)
        if withdrawn is not None and isinstance(withdrawn.fact, MomentWithdrawn):
            given_back = self.moment(withdrawn.fact.what)
            if given_back is not None and isinstance(given_back.fact, PersonMerged):
                self._follow(given_back)
            if given_back is not None and newcomer_of(given_back.fact) == given_back.id:
                self.arrive(given_back)
            elif given_back is not None and (place := place_of(given_back)):
                self.stays.setdefault(place[0], []).append(place[1])
            return
        if (
            withdrawn is not None
            and (place := place_of(withdrawn))
            and place[1] in self.stays.get(place[0], ())
        ):
            self.stays[place[0]].remove(place[1])
        if withdrawn is not None and newcomer_of(withdrawn.fact) == what and what in self.sorts:
            self.taken.discard(self.handle(what))
            del self.sorts[what]

    def _read_in_one_name(self) -> None:
        self.clusters.moments.update((each, self.in_one_name(told)) for each, told in self.as_told.items())

    def _part(self, one: str) -> None:
        """Two again, for the rest of this batch: what was told of either is their own, and so is their place."""
        self.people.pop(one, None)
        self.roots[one] = one
        self._read_in_one_name()
        self.stays[one] = self.stays.get(one) or stays_told_of(one)

    def moment(self, identity: str) -> Moment | None:
        return self.clusters.moments.get(identity)

    def what(self, identity: str) -> str:
        """A moment in a few words, for saying what is wrong with pointing at it."""
        found = self.moment(identity)
        called = f"^{found.label}" if found and found.label else gettext("the moment {id}", id=identity)
        return gettext("{called} is a {kind}", called=called, kind=found.fact.NAME) if found else called

    def root(self, identity: str) -> str:
        return self.roots.get(identity, identity)

    def person(self, identity: str) -> str:
        """Whom one of ours is, where they came in twice."""
        return end_of(self.people, identity)

    def names_of(self, person: str) -> list[str]:
        """Every name of one of ours, as far as this batch needs them."""
        kept = self.person(person)
        return [kept, *(each for each in self.people if self.person(each) == kept)]

    def in_one_name(self, moment: Moment) -> Moment:
        """The moment as it is judged: whichever of their names somebody told it under, or it was told of."""
        return (
            in_one_name(moment, {each: self.person(each) for each in self.people}) if self.people else moment
        )

    def handle(self, identity: str) -> str:
        return self.handles.get(identity, identity)

    def stay(self, person: str, day: date) -> Stay | None:
        """The latest change of a person's place up to a day; of two on one day the one told last."""
        found: Stay | None = None
        for stay in self.stays.get(person, ()):
            if stay[0] <= day and (found is None or stay[0] >= found[0]):
                found = stay
        return found

    def voice_of(self, identity: str | None, day: date) -> Voice:
        """The voice of whoever records: customers their own, people that of their role on the day."""
        if identity is None:
            return Voice.SYSTEM
        if self.sorts.get(identity) != "person":
            return Voice.CUSTOMER
        identity = self.person(identity)
        stays = self.stays.get(identity, ())
        stay = stays[0] if len(stays) == 1 else self.stay(identity, day)
        if stay is None or not stay[1]:
            stay = next((each for each in stays if each[1]), None)
        return VOICES[stay[1]] if stay else Voice.COLLEAGUE


__all__ = ["Known", "load", "load_linked", "load_pointing", "pointed_at"]
