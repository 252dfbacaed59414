"""Derived: every loop that is not over, and every decision that waits for a word.

Nobody has to read the whole ledger to learn what waits for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC

from django.db import connection

from ridealong.ledger.clusters import Clusters, changed_by
from ridealong.ledger.codec import microseconds
from ridealong.ledger.gathering import clusters_of
from ridealong.ledger.lookup import load, load_pointing
from ridealong.ledger.models import Link, OpenLoop
from ridealong.moments.deciding import Unanswered, unanswered
from ridealong.moments.kind import Fact, once_a_kind, parties
from ridealong.moments.kinds.loops import Opener, Verb
from ridealong.moments.kinds.roster import CustomerMerged, CustomerMet, MomentWithdrawn, PersonMerged
from ridealong.moments.kinds.strategy import DecisionMade, DecisionOpened, DecisionReviewed
from ridealong.moments.loops import DONE_WHEN_TOLD, Loop, loops_of
from ridealong.moments.moment import Moment
from ridealong.moments.one_name import all_in_one_name
from ridealong.moments.standing import standing
from ridealong.people import parties as people
from ridealong.people.lists import Row, as_list, ask, insert, listed

COLUMNS = ("opener", "kind", "doer", "receiver", "due", "state", "claim", "since")
OPEN, CLAIMED = OpenLoop.State.OPEN.value, OpenLoop.State.CLAIMED.value
LOOPS = Opener | Verb
DECISIONS = DecisionOpened | DecisionMade | DecisionReviewed


def follow(batch: Sequence[tuple[int, Moment]]) -> None:
    """Bring the open loops up to date with moments just written; a batch that moves none costs a look at its kinds."""
    moving = [moment for _, moment in batch if _moves(type(moment.fact))]
    if not moving:
        return
    older = _older(moving, batch[-1][0])
    clusters = _gathered(older) if older else Clusters()
    before = [each.id for each in clusters.moments.values() if isinstance(each.fact, Opener | DecisionOpened)]
    for moment in moving:
        if isinstance(moment.fact, LOOPS | DECISIONS):
            clusters.add(moment)
    _forget(before)
    _keep(clusters.moments.values())


@once_a_kind
def _moves(kind: type[Fact]) -> bool:
    return issubclass(kind, LOOPS | DECISIONS | MomentWithdrawn | CustomerMet | CustomerMerged | PersonMerged)


def _older(moving: Iterable[Moment], last: int) -> set[str]:
    """Where earlier moments have to be read again: what was there before, and all that is corrected or taken back.

    What follows an opener of this batch is in this batch too, and needs no reading.
    """
    own = {moment.id for moment in moving if isinstance(moment.fact, LOOPS | DECISIONS)}
    found: set[str] = set()
    withdrawn: set[str] = set()
    speaking: set[str] = set()
    for moment in moving:
        fact = moment.fact
        if isinstance(fact, MomentWithdrawn):
            withdrawn.add(fact.what)
        elif isinstance(fact, CustomerMet):
            if fact.speaks_for is not None and fact.customer != moment.id:
                speaking.add(fact.customer)
        elif isinstance(fact, CustomerMerged | PersonMerged):
            speaking |= people.with_contacts([fact.one, fact.other])
        else:
            found.update({*changed_by(moment), *_decision_of(moment)} - own)
    for moment in _taken_back(withdrawn):
        if isinstance(moment.fact, CustomerMet):
            speaking.add(moment.fact.customer)
        elif isinstance(moment.fact, CustomerMerged | PersonMerged):
            speaking |= people.with_contacts([moment.fact.one, moment.fact.other])
        elif isinstance(moment.fact, LOOPS | DECISIONS):
            found.add(moment.id)
    return found | _said_by(speaking, last)


def _taken_back(ids: set[str]) -> list[Moment]:
    """What was taken back or, where a withdrawal was, what stands again by that."""
    found: list[Moment] = []
    while ids:
        moments = load(ids)
        found += moments
        ids = {moment.fact.what for moment in moments if isinstance(moment.fact, MomentWithdrawn)}
    return found


def _said_by(contacts: set[str], last: int) -> set[str]:
    """Every moment so far that names these or was recorded by them: whom they speak for may have changed, rarely.

    Where all is gone through again what comes later is there already, and has its own turn.
    """
    if not contacts:
        return set()
    names = f'SELECT seq FROM ledger_link WHERE "to" IN {listed()} AND how = {Link.How.NAMES.value}'
    found = ask(
        f'SELECT id FROM ledger_moment WHERE seq <= %s AND ("by" IN {listed()} OR seq IN ({names}))',
        [last, as_list(contacts), as_list(contacts)],
    )
    told = load(row[0] for row in found)
    return {moment.id for moment in told if isinstance(moment.fact, LOOPS | DECISIONS)}


def _gathered(ids: set[str]) -> Clusters:
    """All that hangs together with these, a decision with its choice and its reviews."""
    clusters = clusters_of(ids)
    asked: set[str] = set()
    while decisions := {of for each in clusters.moments.values() for of in _decision_of(each)} - asked:
        asked |= decisions
        about = [each.id for each in load_pointing(decisions) if isinstance(each.fact, DECISIONS)]
        for moment in clusters_of([*decisions, *about]).moments.values():
            clusters.add(moment)
    return clusters


def _decision_of(moment: Moment) -> list[str]:
    match moment.fact:
        case DecisionOpened():
            return [moment.id]
        case DecisionMade(decision=decision) | DecisionReviewed(decision=decision):
            return [decision]
    return []


def _forget(openers: Sequence[str]) -> None:
    if openers:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM ledger_openloop WHERE opener IN {listed()}", [as_list(openers)])


def _keep(moments: Iterable[Moment]) -> None:
    stands = standing(all_in_one_name(moments, people.came_twice()))
    named = {each for moment in stands for each in (*parties(moment.fact), moment.by) if each}
    roots: dict[str, str] = {each: customer or each for each, _, _, customer in people.told_of(named)}

    def root(identity: str) -> str:
        return roots.get(identity, identity)

    loops = loops_of(stands, UTC, root)
    rows = [_row(loop, root) for loop in loops.values() if loop.is_open]
    rows += [_decision_row(each, root) for each in unanswered(stands, UTC, root)]
    insert(OpenLoop, COLUMNS, rows)


def _row(loop: Loop, root: Callable[[str], str]) -> Row:
    done = isinstance(loop.fact, DONE_WHEN_TOLD)
    claim = loop.claimed or (loop.opener if done else None)
    doer = root(loop.fact.doer) if loop.fact.doer else None
    return (
        loop.opener.id, loop.fact.NAME, doer, root(loop.fact.receiver), loop.agreed_due, CLAIMED if claim else OPEN,
        claim.id if claim else None, microseconds((claim or loop.opener).happened_at),
    )  # fmt: skip


def _decision_row(waiting: Unanswered, root: Callable[[str], str]) -> Row:
    """Its choice is the claim: one word after that bears out all that was told before."""
    made, fact = waiting.made, waiting.fact
    return (
        waiting.opener.id, fact.NAME, root(fact.who), waiting.whom, fact.by, CLAIMED if made else OPEN,
        made.id if made else None, microseconds((made or waiting.opener).happened_at),
    )  # fmt: skip
