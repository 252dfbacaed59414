"""An immutable bundle of moments: whose they are, which weeks they may speak of, and what was known of them when."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from functools import cached_property
from operator import attrgetter
from typing import TypeVar

from ridealong.moments.kind import F, Fact, Recording
from ridealong.moments.kinds.customers import CustomerBought
from ridealong.moments.kinds.loops import Opener, Verb
from ridealong.moments.loops import TIME_TO_TELL, Loop, loops_of, said_by_another
from ridealong.moments.moment import Moment, Voice, on_day
from ridealong.moments.one_name import stands_in_one_name
from ridealong.moments.purchases import Earlier, Purchase, bought_from, in_order, purchase
from ridealong.moments.roster import Roster
from ridealong.moments.standing import standing
from ridealong.moments.weeks import last_closed, monday

T = TypeVar("T")
HEARD: Mapping[Recording, tuple[Voice, ...]] = {
    "keeper": (Voice.SYSTEM, Voice.COLLEAGUE),
    "system": (Voice.SYSTEM,),
}
"""In which voices a moment counts that is not anybody's to record. The ledger asks who it is; what was typed before it
asked was kept, and is not read."""


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What a reader may know: moments that happened before ``as_of`` and were recorded by ``known_at``.

    Corrections have won, withdrawn moments are gone, and every reference points at the moment that stands.
    """

    leader: str
    zone: tzinfo
    as_of: date
    known_at: datetime | None = None
    moments: tuple[Moment, ...] = ()
    bought: tuple[Purchase, ...] | None = None
    """Every purchase that stands, in the order they happened, where none of them is among the moments."""
    earlier: Earlier | None = None
    """Of purchases long before anything counts: the days, and the rest only where it is asked for."""
    since: date | None = None
    """Where what may matter no more was left out: since which day it would matter."""
    unread: frozenset[type[Fact]] = frozenset()
    """The kinds of which more may have been left out than a few that show how long there have been any."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Display names by id, for what a reading says."""
    forgotten: frozenset[str] = frozenset()
    """Those whose names were forgotten: what happened to them counts, and nobody is sent to them."""

    @classmethod
    def of(cls, moments: Iterable[Moment], **scope: object) -> Evidence:
        """Evidence of what stands: see :func:`standing`; everybody in one name."""
        return cls(moments=stands_in_one_name(moments), **scope)  # type: ignore[arg-type]

    @cached_property
    def last_week(self) -> int:
        """The last closed week; readers count nothing after it."""
        return last_closed(self.as_of)

    @property
    def closed_on(self) -> date:
        """The Monday after the last closed week: what is summed up to it is the same on every day of a week."""
        return monday(self.last_week + 1)

    def once(self, work: Callable[[Evidence], T]) -> T:
        """What several readers work out of the same evidence, worked out for the first of them only."""
        if work not in self._worked_out:
            self._worked_out[work] = work(self)
        return self._worked_out[work]  # type: ignore[return-value]

    @cached_property
    def _worked_out(self) -> dict[Callable[[Evidence], object], object]:
        return {}

    @cached_property
    def _by_kind(self) -> dict[type[Fact], list[Moment]]:
        found: defaultdict[type[Fact], list[Moment]] = defaultdict(list)
        for moment in self.moments:
            found[type(moment.fact)].append(moment)
        return found

    @cached_property
    def by_id(self) -> dict[str, Moment]:
        return {moment.id: moment for moment in self.moments}

    @cached_property
    def _paired(self) -> dict[type[Fact], list[tuple[Moment, Fact]]]:
        return {}

    def kind(self, kind: type[F]) -> list[tuple[Moment, F]]:
        """The moments of one kind in the order they happened, each with its fact at hand."""
        if kind not in self._paired:
            found = self._by_kind.get(kind, [])
            if heard := HEARD.get(kind.RECORDED_BY):
                found = [moment for moment in found if moment.voice in heard]
            self._paired[kind] = [(moment, moment.fact) for moment in found]
        return self._paired[kind]  # type: ignore[return-value]

    @property
    def purchases(self) -> Sequence[Purchase]:
        """What was bought, in the order it happened, by whoever the customers are in the end.

        Of what was bought before anything counts only what more is needed of than its day.
        """
        return self._by_firm

    def bought_since(self, day: date, customers: Container[str] | None = None) -> Sequence[Purchase]:
        """What was bought since a day, by some customers or by all, in the order it happened."""
        found = bought_from(self.purchases, day)
        if customers is not None:
            found = [each for each in found if each.customer in customers]
        if self.earlier is None or day >= self.earlier.before:
            return found
        whose = (each for each in self.earlier.days if customers is None or each in customers)
        return in_order(
            [*found, *(each for who in whose for each in self.earlier.bought(who) if each.day >= day)]
        )

    def knows_purchases_since(self, day: date) -> bool:
        """Whether all that was bought since a day is at hand."""
        return self.earlier is None or day >= self.earlier.since

    @cached_property
    def _purchases(self) -> Sequence[Purchase]:
        if self.bought is not None:
            return self.bought
        return tuple([purchase(moment, self.zone) for moment in self._by_kind.get(CustomerBought, ())])

    @cached_property
    def _by_firm(self) -> Sequence[Purchase]:
        """A customer who was in the books twice bought it all; so does the firm of a contact who ordered."""
        firm = self.roster.contacts
        if not any(each.customer in firm for each in self._purchases):
            return self._purchases
        return tuple(
            each._replace(customer=firm[each.customer]) if each.customer in firm else each
            for each in self._purchases
        )

    @property
    def size(self) -> int:
        """How many moments it is made of."""
        return len(self.moments) + len(self.bought or ())

    def counted(self, since: date) -> int:
        """How many of its moments happened since a day, the same however much older it was read with."""
        begun = bisect_left(self.moments, on_day(since), key=attrgetter("happened_at"))
        return len(self.moments) - begun + len(bought_from(self.bought or (), since))

    def reaches_back(self, kind: type[Fact], days: Iterable[date]) -> bool:
        """Whether what was left unread of a kind cannot hold the first: one that counts is older than all weeks."""
        return self.since is None or kind not in self.unread or any(day < self.since for day in days)

    def any(self, kind: type[Fact]) -> bool:
        """Whether there is a moment of a kind."""
        bought = self.bought or (self.earlier and self.earlier.days)
        return bool(self._by_kind.get(kind) or (kind is CustomerBought and bought))

    @cached_property
    def loops(self) -> dict[str, Loop]:
        return loops_of(self._moving, self.zone, self.roster.root, leader=self.leader)

    @cached_property
    def verbs(self) -> dict[str, list[Moment]]:
        """What verbs said of each moment, in the order it happened: decisions are confirmed too, and are no loops."""
        found: defaultdict[str, list[Moment]] = defaultdict(list)
        for moment in self._moving:
            if isinstance(moment.fact, Verb):
                found[moment.fact.of].append(moment)
        return dict(found)

    @cached_property
    def _moving(self) -> list[Moment]:
        """What opens loops and moves them, in order."""
        moving = {kind for kind in self._by_kind if issubclass(kind, Opener | Verb)}
        return [moment for moment in self.moments if type(moment.fact) in moving]

    @cached_property
    def roster(self) -> Roster:
        return Roster.of(self.moments, self.zone, self._purchases)

    @cached_property
    def _alone(self) -> frozenset[str]:
        leaders = (moment for moment in self.moments if moment.voice is Voice.LEADER)
        return frozenset(moment.id for moment in leaders if not said_by_another(moment, self.leader))

    def outside(self, moment: Moment) -> bool:
        """Whether somebody other than this leader says so."""
        return moment.voice is not Voice.LEADER or moment.id not in self._alone

    def told_on(self, moment: Moment, *, within: timedelta = TIME_TO_TELL) -> date:
        """The day a moment counts on where it matters what was known by then: told later than within, when it was told.

        Whoever only begins tells of what was before, and could not have told it sooner: in the first week after this
        leader became known the days that are named stand. So they do of systems, whose files come when they come.
        """
        day = moment.day(self.zone)
        if moment.voice is Voice.SYSTEM or moment.recorded_at is None:
            return day
        told = moment.recorded_at.astimezone(self.zone).date()
        return told if told - day > within and not self._begins(moment.recorded_at) else day

    def _begins(self, at: datetime) -> bool:
        arrival = self.by_id.get(self.roster.joined(self.leader))
        # When one that was corrected was first told is not known here: the beginning is not had again by correcting it.
        known = arrival.recorded_at if arrival and not arrival.corrects else None
        return known is not None and at - known <= TIME_TO_TELL

    def may_be_named(self, *identities: str | None) -> bool:
        """Whether none of these was forgotten."""
        return self.forgotten.isdisjoint(identities)

    def name(self, identity: str) -> str:
        return self.names.get(identity, identity)


__all__ = ["Evidence", "standing"]
