"""Which moments were made of which event, so that a calendar that says otherwise by now can be believed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from ridealong.doors.crm.history import History
from ridealong.ledger.lookup import load_naming
from ridealong.moments.kinds.employees import HoursSpent
from ridealong.moments.moment import Moment
from ridealong.people.lists import as_list, listed

from .models import Occurrence
from .reading import Judged, Meeting, Reading

Known = dict[tuple[str, str], frozenset[str]]
AT_ONCE = 1_000


def remembered(judged: Iterable[Judged], since: datetime) -> Known:
    """What was made of these events within the window, and may not be so any more."""
    days: dict[str, frozenset[str] | None] = {each.event: each.days for each in judged}
    rows = Occurrence.objects.raw(
        f"SELECT * FROM calendars_occurrence WHERE event IN {listed()} AND at >= %s", [as_list(days), since]
    )
    return {
        (row.event, row.day): frozenset(row.moments)
        for row in rows
        if (told := days[row.event]) is None or row.day in told
    }


def not_so(known: Known, meetings: Iterable[Meeting]) -> list[str]:
    """The moments of before that no meeting asks for now."""
    asked = {identity for meeting in meetings for identity in meeting.ids()}
    return [each for ids in known.values() for each in sorted(ids) if each not in asked]


def left_out(reading: Reading, history: History) -> int:
    """How many of the leader's meetings came with an earlier calendar, still stand, and are not in these."""
    rows = Occurrence.objects.filter(at__gte=reading.window.since).values_list("event", "moments")
    others = [moments for event, moments in rows.iterator() if event not in reading.named]
    if not others:
        return 0
    leader = reading.company.leader
    theirs = {each.id for each in load_naming([leader], (HoursSpent,)) if _spent_by(leader, each)}
    meetings = [ids for moments in others if (ids := theirs.intersection(moments))]
    pasts = history.of(set().union(*meetings))
    stand = {each for each, (_, past) in pasts.items() if past is not None and past.stands is not None}
    return sum(not stand.isdisjoint(ids) for ids in meetings)


def _spent_by(leader: str, moment: Moment) -> bool:
    return isinstance(moment.fact, HoursSpent) and moment.fact.who == leader


def remember(known: Known, meetings: Iterable[Meeting], since: datetime) -> None:
    """What is new or otherwise now. The ids of what is not so any more stay, for it may be so again."""
    changed = []
    for meeting in meetings:
        ids, before = frozenset(meeting.ids()), known.get((meeting.event, meeting.day), frozenset())
        if ids - before:
            changed.append(
                Occurrence(event=meeting.event, day=meeting.day, at=meeting.at, moments=sorted(ids | before))
            )
    Occurrence.objects.bulk_create(
        changed,
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["event", "day"],
        update_fields=["at", "moments"],
    )
    Occurrence.objects.filter(at__lt=since).delete()
