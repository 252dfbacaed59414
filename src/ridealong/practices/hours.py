"""Minutes together, never summed twice: entries that overlap, or tell of the same hours in two ways, count once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta, tzinfo

from ridealong.moments.kinds.employees import HoursSpent
from ridealong.moments.kinds.loops import VisitMade
from ridealong.moments.moment import Moment

Spent = tuple[Moment, VisitMade | HoursSpent]


def minutes_of(entries: Iterable[Spent], zone: tzinfo) -> int:
    """Minutes in all of these entries, day by day.

    Timed entries are united. Untimed ones are added up by source, and of a calendar's hours and a visit's
    length on one day the longer is taken: both may tell of the same drive.
    """
    days: defaultdict[date, list[Spent]] = defaultdict(list)
    for entry in entries:
        days[entry[0].day(zone)].append(entry)
    return sum(_on_one_day(entries) for entries in days.values())


def _on_one_day(entries: Sequence[Spent]) -> int:
    timed = [(moment.happened_at, fact.length or 0) for moment, fact in entries if not moment.all_day]
    untimed = [(fact, fact.length or 0) for moment, fact in entries if moment.all_day]
    visits = sum(length for fact, length in untimed if isinstance(fact, VisitMade))
    hours = sum(length for fact, length in untimed if isinstance(fact, HoursSpent))
    return max(_united(timed), max(visits, hours)) if timed and untimed else _united(timed) + max(visits, hours)


def _united(spans: Iterable[tuple[datetime, int]]) -> int:
    total, until = timedelta(), None
    for start, minutes in sorted(spans):
        end = start + timedelta(minutes=minutes)
        if until is None or start >= until:
            total, until = total + (end - start), end
        elif end > until:
            total, until = total + (end - until), end
    return round(total.total_seconds() / 60)
