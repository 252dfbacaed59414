"""Customers as a reader may see them: those their team serves, a page at a time, each with what the list says of them.

A leader sees whom their team serves and whom nobody here serves; a salesperson whom they serve; a keeper everybody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

import msgspec

from ridealong.ledger import worths
from ridealong.ledger.models import OpenLoop
from ridealong.ledger.ordering import BY_NAME, ordered
from ridealong.ledger.rhythms import A_YEAR, summed
from ridealong.ledger.worths import TREE, Kept
from ridealong.moments.kinds.strategy import DecisionOpened
from ridealong.people.lines import kept_day
from ridealong.people.lists import as_list, ask, listed
from ridealong.people.seeing import Sight

NOBODY = ""
NOTHING = Kept()
SERVER = """(SELECT s.person FROM people_serving s WHERE s.customer = p.id AND s.since <= %s
 ORDER BY s.since DESC, s.id DESC LIMIT 1)"""
CUSTOMER = f"""SELECT p.id, p.handle, p.name, p.sort, p.customer, p.forgotten, r.last, r.due, r.recent, r.days,
 coalesce({SERVER}, r.seller) AS server, w.value, w.told AS worth, w.sender FROM people_party p
 LEFT JOIN ledger_rhythm r ON r.customer = p.id LEFT JOIN ledger_worth w ON w.customer = p.id"""
BEHIND = """coalesce((SELECT h.seq FROM ledger_head h WHERE h.id = 1), 0)
 - coalesce((SELECT min(b.seq) FROM ledger_behind b HAVING count(*) = 2), 0)"""
"""How many moments are not sorted in yet into both of the parts that :mod:`behind` brings up."""


class Customer(NamedTuple):
    """One customer; whoever serves them is one of ours who is here today, or nobody."""

    id: str
    handle: str
    name: str
    server: str | None
    last: date | None
    due: date | None
    """The last day they may come back and be in their rhythm."""
    recent: str
    days: str
    kept: str
    """What they are expected to be worth, as it was last worked out; empty where it never was."""
    sender: str | None
    """Who sent them, as they say."""

    @property
    def worth(self) -> Kept:
        return worths.kept(self.kept) if self.kept else NOTHING

    def bought(self, today: date) -> dict[str, Decimal]:
        """What they bought for in the twelve months before a day, currency by currency."""
        found: defaultdict[str, Decimal] = defaultdict(Decimal)
        for each in summed(self.recent or "[]"):
            if (today - A_YEAR).toordinal() < each.day <= today.toordinal():
                found[each.currency] += Decimal(each.amount)
        return dict(found)

    def bought_on(self) -> list[date]:
        return [date.fromordinal(each) for each in msgspec.json.decode(self.days or "[]")]

    def silent_since(self, today: date) -> date | None:
        """The day from which they are past their rhythm, where they are."""
        return self.due + timedelta(days=1) if self.due and self.due < today else None


class Named(NamedTuple):
    """Whoever goes by a handle: a customer, one who turned out to be another, one who speaks for one, or forgotten."""

    customer: Customer
    sort: str
    of: str | None
    forgotten: bool
    behind: int
    """How many moments are not sorted in yet; see :mod:`behind`."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which customers, in which order, after which."""

    called: Sequence[str] = ()
    """Ids of whoever goes or went by a name that begins so; with ``like`` one of the two has to hold."""
    like: str = ""
    server: str | None = None
    owed: bool = False
    silent: bool = False
    order: str = BY_NAME
    after: tuple[str, str] | None = None
    """The value that orders, and the handle, of the last one seen."""


class Circle:
    """Whom a reader may see today, as the database is asked for it."""

    def __init__(self, sight: Sight) -> None:
        self.sight, self.today = sight, sight.today
        me, lines = sight.reader.person, sight.lines
        self.here = {each for each in lines.people if lines.on(each, self.today)}
        self.everybody = sight.everything or (sight.here and sight.reader.role == "keeper")
        self.whose = {me, *lines.below(me, self.today)} & self.here if me and sight.here else set()
        self.leads = bool(me) and sight.here and lines.leads(me or "", self.today)

    @property
    def servers(self) -> set[str]:
        """Those of ours whose customers this reader sees."""
        return self.here if self.everybody else self.whose

    def sees(self, server: str | None) -> bool:
        if self.everybody:
            return True
        return server in self.whose if server in self.here else self.leads

    def condition(self) -> tuple[str, list[object]]:
        if self.everybody:
            return "", []
        whose = f"c.server IN {listed()}"
        if not self.leads:
            return f" AND {whose}", [as_list(self.whose)]
        # Theirs and nobody's: said so that the server, who has to be looked up, is looked up once for each.
        return f" AND coalesce(c.server, '') NOT IN {listed()}", [as_list(self.here - self.whose)]

    def candidates(self) -> tuple[str, list[object]]:
        """Whoever sees few is not asked of all: those whom theirs ever took over or sold to."""
        if self.everybody or self.leads:
            return "", []
        taken = f"SELECT customer FROM people_serving WHERE person IN {listed()}"
        sold = f"SELECT customer FROM ledger_rhythm WHERE seller IN {listed()}"
        whose = as_list(self.whose)
        return f" AND p.id IN ({taken} UNION {sold})", [whose, whose]


def page(circle: Circle, wanted: Wanted, most: int) -> list[Customer]:
    """The next customers in an order, one more than there is room for where there are more."""
    statement, values = _asked(circle, wanted)
    order, after, more = ordered(wanted.order, wanted.after)
    rows = ask(f"{statement}{after} ORDER BY {order} LIMIT %s", [*values, *more, most + 1])
    return [_customer(row, circle.here) for row in rows]


