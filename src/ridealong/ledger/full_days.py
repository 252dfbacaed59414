"""A day has 24 hours: whoever tells more of one person, entry by entry, told some of them twice."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from ridealong.ledger.codec import microseconds
from ridealong.ledger.gathering import clusters_of
from ridealong.ledger.known import Known
from ridealong.ledger.lookup import load, load_naming
from ridealong.ledger.models import Link
from ridealong.ledger.receipt import Refused
from ridealong.moments.kinds.employees import HoursSpent
from ridealong.moments.kinds.roster import PersonMerged
from ridealong.moments.moment import Moment
from ridealong.moments.passing import last_day
from ridealong.moments.roster import end_of
from ridealong.moments.slots import say_minutes
from ridealong.people import parties as people
from ridealong.people.lists import as_list, ask, listed
from ridealong.speech import gettext

A_DAY = 24 * 60


def fits_into_its_day(moment: Moment, known: Known) -> None:
    """Raise :class:`Refused` if these hours, with what the same recorder told of that day, are more than it has.

    Entries with a time are not added up, for they may overlap; nor is what two people tell of the same drive.
    """
    if not isinstance(moment.fact, HoursSpent) or not moment.all_day:
        return
    before = {each.id: each for each in [*_told(moment, known), *_of_this_batch(moment, known)]}
    if _together(moment, *before.values()) <= A_DAY:
        return
    clusters = clusters_of(before)
    for each in known.clusters.moments.values():
        clusters.add(each)
    corrected = clusters.first(moment.corrects) if moment.corrects else None
    stand = [each for each in before if clusters.first(each) != corrected]
    standing = clusters.which_stand(stand)
    if (together := _together(moment, *(before[each] for each in standing))) > A_DAY:
        raise Refused(
            gettext(
                "with what was told before {who} spent {time} on {day}, and a day has 24; is this the same told twice?",
                who=known.handle(moment.fact.who),
                time=say_minutes(together),
                day=moment.happened_at.date(),
            )
        )


def fit_into_their_days(fact: PersonMerged, known: Known) -> None:
    """Raise :class:`Refused` if two who are told to be one spent more of a day than it has, as one of them told."""
    same = {**people.came_twice(), **known.people, fact.one: fact.other}
    kept = end_of(same, fact.other)
    names = [kept, *(each for each in same if end_of(same, each) == kept)]
    days: defaultdict[tuple[str, date], list[Moment]] = defaultdict(list)
    for each in load_naming(names, (HoursSpent,)):
        if isinstance(each.fact, HoursSpent) and each.fact.who in names and each.all_day:
            days[end_of(same, each.by or ""), each.happened_at.date()].append(each)
    full = {each.id: day for (_, day), those in days.items() if _together(*those) > A_DAY for each in those}
    standing = clusters_of(full).which_stand(full)
    for (_, day), those in sorted(days.items(), key=lambda each: each[0][1]):
        if (together := _together(*(each for each in those if each.id in standing))) > A_DAY:
            one, other = known.handle(fact.one), known.handle(fact.other)
            raise Refused(
                gettext(
                    "{one} and {other} together spent {time} on {day}, and a day of one person has 24; "
                    "if the same was told twice, withdraw one of the two first",
                    one=one,
                    other=other,
                    time=say_minutes(together),
                    day=day,
                )
            )


def _together(*moments: Moment) -> int:
    return sum(each.fact.length for each in moments if isinstance(each.fact, HoursSpent))


def _told(moment: Moment, known: Known) -> list[Moment]:
    """What the same recorder told of the same person and day before, whichever of their names either said."""
    assert isinstance(moment.fact, HoursSpent)
    rows = ask(
        f'SELECT m.id FROM ledger_link l JOIN ledger_moment m ON m.seq = l.seq WHERE l."to" IN {listed()} '
        f"AND l.how = %s AND l.until = %s AND m.kind = %s AND m.happened = %s "
        f"AND coalesce(m.\"by\", '') IN {listed()}",
        [
            as_list(known.names_of(moment.fact.who)), Link.How.NAMES.value, last_day(moment, {}),
            HoursSpent.STORED, microseconds(moment.happened_at), as_list(known.names_of(moment.by or "")),
        ],
    )  # fmt: skip
    return [each for each in load(row[0] for row in rows) if each.all_day]


def _of_this_batch(moment: Moment, known: Known) -> list[Moment]:
    assert isinstance(moment.fact, HoursSpent)
    return known.hours.get((moment.fact.who, moment.by, moment.happened_at), [])
