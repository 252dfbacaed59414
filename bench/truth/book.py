"""What a simulated leader's year is told in: a cast, a calendar, and chance that knows the true value of every sign."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import Any

from ridealong.moments.kind import Fact
from ridealong.moments.kinds.loops import LoopClaimed, LoopConfirmed
from ridealong.moments.kinds.roster import CustomerMet, CustomerServed, PersonJoined
from ridealong.moments.moment import Moment, Voice, on_day

START = date(2023, 2, 13)
"""A Monday in the middle of a quarter, so that every thirteenth week lies in a quarter of its own."""
LEADER = "ana"
TEAM = tuple(f"seller-{number}" for number in range(10))
COLLEAGUES = tuple(f"colleague-{number}" for number in range(20))
TOWNS = ("Graz", "Wels", "Linz", "Steyr")
CUSTOMERS = tuple(f"customer-{number}" for number in range(200))
IN_TOWN = {
    town: tuple(each for number, each in enumerate(CUSTOMERS) if number % len(TOWNS) == at)
    for at, town in enumerate(TOWNS)
}
USUAL = 0.7
"""So much of what recipes ask for makes about 750 observations a quarter over all signs."""
ICC = 0.2
WEEK = 7


@dataclass(frozen=True, slots=True)
class Profile:
    """How good a leader truly is, and how what happens is spread over subjects and weeks."""

    above: float = 0.0
    """How far above its standard every rate truly is."""
    times: float = 1.0
    """How many times its standard every rare cadence truly is."""
    steady: bool = False
    """Whether weeks and rare events come like clockwork, and not by chance."""
    evidence: float = 1.0
    """How much of the usual evidence there is."""
    poor: str = ""
    """The one practice that is poor, if any."""
    clustered: bool = False
    """Whether the observations of one subject resemble each other, with an intraclass correlation of .2."""
    answering: float = 1.0
    """How many of those who could confirm something do."""
    exactly: Mapping[str, float] = field(default_factory=dict)
    """Signs whose true rate is given outright."""

    def rate(self, sign: str, standard: float) -> float:
        above = -0.15 if self._is_poor(sign) else self.above
        return self.exactly.get(sign, min(0.99, max(0.01, standard + above)))

    def pace(self, sign: str, standard: float) -> float:
        return standard * (0.6 if self._is_poor(sign) else self.times)

    def _is_poor(self, sign: str) -> bool:
        return sign.partition(".")[0] == self.poor


class Book:
    """The moments of one leader, as recipes tell them week after week."""

    def __init__(self, profile: Profile, *, weeks: int, seed: int) -> None:
        self.profile, self.weeks = profile, weeks
        self.chance, self._numbers = Random(seed), count()
        self.moments: list[Moment] = []
        self.told: Counter[str] = Counter()
        """How many observations of each sign were told."""
        self.reached: dict[str, list[bool]] = {}
        self.kept: defaultdict[str, list[Any]] = defaultdict(list)
        """What another recipe may speak of again."""
        self.server: dict[str, str] = {}
        self._rates: dict[tuple[str, str], float] = {}
        self._turns: dict[tuple[str, ...], int] = {}
        self._cast()

    def say(self, fact: Fact, day: date, by: str | None = None) -> str:
        """One moment, recorded on its day by whoever says it; by nobody it is a system's trace."""
        at, identity = on_day(day), f"{next(self._numbers):07}"
        self.moments.append(
            Moment(
                id=identity, fact=fact, happened_at=at, all_day=True, recorded_at=at, by=by, voice=_voice(by)
            )
        )
        return identity

    def day(self, week: int, weekday: int = 0) -> date:
        return START + timedelta(days=WEEK * week + weekday)

    def met(self, sign: str, standard: float, subject: str) -> bool:
        """Whether one more observation of this sign is met, by its true value."""
        self.told[sign] += 1
        return self.chance.random() < self._rate(sign, standard, subject)

    def _rate(self, sign: str, standard: float, subject: str) -> float:
        rate = self.profile.rate(sign, standard)
        if not self.profile.clustered or not 0 < rate < 1:
            return rate
        key = (sign, subject)
        if key not in self._rates:
            spread = 1 / ICC - 1
            self._rates[key] = self.chance.betavariate(rate * spread, (1 - rate) * spread)
        return self._rates[key]

    def weekly(self, sign: str, standard: float) -> list[bool]:
        """Which weeks reach it: by chance, or as evenly as its true value allows."""
        if sign not in self.reached:
            rate, first = self.profile.rate(sign, standard), self.chance.random()
            marks = [int(first + rate * week) for week in range(self.weeks + 1)]
            self.reached[sign] = [
                marks[week + 1] > marks[week] if self.profile.steady else self.chance.random() < rate
                for week in range(self.weeks)
            ]
            self.told[sign] += self.weeks
        return self.reached[sign]

    def next_reached(self, sign: str, week: int) -> int | None:
        """The first week from this one on that reaches a weekly sign."""
        return next((each for each in range(week, self.weeks) if self.reached[sign][each]), None)

    def events(self, sign: str, standard: float) -> Counter[int]:
        """How many times a rare thing happens in each week."""
        pace, when, weeks = self.profile.pace(sign, standard), 0.0, Counter[int]()
        when = self.chance.random() / pace
        while when < self.weeks:
            weeks[int(when)] += 1
            when += 1 / pace if self.profile.steady else self.chance.expovariate(pace)
        return weeks

    def openings(self, a_quarter: float, subjects: tuple[str, ...]) -> Iterator[tuple[int, str]]:
        """So many a quarter, each with the subject whose turn it is: in no week twice the same one."""
        owed = self.chance.random()
        for week in range(self.weeks):
            owed += a_quarter * USUAL * self.profile.evidence / 13
            while owed >= 1:
                owed -= 1
                yield week, self.turn(subjects)

    def turn(self, subjects: tuple[str, ...]) -> str:
        place = self._turns.setdefault(subjects, self.chance.randrange(len(subjects)))
        self._turns[subjects] = (place + 1) % len(subjects)
        return subjects[place]

    def newcomer(self, town: str = "Graz") -> str:
        """Somebody who was no customer yet."""
        customer = f"newcomer-{next(self._numbers)}"
        self._meet(customer, town)
        return customer

    def claimed(self, of: str, doer: str, day: date) -> None:
        self.say(LoopClaimed(doer, of), day, doer)

    def confirmed(self, of: str, receiver: str, day: date) -> str | None:
        """The receiver's word, unless they are among the silent."""
        if self.chance.random() < self.profile.answering:
            return self.say(LoopConfirmed(receiver, of), day, receiver)
        return None

    def _cast(self) -> None:
        long_ago = START - timedelta(days=400)
        self.say(PersonJoined(LEADER, "leader"), long_ago)
        for person in TEAM:
            self.say(PersonJoined(person, "salesperson", LEADER), long_ago)
        for person in COLLEAGUES:
            self.say(PersonJoined(person, "colleague"), long_ago)
        for number, customer in enumerate(CUSTOMERS):
            self._meet(customer, TOWNS[number % len(TOWNS)])

    def _meet(self, customer: str, town: str) -> None:
        long_ago = START - timedelta(days=399)
        self.say(CustomerMet(customer, customer, town), long_ago)
        self.server[customer] = self.turn(TEAM)
        self.say(CustomerServed(self.server[customer], customer), long_ago)


def _voice(by: str | None) -> Voice:
    if by is None:
        return Voice.SYSTEM
    if by == LEADER:
        return Voice.LEADER
    if by in TEAM:
        return Voice.SALESPERSON
    return Voice.COLLEAGUE if by in COLLEAGUES else Voice.CUSTOMER
