"""A moment and what hangs together with it: what it answers and corrects, what followed, whether it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from ridealong.ledger.clusters import Clusters, pointed_at
from ridealong.ledger.gathering import clusters_of
from ridealong.ledger.lookup import load, load_changing, load_pointing
from ridealong.moments.kinds.employees import CommentMade
from ridealong.moments.kinds.loops import Verb
from ridealong.moments.kinds.roster import MomentWithdrawn
from ridealong.moments.moment import Moment

WITHDRAWN, CORRECTED, STANDS = "withdrawn", "corrected", ""


class Around(NamedTuple):
    """Each in the order it happened, but for the history, which is in the order it was told."""

    answers: list[Moment]
    followed: list[Moment]
    remarks: list[Moment]
    history: list[Moment]
    """The moment itself, what corrects it or it corrects, and what took any back; empty where nothing did."""


def find(ids: Iterable[str]) -> list[Moment]:
    """These moments in the order given, each once; ids that nobody knows are left out."""
    wanted = list(dict.fromkeys(ids))
    found = {moment.id: moment for moment in load(wanted)}
    return [found[each] for each in wanted if each in found]


def around(moment_id: str) -> Around:
    """What a moment answers, how it came to stand, and all that points at it: naming somebody is not pointing."""
    clusters = clusters_of([moment_id])
    of_itself = [each for each in clusters.around(moment_id) if _is_history(each)]
    itself = clusters.moments.get(moment_id)
    history = sorted(of_itself, key=_told) if len(of_itself) > 1 else []
    known = {each.id for each in of_itself}
    answers = load({each for each in pointed_at(itself) if each not in known}) if itself else []
    followed = sorted(
        (each for each in load_pointing([moment_id]) if each.id not in known),
        key=lambda each: each.happened_at,
    )
    remarks = [each for each in followed if isinstance(each.fact, CommentMade)]
    return Around(answers, [each for each in followed if each not in remarks], remarks, history)


def _is_history(moment: Moment) -> bool:
    """What moves a loop followed; it did not change what was said."""
    return not isinstance(moment.fact, Verb)


def _told(moment: Moment) -> tuple[datetime, str]:
    return moment.recorded_at or moment.happened_at, moment.id


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
