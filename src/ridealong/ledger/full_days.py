"""A day has 24 hours: whoever tells more of one person, entry by entry, told some of them twice."""

from __future__ import annotations

from ridealong.ledger.codec import microseconds
from ridealong.ledger.gathering import clusters_of
from ridealong.ledger.known import Known
from ridealong.ledger.lookup import load
from ridealong.ledger.models import Link
from ridealong.ledger.receipt import Refused
from ridealong.moments.kinds.employees import HoursSpent
from ridealong.moments.moment import Moment
from ridealong.moments.passing import last_day
from ridealong.moments.slots import say_minutes
from ridealong.people.lists import ask

A_DAY = 24 * 60


def fits_into_its_day(moment: Moment, known: Known) -> None:
    """Raise :class:`Refused` if these hours, with what the same recorder told of that day, are more than it has.

    Entries with a time are not added up, for they may overlap; nor is what two people tell of the same drive.
    """
    if not isinstance(moment.fact, HoursSpent) or not moment.all_day:
        return
    before = {each.id: each for each in [*_told(moment), *_of_this_batch(moment, known)]}
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
            f"with what was told before {known.handle(moment.fact.who)} spent {say_minutes(together)} on "
            f"{moment.happened_at.date()}, and a day has 24; is this the same told twice?"
        )


def _together(*moments: Moment) -> int:
    return sum(each.fact.length for each in moments if isinstance(each.fact, HoursSpent))


def _told(moment: Moment) -> list[Moment]:
    """What the same recorder told of the same person and day before."""
    assert isinstance(moment.fact, HoursSpent)
    rows = ask(
        'SELECT m.id FROM ledger_link l JOIN ledger_moment m ON m.seq = l.seq WHERE l."to" = %s AND l.how = %s '
        'AND l.until = %s AND m.kind = %s AND m.happened = %s AND coalesce(m."by", \'\') = %s',
        [
            moment.fact.who, Link.How.NAMES.value, last_day(moment, {}), HoursSpent.STORED,
            microseconds(moment.happened_at), moment.by or "",
        ],
    )  # fmt: skip
    return [each for each in load(row[0] for row in rows) if each.all_day]


def _of_this_batch(moment: Moment, known: Known) -> list[Moment]:
    assert isinstance(moment.fact, HoursSpent)
    return known.hours.get((moment.fact.who, moment.by, moment.happened_at), [])
