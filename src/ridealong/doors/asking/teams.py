"""Who is below a leader on a day, from everybody's places."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from ridealong.people import parties as people
from ridealong.people.models import Party


def places(day: date) -> dict[str, str | None]:
    """Everybody who is here on a day, each with whom they report to."""
    persons = Party.objects.filter(sort="person", forgotten=False).values_list("id", flat=True)
    latest: dict[str, tuple[str, str | None]] = {}
    for person, since, role, leader in people.stays(persons):
        if since <= day:
            latest[person] = (role, leader)
    return {person: leader for person, (role, leader) in latest.items() if role}


def below(leader: str, here: dict[str, str | None]) -> list[str]:
    """Everybody below a leader, whoever is in between; a line that runs in a circle is walked once."""
    reports: defaultdict[str, list[str]] = defaultdict(list)
    for person, above in here.items():
        if above:
            reports[above].append(person)
    found: set[str] = set()
    frontier = [leader]
    while frontier:
        frontier = [
            each for above in frontier for each in reports[above] if each not in found and each != leader
        ]
        found.update(frontier)
    return sorted(found)
