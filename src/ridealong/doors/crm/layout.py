"""What a table was taken for: its kind, which heading is which field, why, and what has to be asked first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .dates import Order
from .fields import Kind
from .mapping import Told
from .money import DecimalSign
from .stages import Stood
from .tables import Table


@dataclass(frozen=True, slots=True)
class Guess:
    """One column read as one field, and the reason in plain words; `confidence` is from 0 to 1."""

    field: str
    place: int
    heading: str
    reason: str
    confidence: float

    def __str__(self) -> str:
        return self.reason


@dataclass(frozen=True, slots=True)
class Layout:
    """A table with its columns named. `questions` must be empty before its rows may be read."""

    table: Table
    kind: Kind
    rows: int
    guesses: tuple[Guess, ...]
    unknown: tuple[str, ...]
    warnings: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    dates: Mapping[str, Order | None] = field(default_factory=dict)
    decimals: Mapping[str, DecimalSign] = field(default_factory=dict)
    currency: str | None = None
    stages: Mapping[str, Stood] = field(default_factory=dict)
    read_stages: Mapping[str, Stood] = field(default_factory=dict)
    source: str | None = None
    """Which system the table seems to come from, and what speaks for it."""
    several: bool = False
    """Whether one cell may name several, parted by `;`."""
    stands_for: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """For a field whose cells hold keys of a list that came along: the name each key stands for."""
    linked: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """For a field that tables beside it tell by the ids of its rows: the names that go with each id."""
    told: Told = field(default_factory=Told)
    """What a person said of it, now or with an earlier import."""
    touches: Mapping[str, str] = field(default_factory=dict)
    within: int | None = None
    """Days after its order in which an order is promised, where no column says by when."""
    whose: str | None = None
    """The customer of rows that name none."""

    @property
    def columns(self) -> dict[str, int]:
        return {guess.field: guess.place for guess in self.guesses}

    @property
    def in_steps(self) -> bool:
        """Whether each row is a step of an order (ordered, sent, …) and not a line of it."""
        columns = self.columns
        return self.kind == "orders" and "shipped" not in columns and "status" in columns

    @property
    def confidence(self) -> float:
        """The table is as sure as the average of its columns."""
        return round(sum(guess.confidence for guess in self.guesses) / len(self.guesses), 2)

    @property
    def reasons(self) -> tuple[str, ...]:
        return (*([self.source] if self.source else []), *(guess.reason for guess in self.guesses))

    def heading_of(self, name: str) -> str:
        return next(guess.heading for guess in self.guesses if guess.field == name)
