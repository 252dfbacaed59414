"""How long reading a ledger takes: the answer composed in memory over 10⁴ and 10⁵ moments, and 10⁶ with --million.

The moments are invented and the same every time: salespeople, customers who buy in a rhythm, touches, promises claimed
and confirmed, visits, hours, barriers, a pulse a quarter, all within the year before the answer. Recalling them from a
database is not part of it.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from random import Random
from zoneinfo import ZoneInfo

from machine import this_machine  # type: ignore[import-not-found]

from ridealong.answer.compose import compose
from ridealong.moments.evidence import Evidence
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.customers import CustomerBought, CustomerReferred, TouchMade
from ridealong.moments.kinds.employees import HoursSpent, PulseAnswered
from ridealong.moments.kinds.loops import BarrierRaised, LoopClaimed, LoopConfirmed, PromiseMade, VisitMade
from ridealong.moments.kinds.roster import CustomerMet, CustomerServed, PersonJoined
from ridealong.moments.moment import Moment, Voice, on_day
from ridealong.moments.slots import (
    Money,
    Tally,
)

AS_OF = date(2026, 3, 30)
ZONE = ZoneInfo("Europe/Vienna")
DAYS = 364
LIMIT_SECONDS = 0.6
"""Of the second and a half an answer over 10⁵ moments may take from cold; the rest is for recalling them."""


class Invention:
    """Invents what a firm of a given size does in a year."""

    def __init__(self, size: int, years_before: int = 0) -> None:
        self.chance, self.numbers = Random(size), count()
        self.size, self.days = size, DAYS * (1 + years_before)
        people, customers = max(4, round(size * 0.0006)), max(20, size // 20)
        self.people = [f"salesperson-{number}" for number in range(people)]
        self.customers = [f"customer-{number}" for number in range(customers)]

    def moments(self) -> list[Moment]:
        told = [*self._roster(), *self._bought(), *self._touched(), *self._promised(), *self._in_the_field()]
        return [*told, *self._told_by_others()]

    def _server(self, customer: str) -> str:
        return self.people[hash_of(customer) % len(self.people)]

    def _day(self) -> date:
        return AS_OF - timedelta(days=self.chance.randrange(1, self.days))

    def _moment(self, fact: Fact, day: date, by: str | None, voice: Voice) -> Moment:
        at = on_day(day)
        return Moment(
            id=f"{next(self.numbers):07}",
            fact=fact,
            happened_at=at,
            all_day=True,
            recorded_at=at,
            by=by,
            voice=voice,
        )

    def _roster(self) -> Iterator[Moment]:
        long_ago = AS_OF - timedelta(days=self.days + 30)
        yield self._moment(PersonJoined("ana", "leader"), long_ago, None, Voice.SYSTEM)
        for number, each in enumerate(self.people):
            joined = long_ago if number % 3 else AS_OF - timedelta(days=200 + number % 60)
            fact = PersonJoined(each, "salesperson", "ana")
            yield self._moment(fact, joined, None, Voice.SYSTEM)
        for customer in self.customers:
            met = CustomerMet(customer, customer)
            served = CustomerServed(self._server(customer), customer)
            yield self._moment(met, long_ago, None, Voice.SYSTEM)
            yield self._moment(served, long_ago, None, Voice.SYSTEM)

    def _bought(self) -> Iterator[Moment]:
        amount = Money(Decimal("99.50"), "EUR")
        for number in range(round(self.size * 0.6 * self.days / DAYS)):
            customer = self.customers[number % len(self.customers)]
            fact = CustomerBought(customer, amount, self._server(customer))
            yield self._moment(fact, self._day(), None, Voice.SYSTEM)

    def _touched(self) -> Iterator[Moment]:
        for _ in range(round(self.size * 0.1)):
            customer = self.chance.choice(self.customers)
            who = self._server(customer)
            how = self.chance.choice(["answered", "warned", "fixed", "pitched"])
            fact = TouchMade(who, how, customer, "the resin is short")  # type: ignore[arg-type]
            yield self._moment(fact, self._day(), who, Voice.SALESPERSON)

    def _promised(self) -> Iterator[Moment]:
        """Promises to customers, and one in ten of Ana's to a salesperson: most claimed, most of those confirmed."""
        for number in range(round(self.size * 0.07)):
            customer = self.chance.choice(self.customers)
            who, to = (self._server(customer), customer) if number % 10 else ("ana", self._server(customer))
            day = self._day()
            fact = PromiseMade(who, to, "a corrected invoice", day + timedelta(days=4))
            voice = Voice.SALESPERSON if number % 10 else Voice.LEADER
            opened = self._moment(fact, day, who, voice)
            yield opened
            if self.chance.random() < 0.9:
                claim = LoopClaimed(who, opened.id)
                yield self._moment(claim, day + timedelta(days=3), who, voice)
            if self.chance.random() < 0.8:
                confirm = LoopConfirmed(to, opened.id)
                theirs = Voice.CUSTOMER if number % 10 else Voice.SALESPERSON
                yield self._moment(confirm, day + timedelta(days=6), to, theirs)

    def _in_the_field(self) -> Iterator[Moment]:
        for _ in range(round(self.size * 0.03)):
            day, customer = self._day(), self.chance.choice(self.customers)
            who = self._server(customer)
            visit = VisitMade("ana", customer, who, 55)
            yield self._moment(visit, day, None, Voice.SYSTEM)
            hours = HoursSpent("ana", 90, "in the field", who)
            timed = self._moment(hours, day, None, Voice.SYSTEM)
            at = datetime(day.year, day.month, day.day, self.chance.randrange(7, 18), tzinfo=UTC)
            yield replace(timed, happened_at=at, all_day=False)

    def _told_by_others(self) -> Iterator[Moment]:
        for _ in range(round(self.size * 0.01)):
            who, day = self.chance.choice(self.people), self._day()
            raised = self._moment(BarrierRaised(who, "credit checks"), day, who, Voice.SALESPERSON)
            yield raised
            confirm = LoopConfirmed(who, raised.id)
            yield self._moment(confirm, day + timedelta(days=12), who, Voice.SALESPERSON)
        for _ in range(round(self.size * 0.005)):
            new, old = self.chance.sample(self.customers, 2)
            yield self._moment(CustomerReferred(new, old), self._day(), new, Voice.CUSTOMER)
        for quarter in range(4):
            marks = (Tally("listens", 40), Tally("keeps", 38), Tally("follows", 41))
            pulse = PulseAnswered("ana", 48, 60, marks)
            yield self._moment(pulse, AS_OF - timedelta(days=30 + 91 * quarter), None, Voice.SYSTEM)


