"""Draws a customer's rhythm: a tick for each day they bought, when they would usually be back, and today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ridealong.moments.purchases import FIRST_JUDGED_PURCHASE, SLACK

MOST_TICKS = 24
LATELY = 12
MARGIN = 0.02


@dataclass(frozen=True, slots=True)
class Tick:
    """One purchase day: where on the line, in percent, and how many days after the one before."""

    x: float
    day: date
    after: int | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """The line, with its marks in percent of its width."""

    ticks: Sequence[Tick]
    usual: float | None
    """Where they would usually be back."""
    due: float | None
    """Where they are past their rhythm."""
    today: float
    usually_days: int | None
    last: date
    first: date
    silent_days: int

    @property
    def table(self) -> Sequence[Tick]:
        return tuple(reversed(self.ticks[-LATELY:]))

    @property
    def earlier(self) -> bool:
        return len(self.ticks) > LATELY


def drawn(days: Sequence[date], due: date | None, today: date) -> Drawn | None:
    """The last purchase days on a line; nothing where nothing was bought."""
    days = [each for each in days if each <= today]
    if not days:
        return None
    shown = days[-MOST_TICKS:]
    usually = _usual_gap(days, due)
    back = days[-1] + timedelta(days=usually) if usually else None
    first, last = shown[0], max(filter(None, (today, back, due if due and due <= today else None)))
    span = max((last - first).days, 1)

    def x(day: date) -> float:
        return round(100 * (MARGIN + (1 - 2 * MARGIN) * (day - first).days / span), 2)

    befores: list[date | None] = [days[-len(shown) - 1] if len(days) > len(shown) else None, *shown]
    ticks = [
        Tick(x(day), day, (day - before).days if before else None)
        for before, day in zip(befores, shown, strict=False)
    ]
    return Drawn(
        ticks=ticks,
        usual=x(back) if back else None,
        due=x(due) if due and due <= last else None,
        today=x(today),
        usually_days=usually,
        last=days[-1],
        first=days[0],
        silent_days=(today - days[-1]).days,
    )


def _usual_gap(days: Sequence[date], due: date | None) -> int | None:
    if due is None or len(days) < FIRST_JUDGED_PURCHASE:
        return None
    return max((due - days[-1]).days // SLACK, 1)
