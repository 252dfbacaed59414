"""When a leader was beside whom: the visits and hours of some weeks that name both and still stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, tzinfo

from ridealong.ledger.models import Link
from ridealong.ledger.recorded_of import standing_of
from ridealong.moments.kinds.employees import HoursSpent
from ridealong.moments.kinds.loops import VisitMade
from ridealong.moments.moment import Moment
from ridealong.people.lists import as_list, listed

TOGETHER = (VisitMade, HoursSpent)
NAMING = (
    f'SELECT l.seq FROM ledger_link l WHERE l."to" = %s AND l.how = {Link.How.NAMES.value} AND l.until >= %s'
)


def beside(leader: str, persons: Collection[str], since: date, zone: tzinfo) -> dict[str, list[Moment]]:
    """Since a day, with each of these people, the latest first."""
    kinds = as_list(each.STORED for each in TOGETHER)
    told = standing_of(
        f"WHERE m.kind IN {listed()} AND m.seq IN ({NAMING})", [kinds, leader, since.toordinal()]
    )
    found: defaultdict[str, list[Moment]] = defaultdict(list)
    for moment, state in told:
        if not state and (whom := _whom(moment, leader)) in persons and moment.day(zone) >= since:
            found[str(whom)].append(moment)
    return {
        whom: sorted(moments, key=lambda each: each.happened_at, reverse=True)
        for whom, moments in found.items()
    }


def minutes(moments: Iterable[Moment], zone: tzinfo) -> int:
    """How long they were together: of a drive that both tell of, or a calendar and a visit, the longer telling."""
    days: defaultdict[date, defaultdict[tuple[str, str], int]] = defaultdict(lambda: defaultdict(int))
    for moment in moments:
        fact = moment.fact
        if isinstance(fact, VisitMade | HoursSpent):
            days[moment.day(zone)][fact.NAME, fact.who] += fact.length or 0
    return sum(max(told.values()) for told in days.values())


def _whom(moment: Moment, leader: str) -> str | None:
    fact = moment.fact
    assert isinstance(fact, VisitMade | HoursSpent)
    return fact.beside if fact.who == leader else fact.who if fact.beside == leader else None
