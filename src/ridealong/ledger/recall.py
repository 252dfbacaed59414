"""Reading: the moments of one scope, as evidence. There is no reading without a scope."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from ridealong.ledger.codec import microseconds, moment_from
from ridealong.ledger.links import CONCERNS, EVERYONE, NAMES
from ridealong.ledger.lookup import SELECT, SELECT_BARE, last_known
from ridealong.ledger.uncollected import uncollected
from ridealong.moments.evidence import Evidence, standing
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.roster import (
    CustomerMet,
    CustomerServed,
    MomentWithdrawn,
    PersonJoined,
    PersonLeft,
)
from ridealong.moments.moment import Moment
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
) -> Evidence:
    """What happened before ``until`` began in this zone, as far as it had been recorded by ``known_at``.

    Corrections and withdrawals recorded by then apply whenever they happened. Without ``words`` the moments
    come without what people said: enough for counting, and faster.
    """
    last = None if known_at is None else last_known(known_at)
    around = None if scope.leader is None else _around(scope.leader, last)
    begins = datetime(until.year, until.month, until.day, tzinfo=zone).astimezone(UTC)
    with uncollected():
        rows = _rows(around, until=until, kinds=kinds, last=last, words=words)
        stands = standing(moment_from(row[:-1], row[-1]) for row in rows)
        moments = tuple([each for each in stands if _before(each, begins, until)])
        names, forgotten = people.names(around), people.forgotten()
    return Evidence(
        leader=scope.leader or "",
        zone=zone,
        as_of=until,
        known_at=known_at,
        moments=moments,
        names=names,
        forgotten=forgotten,
    )


def _before(moment: Moment, begins: datetime, until: date) -> bool:
    return moment.happened_at.date() < until if moment.all_day else moment.happened_at < begins


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


def _rows(
    around: set[str] | None,
    *,
    until: date,
    kinds: Sequence[type[Fact]] | None,
    last: int | None,
    words: bool,
) -> Iterator[Row]:
    # A day begins up to fourteen hours earlier in the east; what corrects or takes back may itself be dated later.
    wide = microseconds(datetime(until.year, until.month, until.day, tzinfo=UTC) + A_DAY)
    where = ["(m.happened < %s OR m.kind = %s OR m.corrects IS NOT NULL)"]
    values: list[object] = [wide, MomentWithdrawn.STORED]
    if last is not None:
        where.append("m.seq <= %s")
        values.append(last)
    if kinds is not None:
        where.append(f"m.kind IN {listed()}")
        values.append(as_list(each.STORED for each in {*kinds, *ALWAYS_READ}))
    if around is not None:
        links = (
            f'SELECT l.seq FROM ledger_link l WHERE l."to" IN {listed()} AND l.how IN ({NAMES}, {CONCERNS})'
        )
        where.append(f"m.seq IN ({links})")
        values.append(as_list({*around, EVERYONE}))
    return stream(f"{SELECT if words else SELECT_BARE} WHERE {' AND '.join(where)}", values)
