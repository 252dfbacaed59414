"""When leaders switched per-person views on or off, in their own word and not before it was recorded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date

from ridealong.ledger.gathering import clusters_of
from ridealong.ledger.lookup import load_naming
from ridealong.moments.kinds.strategy import ViewsSwitched
from ridealong.moments.moment import Moment

Switches = tuple[tuple[date, bool], ...]


def switched(leaders: Iterable[str]) -> dict[str, Switches]:
    """Of each leader who ever did so, since which days per-person views were on or off, oldest first."""
    told = load_naming(leaders, [ViewsSwitched])
    if not told:
        return {}
    stand = clusters_of(each.id for each in told).which_stand(each.id for each in told)
    found: defaultdict[str, list[tuple[date, bool]]] = defaultdict(list)
    for moment in told:
        fact = moment.fact
        if isinstance(fact, ViewsSwitched) and moment.id in stand and moment.by == fact.who:
            found[fact.who].append((_since(moment), fact.to == "on"))
    return {leader: tuple(sorted(days, key=lambda each: each[0])) for leader, days in found.items()}


def _since(moment: Moment) -> date:
    """Dating it back would unmask what was said while everybody was told that views are off."""
    said = moment.day(UTC)
    return max(said, moment.recorded_at.date()) if moment.recorded_at else said
