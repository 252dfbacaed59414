"""What a sign has seen: observations with the week they matured, and the standards they are held to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import NamedTuple

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.strategy import StandardSet
from ridealong.moments.loops import Loop, Outcome
from ridealong.moments.moment import Moment
from ridealong.moments.weeks import week_of
from ridealong.practices.reading import Standard

NEVER = 10**9


class Observation(NamedTuple):
    """One opener of one subject in the week it matures; ``met`` is None while the one it was for is silent."""

    opener: str
    subject: str
    week: int
    met: bool | None
    proof: tuple[str, ...] = ()
    since: int = 0
    """From which week on the outcome is known; a word that comes late cannot have counted earlier."""
    aside: bool = False
    """Only the leader says so: shown, and counted for nothing."""
    awaited: bool = False
    """Whether its outcome waited for another's word: these make the response rate."""
    spoken: int = 0
    """From which week on that word is there, where the outcome counts without it meanwhile."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything a sign has to count, and what is still too young for it."""

    observations: Sequence[Observation]
    young: Sequence[str] = ()
    quiet: frozenset[int] | None = None
    """The weeks at whose close people were silent altogether, where it is asked how they answer otherwise."""


def loops_seen(
    evidence: Evidence, loops: Iterable[tuple[Loop, str]], *, delay_days: int | None = None
) -> Seen:
    """Loops as observations: each with its subject, maturing a week after its date so that confirming has time."""
    seen: list[Observation] = []
    young: list[str] = []
    for loop, subject in loops:
        due = loop.due(delay_days)
        if due is None:
            continue
        matures = week_of(due) + 1
        outcome, settled_by = loop.outcome(due)
        heard = loop.borne_out
        if outcome is Outcome.OUT:
            continue
        if matures > evidence.last_week:
            young += [loop.opener.id] if heard else []
            continue
        known = max(
            (week_of(each.day(evidence.zone)) for each in (settled_by, heard) if each), default=matures
        )
        seen.append(
            Observation(
                opener=loop.opener.id,
                subject=subject,
                week=matures,
                met=None if outcome is Outcome.UNANSWERED else outcome is Outcome.MET,
                proof=loop.proof,
                since=NEVER if outcome is Outcome.UNANSWERED else max(matures, known),
                aside=heard is None,
                awaited=outcome is Outcome.UNANSWERED
                or loop.denied is not None
                or loop.confirmed is not None,
            )
        )
    return Seen(seen, young)


def weeks_seen(evidence: Evidence, reached: dict[int, tuple[str, ...]], first_live: int | None) -> Seen:
    """A cadence of once a week or more: every closed week since its source went live, reached or not.

    A week that was not reached is counted on the leader's own roster moment: absence has no other trace.
    """
    if first_live is None:
        return Seen(())
    absent = evidence.roster.joined(evidence.leader)
    return Seen(
        [
            Observation(
                opener=reached[week][0] if week in reached else absent,
                subject=f"week {week}",
                week=week,
                met=week in reached,
                proof=reached.get(week, ()),
                since=week,
            )
            for week in range(first_live, evidence.last_week + 1)
        ]
    )


@dataclass(frozen=True, slots=True)
class Adoption:
    week: int
    value: float
    on: date
    by: str


def adoptions(
    evidence: Evidence, sign: str, *, proposal: float, below: float = float("inf")
) -> list[Adoption]:
    """When this leader adopted a standard: it is their own, and never for weeks before they said so.

    Saying so late doesn't help either: a laxer standard than the one before, or than the proposal where it is the
    first, counts from the day it was recorded, whatever its date.
    A rate's standard lies below one; a number that can be no such standard was meant for something else.
    """
    told = []
    for moment, fact in evidence.kind(StandardSet):
        said = moment.day(evidence.zone)
        if fact.sign == sign and 0 < fact.value < below and fact.who == evidence.leader:
            told.append((max(fact.since, said), moment, fact))
    found: list[Adoption] = []
    for since, moment, fact in sorted(told, key=lambda each: each[0]):
        laxer = float(fact.value) < (found[-1].value if found else proposal)
        on = max(since, _recorded_on(moment, evidence.zone) or since) if laxer else since
        found.append(Adoption(week_of(on), float(fact.value), on, evidence.name(fact.who)))
    return sorted(found, key=lambda each: each.on)


def _recorded_on(moment: Moment, zone: tzinfo) -> date | None:
    return moment.recorded_at.astimezone(zone).date() if moment.recorded_at else None


def standard_at(adopted: Sequence[Adoption], proposal: float, week: int, window: int) -> Standard:
    """The standard for a window that ends with this week: the strictest of those in force within it."""
    begun = [each for each in adopted if each.week <= week]
    within = [each for each in begun if each.week > week - window]
    before = [each for each in begun if each.week <= week - window]
    in_force = within + before[-1:]
    if not in_force:
        return Standard(proposal)
    strictest = max(in_force, key=lambda each: each.value)
    return Standard(strictest.value, adopted=True, since=strictest.on, by=strictest.by)
