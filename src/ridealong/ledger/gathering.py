"""Loads moments with all that hangs together with them, to say which of them stand."""

from __future__ import annotations

from collections.abc import Iterable

from ridealong.ledger.clusters import Clusters, changed_by
from ridealong.ledger.lookup import load, load_changing
from ridealong.people import parties as people


def clusters_of(ids: Iterable[str]) -> Clusters:
    """These moments with all that they correct or take back, and all that corrects, takes back or moves any of it."""
    clusters = Clusters(people.came_twice())
    seen: set[str] = set()
    waiting = set(ids)
    while waiting:
        seen |= waiting
        found, followers = load(waiting), load_changing(waiting)
        for moment in [*found, *followers]:
            clusters.add(moment)
        before = {each for moment in [*found, *followers] for each in changed_by(moment)}
        waiting = ({moment.id for moment in followers} | before) - seen
    return clusters
