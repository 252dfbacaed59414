"""How far the closed weeks have been touched: an answer about them stands until somebody records into them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, tzinfo
from functools import lru_cache

from django.db.models import Max, Subquery, Value
from django.db.models.functions import Coalesce

from ridealong.ledger.clusters import changed_by
from ridealong.ledger.codec import microseconds
from ridealong.ledger.lookup import last_known, load
from ridealong.ledger.models import Touched
from ridealong.moments.kinds.roster import CustomerMet, MomentWithdrawn, PersonJoined, WordsForgotten
from ridealong.moments.moment import Moment
from ridealong.moments.weeks import monday
from ridealong.people.asked_once import once_a_page
from ridealong.people.lists import ask, insert

QUARTER = 15 * 60 * 1_000_000
"""A quarter of an hour: every time zone's midnight is at one of them."""
DAY = 96 * QUARTER
WEEK = 7 * DAY
MONDAY = 4 * DAY
"""The first Monday after the beginning of 1970."""
NAMING = (PersonJoined, CustomerMet, WordsForgotten)
NAMES = -1
"""Touched when what somebody is called changes: that may stand in any answer, however old its weeks."""


def last_touch(week: int, *, zone: tzinfo = UTC, known_at: datetime | None = None) -> int:
    """The last moment recorded that may change an answer about the weeks up to this one, as this zone counts days.

    With ``known_at``, the last of what had been recorded by then, or that a name was changed or forgotten since.
    """
    touched = _last_before(_end(week, zone))
    if known_at is None or not touched:
        return touched
    return max(min(touched, last_known(known_at)), last_naming())


def touching(week: int, *, zone: tzinfo) -> Coalesce:
    """The same as a part of another question: whether what was made from these weeks still stands."""
    last = Touched.objects.filter(time__lt=_end(week, zone)).order_by().values(none=Value(None))
    return Coalesce(Subquery(last.annotate(last=Max("seq")).values("last")), 0)


def _end(week: int, zone: tzinfo) -> int:
    """The quarter of an hour in which a week ends."""
    first = monday(week + 1)
    return microseconds(datetime(first.year, first.month, first.day, tzinfo=zone)) // QUARTER


@once_a_page
def _last_before(end: int) -> int:
    return Touched.objects.filter(time__lt=end).aggregate(last=Max("seq"))["last"] or 0


def recorded_late(week: int, *, zone: tzinfo = UTC, after: datetime) -> bool:
    """Whether anything that may change an answer about the weeks up to this one was recorded after a time."""
    last = last_touch(week, zone=zone)
    told = ask("SELECT recorded FROM ledger_moment WHERE seq = %s", [last])
    return bool(told) and told[0][0] > microseconds(after)


def last_naming() -> int:
    """The last moment recorded that changed what somebody is called, or forgot it: answers of any time name people."""
    return Touched.objects.filter(time=NAMES).values_list("seq", flat=True).first() or 0


def touch(batch: list[tuple[int, Moment]]) -> None:
    """Note which times a batch speaks of. What changes an earlier moment touches the time of that one as well."""
    before = _changed(moment for _, moment in batch)
    touched: dict[int, int] = {}
    for seq, moment in batch:
        touched[_time(moment.happened_at, moment.all_day)] = seq
        for each in _ancestors(moment, before) if before else ():
            touched[_time(each.happened_at, each.all_day)] = seq
        if type(moment.fact) in NAMING and _names_somebody_anew(moment):
            touched[NAMES] = seq
    told = sorted(touched.items())
    insert(Touched, ("time", "seq"), told, "ON CONFLICT (time) DO UPDATE SET seq = excluded.seq")


def _changed(batch: Iterable[Moment]) -> dict[str, Moment]:
    found: dict[str, Moment] = {}
    waiting = {each for moment in batch for each in _rewritten(moment)}
    while waiting:
        more = {moment.id: moment for moment in load(waiting)}
        found |= more
        waiting = {each for moment in more.values() for each in _rewritten(moment)} - found.keys()
    return found


def _ancestors(moment: Moment, before: dict[str, Moment]) -> Iterator[Moment]:
    waiting = _rewritten(moment)
    while waiting:
        if changed := before.get(waiting.pop()):
            yield changed
            waiting += _rewritten(changed)


def _rewritten(moment: Moment) -> list[str]:
    """What this moment corrects or takes back. A loop's verb counts from when it happened, like any other."""
    return changed_by(moment) if moment.corrects or isinstance(moment.fact, MomentWithdrawn) else []


def _names_somebody_anew(moment: Moment) -> bool:
    match moment.fact:
        case WordsForgotten():
            return True
        case PersonJoined(who=who, name=name) | CustomerMet(customer=who, name=name):
            return who != moment.id and name is not None
    return False


@lru_cache(maxsize=10_000)
def _time(happened_at: datetime, all_day: bool) -> int:
    """The quarter of an hour it happened in; any day or hour within one week everywhere is as good as its Thursday."""
    at = microseconds(happened_at)
    into_week = (at - MONDAY) % WEEK
    near_the_edge = into_week < DAY or into_week >= 6 * DAY
    if all_day or not near_the_edge:
        at += 3 * DAY - into_week
    return at // QUARTER
