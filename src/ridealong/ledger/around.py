"""A moment and what hangs together with it: what it answers and corrects, what followed, whether it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from ridealong.ledger.clusters import Clusters, pointed_at
from ridealong.ledger.gathering import clusters_of
from ridealong.ledger.lookup import load, load_changing, load_pointing
from ridealong.moments.kinds.roster import MomentWithdrawn
from ridealong.moments.moment import Moment

WITHDRAWN, CORRECTED, STANDS = "withdrawn", "corrected", ""


class Around(NamedTuple):
    """Each in the order it was recorded."""

    answers: list[Moment]
    corrects: list[Moment]
    followed: list[Moment]


def find(ids: Iterable[str]) -> list[Moment]:
    """These moments in the order given, each once; ids that nobody knows are left out."""
    wanted = list(dict.fromkeys(ids))
    found = {moment.id: moment for moment in load(wanted)}
    return [found[each] for each in wanted if each in found]


def around(moment_id: str) -> Around:
    """What a moment answers, what it corrects, and every moment that points at it: naming somebody is not pointing."""
    answers = {each for moment in load([moment_id]) for each in pointed_at(moment)}
    corrected = {moment.corrects for moment in load([moment_id]) if moment.corrects}
    return Around(load(answers - corrected), load(corrected), load_pointing([moment_id]))


def state_of(ids: Iterable[str]) -> dict[str, str]:
    """Of each moment whether it was ``withdrawn`` or ``corrected``; an empty word where it stands."""
    wanted = set(ids)
    clusters = clusters_of(wanted)
    stand = clusters.which_stand(wanted)
    return {each: STANDS if each in stand else _what_became_of(each, clusters) for each in wanted}


def states_of(moments: Collection[Moment]) -> dict[str, str]:
    """The same of moments at hand: those that nothing corrected or took back need nothing more to be read."""
    changes = load_changing(each.id for each in moments)
    changed = {each.fact.what for each in changes if isinstance(each.fact, MomentWithdrawn)}
    changed |= {each.corrects for each in changes if each.corrects}
    doubted = {each.id for each in moments if each.corrects or each.id in changed}
    return {each.id: STANDS for each in moments} | (state_of(doubted) if doubted else {})


def _what_became_of(moment_id: str, clusters: Clusters) -> str:
    heir = clusters.standing_for(moment_id)
    return WITHDRAWN if heir is None else CORRECTED
