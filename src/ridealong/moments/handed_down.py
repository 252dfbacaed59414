"""What a leader says for everybody below: why buy from us, the plans. Standards are each leader's own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ridealong.moments.kind import Fact
from ridealong.moments.kinds.difference import PropositionStated
from ridealong.moments.kinds.roster import PersonJoined, PersonMerged
from ridealong.moments.kinds.strategy import PayPlanAdopted, PlanAdopted
from ridealong.moments.moment import Moment

HANDED_DOWN: frozenset[type[Fact]] = frozenset({PropositionStated, PlanAdopted, PayPlanAdopted})


def by_whom(fact: Fact) -> str | None:
    """Whose word it is for everybody below them; None where it is no such word."""
    return fact.who if isinstance(fact, PropositionStated | PlanAdopted | PayPlanAdopted) else None


def ever_above(leader: str, told: Iterable[Moment]) -> set[str]:
    """Everybody under whom a leader ever joined, in any line, whether that stands or not."""
    under: defaultdict[str, set[str]] = defaultdict(set)
    for moment in told:
        if type(moment.fact) is PersonJoined and moment.fact.under is not None:
            under[moment.fact.who].add(moment.fact.under)
        elif type(moment.fact) is PersonMerged:  # whoever is above one of the two is above both
            under[moment.fact.one].add(moment.fact.other)
            under[moment.fact.other].add(moment.fact.one)
    found: set[str] = set()
    frontier = {leader}
    while frontier:
        frontier = {above for each in frontier for above in under[each]} - found
        found |= frontier
    return found - {leader}
