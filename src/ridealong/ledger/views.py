"""When leaders switched per-person views on or off, in their own word and not before it was recorded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, date
from typing import NamedTuple

from ridealong.ledger.gathering import clusters_of
from ridealong.ledger.lookup import load_naming
from ridealong.ledger.merging import merged_with
from ridealong.moments.kinds.strategy import ViewsSwitched
from ridealong.moments.moment import Moment
from ridealong.moments.one_name import Same, in_one_name

Switches = tuple[tuple[date, bool], ...]


class Switch(NamedTuple):
    """What a leader said on a day, and whether it was under the name they have."""

    since: date
    on: bool
    own: bool


def switched(leaders: Iterable[str], same: Same) -> Mapping[str, Switches]:
    """Of each leader who ever did so, since which days per-person views were on or off, oldest first.

    `same` says who came in twice, and the name that stays.
    """
    whose = set(leaders)
    told = load_naming(whose | {one for one, kept in same.items() if kept in whose}, [ViewsSwitched])
    if not told:
        return {}
    stand = clusters_of(each.id for each in told).which_stand(each.id for each in told)
    found: defaultdict[str, list[Switch]] = defaultdict(list)
    for moment in told:
        fact = in_one_name(moment, same).fact
        if isinstance(fact, ViewsSwitched) and moment.id in stand and _own_word(moment, fact.who, same):
            own = getattr(moment.fact, "who", None) == fact.who
            found[fact.who].append(Switch(_since(moment), fact.to == "on", own))
    return {
        leader: _under_one_name(leader, sorted(switches, key=lambda each: each.since))
        for leader, switches in found.items()
    }


def _own_word(moment: Moment, who: str, same: Same) -> bool:
    return moment.by is not None and same.get(moment.by, moment.by) == who


def _under_one_name(leader: str, switches: list[Switch]) -> Switches:
    """Off under a second name is off; on is so no sooner than that they are one was told.

    Until then everybody who said something of this leader was told that views are off.
    """
    days = [(each.since, each.on) for each in switches if each.own or not each.on]
    if all(each.own for each in switches):
        return tuple(days)
    told = max(_since(moment) for moment, _ in merged_with([leader]))
    until_then = [each for each in days if each[0] < told]
    last = [each.on for each in switches if each.since <= told][-1:]
    changed = [(told, on) for on in last if not until_then or until_then[-1][1] != on]
    return (*until_then, *changed, *((each.since, each.on) for each in switches if each.since > told))


def _since(moment: Moment) -> date:
    """Dating it back would unmask what was said while everybody was told that views are off."""
    said = moment.day(UTC)
    return max(said, moment.recorded_at.date()) if moment.recorded_at else said
