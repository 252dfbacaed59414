"""The invented firm itself: a leader, her people and customers, and a calendar that chance is drawn from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from random import Random

from ridealong.moments.kind import Fact
from ridealong.moments.kinds.roster import CustomerMet, CustomerServed, PersonJoined
from ridealong.moments.moment import Moment, Voice, on_day

AS_OF = date(2026, 3, 30)
DAYS = 364
A_YEAR = timedelta(days=DAYS)
LEADER = "ana"
TOWNS = ("Graz", "Wels", "Linz", "Steyr")


class Firm:
    """A firm of a size, in moments a year: who is there, and days on which something happens."""

    def __init__(self, size: int) -> None:
        self.chance, self._numbers = Random(size), count()
        self.size, self.end = size, AS_OF
        people = max(4, round(size * 0.0006))
        self.people = [f"salesperson-{number}" for number in range(people)]
        self.colleagues = [f"colleague-{number}" for number in range(max(4, people // 2))]
        self.customers = [f"customer-{number}" for number in range(max(20, size // 20))]

    @property
    def begin(self) -> date:
        """The first day of the year: what holds for all of it was said then."""
        return self.end - A_YEAR

    def many(self, share: float) -> range:
        """So many as this share of a year's moments."""
        return range(round(self.size * share))

    def day(self) -> date:
        """A day of the year that ends at the end."""
        return self.end - timedelta(days=self.chance.randrange(1, DAYS))

    def somebody(self) -> str:
        return self.chance.choice(self.people)

    def customer(self) -> str:
        return self.chance.choice(self.customers)

    def server(self, customer: str) -> str:
        return self.people[number_of(customer) % len(self.people)]

    def likely(self, chance: float) -> bool:
        return self.chance.random() < chance

    def say(self, fact: Fact, day: date, by: str | None = None) -> Moment:
        """One moment, recorded on its day by whoever says it; by nobody it is a system's trace."""
        at, identity = on_day(day), f"{next(self._numbers):07}"
        return Moment(
            id=identity, fact=fact, happened_at=at, all_day=True, recorded_at=at, by=by, voice=_voice(by)
        )

    def roster(self, earlier: timedelta = timedelta(0)) -> Iterator[Moment]:
        """Everybody, and who serves whom, since before the year and so much earlier; a third of the people are new."""
        long_ago = AS_OF - A_YEAR - timedelta(days=30) - earlier
        yield self.say(PersonJoined(LEADER, "leader"), long_ago)
        for number, each in enumerate(self.people):
            joined = long_ago if number % 3 else AS_OF - timedelta(days=200 + number % 60) - earlier
            yield self.say(PersonJoined(each, "salesperson", LEADER), joined)
        for each in self.colleagues:
            yield self.say(PersonJoined(each, "colleague"), long_ago)
        for customer in self.customers:
            town = TOWNS[number_of(customer) % len(TOWNS)]
            yield self.say(CustomerMet(customer, customer, town), long_ago)
            yield self.say(CustomerServed(self.server(customer), customer), long_ago)


def number_of(name: str) -> int:
    """The number in a name, the same in every run."""
    return int(name.rpartition("-")[2])


def _voice(by: str | None) -> Voice:
    if by is None:
        return Voice.SYSTEM
    if by == LEADER:
        return Voice.LEADER
    kind = by.partition("-")[0]
    return {"salesperson": Voice.SALESPERSON, "colleague": Voice.COLLEAGUE}.get(kind, Voice.CUSTOMER)
