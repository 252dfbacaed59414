"""What the ledger holds that names somebody, the latest first, a page at a time, with what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ridealong.ledger.around import state_of
from ridealong.ledger.codec import COLUMNS, moment_from
from ridealong.ledger.models import Link
from ridealong.moments.kinds.roster import MomentWithdrawn
from ridealong.moments.moment import Moment
from ridealong.people.lists import as_list, ask, listed

A_PAGE = 20
NAMES = f'SELECT seq FROM ledger_link WHERE "to" = %s AND how = {Link.How.NAMES.value}'
CHANGED = (
    'EXISTS (SELECT 1 FROM ledger_link c JOIN ledger_moment x ON x.seq = c.seq WHERE c."to" = m.id'
    f" AND c.how = {Link.How.CHANGES.value} AND (x.corrects = m.id OR x.kind = '{MomentWithdrawn.STORED}'))"
)
_COLUMNS = ", ".join(f'm."{each}"' for each in COLUMNS)
SELECT = (
    f"SELECT {_COLUMNS}, w.words, {CHANGED} FROM ledger_moment m LEFT JOIN ledger_words w ON w.seq = m.seq"
)
Told = tuple[Moment, str]
"""A moment, and what became of it: an empty word where it stands."""


def standing_of(where: str, values: Sequence[Any]) -> list[Told]:
    """Some moments in one question; only for those that anything was said about is asked what it was."""
    rows = ask(f"{SELECT} {where}", values)
    told = [(moment_from(row[:-2], row[-2]), row[-1]) for row in rows]
    changed = [moment.id for moment, changed in told if changed]
    states = state_of(changed) if changed else {}
    return [(moment, states.get(moment.id, "")) for moment, _ in told]


def naming(person: str, *, before: str = "", kinds: tuple[str, ...] = (), too: str = "") -> list[Told]:
    """Moments that name somebody, one more than a page holds; of some kinds only, and that name another, too."""
    where = f"WHERE m.seq IN ({NAMES})"
    told: list[Any] = [person]
    if too:
        where, told = f"{where} AND m.seq IN ({NAMES})", [*told, too]
    if kinds:
        where, told = f"{where} AND m.kind IN {listed()}", [*told, as_list(kinds)]
    if before:
        where, told = f"{where} AND m.seq < (SELECT seq FROM ledger_moment WHERE id = %s)", [*told, before]
    return standing_of(f"{where} ORDER BY m.seq DESC LIMIT {A_PAGE + 1}", told)