def hash_of(name: str) -> int:
    """A number for a name that is the same in every run."""
    return int(name.rpartition("-")[2])


def timed(what: Callable[[], object]) -> tuple[object, float]:
    gc.collect()
    begun = time.perf_counter()
    made = what()
    return made, time.perf_counter() - begun


def measure(size: int, years_before: int) -> tuple[int, float, float]:
    """How many moments there were, and the seconds that standing and composing took: the least of three."""
    told = Invention(size, years_before).moments()
    standing, composing = [], []
    for _ in range(3 if size < 10**6 else 1):
        evidence, stood = timed(
            lambda: Evidence.of(told, leader="ana", zone=ZONE, as_of=AS_OF, known_at=on_day(AS_OF))
        )
        _, composed = timed(lambda: compose(evidence, name="Ana", handle_of=str))  # type: ignore[arg-type]  # noqa: B023
        standing.append(stood)
        composing.append(composed)
    return len(told), min(standing), min(composing)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--million", action="store_true", help="10⁶ moments too (a minute or so)")
    parser.add_argument("--years", type=int, default=0, help="years of purchases before the last one")
    asked = parser.parse_args()
    print(this_machine())
    print(f"{'moments':>10} {'which stand':>12} {'compose':>9} {'µs a moment':>12}")
    for size in [10**4, 10**5, *([10**6] if asked.million else [])]:
        many, stood, composed = measure(size, asked.years)
        print(f"{many:>10,} {stood:>10.3f} s {composed:>7.3f} s {composed / many * 1e6:>12.2f}")
        if size == 10**5 and not asked.years:
            verdict = "within" if composed <= LIMIT_SECONDS else "OVER"
            print(f"{'':>10} compose is {verdict} its {LIMIT_SECONDS} s")


if __name__ == "__main__":
    main()
