"""What the ledger must know to judge a batch: looked up once for all of it, then kept up as the batch is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from ridealong.ledger.codec import COLUMNS, moment_from
from ridealong.ledger.models import Label, Link, MomentRow, Words
from ridealong.moments.kind import parties, refs_of
from ridealong.moments.kinds.loops import Verb
from ridealong.moments.kinds.roster import CustomerMet, MomentWithdrawn, PersonJoined, PersonLeft
from ridealong.moments.loops import Loop, loops_of
from ridealong.moments.moment import Moment, Voice
from ridealong.people import parties as people
from ridealong.people.models import Membership

CHUNK = 900
VOICES = {
    "leader": Voice.LEADER,
    "salesperson": Voice.SALESPERSON,
    "colleague": Voice.COLLEAGUE,
    "keeper": Voice.COLLEAGUE,
}


@dataclass(slots=True)
class Known:
    """Parties, earlier moments, loops and labels that a batch touches."""

    sorts: dict[str, str] = field(default_factory=dict)
    roots: dict[str, str] = field(default_factory=dict)
    handles: dict[str, str] = field(default_factory=dict)
    moments: dict[str, Moment] = field(default_factory=dict)
    arrived: dict[str, Moment] = field(default_factory=dict)
    """Moments of this very batch that will be kept."""
    verbs: dict[str, list[Moment]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    corrected: dict[str, str] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)
    stays: dict[str, list[tuple[date, str, str | None]]] = field(default_factory=dict)

    @classmethod
    def of(cls, batch: Sequence[Moment], recorder: str | None) -> Known:
        known = cls()
        named = {each for moment in batch for each in parties(moment.fact)}
        named |= {moment.by for moment in batch if moment.by} | ({recorder} if recorder else set())
        known._learn_parties(named)
        pointed = {ref for moment in batch for ref in pointed_at(moment)}
        known._learn_moments(pointed | {moment.id for moment in batch}, pointed)
        labels = [moment.label for moment in batch if moment.label]
        for chunk in chunks(labels):
            known.labels |= dict(Label.objects.filter(label__in=chunk).values_list("label", "moment"))
        return known

    def _learn_parties(self, named: Iterable[str]) -> None:
        found = people.known(named)
        for party in found.values():
            self.sorts[party.id], self.handles[party.id] = party.sort, party.handle
            self.roots[party.id] = party.customer or party.id
        persons = [party.id for party in found.values() if party.sort == "person"]
        for chunk in chunks(persons):
            for stay in Membership.objects.filter(person__in=chunk):
                self.stays.setdefault(stay.person, []).append((stay.since, stay.role, stay.leader))

    def _learn_moments(self, wanted: set[str], pointed: set[str]) -> None:
        for moment in load(wanted):
            self.moments[moment.id] = moment
        followers = list(load_linked(pointed))
        self.roots |= {party.id: party.customer or party.id for party in people.known(
            each for moment in [*self.moments.values(), *followers] for each in parties(moment.fact)
        ).values()}  # fmt: skip
        for moment in followers:
            self.follow(moment)

    def follow(self, moment: Moment) -> None:
        """Remember what a moment does to the one it points at."""
        if isinstance(moment.fact, Verb):
            self.verbs.setdefault(moment.fact.of, []).append(moment)
        elif isinstance(moment.fact, MomentWithdrawn):
            self.withdrawn.add(moment.fact.what)
        if moment.corrects:
            self.corrected[moment.corrects] = moment.id

    def arrive(self, moment: Moment) -> None:
        """A moment of this batch will be kept: what follows it in the batch may build on it."""
        self.arrived[moment.id] = moment
        self.follow(moment)
        if moment.label:
            self.labels[moment.label] = moment.id
        day = moment.happened_at.date()
        match moment.fact:
            case PersonJoined(who=who, role=role, under=under, handle=handle):
                self.sorts[who], self.roots[who] = "person", who
                self.handles.setdefault(who, handle or who)
                self.stays.setdefault(who, []).append((day, role, under))
            case PersonLeft(who=who):
                self.stays.setdefault(who, []).append((day, "", None))
            case CustomerMet(customer=customer, speaks_for=speaks_for, handle=handle):
                self.sorts[customer] = "contact" if speaks_for else "customer"
                self.roots[customer] = speaks_for or customer
                self.handles.setdefault(customer, handle or customer)

    def moment(self, identity: str) -> Moment | None:
        return self.arrived.get(identity) or self.moments.get(identity)

    def root(self, identity: str) -> str:
        return self.roots.get(identity, identity)

    def handle(self, identity: str) -> str:
        return self.handles.get(identity, identity)

    def stay(self, person: str, day: date) -> tuple[date, str, str | None] | None:
        """The latest change of a person's place up to a day."""
        stays = [each for each in self.stays.get(person, ()) if each[0] <= day]
        return max(stays, key=lambda each: each[0]) if stays else None

    def voice_of(self, identity: str, day: date) -> Voice:
        """The voice of whoever records: customers their own, people that of their role on the day."""
        if self.sorts.get(identity) != "person":
            return Voice.CUSTOMER
        stay = self.stay(identity, day)
        if stay is None or not stay[1]:
            stay = next((each for each in self.stays.get(identity, ()) if each[1]), None)
        return VOICES[stay[1]] if stay else Voice.COLLEAGUE

    def loop(self, opener: Moment) -> Loop:
        verbs = sorted(self.verbs.get(opener.id, ()), key=lambda moment: moment.happened_at)
        return loops_of([opener, *verbs], UTC, self.root)[opener.id]


def pointed_at(moment: Moment) -> list[str]:
    refs = [value for name in refs_of(type(moment.fact)) if (value := getattr(moment.fact, name)) is not None]
    return [*refs, moment.corrects] if moment.corrects else refs


def chunks(items: Iterable[str], size: int = CHUNK) -> Iterable[list[str]]:
    everything = list(items)
    for at in range(0, len(everything), size):
        yield everything[at : at + size]


def load(ids: Iterable[str]) -> Iterable[Moment]:
    """The moments with these ids, as they stand in the ledger."""
    for chunk in chunks(ids):
        words = dict(Words.objects.filter(moment__in=chunk).values_list("moment", "words"))
        for row in MomentRow.objects.filter(id__in=chunk).order_by("seq").values_list(*COLUMNS):
            yield moment_from(row, words.get(row[0]))


def load_linked(ids: Iterable[str]) -> Iterable[Moment]:
    """The moments that point at these."""
    for chunk in chunks(ids):
        seqs = [str(seq) for seq in Link.objects.filter(to__in=chunk).values_list("seq", flat=True)]
        for part in chunks(seqs):
            names = list(MomentRow.objects.filter(seq__in=part).values_list("id", flat=True))
            yield from load(names)


def today(now: datetime) -> date:
    return now.astimezone(UTC).date()
