"""What a practice says: signs counted from moments, a verdict, and the moments under it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ridealong.engines.belief import Verdict

YES, NOT_YET, CANT_TELL = Verdict.YES, Verdict.NOT_YET, Verdict.CANT_TELL


@dataclass(frozen=True, slots=True)
class Standard:
    """What a sign is held to. The product only proposes; the leader adopts, by a moment."""

    value: float
    adopted: bool = False
    since: date | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Needs:
    """What would settle a sign: further observations met, or missed, and the day that pace reaches."""

    yes: int | None = None
    by: date | None = None
    not_yet: int | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """How many were asked for their word, how many gave it, and the verdict had all the silent said no."""

    asked: int
    answered: int
    if_no: Verdict = CANT_TELL


@dataclass(frozen=True, slots=True)
class Before:
    """A sign's figures as they stood a week before, and the moments that have entered them since."""

    k: int = 0
    n: int = 0
    events: int = 0
    weeks: int = 0
    entered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One thing a practice counts. ``type`` is ``rate`` or ``cadence`` (events a week)."""

    key: str
    type: str
    standard: Standard
    leading: bool = False
    weeks: int = 0
    k: int = 0
    n: int = 0
    k_eff: float = 0.0
    n_eff: float = 0.0
    events: int = 0
    probability: float | None = None
    verdict: Verdict = CANT_TELL
    needs: Needs | None = None
    response: Response | None = None
    young: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    proof: tuple[str, ...] = ()
    context: bool = False
    absence: str = ""
    """The roster moment that stands in ``counted`` for a week that was not reached."""
    trend: tuple[tuple[int, int], ...] = ()
    """(k, n) of each of the last thirteen closed weeks, oldest first."""
    history: tuple[tuple[float | None, Verdict], ...] = ()
    """Probability and verdict at the close of each of the last thirteen weeks, oldest first."""
    muted: tuple[bool, ...] = ()
    """At which of these closes more than half of those asked were silent, so that nothing could be said to hold."""
    before: Before | None = None
    says: str = ""
    """The figure as people say it: "41 of 46 promises kept on time"."""

    @property
    def spoken(self) -> tuple[str, ...]:
        """What stands behind its figure and was said by anybody: of a week in which nothing happened nobody spoke."""
        counted = self.counted if self.type == "rate" else self.because
        return tuple(each for each in counted if each != self.absence) if self.absence else counted

    title: str = ""

    @property
    def has_seen(self) -> bool:
        """Whether there is anything yet, be it too young to count or set aside."""
        return bool(self.n or self.events or self.young or self.aside)

    @property
    def was(self) -> Verdict:
        """What it had said a week before, by the same moments."""
        return self.history[-2][1] if len(self.history) > 1 else self.verdict


@dataclass(frozen=True, slots=True)
class Stake:
    """What a customer bought in the twelve months before the week; ``last`` is the latest of these purchases."""

    customer: str
    spent: Decimal
    last: str


@dataclass(frozen=True, slots=True)
class NextStep:
    """One act: what to do, with whom, and whose word will confirm it.

    ``about`` are the moments behind it; the first is the one whose being confirmed means that it was done.
    """

    says: str
    who: str | None = None
    confirmed_by: str | None = None
    about: tuple[str, ...] = ()
    why: str = ""
    """What is at stake, or how long it has waited."""
    stake: Stake | None = None
    """What the customer it is about is worth; a practice need not say, the answer looks it up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one practice says of one leader for the closed weeks."""

    key: str
    verdict: Verdict = CANT_TELL
    says: str = ""
    signs: tuple[Sign, ...] = ()
    next_step: NextStep | None = None
    context: tuple[str, ...] = field(default=())
    """Sentences that never decide: what else the same moments show."""
    decided_by: str | None = None
    """The key of the sign that decides the verdict."""

    history: tuple[tuple[float | None, Verdict], ...] = ()
    """Leading probability and verdict at the close of each of the last thirteen weeks, oldest first.

    There is no probability where most of those asked were silent: what they have not said does not hold.
    """

    @property
    def because(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(each for sign in self.signs for each in sign.because))

    @property
    def has_seen(self) -> bool:
        return any(sign.has_seen for sign in self.signs)

    @property
    def was(self) -> Verdict:
        """What it had said a week before, by the same moments."""
        return self.history[-2][1] if len(self.history) > 1 else self.verdict

    def sign(self, key: str) -> Sign:
        return next(sign for sign in self.signs if sign.key == key)
