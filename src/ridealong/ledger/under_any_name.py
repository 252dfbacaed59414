"""What people of ours said of themselves under any name they came in under, read in the one they have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from ridealong.ledger.gathering import clusters_of
from ridealong.ledger.lookup import load_naming, load_of
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.roster import PersonMerged
from ridealong.moments.moment import Moment
from ridealong.moments.one_name import Same, in_one_name, same_among
from ridealong.people import parties as people


def load_under_any_name(
    persons: Iterable[str], kinds: Sequence[type[Fact]], *, known_at: datetime | None = None
) -> list[Moment]:
    """The moments of some kinds that name these people, as far as they had been recorded by then."""
    whose = set(persons)
    same = people.came_twice() if known_at is None else one_by_then(known_at)
    names = whose | {one for one, kept in same.items() if kept in whose}
    told = [in_one_name(each, same) if same else each for each in load_naming(names, kinds)]
    return [each for each in told if recorded_by(each, known_at)]


def one_by_then(known_at: datetime) -> Same:
    """Who was told to be whom by then: parted or made one since, nobody moves what was known on a Monday."""
    told = load_of([PersonMerged])
    around = clusters_of(each.id for each in told).moments.values() if told else ()
    return same_among([each for each in around if recorded_by(each, known_at)])


def recorded_by(moment: Moment, known_at: datetime | None) -> bool:
    return known_at is None or moment.recorded_at is None or moment.recorded_at <= known_at
