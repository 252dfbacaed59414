"""Why a moment cannot point where it does: at one of another kind, or at one that happened only later."""

from __future__ import annotations

from collections.abc import Container
from datetime import timedelta

from ridealong.ledger.gathering import clusters_of
from ridealong.ledger.known import Known
from ridealong.ledger.receipt import Refused
from ridealong.moments.kind import Fact, once_a_kind, refs_of
from ridealong.moments.kinds.loops import Verb
from ridealong.moments.moment import Moment
from ridealong.moments.pointing import EARLIER, WANTED, Wanted
from ridealong.speech import gettext

A_DAY = timedelta(days=1)
"""A time of day is kept in UTC, where it may lie in the day before or after the one of whoever told it."""
Pointer = tuple[str, Wanted | None, bool]


@once_a_kind
def _pointers(kind: type[Fact]) -> tuple[Pointer, ...]:
    """The fields in which a kind points, what each wants, and whether it may lie before that. Verbs: see moving."""
    if issubclass(kind, Verb):
        return ()
    return tuple((name, WANTED.get((kind, name)), (kind, name) in EARLIER) for name in refs_of(kind))


def points(moment: Moment, known: Known) -> None:
    """Raise :class:`Refused` if what this speaks of is not of the kind it needs, or had not happened yet."""
    for name, wanted, may_lie_before in _pointers(type(moment.fact)):
        ref = getattr(moment.fact, name)
        found = known.moment(ref) if ref is not None else None
        if found is None:
            continue
        if wanted is not None and not isinstance(found.fact, wanted.kinds):
            raise Refused(f"{known.what(ref)}; {gettext(wanted.first)}")
        if not may_lie_before and _is_before(moment, found):
            _not_before(moment, _as_it_stands(found, known))


def lies_before(moment: Moment, spoken_of: Moment, ids: Container[str]) -> bool:
    """Whether a moment that speaks of another, under any of its ids, would have happened before it, and may not."""
    if isinstance(moment.fact, Verb):
        return moment.happened_at.date() < spoken_of.happened_at.date()
    told = [getattr(moment.fact, name) in ids for name, _, may in _pointers(type(moment.fact)) if not may]
    return any(told) and _is_before(moment, spoken_of)


def _not_before(moment: Moment, spoken_of: Moment) -> None:
    if _is_before(moment, spoken_of):
        day = spoken_of.happened_at.date()
        raise Refused(gettext("it happened before what it speaks of, which was on {day}", day=day))


def _is_before(moment: Moment, spoken_of: Moment) -> bool:
    slack = timedelta() if moment.all_day is spoken_of.all_day else A_DAY
    return moment.happened_at.date() + slack < spoken_of.happened_at.date()


def _as_it_stands(moment: Moment, known: Known) -> Moment:
    """A correction may have moved it to another day. So few are early that only then the ledger is asked."""
    around = clusters_of([moment.id])
    for each in known.clusters.around(moment.id):
        around.add(each)
    return around.standing_for(moment.id) or moment
