"""How the moments of earlier imports stand: what a file last said of each, and what has become of it since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ridealong.ledger.lookup import load, load_changing
from ridealong.moments.kinds.customers import DealOpened
from ridealong.moments.kinds.roster import MomentWithdrawn
from ridealong.moments.moment import Moment
from ridealong.moments.overdue import IMPORTED, UNDONE
from ridealong.moments.standing import standing

from .around import Around
from .asking import CAME_BACK, Asked
from .elsewhere import Elsewhere
from .keys import moment_id
from .known_again import Again
from .selves import Selves


@dataclass(frozen=True, slots=True)
class Past:
    """One moment under one id. `stands` is it or its latest correction; None where it was taken back."""

    said: Moment
    stands: Moment | None
    free: bool
    """Taken back with its import: when the row comes again it is told again, under another id."""
    came_back: bool = False
    """Taken back by a list of returns: orders that come again do not know of it."""


Pasts = dict[str, tuple[str, Past | None]]


class History:
    """Finds the pasts of many moments with few questions.

    `opened` are the deals of the same import and when each was opened, where a list of stages asks for them.
    """

    def __init__(self, today: date, *, nothing_imported: bool) -> None:
        self.today = today
        self.nothing_imported = nothing_imported
        self.opened: dict[str, date] | None = None
        self.elsewhere = Elsewhere()
        self.selves = Selves()
        self.forgotten: frozenset[str] = frozenset()
        self.again: dict[str, Again] = {}
        """What of the rows at hand was recognised under another name while two were one."""
        self.asked: set[str] = set()
        """What this table asks for of whoever has two names: rows that name each are two."""
        self.learned: list[Again] = []

    @property
    def knows_nobody_twice(self) -> bool:
        return not (self.selves.one or self.again)

    def around(self, around: Around) -> History:
        """As this import finds things."""
        self.opened, self.elsewhere, self.selves = around.opened, around.elsewhere, around.selves
        self.forgotten = around.forgotten
        return self

    def open(self, identity: str, asked: Asked) -> None:
        """Remember a deal that will have been opened by then."""
        if self.opened is not None and isinstance(asked.fact, DealOpened):
            self.opened[identity] = asked.day

    def of(self, ids: Iterable[str]) -> Pasts:
        """The id that each goes under now, and its past; None where that id is still to be used."""
        turns = {first: first for first in ids}
        found: Pasts = {}
        turn = 0
        while turns:
            pasts = pasts_of(turns.values())
            found |= {first: (identity, pasts.get(identity)) for first, identity in turns.items()}
            turn += 1
            again = [first for first in turns if (past := found[first][1]) is not None and past.free]
            turns = {first: moment_id(first, f"again {turn}") for first in again}
        return found


def pasts_of(ids: Iterable[str]) -> dict[str, Past]:
    first = {moment.id: moment for moment in load(ids)}
    told: defaultdict[str, list[Moment]] = defaultdict(list)
    root = {identity: identity for identity in first}
    frontier = list(first)
    while frontier:
        changing = [moment for moment in load_changing(frontier) if moment.id not in root]
        followers = [moment for moment in changing if changed_by(moment) in root]
        for moment in followers:
            root[moment.id] = root[changed_by(moment)]
            told[root[moment.id]].append(moment)
        frontier = [moment.id for moment in followers]
    return {identity: past_of(moment, told.get(identity)) for identity, moment in first.items()}


def changed_by(moment: Moment) -> str:
    """The moment that this one corrects or takes back."""
    return moment.fact.what if isinstance(moment.fact, MomentWithdrawn) else moment.corrects or ""


def past_of(first: Moment, changes: list[Moment] | None) -> Past:
    if changes is None:
        return Past(first, first, free=False)
    standing_ids = {moment.id for moment in standing([first, *changes])}
    versions = [first, *(moment for moment in changes if moment.corrects)]
    stands = next((moment for moment in versions if moment.id in standing_ids), None)
    if stands is None:
        last = next(moment for moment in reversed(changes) if isinstance(moment.fact, MomentWithdrawn))
        came_back = last.door.startswith(IMPORTED) and last.fact.why == CAME_BACK  # type: ignore[attr-defined]
        free = last.door.startswith((UNDONE, IMPORTED)) and not came_back
        return Past(first, None, free=free, came_back=came_back)
    chain = descent(stands, {moment.id: moment for moment in versions})
    said = next((moment for moment in chain if moment.door.startswith(IMPORTED)), first)
    return Past(said, stands, free=False)


def descent(moment: Moment, versions: dict[str, Moment]) -> list[Moment]:
    """A moment and what it corrects, the latest first."""
    chain = [moment]
    while (before := versions.get(chain[-1].corrects or "")) is not None:
        chain.append(before)
    return chain
