"""Purchases in short: packed many to a row, so that years of them are read in the time that others take for weeks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, tzinfo

import msgspec

from ridealong.ledger.codec import at_microseconds
from ridealong.ledger.models import Bought
from ridealong.moments.kinds.customers import CustomerBought
from ridealong.moments.moment import Moment
from ridealong.moments.purchases import Purchase, purchase, unpacked
from ridealong.people.lists import Row, as_list, ask, insert, listed

Batch = Iterable[tuple[int, Moment]]
MORE = """ON CONFLICT ("of", own, year) DO UPDATE SET
    told = ledger_bought.told || ',' || excluded.told, days = ledger_bought.days || ',' || excluded.days,
    last = CASE WHEN excluded.last > ledger_bought.last THEN excluded.last ELSE ledger_bought.last END"""


def pack(batch: Batch, whose: Callable[[Moment], Iterable[str]]) -> None:
    """Add a batch's purchases to their customers' rows, a year to a row, and to those of whoever else they concern.

    Whoever sold it needs none: what they sold ties the customer to them, whose purchases are read along with theirs.
    """
    rows: defaultdict[tuple[str, bool, int], list[Purchase]] = defaultdict(list)
    for _, moment in batch:
        if type(moment.fact) is CustomerBought:
            customer, bought = moment.fact.customer, purchase(moment, UTC)
            rows[customer, True, bought.day.year].append(bought)
            if moment.fact.deal or moment.corrects:
                for other in {*whose(moment)} - {customer, moment.fact.seller}:
                    rows[other, False, bought.day.year].append(bought)
    told = [(*key, *_packed(rows[key])) for key in sorted(rows)]
    insert(Bought, ("of", "own", "year", "told", "days", "last"), told, MORE)


def _packed(bought: list[Purchase]) -> tuple[str, str, int]:
    days = ",".join([str(each.day.toordinal()) if is_plain(each) else "null" for each in bought])
    return msgspec.json.encode(bought)[1:-1].decode(), days, max(each.recorded for each in bought)


def is_plain(each: Purchase) -> bool:
    """Whether its day says all there is to count: the same day everywhere, and nobody's own word on themselves."""
    return each.all_day and not each.leaders and each.corrects is None


def packed(around: Iterable[str] | None, *, zone: tzinfo, known_at: int | None) -> list[Purchase]:
    """The purchases about any of these, or all there are, as far as they had been recorded by then; each once."""
    found = _told(rows_of(around, "b.told"))
    if around is not None and (others := others_of(around)):
        found = list({each.id: each for each in (*found, *others)}.values())
    return known(found, zone=zone, known_at=known_at)


def known(found: list[Purchase], *, zone: tzinfo, known_at: int | None) -> list[Purchase]:
    """As far as they had been recorded by then, with their days as a zone counts them."""
    if known_at is not None:
        found = [each for each in found if each.recorded <= known_at]
    return [each if each.all_day else _in_zone(each, zone) for each in found]


def rows_of(of: Iterable[str] | None, columns: str, *, years: tuple[int, int] | None = None) -> list[Row]:
    """The rows of some customers, or of all, and of some years: from the first, and before the second."""
    statement = f"SELECT {columns} FROM ledger_bought b WHERE b.own = %s"
    values: list[object] = [True]
    if of is not None:
        statement += f' AND b."of" IN {listed()}'
        values.append(as_list(of))
    if years is not None:
        statement += " AND b.year >= %s AND b.year < %s"
        values += years
    return ask(statement, values)


def others_of(around: Iterable[str]) -> list[Purchase]:
    """Purchases that concern somebody who neither bought nor sold."""
    statement = f'SELECT b.told FROM ledger_bought b WHERE b.own = %s AND b."of" IN {listed()}'
    return _told(ask(statement, [False, as_list(around)]))


def _told(rows: list[Row]) -> list[Purchase]:
    return unpacked(f"[{','.join([row[0] for row in rows])}]")


def _in_zone(each: Purchase, zone: tzinfo) -> Purchase:
    day = at_microseconds(each.happened).astimezone(zone).date()
    return each if day == each.day else each._replace(day=day)
