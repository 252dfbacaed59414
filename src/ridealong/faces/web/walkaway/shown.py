"""A sale and a relationship as the desk draws and says them: two bars, and the chance at which they are the same."""

from __future__ import annotations

from dataclasses import dataclass

from ridealong.answer.walking_away import Stake, Weighed, Worth
from ridealong.faces.web.customers.worth import about
from ridealong.speech import figures

WIDTH = 100.0


@dataclass(frozen=True, slots=True)
class Bars:
    """The margin and what is at risk, in percent of the longer one; the mark stands where both are the same."""

    margin: float
    at_risk: float
    expected: float | None

    @classmethod
    def of(cls, weighed: Weighed) -> Bars:
        margin = max(float(weighed.margin), 0.0)
        scale = WIDTH / max(margin, weighed.year.at_risk, 1e-9)
        loss = weighed.expected_loss
        return cls(
            round(margin * scale, 2),
            round(weighed.year.at_risk * scale, 2),
            round(loss * scale, 2) if loss is not None else None,
        )


@dataclass(frozen=True, slots=True)
class Row:
    """What is at risk over some time, in words."""

    at_risk: str
    between: tuple[str, str] | None
    even: str
    even_between: tuple[str, str] | None
    loss: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A sale and a relationship weighed, in words."""

    bars: Bars
    margin: str
    year: Row
    ever: Row | None
    share: str
    chance: str
    speaks_for_letting_go: bool | None
    by_the_year_alone: bool
    nothing_to_lose: bool
    outweighs_all: bool

    @classmethod
    def of(cls, weighed: Weighed, worth: Worth, currency: str) -> Shown:
        chance = weighed.chance
        return cls(
            bars=Bars.of(weighed),
            margin=figures.money(weighed.margin, currency),
            year=_row(weighed.year, weighed.expected_loss, currency, interval=not worth.said),
            ever=_row(weighed.ever, weighed.expected_loss_ever, currency, interval=False)
            if weighed.ever
            else None,
            share=_percent(float(weighed.share)),
            chance=_percent(float(chance)) if chance is not None else "",
            speaks_for_letting_go=weighed.speaks_for_letting_go,
            by_the_year_alone=weighed.by_the_year_alone,
            nothing_to_lose=weighed.margin <= 0,
            outweighs_all=weighed.outweighs_all,
        )


def _row(stake: Stake, loss: float | None, currency: str, *, interval: bool) -> Row:
    high = stake.break_even_high
    return Row(
        at_risk=about(stake.at_risk, currency),
        between=(about(stake.low, ""), about(stake.high, "")) if interval else None,
        even=_percent(stake.break_even) if stake.break_even is not None else "",
        even_between=(_percent(stake.break_even_low), _percent(high) if high is not None else "")
        if interval
        else None,
        loss=about(loss, currency) if loss is not None else "",
    )


def _percent(part: float) -> str:
    hundred = 100 * part
    return figures.figure(hundred, 0 if hundred >= 10 or hundred == round(hundred) else 1)
