"""Reading: the moments of one scope, as evidence. There is no reading without a scope."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

import msgspec
from django.db import connection

from ridealong.ledger.codec import COLUMNS, microseconds, moment_from
from ridealong.moments.evidence import Evidence
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

ROSTER = (PersonJoined, PersonLeft, CustomerMet, CustomerServed)
ALWAYS_READ = (PersonJoined, PersonLeft, MomentWithdrawn)
"""Read in every scope: who reports to whom, and what was taken back, whoever took it back."""
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
    rows = _rows(scope, until, kinds, known_at, words)
    with _uncollected():
        moments = [moment_from(row[:-1], row[-1]) for row in rows]
    begins = datetime(until.year, until.month, until.day, tzinfo=zone).astimezone(UTC)
    happened = [each for each in moments if _before(each, begins, until) or isinstance(each.fact, MomentWithdrawn)]
    return Evidence.of(
        happened,
        leader=scope.leader or "",
        zone=zone,
        as_of=until,
        known_at=known_at,
        names={party.id: party.name or party.handle for party in people.everyone()},
    )


def _before(moment: Moment, begins: datetime, until: date) -> bool:
    return moment.happened_at.date() < until if moment.all_day else moment.happened_at < begins


def _rows(
    scope: Scope, until: date, kinds: Sequence[type[Fact]] | None, known_at: datetime | None, words: bool
) -> list[tuple[Any, ...]]:
    quote = connection.ops.quote_name
    columns = ", ".join(f"m.{quote(each)}" for each in COLUMNS)
    said = "w.words" if words else "NULL"
    joined = " LEFT JOIN ledger_words w ON w.moment = m.id" if words else ""
    # A day begins up to fourteen hours earlier in the east, and what was withdrawn may be withdrawn later.
    wide = microseconds(datetime(until.year, until.month, until.day, tzinfo=UTC) + A_DAY)
    where, values = ["(m.happened < %s OR m.kind = %s)"], [wide, MomentWithdrawn.STORED]
    if known_at is not None:
        where.append("m.recorded <= %s")
        values.append(microseconds(known_at))
    if kinds is not None:
        wanted = [each.STORED for each in (*kinds, *ROSTER, MomentWithdrawn)]
        where.append(f"m.kind IN ({', '.join(['%s'] * len(wanted))})")
        values.extend(wanted)
    if scope.leader is not None:
        always = ", ".join(f"'{each.STORED}'" for each in ALWAYS_READ)
        around = f"SELECT l.seq FROM ledger_link l WHERE l.{quote('to')} IN {_listed()}"  # noqa: S608
        where.append(f"(m.seq IN ({around}) OR m.kind IN ({always}))")
        values.append(_around(scope.leader))
    statement = f"SELECT {columns}, {said} FROM ledger_moment m{joined} WHERE {' AND '.join(where)}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def _listed() -> str:
    """A list of any length as one parameter."""
    if connection.vendor == "sqlite":
        return "(SELECT value FROM json_each(%s))"
    return "(SELECT json_array_elements_text(%s::json))"


def _around(leader: str) -> str:
    """Everyone whose moments a leader's evidence is made of: those ever below, and the customers they served or sold to."""
    team = {leader, *people.ever_below(leader)}
    customers = people.ever_served_by(team) | set(_bought_from(team))
    wanted = team | customers
    return msgspec.json.encode(sorted(wanted | _contacts(customers))).decode()


def _bought_from(team: Iterable[str]) -> Iterator[str]:
    from_them = msgspec.json.encode(sorted(team)).decode()
    quote = connection.ops.quote_name
    to = quote("to")
    statement = (
        f"SELECT DISTINCT c.{to} FROM ledger_link s JOIN ledger_link c ON c.seq = s.seq"  # noqa: S608
        f" JOIN people_party p ON p.id = c.{to} WHERE s.{to} IN {_listed()} AND p.sort <> 'person'"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [from_them])
        yield from (row[0] for row in cursor.fetchall())


def _contacts(customers: set[str]) -> set[str]:
    return {party.id for party in people.everyone() if party.customer in customers}


@contextmanager
def _uncollected() -> Iterator[None]:
    """A hundred thousand moments are made and none is garbage: looking for any costs more than making them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
