"""What was bought long ago, read as little of as can be: of most customers only on which days they bought.

Whoever needs more is read whole: whose purchases were corrected, told by the hour or by a leader, who turned out to be
the same as another, whom nobody served yet when they bought, and who buys so seldom that a rhythm reaches that far.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import msgspec

from ridealong.ledger.bought import is_plain, rows_of
from ridealong.ledger.told import Told
from ridealong.moments.kinds.roster import CustomerMerged, CustomerMet, CustomerServed
from ridealong.moments.purchases import Earlier, Purchase, first_that_may_be_due, unpacked

HELD_FOR = timedelta(days=63)
"""So much longer than anything else purchases are counted by themselves: whether one fits is said ninety days later."""
DUE_AFTER = timedelta(days=98)
"""So much later begin the weeks in which anybody can still have been due."""
ASKED_FOR = timedelta(days=320)
"""So much before purchases are counted by themselves somebody asks what a customer bought in a year."""
_days = msgspec.json.Decoder(list[int | None]).decode


@dataclass(slots=True)
class Shelf:
    """The purchases of customers, those of long ago still packed."""

    before: date
    """What was bought before this day may be left packed."""
    known_at: int | None
    recent: list[Purchase]
    """As they were told in the year of that day and after it."""
    days: dict[str, list[int | None]]
    """Of the years before, by customer."""
    packed: dict[str, list[str]]
    """Of the year before that, by customer."""
    whole: set[str]
    """Whose purchases are read, however long ago."""

    @classmethod
    def of(cls, around: Iterable[str], since: date, known_at: int | None) -> Shelf:
        before = since - HELD_FOR
        shelf = cls(before, known_at, [], {}, {}, set())
        told = [row[0] for row in rows_of(around, "b.told", years=(before.year, date.max.year + 1))]
        shelf.recent = unpacked(f"[{','.join(told)}]")
        days: defaultdict[str, list[str]] = defaultdict(list)
        # The text of earlier years is not even fetched.
        text = f"CASE WHEN b.year = {before.year - 1} THEN b.told END"
        for customer, of_a_year, last, of_last_year in rows_of(
            around, f'b."of", b.days, b.last, {text}', years=(0, before.year)
        ):
            days[customer].append(of_a_year)
            if of_last_year is not None:
                shelf.packed.setdefault(customer, []).append(of_last_year)
            if known_at is not None and last > known_at:
                shelf.whole.add(customer)
        shelf.days = {customer: _days(f"[{','.join(told)}]") for customer, told in days.items()}
        return shelf

    def read(self, told: Told, changed: Iterable[str]) -> tuple[list[Purchase], Earlier]:
        """The purchases themselves, and only the days of those that nobody needs more of."""
        straddling: defaultdict[str, list[Purchase]] = defaultdict(list)
        for each in self.recent:
            if each.day < self.before:
                straddling[each.customer].append(each)
        days = self._plain_days(straddling)
        whole = self.whole | {*changed} | _tangled(told, self.days.keys() | straddling.keys())
        served = _first_served(told)
        whole |= {who for who, bought in days.items() if served.get(who, date.max).toordinal() > bought[0]}
        whole |= (self.days.keys() | straddling.keys()) - days.keys()
        due = (self.before + DUE_AFTER).toordinal()
        whole |= {
            who for who, bought in days.items()
            if who not in whole and first_that_may_be_due(bought, due) < len(bought)
        }  # fmt: skip
        days = {who: bought for who, bought in days.items() if who not in whole}
        old = rows_of(sorted(whole & self.days.keys()), "b.told", years=(0, self.before.year))
        found = unpacked(f"[{','.join([row[0] for row in old])}]")
        found += [each for each in self.recent if each.day >= self.before or each.customer not in days]
        return found, Earlier(days, self.packed, straddling, self.before, self.before - ASKED_FOR)

    def _plain_days(self, straddling: Mapping[str, Sequence[Purchase]]) -> dict[str, list[int]]:
        """The days of customers of whom no more is needed to count them, in order."""
        known_at = self.known_at
        found: dict[str, list[int]] = {}
        for who in self.days.keys() | straddling.keys():
            bought: set[int | None] = set(self.days.get(who, ()))
            for each in straddling.get(who, ()):
                plain = is_plain(each) and (known_at is None or each.recorded <= known_at)
                bought.add(each.day.toordinal() if plain else None)
            days = [each for each in bought if each is not None]
            if len(days) == len(bought):
                found[who] = sorted(days)
        return found


def _tangled(told: Told, buying: Iterable[str]) -> set[str]:
    """Customers who are the same as another, and those whose contacts buy for them."""
    found: set[str] = set()
    buyers = set(buying)
    for moment in told.of(CustomerMerged, CustomerMet):
        match moment.fact:
            case CustomerMerged(one=one, other=other):
                found |= {one, other}
            case CustomerMet(customer=contact, speaks_for=customer) if customer is not None:
                found |= {contact, customer} if contact in buyers else set()
    return found


def _first_served(told: Told) -> dict[str, date]:
    """Since when somebody has taken each customer over; of those whose story was rewritten nothing is known."""
    rewritten = told.changed()
    found: dict[str, date] = {}
    doubtful: set[str] = set()
    for moment in told.of(CustomerServed):
        if isinstance(moment.fact, CustomerServed):
            customer = moment.fact.customer
            if moment.corrects or moment.id in rewritten:
                doubtful.add(customer)
            # Somewhere it was a day later.
            day = moment.happened_at.date() + timedelta(days=0 if moment.all_day else 1)
            found[customer] = min(day, found.get(customer, day))
    return {customer: day for customer, day in found.items() if customer not in doubtful}
