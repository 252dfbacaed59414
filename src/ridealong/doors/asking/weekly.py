"""Draws each leader's closed week once: whom to ask, and about what."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from django.conf import settings
from django.db import IntegrityError, transaction

from ridealong.doors.asking.candidates import READ, Candidate, candidates
from ridealong.doors.asking.models import Draw
from ridealong.doors.asking.queueing import Drawn, queue
from ridealong.doors.asking.reach import Person, reachable
from ridealong.doors.asking.sampling import draw, first, seed_of
from ridealong.ledger.lookup import link_at
from ridealong.ledger.recall import Scope, recall
from ridealong.moments.evidence import Evidence
from ridealong.moments.weeks import last_closed, monday
from ridealong.people import parties as people


def draw_closed_weeks(now: datetime) -> int:
    """Draw every leader's last closed week that has not been drawn; how many were asked."""
    if settings.RIDEALONG_ASKS_A_WEEK == 0:
        return 0
    return sum(draw_week(leader.id, now) for leader in people.leaders() if not leader.forgotten)


def draw_week(leader: str, now: datetime) -> int:
    """Draw the last week that closed for this leader, unless that was done; how many were asked."""
    zone = people.zone_of(leader)
    week = last_closed(now.astimezone(zone).date())
    if Draw.objects.filter(leader=leader, week=week).exists():
        return 0
    # Read before anything is locked; only consent is looked up under the lock, for a no may arrive at any time.
    found = candidates(evidence_of(leader, week, zone))
    try:
        with transaction.atomic():
            return _draw(leader, week, found, now)
    except IntegrityError:
        return 0  # another tick drew it at the same time, and everything of ours is undone


@dataclass(frozen=True, slots=True)
class Reached:
    """A candidate, and who would speak for them."""

    candidate: Candidate
    people: tuple[Person, ...]

    @property
    def customer(self) -> str:
        return self.candidate.customer

    @property
    def stratum(self) -> str:
        return self.candidate.stratum


def _draw(leader: str, week: int, found: Sequence[Candidate], now: datetime) -> int:
    zone = people.zone_of(leader)
    seq, link = link_at(closing(week, zone))
    seed = seed_of(link, leader, week)
    could = reached(found, now, zone)
    chosen = draw(could, seed, settings.RIDEALONG_ASKS_A_WEEK)
    drawn = [_spoken_for(each, seed, week) for each in chosen]
    Draw.objects.create(
        leader=leader, week=week, seq=seq, link=link, could=len(could), drawn=len(drawn), made_at=now
    )
    queue(leader, week, drawn, now)
    return len(drawn)


def closing(week: int, zone: tzinfo) -> datetime:
    """When a week is over in a zone."""
    day = monday(week + 1)
    return datetime(day.year, day.month, day.day, tzinfo=zone)


def evidence_of(leader: str, week: int, zone: tzinfo) -> Evidence:
    """What was known of a week when it closed: what is told later waits for the next draw."""
    return recall(
        Scope.of_leader(leader), until=monday(week + 1), zone=zone, kinds=READ, known_at=closing(week, zone),
        words=False, apart=True,
    )  # fmt: skip


def reached(found: Sequence[Candidate], now: datetime, zone: tzinfo) -> list[Reached]:
    """Those who may be asked today: consent is as it stands now, not as it stood when the week closed."""
    speaking = reachable([each.customer for each in found], now.astimezone(zone).date())
    return [Reached(each, tuple(speaking[each.customer])) for each in found if each.customer in speaking]


def _spoken_for(each: Reached, seed: str, week: int) -> Drawn:
    names = {person.id: person for person in each.people}
    chosen = names[first(list(names), seed)]
    digest = hashlib.sha256(f"ask {week} {chosen.id}".encode()).hexdigest()
    # Made from what it is for, so that the same ask can never be recorded twice.
    identity = "-".join((digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:32]))
    return Drawn(identity, each.candidate, chosen)
