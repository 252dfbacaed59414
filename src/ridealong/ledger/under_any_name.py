"""What people of ours said of themselves under any name they came in under, read in the one they have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from ridealong.ledger.codec import moment_from
from ridealong.ledger.gathering import clusters_of
from ridealong.ledger.links import NAMES
from ridealong.ledger.lookup import SELECT, load_merging, load_naming
from ridealong.moments.kind import Fact, parties
from ridealong.moments.kinds.roster import PersonMerged
from ridealong.moments.moment import Moment
from ridealong.moments.one_name import Same, in_one_name, same_among
from ridealong.people import parties as people
from ridealong.people.lists import as_list, ask, listed


def load_under_any_name(
    persons: Iterable[str], kinds: Sequence[type[Fact]], *, known_at: datetime | None = None
) -> list[Moment]:
    """The moments of some kinds that name these people, as far as they had been recorded by then."""
    whose = set(persons)
    if known_at is None:
        told = _told_of(whose, kinds)
        # Mostly nobody came in twice, and then nobody has to be looked up.
        same: Same = {} if all(whose.issuperset(parties(each.fact)) for each in told) else people.came_twice()
    else:
        same = one_by_then(known_at)
        told = load_naming(whose | {one for one, kept in same.items() if kept in whose}, kinds)
    told = [in_one_name(each, same) if same else each for each in told]
    return [each for each in told if recorded_by(each, known_at)]


def _told_of(persons: Iterable[str], kinds: Sequence[type[Fact]]) -> list[Moment]:
    """What names any of these under any name they have now: one question, for pages ask it whenever they are read."""
    whose = as_list(persons)
    names = (
        f"SELECT id FROM people_party WHERE id IN {listed()} OR (customer IN {listed()} AND sort = 'person')"
    )
    links = f'SELECT l.seq FROM ledger_link l WHERE l."to" IN ({names}) AND l.how = {NAMES}'
    statement = f"{SELECT} WHERE m.kind IN {listed()} AND m.seq IN ({links}) ORDER BY m.seq"
    rows = ask(statement, [as_list(kind.STORED for kind in kinds), whose, whose])
    return [moment_from(row[:-1], row[-1]) for row in rows]


def one_by_then(known_at: datetime) -> Same:
    """Who was told to be whom by then: parted or made one since, nobody moves what was known on a Monday."""
    told = load_merging([PersonMerged])
    around = clusters_of(each.id for each in told).moments.values() if told else ()
    return same_among([each for each in around if recorded_by(each, known_at)])


def recorded_by(moment: Moment, known_at: datetime | None) -> bool:
    return known_at is None or moment.recorded_at is None or moment.recorded_at <= known_at
