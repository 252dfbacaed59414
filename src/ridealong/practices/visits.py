"""Which visits of a leader stand: somebody else who was there says that they took place, and nobody denies it."""

from __future__ import annotations

from dataclasses import replace

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.loops import LoopConfirmed, VisitMade
from ridealong.moments.loops import Loop, speaks_for
from ridealong.moments.moment import Moment

Visits = list[tuple[Moment, VisitMade]]


def visits_that_stand(evidence: Evidence) -> Visits:
    """The leader's visits that somebody else who was there says took place, and nobody denies."""
    return [
        (moment, visit) for moment, visit in evidence.once(leaders_visits) if _stands(evidence, moment, visit)
    ]


def _stands(evidence: Evidence, moment: Moment, visit: VisitMade) -> bool:
    loop = evidence.loops[moment.id]
    return not _is_denied(loop) and _is_borne_out(evidence, loop, visit)


def told_by_the_leader_alone(evidence: Evidence) -> Visits:
    """The visits that nobody denies and nobody else has told of either."""
    return [
        (moment, visit)
        for moment, visit in evidence.once(leaders_visits)
        if not _is_denied(loop := evidence.loops[moment.id]) and not _is_borne_out(evidence, loop, visit)
    ]


def leaders_visits(evidence: Evidence) -> Visits:
    """Visits this leader made, and those a salesperson made with this leader beside them: one car, told two ways."""
    leader = evidence.leader
    return [
        (moment, visit if visit.who == leader else replace(visit, who=leader, beside=visit.who))
        for moment, visit in evidence.kind(VisitMade)
        if leader in (visit.who, visit.beside)
    ]


def _is_denied(loop: Loop) -> bool:
    return loop.denied is not None or loop.dropped is not None


def _is_borne_out(evidence: Evidence, loop: Loop, visit: VisitMade) -> bool:
    root = evidence.roster.root
    there = [root(each) for each in (visit.beside, visit.customer) if each]
    return evidence.outside(loop.opener) or any(
        isinstance(verb.fact, LoopConfirmed) and any(speaks_for(verb, each, root) for each in there)
        for verb in loop.verbs
    )
