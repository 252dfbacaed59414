"""Which visits of a leader stand: somebody else who was there says that they took place, and nobody denies it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ridealong.moments.evidence import Evidence
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.loops import LoopConfirmed, LoopDenied, VisitMade
from ridealong.moments.loops import Loop, speaks_for
from ridealong.moments.moment import Moment

Visits = list[tuple[Moment, VisitMade]]


def visits_that_stand(evidence: Evidence) -> Visits:
    """The leader's visits that somebody else who was there says took place, and nobody denies."""
    return [(moment, visit) for moment, visit, borne_out in evidence.once(_undenied) if borne_out]


def told_by_the_leader_alone(evidence: Evidence) -> Visits:
    """The visits that nobody denies, and nobody who was there has told of either: a friend's word is the leader's."""
    return [(moment, visit) for moment, visit, borne_out in evidence.once(_undenied) if not borne_out]


def _undenied(evidence: Evidence) -> list[tuple[Moment, VisitMade, bool]]:
    """The leader's visits that nobody denies, and whether somebody else who was there bears each out."""
    return [
        (moment, visit, _is_borne_out(evidence, loop, visit))
        for moment, visit in evidence.once(leaders_visits)
        if not _is_denied(evidence, loop := evidence.loops[moment.id], visit)
    ]


def leaders_visits(evidence: Evidence) -> Visits:
    """Visits this leader made, and those a salesperson made with this leader beside them: one car, told two ways."""
    leader = evidence.leader
    return [
        (moment, visit if visit.who == leader else replace(visit, who=leader, beside=visit.who))
        for moment, visit in evidence.kind(VisitMade)
        if leader in (visit.who, visit.beside)
    ]


def _is_denied(evidence: Evidence, loop: Loop, visit: VisitMade) -> bool:
    """Whoever was there denies it for themselves: what the one beside says does not answer for the customer."""
    root = evidence.roster.root
    return loop.dropped is not None or any(
        _last_word(loop, each, root) is LoopDenied
        for each in {*map(root, loop.fact.witnesses), *_there(visit, root)}
    )


def _last_word(loop: Loop, witness: str, root: Callable[[str], str]) -> type[Fact] | None:
    said = [
        type(verb.fact)
        for verb in loop.verbs
        if isinstance(verb.fact, LoopConfirmed | LoopDenied) and speaks_for(verb, witness, root)
    ]
    return said[-1] if said else None


def _is_borne_out(evidence: Evidence, loop: Loop, visit: VisitMade) -> bool:
    """Told or confirmed by somebody who was there with the leader, or by a system; nobody else saw it."""
    root = evidence.roster.root
    there = _there(visit, root)
    words = (loop.opener, *(verb for verb in loop.verbs if isinstance(verb.fact, LoopConfirmed)))
    return any(speaks_for(word, each, root) for word in words for each in there)


def _there(visit: VisitMade, root: Callable[[str], str]) -> list[str]:
    return [root(each) for each in visit.witnesses]
