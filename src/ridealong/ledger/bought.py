"""Reading purchases apart from everything else: without their envelopes, which takes a third of the time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

import msgspec

from ridealong.ledger.codec import COLUMNS, at_microseconds, microseconds
from ridealong.moments.moment import Moment, Voice
from ridealong.moments.purchases import Purchase, purchase
from ridealong.people.lists import Row

STRUCTURE = COLUMNS.index("structure")
MIDNIGHTS = 16_384
LEADERS = Voice.LEADER.value


class _Paid(msgspec.Struct, gc=False):
    amount: str


class _Sale(msgspec.Struct, gc=False):
    """What is read of a purchase's structure; whatever else it tells stays where it is."""

    customer: str
    amount: _Paid
    seller: str | None = None


_decode: Callable[[str], list[_Sale]] = msgspec.json.Decoder(list[_Sale]).decode


class Placed(NamedTuple):
    """A purchase with what says where it stands among the others."""

    happened: int
    recorded: int
    id: str
    corrects: str | None
    purchase: Purchase


def purchases_from(rows: Sequence[Row], zone: tzinfo) -> Iterator[Placed]:
    """The purchases that rows of their kind (COLUMNS and then whatever follows) tell, in the same order."""
    sales = _decode(f"[{','.join([row[STRUCTURE] for row in rows])}]")
    for row, sale in zip(rows, sales, strict=True):
        id_, _, happened, all_day, recorded, _, by, voice, _, corrects = row[:10]
        day = _midnight(happened) if all_day else at_microseconds(happened).astimezone(zone).date()
        bought = Purchase(id_, sale.customer, day, sale.seller, sale.amount.amount, voice == LEADERS, by)
        yield Placed(happened, recorded, id_, corrects, bought)


@lru_cache(maxsize=MIDNIGHTS)
def _midnight(happened: int) -> date:
    return at_microseconds(happened).date()


def placed(moment: Moment, zone: tzinfo) -> Placed:
    """The same of a purchase that came with its envelope."""
    recorded = moment.recorded_at or datetime.fromtimestamp(0, UTC)
    return Placed(
        microseconds(moment.happened_at), microseconds(recorded), moment.id, moment.corrects,
        purchase(moment, zone),
    )  # fmt: skip


def in_order(found: Sequence[Placed]) -> tuple[Purchase, ...]:
    """By when they happened, then by when they were recorded, then by id, as moments are."""
    ordered = sorted(found, key=itemgetter(2))
    ordered.sort(key=itemgetter(1))
    ordered.sort(key=itemgetter(0))
    return tuple([each.purchase for each in ordered])
