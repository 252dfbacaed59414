"""Weighs a sale against the relationship: margin now, what is at risk, and the chance at which both are the same.

The chance that forcing a sale ends a relationship is nobody's to invent: it is asked of whoever knows the customer.
Until they say it, what can be said is how small it would have to be. What is bought is weighed by the share of it that
is margin, for a margin is not to be held against sales.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from ridealong.ledger.worths import Kept, Worked
from ridealong.speech import gettext

LARGEST = Decimal(10) ** 12
HUNDRED = Decimal(100)
FOLLOW_UPS = (6, 12, 24)
"""Months after a sale was let go in which somebody should look at what became of it."""
PLAIN = re.compile(r"(-?)([0-9]{1,15})(?:[.,]([0-9]{1,2}))?")
GROUPED = re.compile(r"(-?)([0-9]{1,3}(?:([.,’ '\u202f\u00a0])[0-9]{3})(?:\3[0-9]{3})*)(?:[.,]([0-9]{1,2}))?")


class NotAFigure(ValueError):
    """What was typed is no figure of the sort; the sentence says how to write one."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What a relationship brings in, of sales: with an interval where it was worked out, without where it was said."""

    year: float
    low: float
    high: float
    ever: float | None = None
    """All they will ever buy, and those who will yet come through them; later money counts less."""
    said: bool = False
    """Whether it is somebody's own figure."""


@dataclass(frozen=True, slots=True)
class Stake:
    """What is at risk, of margin, and how probable the end of the relationship must be for a sale to cost more."""

    at_risk: float
    low: float
    high: float
    break_even: float | None
    """Nothing where no chance is large enough, or there is nothing to lose."""
    break_even_low: float
    break_even_high: float | None
    """Nothing where at the low end no chance is large enough."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sale and a relationship in the same money."""

    margin: Decimal
    share: Decimal
    """The part of what they buy that is margin."""
    year: Stake
    ever: Stake | None
    chance: Decimal | None = None
    """That forcing it ends the relationship, as somebody said; between nought and one."""

    @property
    def outweighs_all(self) -> bool:
        """Whether the sale brings in more than all that is at risk, whatever the chance."""
        return (
            self.margin > 0
            and self.year.break_even is None
            and (self.ever is None or self.ever.break_even is None)
        )

    @property
    def expected_loss(self) -> float | None:
        """Of the year ahead alone."""
        return float(self.chance) * self.year.at_risk if self.chance is not None else None

    @property
    def expected_loss_ever(self) -> float | None:
        return float(self.chance) * self.ever.at_risk if self.chance is not None and self.ever else None

    @property
    def speaks_for_letting_go(self) -> bool | None:
        """Counting the year ahead, and else all that is to come; nothing while nobody said a chance."""
        loss = self.expected_loss
        if loss is None:
            return None
        return max(loss, self.expected_loss_ever or 0.0) > float(self.margin)

    @property
    def by_the_year_alone(self) -> bool:
        return (self.expected_loss or 0.0) > float(self.margin)


def worth_of(kept: Kept, worked: Worked | None) -> Worth | None:
    """What is kept of a customer; nothing where they never bought, or nobody's worth can be told."""
    expected = kept.expected
    if expected is None or worked is None or worked.told.why:
        return None
    to_come = expected.alive * worked.told.to_come if worked.told.to_come else 0.0
    return Worth(expected.value, expected.low, expected.high, expected.lifetime + to_come)


def weigh(margin: Decimal, share: Decimal, worth: Worth, chance: Decimal | None = None) -> Weighed:
    """Hold a margin against a relationship in the same currency; ``share`` and ``chance`` are parts of one."""
    part = float(share)
    year = _stake(float(margin), part * worth.year, part * worth.low, part * worth.high)
    ever = None
    if worth.ever is not None and worth.ever > worth.year:
        ever = _stake(float(margin), part * worth.ever, part * worth.ever, part * worth.ever)
    return Weighed(margin, share, year, ever, chance)


def _stake(margin: float, at_risk: float, low: float, high: float) -> Stake:
    if margin <= 0:
        return Stake(at_risk, low, high, 0.0, 0.0, 0.0)
    even, easiest, hardest = (margin / each if each > 0 else None for each in (at_risk, high, low))
    return Stake(
        at_risk, low, high,
        even if even is not None and even <= 1 else None,
        min(easiest, 1.0) if easiest is not None else 1.0,
        hardest if hardest is not None and hardest <= 1 else None,
    )  # fmt: skip


def share_of(margin: Decimal, worth: Decimal | None) -> Decimal | None:
    """The part of this deal that is margin: as good a guess as any of what else they buy, and shown as one."""
    if worth is None or worth <= 0 or not 0 < margin <= worth:
        return None
    return (margin / worth).quantize(Decimal("0.001"))


def follow_ups(day: date) -> list[date]:
    """When to look at what became of a sale let go."""
    return [_months_on(day, months) for months in FOLLOW_UPS]


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


# ---- figures that somebody types ----


def amount_in(text: str) -> Decimal:
    """An exact sum: 4000, 4000.50, 4.000,50 or 4 000. Raises :class:`NotAFigure`."""
    typed = text.strip()
    if found := PLAIN.fullmatch(typed):
        sign, whole, cents = found.groups()
    elif found := GROUPED.fullmatch(typed):
        sign, whole, mark, cents = found.groups()
        whole = whole.replace(mark, "")
    else:
        raise NotAFigure(gettext("“{text}” is no sum; write it like 4000 or 4000.50", text=_short(typed)))
    found_sum = Decimal(f"{sign}{whole}.{cents or '00'}")
    if abs(found_sum) >= LARGEST:
        raise NotAFigure(
            gettext("“{text}” is more than anybody sells; write it like 4000", text=_short(typed))
        )
    return found_sum


def in_a_hundred(text: str) -> Decimal:
    """A chance or a share of a hundred, as a part of one. Raises :class:`NotAFigure`."""
    typed = text.strip().removesuffix("%").strip()
    found = PLAIN.fullmatch(typed)
    figure = Decimal(f"{found[1]}{found[2]}.{found[3] or 0}") if found else None
    if figure is None or not 0 <= figure <= HUNDRED:
        raise NotAFigure(
            gettext("“{text}” is no number between 0 and 100; write it like 20", text=_short(text.strip()))
        )
    return figure / HUNDRED


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
