"""Minutes together, never summed twice: entries that overlap, or tell of the same hours in two ways, count once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta, tzinfo

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.employees import HoursSpent
from ridealong.moments.kinds.loops import VisitMade
from ridealong.moments.moment import Moment, Voice

Spent = tuple[Moment, VisitMade | HoursSpent]


def somebody_there_says_so(evidence: Evidence, moment: Moment, spent: HoursSpent) -> bool:
    """Whether a calendar tells of these hours, or the one they were spent beside; nobody else was there to see."""
    root = evidence.roster.root
    return moment.voice is Voice.SYSTEM or (
        spent.beside is not None
        and spent.beside != evidence.leader
        and moment.by is not None
        and root(moment.by) == root(spent.beside)
    )


def minutes_of(entries: Iterable[Spent], zone: tzinfo) -> int:
    """Minutes in all of these entries, day by day.

    Timed entries are united. Untimed ones are added up, a customer once and by who tells of them, and of what
    is left the longest account of the day is taken: all of them may tell of the same drive.
    """
    days: defaultdict[date, list[Spent]] = defaultdict(list)
    for entry in entries:
        days[entry[0].day(zone)].append(entry)
    return sum(_on_one_day(entries) for entries in days.values())


def _on_one_day(entries: Sequence[Spent]) -> int:
    timed = []
    visits: defaultdict[str, int] = defaultdict(int)
    hours: defaultdict[str | None, int] = defaultdict(int)
    for moment, fact in entries:
        length = fact.length or 0
        if not moment.all_day:
            timed.append((moment.happened_at, length))
        elif isinstance(fact, VisitMade):
            visits[fact.customer] = max(visits[fact.customer], length)
        else:
            hours[moment.by] += length
    return max(_united(timed), sum(visits.values()), *hours.values(), 0)


def _united(spans: Iterable[tuple[datetime, int]]) -> int:
    total, until = timedelta(), None
    for start, minutes in sorted(spans):
        end = start + timedelta(minutes=minutes)
        if until is None or start >= until:
            total, until = total + (end - start), end
        elif end > until:
            total, until = total + (end - until), end
    return round(total.total_seconds() / 60)
