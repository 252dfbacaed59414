"""Derived: the deals that are not over, so that no answer has to look for them among all there were.

What is doubtful waits for good: a deal whose end was taken back, or rewritten as another's. That costs a little reading
and never a word of an answer, and the same comes out in whichever pieces moments arrive.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db import connection

from ridealong.ledger.clusters import changed_by
from ridealong.ledger.gathering import clusters_of
from ridealong.ledger.lookup import load
from ridealong.ledger.models import Waiting
from ridealong.moments.kind import parties
from ridealong.moments.kinds.customers import DealClosed, DealOpened
from ridealong.moments.kinds.roster import MomentWithdrawn
from ridealong.moments.moment import Moment
from ridealong.people.lists import as_list, ask, insert, listed

DEALS = (DealOpened, DealClosed)
MOVING = {*DEALS, MomentWithdrawn}
COLUMNS = ("moment", "to", "for_good")
FOR_GOOD = 'ON CONFLICT (moment, "to") DO UPDATE SET for_good = ledger_waiting.for_good OR excluded.for_good'


def wait_for_deals(batch: Sequence[tuple[int, Moment]]) -> None:
    """Bring the deals that wait up to date with moments just written; those begun and ended in one batch never wait."""
    told = {moment.id: moment for _, moment in batch if type(moment.fact) in MOVING or moment.corrects}
    if not told:
        return
    told = _with_what_they_change(told)
    own = {moment.id for _, moment in batch}
    begun: defaultdict[str, set[str]] = defaultdict(set)
    rewritten: defaultdict[str, set[str]] = defaultdict(set)
    over: set[str] = set()
    for moment in (each for each in told.values() if each.id in own):
        if isinstance(moment.fact, DealClosed):
            over.add(_first(moment.fact.deal, told))
        elif isinstance(moment.fact, DealOpened) and moment.corrects is not None:
            rewritten[_first(moment.id, told)].update(parties(moment.fact))
        elif isinstance(moment.fact, DealOpened) and moment.fact.worth is not None:
            begun[moment.id].update(parties(moment.fact))
    _settle(over)
    waits = {**dict.fromkeys(begun.keys() - over, False), **_still_waiting(rewritten.keys())}
    rows = [
        (deal, to, for_good)
        for deal, for_good in sorted(waits.items())
        for to in sorted(begun[deal] | rewritten[deal])
    ]
    insert(Waiting, COLUMNS, rows, FOR_GOOD)
    if doubtful := {of for each in told.values() if each.id in own for of in _unsettled(each, told)}:
        _wait_for_good(doubtful)


def waiting_for(around: Iterable[str]) -> list[str]:
    """The deals that are not over, or may not be, and concern any of these."""
    statement = f'SELECT DISTINCT w.moment FROM ledger_waiting w WHERE w."to" IN {listed()}'
    return [row[0] for row in ask(statement, [as_list(around)])]


def _with_what_they_change(told: dict[str, Moment]) -> dict[str, Moment]:
    """Moments of a batch with all that these end, correct or take back, as far back as that goes."""
    missing = {each for moment in told.values() for each in _before(moment)} - told.keys()
    found = dict(told)
    while missing:
        more = {moment.id: moment for moment in load(missing)}
        found |= more
        missing = {each for moment in more.values() for each in _before(moment)} - found.keys()
    return found


def _before(moment: Moment) -> list[str]:
    found = changed_by(moment)
    return [*found, moment.fact.deal] if isinstance(moment.fact, DealClosed) else found


def _first(moment_id: str, told: dict[str, Moment]) -> str:
    """What was told first, before any correction of it."""
    while (moment := told.get(moment_id)) is not None and moment.corrects is not None:
        moment_id = moment.corrects
    return moment_id


def _unsettled(moment: Moment, told: dict[str, Moment]) -> list[str]:
    """What a moment puts in doubt: an end it takes back or gives to another deal, or a worth that it brings in late."""
    if isinstance(moment.fact, MomentWithdrawn):
        return [moment.fact.what]
    before = told.get(moment.corrects or "")
    if before is None:
        return []
    now, then = moment.fact, before.fact
    if isinstance(now, DealClosed) and isinstance(then, DealClosed):
        same = _first(now.deal, told) == _first(then.deal, told)
    elif isinstance(now, DealOpened) and isinstance(then, DealOpened):
        same = then.worth is not None or now.worth is None
    else:
        same = not isinstance(then, DEALS)
    return [] if same else [moment.id]


def _settle(over: set[str]) -> None:
    if over:
        with connection.cursor() as cursor:
            cursor.execute(
                f"DELETE FROM ledger_waiting WHERE moment IN {listed()} AND NOT for_good",
                [as_list(sorted(over))],
            )


def _still_waiting(deals: Iterable[str]) -> dict[str, bool]:
    """Those of these deals that wait, and whether they do so for good."""
    wanted = sorted(deals)
    statement = f"SELECT moment, for_good FROM ledger_waiting WHERE moment IN {listed()}"
    return {deal: bool(for_good) for deal, for_good in ask(statement, [as_list(wanted)])} if wanted else {}


def _wait_for_good(doubtful: set[str]) -> None:
    """Every deal that hangs together with these, for everybody it ever named."""
    clusters = clusters_of(doubtful)
    deals = {moment.fact.deal for moment in clusters.moments.values() if isinstance(moment.fact, DealClosed)}
    for moment in clusters_of(deals - clusters.moments.keys()).moments.values():
        clusters.add(moment)
    rows = {
        (clusters.first(moment.id), each, True)
        for moment in clusters.moments.values()
        if isinstance(moment.fact, DealOpened)
        for each in parties(moment.fact)
    }
    insert(Waiting, COLUMNS, sorted(rows), FOR_GOOD)
