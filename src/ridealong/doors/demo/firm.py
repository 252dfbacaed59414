"""What every part of the story works with: the weeks, the page it is told on, and chance that can be repeated."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from random import Random

from ridealong.doors.demo.customers import Customer, customers
from ridealong.doors.demo.days import Span, When
from ridealong.doors.demo.people import ANAS, FELIX_JOINED, PAUL_LEFT
from ridealong.doors.demo.telling import Telling
from ridealong.doors.demo.wording import Words

NOTICE_WEEKS = 4
"""Whoever leaves starts nothing new in their last weeks."""


@dataclass(frozen=True, slots=True)
class Order:
    day: date
    customer: str
    amount: Decimal
    seller: str
    margin: Decimal | None = None
    deal: str = ""


@dataclass(frozen=True, slots=True)
class Firm:
    seed: int
    span: Span
    telling: Telling
    orders: list[Order] = field(default_factory=list)

    def chance(self, name: str) -> Random:
        return Random(f"{self.seed}/{name}")

    def part(self, name: str) -> tuple[Random, Words]:
        """Chance and words for one part of the story: changing one part leaves the others as they are."""
        chance = self.chance(name)
        return chance, Words(chance, name)

    def tell(self, when: When, who: str, does: str, *, recorder: str = "") -> None:
        """Somebody does something; they write it down themselves unless another does."""
        self.telling.tell(when, recorder or who, f"{who} {does}")

    def served_by(self, customer: Customer, day: date) -> str:
        return customer.served_by(self.span.week(day))

    def known(self, week: int) -> list[Customer]:
        """The customers known, and not silent, in a week counted back."""
        return [
            each for each in customers()
            if each.known_before(week) and (not each.silent_from or week < each.silent_from)
        ]  # fmt: skip


def selling(week: int) -> list[str]:
    """Who of Ana's team is there and starts new things in a week counted back."""
    there = [each for each in ANAS if each != "paul" or week < PAUL_LEFT - NOTICE_WEEKS]
    return [*there, "felix"] if week > FELIX_JOINED + 1 else there


class Turns:
    """Takes everybody's turn in an order of chance, and nobody's twice before all have had theirs."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self._waiting: list[str] = []

    def next(self, there: list[str]) -> str:
        self._waiting = [each for each in self._waiting if each in there]
        if not self._waiting:
            self._waiting = self.chance.sample(there, len(there))
        return self._waiting.pop()


class Fates:
    """What becomes of things, in fixed shares and an order of chance: an even hand where dice would be luck."""

    def __init__(self, chance: Random, shares: dict[str, int]) -> None:
        self.chance, self.shares = chance, shares
        self._coming: list[str] = []

    def next(self) -> str:
        if not self._coming:
            self._coming = [fate for fate, times in self.shares.items() for _ in range(times)]
            self.chance.shuffle(self._coming)
        return self._coming.pop()
