"""What hangs together with the moments that were read, however old: what they point at, and what points at that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from ridealong.ledger.altogether import all_pointed_at, by_kind
from ridealong.ledger.links import CHANGES, NAMES, POINTS, Circles
from ridealong.ledger.unpacking import moments_from
from ridealong.moments.kind import Fact
from ridealong.moments.moment import Moment
from ridealong.people.lists import as_list, ask, listed, stream

A_FEW = 20
"""Of each source so many old moments are read as may well hold one that nobody denies or took back."""


def hanging_together(
    told: Sequence[Moment], old: Iterable[str], select: str, values: Sequence[Any], *, around: set[str]
) -> list[Moment]:
    """Some old ones and whatever hangs together with them or with what was told, where a statement may read it.

    Only what concerns somebody of those around. What points at a moment matters at least as long as that, so of
    those told all that points at them is there.
    """
    known = {moment.id for moment in told}
    found: list[Moment] = []
    asked = waiting = (all_pointed_at(by_kind(told)) | set(old)) - known
    while waiting:
        new = [each for each in _at_or_about(waiting, select, values) if each.id not in known]
        new = _in_scope(new, around)
        known.update(each.id for each in new)
        found += new
        waiting = ({each.id for each in new} | all_pointed_at(by_kind(new))) - asked
        asked = asked | waiting
    return found


def a_few_old(kind: type[Fact], whom: str, *, before: date, last: int | None) -> list[str]:
    """The ids of the last moments of a kind that name somebody and may matter no more."""
    statement = (
        "SELECT m.id FROM ledger_link l JOIN ledger_moment m ON m.seq = l.seq"
        f' WHERE l."to" = %s AND l.how = {NAMES} AND l.until < %s AND m.kind = %s'
    )
    statement += "" if last is None else f" AND m.seq <= {last}"
    asked = [whom, before.toordinal(), kind.STORED]
    return [row[0] for row in ask(f"{statement} ORDER BY l.until DESC LIMIT {A_FEW}", asked)]


def _at_or_about(ids: Iterable[str], select: str, values: Sequence[Any]) -> list[Moment]:
    """The moments with these ids and those that point at them, in the order they were recorded."""
    wanted = as_list(ids)
    pointing = (
        f'SELECT l.seq FROM ledger_link l WHERE l."to" IN {listed()} AND l.how IN ({POINTS}, {CHANGES})'
    )
    at = f"SELECT s.seq FROM ledger_moment s WHERE s.id IN {listed()}"
    statement = f"{select} AND m.seq IN ({at} UNION {pointing}) ORDER BY m.seq"
    return list(moments_from(stream(statement, [*values, wanted, wanted])))


def _in_scope(moments: Sequence[Moment], around: set[str]) -> list[Moment]:
    circles = Circles(list(enumerate(moments)))
    return [each for each in moments if not around.isdisjoint(circles.concerned(each))]
