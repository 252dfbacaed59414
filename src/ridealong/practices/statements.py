"""Which statement was in force on a day, and which of its claims: a claim runs out unless it is proved again."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.difference import ClaimDelivered, PropositionStated
from ridealong.moments.loops import speaks_for
from ridealong.moments.moment import Moment
from ridealong.moments.slots import FORGOTTEN

MOST_CLAIMS = 5
"""Only so many lines are claims: who claims everything would be right with every buyer."""
PROVED_FOR_DAYS = 91
_UNTIL = re.compile(r"^(?P<claim>.*?)[\s,;(]*\buntil (?P<day>\d{4}-\d\d-\d\d)\W*$")


@dataclass(frozen=True, slots=True)
class Claim:
    words: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Why anyone should buy from us and from nobody else, and since when that may be held against what buyers say."""

    id: str
    what: str
    begins: date
    language: str | None
    claims: tuple[Claim, ...]
    proved: tuple[date, ...] = ()
    """The days on which a customer, or a system, saw it delivered, in order."""
    lines_up: int = 0
    """How far above the leader it was stated."""

    def claimed_on(self, day: date) -> list[str]:
        """The claims that have not run out by a day; one that has stands for a quarter after each new proof."""
        return [
            each.words for each in self.claims if each.until is None or day <= each.until or self._proved(day)
        ]

    def _proved(self, day: date) -> bool:
        proofs = bisect_right(self.proved, day)
        return proofs > 0 and day - self.proved[proofs - 1] <= timedelta(days=PROVED_FOR_DAYS)


def statements(evidence: Evidence) -> list[Statement]:
    """What this leader, or one above them, stated, in the order it came into force."""
    found: list[Statement] = []
    proofs = deliveries_seen(evidence)
    for moment, fact in evidence.kind(PropositionStated):
        line = [evidence.leader, *evidence.roster.above(evidence.leader, moment.day(evidence.zone))]
        if fact.who in line and fact.claims != FORGOTTEN:
            begins = max(fact.since, _said_by(evidence, moment, later=bool(found)))
            proved = tuple(sorted(proofs.get(moment.id, ())))
            claims = claims_of(fact.claims)
            up = line.index(fact.who)
            found.append(Statement(moment.id, fact.what, begins, moment.language, claims, proved, up))
    return sorted(found, key=lambda each: each.begins)


def _said_by(evidence: Evidence, moment: Moment, *, later: bool) -> date:
    """When it was said. A second thought counts from the day it was recorded: until then buyers were told the first.

    A first one does, too, where it was told more than a week after its day: until then they were told nothing.
    """
    day = moment.day(evidence.zone)
    if moment.recorded_at is None or not (later or moment.corrects):
        return evidence.told_on(moment)
    return max(day, moment.recorded_at.astimezone(evidence.zone).date())


def claims_of(document: str) -> tuple[Claim, ...]:
    """One claim a line, perhaps with the day until which it stands unproved."""
    lines = [line.strip(" -*\t") for line in document.splitlines()]
    return tuple(_claim(line) for line in lines if line)[:MOST_CLAIMS]


def _claim(line: str) -> Claim:
    found = _UNTIL.match(line)
    if found is None:
        return Claim(line)
    try:
        return Claim(found["claim"], date.fromisoformat(found["day"]))
    except ValueError:
        return Claim(line)


def in_force(told: Sequence[Statement], day: date) -> Statement | None:
    """The statement that was in force on a day: the leader's own newest, else that of the nearest one above."""
    begun = [each for each in reversed(told) if each.begins <= day]
    return min(begun, key=lambda each: each.lines_up, default=None)


def deliveries_seen(evidence: Evidence) -> dict[str, list[date]]:
    """The days on which each statement was delivered, as the customer or a system says."""
    days: dict[str, list[date]] = {}
    for moment, fact in evidence.kind(ClaimDelivered):
        if fact.how == "kept" and is_receivers(evidence, moment, fact):
            days.setdefault(fact.claim, []).append(moment.day(evidence.zone))
    return days


def is_receivers(evidence: Evidence, moment: Moment, fact: ClaimDelivered) -> bool:
    """Whether the customer it was delivered to, or a system, says so itself."""
    root = evidence.roster.root
    return speaks_for(moment, root(fact.customer), root)
