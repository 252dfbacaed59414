"""Those below a leader today, each under whom they report to, with what waits between the two. Nobody is ranked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from ridealong.faces.web.voices.speaker import Speaker
from ridealong.ledger import open_pages
from ridealong.ledger.beside import beside
from ridealong.people.seeing import Sight


@dataclass(frozen=True, slots=True)
class Branch:
    """Somebody with what they are owed by the reader, what they raised, and when the reader last rode with them."""

    handle: str
    name: str
    role: str
    between: open_pages.Counted
    rode: date | None
    ride: str
    """The moment that tells of it."""
    below: tuple[Branch, ...]


def tree(speaker: Speaker, sight: Sight, *, since: date) -> tuple[Branch, ...]:
    """By name within each line, and never by a figure."""
    me, today, lines = speaker.person, speaker.today, sight.lines
    people = lines.below(me, today)
    reports: defaultdict[str, list[str]] = defaultdict(list)
    for each in people:
        stay = lines.on(each, today)
        if stay is not None and stay.under is not None:
            reports[stay.under].append(each)
    waits = open_pages.counted(me, people, today)
    rides = beside(me, people, since, speaker.zone)

    def branch(person: str, seen: frozenset[str]) -> Branch:
        stay, (handle, name) = lines.on(person, today), lines.people[person]
        last = rides.get(person, [])
        between = waits.get(person, open_pages.Counted())
        return Branch(
            handle=handle, name=name, role=stay.role if stay else "", between=between,
            rode=last[0].day(speaker.zone) if last else None, ride=last[0].id if last else "",
            below=under(person, seen | {person}),
        )  # fmt: skip

    def under(leader: str, seen: frozenset[str]) -> tuple[Branch, ...]:
        own = [each for each in reports[leader] if each not in seen]  # a line may run in a circle
        return tuple(
            branch(each, seen) for each in sorted(own, key=lambda each: lines.people[each].name.casefold())
        )

    return under(me, frozenset([me]))
