"""Purchases in short: packed many to a row, so that years of them are read in the time that others take for weeks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, tzinfo
from operator import itemgetter

import msgspec

from ridealong.ledger.codec import at_microseconds
from ridealong.ledger.models import Bought
from ridealong.moments.kinds.customers import CustomerBought
from ridealong.moments.moment import Moment
from ridealong.moments.purchases import Purchase, purchase
from ridealong.people.lists import as_list, ask, insert, listed

_decode: Callable[[str], list[Purchase]] = msgspec.json.Decoder(list[Purchase]).decode
_id, _happened, _recorded = map(itemgetter, map(Purchase._fields.index, ("id", "happened", "recorded")))
Batch = Iterable[tuple[int, Moment]]


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
    told = [(*key, msgspec.json.encode(rows[key])[1:-1].decode()) for key in sorted(rows)]
    more = "ON CONFLICT (\"of\", own, year) DO UPDATE SET told = ledger_bought.told || ',' || excluded.told"
    insert(Bought, ("of", "own", "year", "told"), told, more)


def packed(around: Iterable[str] | None, *, zone: tzinfo, known_at: int | None) -> list[Purchase]:
    """The purchases about any of these, or all there are, as far as they had been recorded by then; each once."""
    found = _read(around, own=True)
    if around is not None and (others := _read(around, own=False)):
        found = list({each.id: each for each in (*found, *others)}.values())
    if known_at is not None:
        found = [each for each in found if each.recorded <= known_at]
    return [each if each.all_day else _in_zone(each, zone) for each in found]


def _read(around: Iterable[str] | None, *, own: bool) -> list[Purchase]:
    statement = "SELECT b.told FROM ledger_bought b WHERE b.own = %s"
    values: list[object] = [own]
    if around is not None:
        statement += f' AND b."of" IN {listed()}'
        values.append(as_list(around))
    return _decode(f"[{','.join([row[0] for row in ask(statement, values)])}]")


def _in_zone(each: Purchase, zone: tzinfo) -> Purchase:
    day = at_microseconds(each.happened).astimezone(zone).date()
    return each if day == each.day else each._replace(day=day)


def in_order(found: list[Purchase]) -> tuple[Purchase, ...]:
    """By when they happened, then by when they were recorded, then by id, as moments are."""
    for key in (_id, _recorded, _happened):
        found.sort(key=key)
    return tuple(found)
