"""Who is below a leader on a day and may be asked: nobody who left, and nobody who was forgotten."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from ridealong.people import parties as people
from ridealong.people.lines import Lines
from ridealong.people.teams import everyone_below


def places(day: date) -> dict[str, str | None]:
    """Everybody who is here on a day, each with whom they report to."""
    gone = people.forgotten()
    lines = Lines.known()
    return {
        person: stay.under
        for person in lines.people
        if person not in gone and (stay := lines.on(person, day)) is not None
    }


def below(leader: str, here: dict[str, str | None]) -> list[str]:
    """Everybody below a leader, whoever is in between."""
    reports: defaultdict[str, list[str]] = defaultdict(list)
    for person, above in here.items():
        if above:
            reports[above].append(person)
    return sorted(everyone_below(leader, reports))
