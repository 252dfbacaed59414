"""Reading: the moments of one scope, as evidence. There is no reading without a scope."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cached_property

from ridealong.ledger.bought import Placed, in_order, placed, purchases_from
from ridealong.ledger.codec import microseconds
from ridealong.ledger.links import CONCERNS, EVERYONE, NAMES
from ridealong.ledger.lookup import SELECT, SELECT_BARE, last_known, load
from ridealong.ledger.uncollected import uncollected
from ridealong.ledger.unpacking import moments_from, pieces, unpacked
from ridealong.moments.evidence import Evidence, standing
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.customers import CustomerBought
from ridealong.moments.kinds.roster import (
    CustomerMet,
    CustomerServed,
    MomentWithdrawn,
    PersonJoined,
    PersonLeft,
)
from ridealong.moments.moment import Moment
from ridealong.moments.purchases import Purchase
from ridealong.people import parties as people
from ridealong.people.lists import Row, as_list, ask, listed, stream

ALWAYS_READ: tuple[type[Fact], ...] = (PersonJoined, PersonLeft, CustomerMet, CustomerServed, MomentWithdrawn)
"""Whichever kinds are wanted: without these nobody could say whose the moments are, and which of them stand."""
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose moments may be read: those around one leader, or, for whoever keeps the ledger, all."""

    leader: str | None

    @classmethod
    def of_leader(cls, leader: str) -> Scope:
        return cls(leader)

    @classmethod
    def everything(cls) -> Scope:
        return cls(None)


def recall(  # noqa: PLR0913  # the contract of the whole product's reading
    scope: Scope,
    *,
    until: date,
    zone: tzinfo,
    kinds: Sequence[type[Fact]] | None = None,
    known_at: datetime | None = None,
    words: bool = True,
    apart: bool = False,
) -> Evidence:
    """What happened before ``until`` began in this zone, as far as it had been recorded by ``known_at``.

    Corrections and withdrawals recorded by then apply whenever they happened. Without ``words`` the moments
    come without what people said: enough for counting, and faster. With purchases ``apart`` these come without
    their envelopes, as :attr:`Evidence.purchases` only: there are so many of them that it halves the time.
    """
    last = None if known_at is None else last_known(known_at)
    around = None if scope.leader is None else _around(scope.leader, last)
    reach = Reach(around, until, zone, last)
    with uncollected():
        wanted = None if kinds is None else {*kinds, *ALWAYS_READ}
        moments, bought = (
            _stands_apart(reach, wanted, words) if apart else (_stands(reach, wanted, words), None)
        )
        names, forgotten = people.names(around), people.forgotten()
    return Evidence(
        leader=scope.leader or "",
        zone=zone,
        as_of=until,
        known_at=known_at,
        moments=moments,
        bought=bought,
        names=names,
        forgotten=forgotten,
    )


Kinds = set[type[Fact]] | None


def _stands(reach: Reach, kinds: Kinds, words: bool) -> tuple[Moment, ...]:
    stands = standing(moments_from(_rows(reach, kinds, words)))
    return tuple([each for each in stands if reach.holds(each)])


def _stands_apart(reach: Reach, kinds: Kinds, words: bool) -> tuple[tuple[Moment, ...], tuple[Purchase, ...]]:
    """What stands, and the purchases that stand. One that was changed needs its envelope for that, as any moment."""
    told, bought = _told_apart(reach, kinds, words)
    changed = _changed(told, bought)
    enveloped = load(each.id for each in bought if each.id in changed) if changed else ()
    stands = standing([*told, *enveloped])
    bought = [each for each in bought if each.id not in changed]
    bought += [placed(each, reach.zone) for each in stands if type(each.fact) is CustomerBought]
    return (
        tuple([each for each in stands if type(each.fact) is not CustomerBought and reach.holds(each)]),
        in_order([each for each in bought if each.purchase.day < reach.until]),
    )


def _told_apart(reach: Reach, kinds: Kinds, words: bool) -> tuple[list[Moment], list[Placed]]:
    told: list[Moment] = []
    bought: list[Placed] = []
    for piece in pieces(_rows(reach, kinds, words)):
        told += unpacked([row for row in piece if row[1] != CustomerBought.STORED])
        bought += purchases_from([row for row in piece if row[1] == CustomerBought.STORED], reach.zone)
    return told, bought


def _changed(told: Iterable[Moment], bought: Iterable[Placed]) -> set[str]:
    """The ids of whatever corrects, is corrected or is taken back."""
    changed = {each for purchase in bought if purchase.corrects for each in (purchase.id, purchase.corrects)}
    for moment in told:
        if moment.corrects:
            changed.add(moment.corrects)
        if isinstance(moment.fact, MomentWithdrawn):
            changed.add(moment.fact.what)
    return changed


@dataclass(frozen=True)
class Reach:
    """Which moments may be read: around whom, before which day, and up to which place in the ledger."""

    around: set[str] | None
    until: date
    zone: tzinfo
    last: int | None

    @cached_property
    def begins(self) -> datetime:
        """When the day begins that nothing may be read of."""
        return datetime(self.until.year, self.until.month, self.until.day, tzinfo=self.zone).astimezone(UTC)

    def holds(self, moment: Moment) -> bool:
        happened = moment.happened_at
        return happened.date() < self.until if moment.all_day else happened < self.begins

    def where(self, kinds: Collection[type[Fact]] | None) -> tuple[str, list[object]]:
        # A day begins up to fourteen hours earlier in the east; what corrects or takes back may itself be dated later.
        wide = microseconds(datetime(self.until.year, self.until.month, self.until.day, tzinfo=UTC) + A_DAY)
        where = ["(m.happened < %s OR m.kind = %s OR m.corrects IS NOT NULL)"]
        values: list[object] = [wide, MomentWithdrawn.STORED]
        if self.last is not None:
            where.append("m.seq <= %s")
            values.append(self.last)
        if kinds is not None:
            where.append(f"m.kind IN {listed()}")
            values.append(as_list(each.STORED for each in kinds))
        if self.around is not None:
            links = f'SELECT l.seq FROM ledger_link l WHERE l."to" IN {listed()} AND l.how IN ({NAMES}, {CONCERNS})'
            where.append(f"m.seq IN ({links})")
            values.append(as_list({*self.around, EVERYONE}))
        return " AND ".join(where), values


def _rows(reach: Reach, kinds: Kinds, words: bool) -> Iterator[Row]:
    where, values = reach.where(kinds)
    return stream(f"{SELECT if words else SELECT_BARE} WHERE {where}", values)


def _around(leader: str, last: int | None) -> set[str]:
    """Whose moments a leader's evidence is made of: whoever was ever below, and whom these ever served or sold to.

    Whether one of them was the leader's on the day is for the reader to say, from the roster in the evidence.
    Ties told after the last known moment are left out, so that an answer known at some time never changes.
    """
    statement = f'SELECT DISTINCT t."to" FROM ledger_tie t WHERE t."of" IN {listed()}'
    statement += "" if last is None else f" AND t.seq <= {last}"
    found: set[str] = set()
    frontier = {leader}
    while frontier:
        found |= frontier
        frontier = {row[0] for row in ask(statement, [as_list(frontier)])} - found
    return found
