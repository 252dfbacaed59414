"""Who is in the firm on a day, as what and under whom; and who is in whose team."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from ridealong.people.models import Membership


class Place(NamedTuple):
    """Somebody's place since a day; ``role`` is empty for whoever left."""

    role: str
    leader: str | None
    since: date


def places_on(day: date) -> dict[str, Place]:
    """Everybody's place that day, by person; whoever had none before that day is not in it."""
    rows = Membership.objects.filter(since__lte=day).order_by("since", "id")
    told = rows.values_list("person", "role", "leader", "since")
    return {person: Place(role, leader, since) for person, role, leader, since in told}


def team_of(leader: str, places: dict[str, Place]) -> set[str]:
    """Everyone below a leader, in any line, the leader not included."""
    reports: defaultdict[str, set[str]] = defaultdict(set)
    for person, place in places.items():
        if place.role and place.leader:
            reports[place.leader].add(person)
    return everyone_below(leader, reports)


def everyone_below(leader: str, reports: Mapping[str, Iterable[str]]) -> set[str]:
    """Everyone below a leader, in any line, from who reports to whom; a line that runs in a circle is walked once."""
    found: set[str] = set()
    frontier = {leader}
    while frontier:
        frontier = {each for above in frontier for each in reports.get(above, ())} - found - {leader}
        found |= frontier
    return found
