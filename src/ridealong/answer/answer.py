"""The answer itself: one word, the reason, and everything it was composed from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ridealong.engines.belief import Verdict
from ridealong.practices.reading import Reading
from ridealong.practices.registry import Practice


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One practice in an answer: what it is, and what its reading says."""

    practice: Practice
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class FundamentalAnswer:
    key: str
    title: str
    verdict: Verdict
    decided_by: str | None
    weeks_practised: int
    """In how many of the last thirteen closed weeks at least one confirmed act was recorded."""
    was: Verdict = Verdict.CANT_TELL
    """What it had said a week before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Are you a smart sales leader? ``leader`` is their handle; ``last_day`` the Sunday the last week closed."""

    leader: str
    leader_name: str
    as_of: date
    known_at: datetime
    first_day: date
    last_day: date
    weeks: int
    verdict: Verdict
    says: str
    decided_by: str | None
    outside_k: int
    outside_n: int
    holding: tuple[float, ...]
    fundamentals: tuple[FundamentalAnswer, ...]
    rows: tuple[Row, ...]
    moments: int
    """How many moments were read."""
    typed: int = 0
    """How many of those it rests on were typed on the machine's command line as somebody other than the leader."""
    named: bool = False
    """Whether the sentences to begin with name a salesperson and a customer there are."""

    @property
    def outside_rate(self) -> float | None:
        return self.outside_k / self.outside_n if self.outside_n else None

    def row(self, key: str) -> Row:
        return next(row for row in self.rows if row.practice.key == key)

    def under(self, fundamental: str) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.practice.fundamental == fundamental)
