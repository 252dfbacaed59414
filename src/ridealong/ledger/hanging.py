"""What hangs together with the moments that were read, however old: what they point at, and what points at that."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ridealong.ledger.altogether import all_pointed_at, by_kind
from ridealong.ledger.links import CHANGES, NAMES, POINTS, Circles
from ridealong.ledger.told import Told
from ridealong.ledger.unpacking import moments_from
from ridealong.moments.kind import Fact, parties
from ridealong.moments.moment import Moment
from ridealong.people.lists import as_list, ask, listed, stream

A_FEW = 10
"""Of each source so many old moments are read as may well hold one that nobody denies or took back."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What reads moments that may be read, whoever they concern, and of whom they must tell to be of any use."""

    select: str
    values: Sequence[Any]
    around: set[str]
    since: date
    """What points at anything and matters since then has been read already."""


def hanging_together(told: Told, old: Iterable[str], about: set[str], statement: Statement) -> list[Moment]:
    """Some old ones and whatever hangs together with them or with what was told, where a statement may read it.

    Of what these are ``about`` all that points at them belongs to it, though they may have been read already.

    Only what concerns somebody of those around. What points at a moment matters at least as long as that, so of
    those told all that points at them is there.
    """
    known = {moment.id for moment in told.moments}
    found: list[Moment] = []
    asked = waiting = ((all_pointed_at(told.kinds) | set(old)) - known) | about
    while waiting:
        new = [each for each in _at_or_about(waiting, statement) if each.id not in known]
        new = _in_scope(new, statement.around)
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


def a_few_begun(
    hows: Collection[int], whom: Iterable[str], *, before: date, last: int | None
) -> dict[int, list[str]]:
    """The ids of the last moments, before a day, of each kind of which the first counts, that concern any of these.

    In one question for all of these kinds: whom it is asked of are many, and looking up each of them is what costs.
    """
    known = "" if last is None else f" AND l.seq <= {last}"
    few = (
        "SELECT l.how, l.seq, row_number() OVER (PARTITION BY l.how ORDER BY max(l.until) DESC, l.seq DESC) AS place"
        f' FROM ledger_link l WHERE l."to" IN {listed()} AND l.how BETWEEN %s AND %s AND l.until < %s{known}'
        " GROUP BY l.how, l.seq"
    )
    statement = (
        f"SELECT f.how, m.id FROM ({few}) f JOIN ledger_moment m ON m.seq = f.seq WHERE f.place <= {A_FEW}"
    )
    found: dict[int, list[str]] = {how: [] for how in hows}
    for how, identity in ask(statement, [as_list(whom), min(hows), max(hows), before.toordinal()]):
        found[how].append(identity)
    return found


def _at_or_about(ids: Iterable[str], statement: Statement) -> list[Moment]:
    """The moments with these ids and those that point at them, in the order they were recorded."""
    wanted = as_list(ids)
    pointing = (
        f'SELECT l.seq FROM ledger_link l WHERE l."to" IN {listed()} AND l.how IN ({POINTS}, {CHANGES})'
        " AND l.until < %s"
    )
    at = f"SELECT s.seq FROM ledger_moment s WHERE s.id IN {listed()}"
    selected = f"{statement.select} AND m.seq IN ({at} UNION {pointing}) ORDER BY m.seq"
    return list(
        moments_from(stream(selected, [*statement.values, wanted, wanted, statement.since.toordinal()]))
    )


def _in_scope(moments: Sequence[Moment], around: set[str]) -> list[Moment]:
    """Most name somebody of these, and only of the rest it has to be looked up what they point at."""
    named = {each.id for each in moments if not around.isdisjoint(parties(each.fact))}
    others = [each for each in moments if each.id not in named]
    if not others:
        return list(moments)
    circles = Circles(list(enumerate(others)))
    return [each for each in moments if each.id in named or not around.isdisjoint(circles.concerned(each))]
