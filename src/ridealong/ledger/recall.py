"""Reading: the moments of one scope, as evidence. There is no reading without a scope."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cached_property
from itertools import chain
from operator import attrgetter

from ridealong.ledger.bought import known, others_of, packed
from ridealong.ledger.codec import microseconds
from ridealong.ledger.hanging import A_FEW, Statement, hanging_together
from ridealong.ledger.links import BELOW, CONCERNS, EVERYONE, NAMES
from ridealong.ledger.long_ago import Shelf
from ridealong.ledger.lookup import SELECT, SELECT_BARE, last_known, load
from ridealong.ledger.read_along import (
    ENDING,
    Asked,
    Old,
    cannot_be_told_apart,
    first_ones,
    lessons,
    not_over,
    of_the_same,
)
from ridealong.ledger.told import Told
from ridealong.ledger.uncollected import uncollected
from ridealong.ledger.unpacking import moments_from
from ridealong.moments.evidence import Evidence, standing
from ridealong.moments.handed_down import HANDED_DOWN, ever_above
from ridealong.moments.kind import KINDS, Fact
from ridealong.moments.kinds.customers import CustomerBought
from ridealong.moments.kinds.roster import (
    CustomerMerged,
    CustomerMet,
    CustomerServed,
    MomentWithdrawn,
    PersonJoined,
    PersonLeft,
    PersonMerged,
)
from ridealong.moments.moment import Moment
from ridealong.moments.one_name import all_in_one_name, same_among
from ridealong.moments.purchases import Earlier, Purchase, bought_from, in_order, purchase, sold_in_one_name
from ridealong.people import parties as people
from ridealong.people.lists import Row, as_list, ask, listed, stream

ALWAYS_READ: tuple[type[Fact], ...] = (
    PersonJoined, PersonLeft, PersonMerged, CustomerMet, CustomerServed, CustomerMerged, MomentWithdrawn,
)  # fmt: skip
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
    since: date | None = None,
) -> Evidence:
    """What happened before ``until`` began in this zone, as far as it had been recorded by ``known_at``.

    Corrections and withdrawals recorded by then apply whenever they happened. Without ``words`` the moments
    come without what people said: enough for counting, and faster. With purchases ``apart`` these come without
    their envelopes, as :attr:`Evidence.purchases` only: there are so many of them that it halves the time. What
    may matter no more ``since`` a day is then left out, unless something that does hangs together with it.
    """
    last = None if known_at is None else last_known(known_at)
    around = None if scope.leader is None else _around(scope.leader, last)
    since = since if apart else None
    reach = Reach(
        scope.leader, around, until, zone, last, since, None if known_at is None else microseconds(known_at)
    )
    old = {} if reach.asked is None else first_ones(reach.asked)
    with uncollected():
        wanted = None if kinds is None else {*kinds, *ALWAYS_READ}
        moments, bought, earlier = (
            _stands_apart(reach, wanted, words, old) if apart else (_stands(reach, wanted, words), None, None)
        )
        names, forgotten = people.names(around), people.forgotten()
    return Evidence(
        leader=scope.leader or "",
        zone=zone,
        as_of=until,
        known_at=known_at,
        moments=moments,
        bought=bought,
        earlier=earlier,
        since=since,
        unread=frozenset(kind for kind, ids in old.items() if len(ids) == A_FEW),
        names=names,
        forgotten=forgotten,
    )


Kinds = set[type[Fact]] | None


def _stands(reach: Reach, kinds: Kinds, words: bool) -> tuple[Moment, ...]:
    told = list(moments_from(_rows(reach, kinds, words)))
    told += _from_above(reach, kinds, words, told)
    stands = standing(all_in_one_name(told, same_among(told, reach.holds)))
    return tuple(reach.held(stands))


def _stands_apart(
    reach: Reach, kinds: Kinds, words: bool, old: Old
) -> tuple[tuple[Moment, ...], tuple[Purchase, ...], Earlier | None]:
    """What stands, and the purchases that stand. One that was changed needs its envelope for that, as any moment."""
    wanted = set(KINDS.values()) if kinds is None else kinds
    told = _told(reach, wanted - {CustomerBought}, words, chain.from_iterable(old.values()))
    bought, earlier = _bought(reach, told) if CustomerBought in wanted else ([], None)
    changed = told.changed() | _correcting(bought)
    enveloped = load(each.id for each in bought if each.id in changed) if changed else ()
    same = same_among(told.moments, reach.holds) if PersonMerged in told.kinds else {}
    stands = standing(all_in_one_name([*told.moments, *enveloped], same))
    bought = [each for each in bought if each.id not in changed] if changed else bought
    bought = sold_in_one_name(bought, same)
    bought += [purchase(each, reach.zone) for each in stands if type(each.fact) is CustomerBought]
    return (
        tuple([each for each in reach.held(stands) if type(each.fact) is not CustomerBought]),
        _before(in_order(bought), reach.until),
        replace(earlier, same=same) if earlier and same else earlier,
    )


def _before(bought: list[Purchase], day: date) -> tuple[Purchase, ...]:
    """Mostly all of them: what is told of days to come is rare."""
    return tuple([each for each in bought if each.day < day] if bought_from(bought, day) else bought)


def _bought(reach: Reach, told: Told) -> tuple[list[Purchase], Earlier | None]:
    """The purchases, and where what is long ago is left out, the days of those that are."""
    if reach.asked is None:
        return packed(reach.around, zone=reach.zone, known_at=reach.known_at), None
    shelf = Shelf.of(reach.asked.around, reach.asked.since, reach.known_at)
    others = others_of(reach.asked.around)
    changed = told.changed() | _correcting(chain(shelf.recent, others))
    changed -= {moment.id for moment in told.moments} if changed else changed
    rewritten = {
        moment.fact.customer for moment in (load(changed) if changed else ())
        if isinstance(moment.fact, CustomerBought)
    }  # fmt: skip
    found, earlier = shelf.read(told, rewritten)
    if others:
        found = list({each.id: each for each in (*found, *others)}.values())
    return known(found, zone=reach.zone, known_at=reach.known_at), earlier


def _told(reach: Reach, kinds: set[type[Fact]], words: bool, old: Iterable[str]) -> Told:
    """What was told, and where only what still matters was read, what hangs together with any of it."""
    told = Told(moments_from(_rows(reach, kinds, words)))
    asked, sure = reach.asked, reach.surely_before
    later = (
        [each for each in told.moments if each.happened_at >= sure and not reach.holds(each)] if asked else []
    )
    if asked and cannot_be_told_apart(later, reach.last):
        reach, asked = replace(reach, since=None), None
        told = Told(moments_from(_rows(reach, kinds, words)))
    told.add(_from_above(reach, kinds, words, told.of(PersonJoined, PersonMerged)))
    if asked is None:
        return told
    where, values = replace(reach, around=None).where(kinds)
    statement = Statement(
        f"{SELECT if words else SELECT_BARE} WHERE {where}", values, asked.around, asked.since
    )
    old = {*old, *not_over(asked), *of_the_same(told, later, asked)}
    told.add(hanging_together(told, old, lessons(told), statement))
    return told


def _from_above(reach: Reach, kinds: Kinds, words: bool, told: Iterable[Moment]) -> list[Moment]:
    """What those above say for everybody below them, and what takes it back. They are few, and say it once in years."""
    wanted = HANDED_DOWN if kinds is None else kinds & HANDED_DOWN
    above = ever_above(reach.leader, told) if reach.leader and wanted else set()
    if not above:
        return []
    where, values = replace(reach, around=None, since=None).where({*wanted, MomentWithdrawn})
    links = f'SELECT l.seq FROM ledger_link l WHERE l."to" IN {listed()} AND l.how = {BELOW}'
    statement = f"{SELECT if words else SELECT_BARE} WHERE {where} AND m.seq IN ({links})"
    return list(moments_from(stream(statement, [*values, as_list(above)])))


def _correcting(bought: Iterable[Purchase]) -> set[str]:
    """The ids of purchases that correct, and of what they correct."""
    return {id_ for each in bought if each.corrects for id_ in (each.id, each.corrects)}


@dataclass(frozen=True)
class Reach:
    """Which moments may be read: around whom, before which day, up to which place in the ledger, and how old."""

    leader: str | None
    around: set[str] | None
    until: date
    zone: tzinfo
    last: int | None
    since: date | None = None
    known_at: int | None = None

    @cached_property
    def begins(self) -> datetime:
        """When the day begins that nothing may be read of."""
        return datetime(self.until.year, self.until.month, self.until.day, tzinfo=self.zone).astimezone(UTC)

    @property
    def asked(self) -> Asked | None:
        """What decides which old moments are read along, where any are left out."""
        if self.since is None or self.around is None or self.leader is None:
            return None
        return Asked(self.leader, self.around, self.since, self.last)

    @cached_property
    def surely_before(self) -> datetime:
        """Whatever happened before this may be read, all-day or not."""
        return min(self.begins, datetime(self.until.year, self.until.month, self.until.day, tzinfo=UTC))

    def held(self, moments: Sequence[Moment]) -> Iterable[Moment]:
        """Those of some moments in order that may be read: only of the last ones it need be asked."""
        sure = bisect_left(moments, self.surely_before, key=attrgetter("happened_at"))
        return chain(moments[:sure], filter(self.holds, moments[sure:]))

    def holds(self, moment: Moment) -> bool:
        happened = moment.happened_at
        return happened.date() < self.until if moment.all_day else happened < self.begins

    def where(self, kinds: Collection[type[Fact]] | None) -> tuple[str, list[object]]:
        # A day begins up to fourteen hours earlier in the east; what corrects or takes back may itself be dated later.
        wide = microseconds(datetime(self.until.year, self.until.month, self.until.day, tzinfo=UTC) + A_DAY)
        # So may what ends something that was not over before: read all the same, it says what to read along.
        whenever: list[type[Fact]] = [MomentWithdrawn, *(ENDING if self.since is not None else ())]
        where = [f"(m.happened < %s OR m.kind IN {listed()} OR m.corrects IS NOT NULL)"]
        values: list[object] = [wide, as_list(each.STORED for each in whenever)]
        if self.last is not None:
            where.append("m.seq <= %s")
            values.append(self.last)
        if kinds is not None:
            where.append(f"m.kind IN {listed()}")
            values.append(as_list(each.STORED for each in kinds))
        if self.around is not None:
            links = f'SELECT l.seq FROM ledger_link l WHERE l."to" IN {listed()} AND l.how IN ({NAMES}, {CONCERNS})'
            values.append(as_list({*self.around, EVERYONE}))
            if self.since is not None:
                links += " AND l.until >= %s"
                values.append(self.since.toordinal())
            where.append(f"m.seq IN ({links})")
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