def how_many(circle: Circle, wanted: Wanted) -> int:
    statement, values = _asked(circle, wanted)
    return int(ask(statement.replace("SELECT c.*", "SELECT count(*)", 1), values)[0][0])


def _asked(circle: Circle, wanted: Wanted) -> tuple[str, list[object]]:
    some, narrowed = circle.candidates()
    allowed, seen = circle.condition()
    statement = (
        f"SELECT c.* FROM ({CUSTOMER} WHERE p.sort = 'customer' AND p.customer IS NULL AND NOT p.forgotten{some}) c"
        f" WHERE 1 = 1{allowed}"
    )
    values: list[object] = [circle.today, *narrowed, *seen]
    if wanted.like or wanted.called:
        statement += f" AND (c.handle LIKE %s OR c.id IN {listed()})"
        values += [f"%{wanted.like}%" if wanted.like else "", as_list(wanted.called)]
    if wanted.server == NOBODY:
        statement += f" AND (c.server IS NULL OR c.server NOT IN {listed()})"
        values.append(as_list(circle.here))
    elif wanted.server is not None:
        statement += " AND c.server = %s"
        values.append(wanted.server)
    if wanted.owed:
        statement += f" AND c.id IN (SELECT o.receiver FROM ledger_openloop o WHERE {OWED})"
    if wanted.silent:
        statement += " AND c.due < %s"
        values.append(circle.today)
    return statement, values


def named(handle: str, circle: Circle) -> Named | None:
    """Whoever goes by a handle, seen or not: what becomes of that is for ``Circle.sees`` to say."""
    statement = CUSTOMER.replace(" FROM people_party", f", {BEHIND} FROM people_party", 1)
    rows = ask(
        f"{statement} WHERE p.handle = %s AND p.sort <> 'person'", [circle.today, handle.replace("\0", "")]
    )
    if not rows:
        return None
    *row, behind = rows[0]
    return Named(_customer(tuple(row), circle.here), row[3], row[4], bool(row[5]), behind)


class Known(NamedTuple):
    """Somebody on a customer's side, with the customer they stand for where this reader may see that one."""

    id: str
    sort: str
    handle: str
    name: str
    forgotten: bool
    root: str
    sender: str | None
    """Who sent that one, seen or not."""
    customer: Customer | None


def around(root: str, others: Iterable[str], circle: Circle) -> list[Known]:
    """A customer, whoever speaks for them or turned out to be them, the tree they stand in, and some others.

    In the order of their handles.
    """
    whom = CUSTOMER.replace("SELECT ", "SELECT x.id, x.sort, x.handle, x.name, x.forgotten, ", 1)
    whom += " JOIN people_party x ON p.id = coalesce(x.customer, x.id)"
    rows = ask(
        f"{TREE} {whom} WHERE x.sort <> 'person' AND (x.customer = %s OR x.id IN {listed()}"
        " OR x.id IN (SELECT customer FROM tree)) ORDER BY x.handle",
        [root, root, circle.today, root, as_list([root, *others])],
    )
    found = []
    for identity, sort, handle, name, forgotten, *row in rows:
        customer = _customer(tuple(row), circle.here)
        seen = customer if circle.sees(customer.server) else None
        found.append(
            Known(identity, sort, handle, name or handle, bool(forgotten), customer.id, customer.sender, seen)
        )
    return found


def spoken_for(ids: Iterable[str], circle: Circle) -> dict[str, Customer]:
    """The customers that some customers or contacts are or speak for, as far as this reader sees them."""
    whom = (
        CUSTOMER.replace("SELECT ", "SELECT x.id, ", 1)
        + " JOIN people_party x ON p.id = coalesce(x.customer, x.id)"
    )
    rows = ask(f"{whom} WHERE x.id IN {listed()}", [circle.today, as_list(ids)])
    found = {identity: _customer(tuple(row), circle.here) for identity, *row in rows}
    return {identity: each for identity, each in found.items() if circle.sees(each.server)}


def _customer(row: tuple[object, ...], here: set[str]) -> Customer:
    identity, handle, name, _, _, _, last, due, recent, days, server, _, worth, sender = row
    return Customer(
        str(identity), str(handle), str(name or handle), str(server) if server in here else None,
        _day(last), _day(due), str(recent or ""), str(days or ""), str(worth or ""), str(sender or "") or None,
    )  # fmt: skip


def _day(kept: object) -> date | None:
    return None if kept is None else kept_day(kept)  # type: ignore[arg-type]  # as either database hands it


# ---- who is past their rhythm with others behind them ----


def gone_quiet(circle: Circle, most: int) -> list[Customer]:
    """Those past their rhythm through whom others came; whoever has most to lose by it first."""
    some, narrowed = circle.candidates()
    allowed, seen = circle.condition()
    rows = ask(
        f"SELECT c.* FROM ({CUSTOMER} WHERE w.hanging > 0 AND r.due < %s AND NOT p.forgotten{some}) c"
        f" WHERE 1 = 1{allowed}",
        [circle.today, circle.today, *narrowed, *seen],
    )
    found = [_customer(row, circle.here) for row in rows]
    return sorted(found, key=lambda each: (-each.worth.value_hanging, each.handle))[:most]


# ---- what is owed ----

OWED = f"o.state = '{OpenLoop.State.OPEN.value}' AND o.kind <> '{DecisionOpened.NAME}'"


def owed_to(customers: Iterable[str]) -> dict[str, int]:
    """How much is owed to each of these; what is said to be done is not."""
    rows = ask(
        f"SELECT o.receiver, count(*) FROM ledger_openloop o WHERE o.receiver IN {listed()} AND {OWED}"
        " GROUP BY o.receiver",
        [as_list(customers)],
    )
    return dict(rows)
