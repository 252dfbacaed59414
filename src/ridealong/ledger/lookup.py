"""Moments by id, by whom they name and by what they point at: one question, however many are asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import datetime

from ridealong.ledger.codec import COLUMNS, FIRST_CHAIN, microseconds, moment_from
from ridealong.ledger.models import MERGING, Link
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.customers import CustomerBought
from ridealong.moments.moment import Moment
from ridealong.moments.passing import FOR_GOOD, passes
from ridealong.people.asked_once import each_once, known_already, once_a_page
from ridealong.people.lists import Row, as_list, ask, listed

Kept = tuple[int, Moment, bool]
"""The place of a moment, the moment, and whether its words were forgotten."""
MOMENTS = "moments"
"""What a page knows of them already."""
_COLUMNS = ", ".join(f'm."{each}"' for each in COLUMNS)
SELECT = f"SELECT {_COLUMNS}, w.words FROM ledger_moment m LEFT JOIN ledger_words w ON w.seq = m.seq"
SELECT_PLACED = SELECT.replace("SELECT ", "SELECT m.seq, ", 1)
SELECT_BARE = f"SELECT {_COLUMNS}, NULL FROM ledger_moment m"


def last_known(at: datetime) -> int:
    """The place of the last moment recorded by then: the ledger's clock never runs backwards, and has no holes."""
    last = ask("SELECT coalesce(max(seq), 0) FROM ledger_moment")[0][0]
    return bisect_right(range(1, last + 1), microseconds(at), key=_recorded)


def link_at(at: datetime) -> tuple[int, str]:
    """The place and the chain's link of the last moment recorded by then: whoever has the ledger can look it up."""
    seq = last_known(at)
    if not seq:
        return 0, FIRST_CHAIN
    return seq, str(ask("SELECT chain FROM ledger_moment WHERE seq = %s", [seq])[0][0])


def _recorded(seq: int) -> int:
    recorded: int = ask("SELECT recorded FROM ledger_moment WHERE seq = %s", [seq])[0][0]
    return recorded


def load(ids: Iterable[str]) -> list[Moment]:
    """The moments with these ids, in the order they were recorded."""
    return [moment for moment, _ in load_as_kept(ids)]


def load_as_kept(ids: Iterable[str]) -> list[tuple[Moment, bool]]:
    """The same, each with whether its words were forgotten."""
    found = sorted(each_once(MOMENTS, ids, _as_kept).values(), key=lambda kept: kept[0])
    return [(moment, forgotten) for _, moment, forgotten in found]


def _as_kept(ids: list[str]) -> dict[str, Kept]:
    return _kept(ask(f"{SELECT_PLACED} WHERE m.id IN {listed()}", [as_list(ids)]))


def _kept(rows: Iterable[Row]) -> dict[str, Kept]:
    told = (
        (seq, moment_from(tuple(row), words), row[-1] is not None and words is None)
        for seq, *row, words in rows
    )
    return {kept[1].id: kept for kept in told}


def load_linked(ids: Iterable[str]) -> list[Moment]:
    """The moments that name these or point at them."""
    return _load_by(ids, (Link.How.NAMES, Link.How.POINTS, Link.How.CHANGES))


def load_pointing(ids: Iterable[str]) -> list[Moment]:
    """The moments that refer to these, move, correct or take them back."""
    return _load_by(ids, (Link.How.POINTS, Link.How.CHANGES))


def load_changing(ids: Iterable[str]) -> list[Moment]:
    """The moments that move, correct or take back these."""
    return _load_by(ids, (Link.How.CHANGES,))


def load_naming(ids: Iterable[str], kinds: Sequence[type[Fact]]) -> list[Moment]:
    """The moments of some kinds that name these."""
    return _load_by(ids, (Link.How.NAMES,), kinds)


def load_merging(kinds: Sequence[type[Fact]]) -> list[Moment]:
    """Every moment of these among the kinds that tell two to be one."""
    # Their index is only used where the question says in the same words which kinds are in it.
    merging = ", ".join(f"'{kind}'" for kind in MERGING)
    statement = f"{SELECT_PLACED} WHERE m.kind IN ({merging}) AND m.kind IN {listed()} ORDER BY m.seq"
    return _told(ask(statement, [as_list(kind.STORED for kind in kinds)]))


@once_a_page
def told_since(seq: int, kinds: Sequence[type[Fact]]) -> bool:
    """Whether a moment of any of these kinds was recorded after the one at this place."""
    statement = f"SELECT 1 FROM ledger_moment WHERE seq > %s AND kind IN {listed()} LIMIT 1"
    return bool(ask(statement, [seq, as_list(kind.STORED for kind in kinds)]))


def _load_by(
    ids: Iterable[str], how: Iterable[int], kinds: Sequence[type[Fact]] | None = None
) -> list[Moment]:
    wanted = list(ids)
    if not wanted:
        return []
    hows = ", ".join(str(int(each)) for each in how)
    seqs = f'SELECT l.seq FROM ledger_link l WHERE l."to" IN {listed()} AND l.how IN ({hows})'
    if kinds is not None and not any(each is CustomerBought or passes(each) for each in kinds):
        # What holds for good is a handful of the sixty thousand that name a leader after ten years, and stands apart.
        seqs += f" AND l.until >= {FOR_GOOD}"
    statement, values = f"{SELECT_PLACED} WHERE m.seq IN ({seqs})", [as_list(wanted)]
    if kinds is not None:
        statement += f" AND m.kind IN {listed()}"
        values.append(as_list(kind.STORED for kind in kinds))
    return _told(ask(f"{statement} ORDER BY m.seq", values))


def _told(rows: list[Row]) -> list[Moment]:
    """Moments in the order of these rows; on a page none of them is asked for again."""
    kept = _kept(rows)
    known_already(MOMENTS, kept)
    return [moment for _, moment, _ in kept.values()]
