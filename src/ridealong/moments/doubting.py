"""What nobody would say on purpose of a moment, each with the field it stands in: refused when it is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from ridealong.moments import slots
from ridealong.moments.currencies import UNKNOWN, doubt_about_currency
from ridealong.moments.kind import Fact, Slip, fields_of, once_a_kind
from ridealong.moments.moment import Moment
from ridealong.moments.overdue import IMPORTED
from ridealong.speech import gettext

FURTHEST = 100
"""In years: nobody who tells of a day further off will be there, and days are counted on from it."""
MOST = Decimal(10) ** 15
"""More than is paid for anything in any currency; beyond it amounts in minor units leave the numbers that count."""


@once_a_kind
def _fields(kind: type[Fact]) -> tuple[tuple[str, bool], ...]:
    """The fields of a kind that hold a day or an amount, and whether it is an amount."""
    return tuple(
        (each.name, each.type is slots.Money) for each in fields_of(kind) if each.type in (date, slots.Money)
    )


def doubts(moment: Moment) -> Iterator[Slip]:
    """Everything that is doubtful by itself; ledgers from before this was asked may hold it."""
    fact, day = moment.fact, moment.happened_at.date()
    for name, is_money in _fields(type(fact)):
        value = getattr(fact, name)
        if value is None:
            continue
        why = _of_money(value, moment) if is_money else _of_a_day(value, day)
        if why:
            yield Slip(why, name)
    for slip in fact.slips(day):
        yield slip if isinstance(slip, Slip) else Slip(slip)


def _of_a_day(value: object, day: date) -> str | None:
    far = isinstance(value, date) and value.year > day.year + FURTHEST
    return gettext("{day} is more than a hundred years away: that is a slip", day=value) if far else None


def _of_money(value: slots.Money, moment: Moment) -> str | None:
    if value.currency == UNKNOWN and moment.door.startswith(IMPORTED):
        return None
    if abs(value.amount) >= MOST:
        return gettext("{amount} is more than anybody pays for anything: that is a slip", amount=value)
    return doubt_about_currency(value.currency)
