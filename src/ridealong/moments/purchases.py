"""Purchases without their envelopes: there are more of them than of everything else, and only this much is counted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal
from operator import attrgetter, itemgetter, sub
from typing import NamedTuple

import msgspec

from ridealong.moments.kinds.customers import CustomerBought
from ridealong.moments.moment import Moment, Voice

EPOCH, MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
A_DAY = timedelta(days=1) // MICROSECOND


class Purchase(NamedTuple):
    """What a customer bought, on which day, and from whom if anybody said so."""

    id: str
    customer: str
    day: date
    seller: str | None
    amount: Decimal
    leaders: bool = False
    """Whether it is the word of somebody who leads."""
    by: str | None = None
    happened: int = 0
    """In microseconds since 1970, as the next: together with the id they say where it stands among the others."""
    recorded: int = 0
    all_day: bool = True
    corrects: str | None = None

    def alone(self, leader: str) -> bool:
        """Whether only this leader says so."""
        return self.leaders and self.by in (None, leader)


unpacked: Callable[[str], list[Purchase]] = msgspec.json.Decoder(list[Purchase]).decode
_ID, _HAPPENED, _RECORDED = map(itemgetter, map(Purchase._fields.index, ("id", "happened", "recorded")))


def bought_from(bought: Sequence[Purchase], day: date) -> Sequence[Purchase]:
    """Those of some purchases in order that were bought on a day or after it.

    In order of hours a day begins a little earlier or later somewhere: only of those about then each is asked.
    """
    midnight = (day.toordinal() - EPOCH.toordinal()) * A_DAY
    about, surely = (
        bisect_left(bought, at, key=attrgetter("happened")) for at in (midnight - A_DAY, midnight + A_DAY)
    )
    return [*(each for each in bought[about:surely] if each.day >= day), *bought[surely:]]


def in_order(found: list[Purchase]) -> list[Purchase]:
    """By when they happened, then by when they were recorded, then by id, as moments are."""
    for key in (_ID, _RECORDED, _HAPPENED):
        found.sort(key=key)
    return found


@dataclass(frozen=True)
class Earlier:
    """What was bought before purchases are counted by themselves: on which days, and the rest where somebody asks."""

    days: Mapping[str, Sequence[int]]
    """Of each customer, as ordinals and in order."""
    packed: Mapping[str, Sequence[str]]
    """Purchases of the last of these years, as they were packed."""
    at_hand: Mapping[str, Sequence[Purchase]]
    """Those after that."""
    before: date
    since: date
    """Since when the rest may be asked for."""
    same: Mapping[str, str] = field(default_factory=dict)
    """Whose name each of our people goes by who came in twice."""
    _unpacked: dict[str, list[Purchase]] = field(default_factory=dict, repr=False, compare=False)

    def bought(self, customer: str) -> list[Purchase]:
        """What a customer bought of which the rest may be asked for, in order."""
        found = self._unpacked.get(customer)
        if found is None:
            told = self.packed.get(customer)
            found = unpacked(f"[{','.join(told)}]") if told else []
            found = [each for each in found if each.day >= self.since]
            found += [each for each in self.at_hand.get(customer, ()) if each.day >= self.since]
            found = self._unpacked[customer] = sold_in_one_name(in_order(found), self.same)
        return found


def sold_in_one_name(bought: list[Purchase], same: Mapping[str, str]) -> list[Purchase]:
    """As they would have been told of one, where somebody of ours who sold or told of them came in twice."""
    if not same:
        return bought
    return [
        each._replace(seller=same.get(each.seller or "", each.seller), by=same.get(each.by or "", each.by))
        for each in bought
    ]


FIRST_JUDGED_PURCHASE = 4
SLACK = 3
"""From the fourth purchase day on, a customer is past their rhythm once three times their median gap has gone by."""


def first_that_may_be_due(days: Sequence[int], since: int) -> int:
    """The place of the first purchase day, from the fourth on, after which a customer may be due on a day or later.

    The median of all gaps but the last few lies, in the order of all of them, at most half as many places further up.
    So no day before that place has to be looked at; how many days there are where there is none.
    """
    gaps = sorted(map(sub, days[1:], days))
    many = len(gaps)
    if many < FIRST_JUDGED_PURCHASE - 1:
        return len(days)
    first = max(FIRST_JUDGED_PURCHASE - 1, bisect_left(days, since - SLACK * gaps[-1]))
    for place in range(first, many + 1):
        if days[place] + SLACK * gaps[min(many - 1, many // 2 + (many - place + 1) // 2)] >= since:
            return place
    return len(days)


def purchase(moment: Moment, zone: tzinfo) -> Purchase:
    fact = moment.fact
    assert isinstance(fact, CustomerBought)
    return Purchase(
        moment.id, fact.customer, moment.day(zone), fact.seller, fact.amount.amount,
        moment.voice is Voice.LEADER, moment.by, _microseconds(moment.happened_at),
        _microseconds(moment.recorded_at), moment.all_day, moment.corrects,
    )  # fmt: skip


def _microseconds(at: datetime | None) -> int:
    return 0 if at is None else (at - EPOCH) // MICROSECOND
