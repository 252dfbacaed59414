"""Who is below a leader on a day and may be asked: nobody who left, and nobody who was forgotten."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from ridealong.people import parties as people
from ridealong.people.teams import everyone_below, places_on


def places(day: date) -> dict[str, str | None]:
    """Everybody who is here on a day, each with whom they report to."""
    gone = people.forgotten()
    return {
        person: place.leader
        for person, place in places_on(day).items()
        if place.role and person not in gone
    }  # fmt: skip


def below(leader: str, here: dict[str, str | None]) -> list[str]:
    """Everybody below a leader, whoever is in between."""
    reports: defaultdict[str, list[str]] = defaultdict(list)
    for person, above in here.items():
        if above:
            reports[above].append(person)
    return sorted(everyone_below(leader, reports))
