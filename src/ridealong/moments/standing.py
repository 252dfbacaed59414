"""Which moments stand once corrections have won and withdrawals have taken back, whatever order they arrived in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from operator import attrgetter

from ridealong.moments.kind import refs_of
from ridealong.moments.kinds.roster import MomentWithdrawn
from ridealong.moments.moment import Moment
from ridealong.moments.overdue import (
    IN_FORCE,
    KEEPERS,
    ONCE_SAID,
    UNDONE,
    kept_to_its_date,
    only_words_differ,
    passed,
)

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def standing(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    """The moments that stand, in the order they happened, their references turned to what stands."""
    told = {moment.id: moment for moment in moments}.values()
    if not any(moment.corrects or type(moment.fact) is MomentWithdrawn for moment in told):
        return _in_order(told)
    everything = sorted(told, key=_recorded)
    by_id = {moment.id: moment for moment in everything}
    corrections, gone = _changes(everything, by_id)
    latest = _winners(corrections, gone)
    kept = [
        _turned(kept_to_its_date(moment, by_id), latest)
        for moment in everything
        if moment.id not in gone and moment.id not in latest and not _is_void(moment, by_id)
    ]
    return _in_order(kept)


def _in_order(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    """By when they happened, then by when they were recorded, then by id.

    From the last to the first, for sorting keeps what is equal as it was: a ledger is read nearly in order already,
    and a key made of all three for each moment took longer than everything else here.
    """
    found = sorted(moments, key=attrgetter("id"))
    found.sort(key=_recorded_at)
    found.sort(key=attrgetter("happened_at"))
    return tuple(found)


def _recorded(moment: Moment) -> tuple[float, str]:
    return (moment.recorded_at.timestamp() if moment.recorded_at else 0.0, moment.id)


def _recorded_at(moment: Moment) -> datetime:
    return moment.recorded_at or EPOCH


def _changes(
    everything: Iterable[Moment], by_id: Mapping[str, Moment]
) -> tuple[dict[str, list[str]], set[str]]:
    """What corrects what, oldest first, and all that was taken back.

    Taking a moment back takes its corrections along; taking a correction back restores what it corrected; taking
    a withdrawal back restores everything.
    """
    corrections: defaultdict[str, list[str]] = defaultdict(list)
    taken: dict[str, set[str]] = {}
    for moment in everything:
        if moment.corrects is not None and _may_correct(moment, by_id):
            corrections[moment.corrects].append(moment.id)
        if isinstance(moment.fact, MomentWithdrawn):
            what = moment.fact.what
            if _may_take_back(moment, by_id.get(what), by_id):
                taken.pop(what, None)
                taken[moment.id] = {what, *_descendants(what, corrections)}
    return dict(corrections), set().union(*taken.values())


def _may_correct(moment: Moment, by_id: Mapping[str, Moment]) -> bool:
    original = by_id.get(moment.corrects or "")
    if original is None:
        return True
    in_time = passed(moment, original, by_id) is None
    return may_change(moment, original) and (in_time or only_words_differ(moment, original))


def _is_void(moment: Moment, by_id: Mapping[str, Moment]) -> bool:
    """Whether this came too late to be what was first said; of what is in force it is one more, from its own day."""
    original = by_id.get(moment.corrects or "")
    if original is None or not isinstance(original.fact, ONCE_SAID) or isinstance(original.fact, IN_FORCE):
        return False
    return may_change(moment, original) and not _may_correct(moment, by_id)


def _may_take_back(moment: Moment, original: Moment | None, by_id: Mapping[str, Moment]) -> bool:
    if original is None:
        return True
    return may_change(moment, original) and passed(moment, original, by_id) is None


def may_change(moment: Moment, original: Moment | None) -> bool:
    """Nobody takes back or rewrites another person's word, least of all the one it is about.

    Keepers mend anything, and an import taken back goes as a whole, whoever its rows belong to.
    """
    if original is None or original.by is None or moment.by is None:
        return True
    return moment.by == original.by or moment.voice in KEEPERS or moment.door.startswith(UNDONE)


def _descendants(what: str, corrections: Mapping[str, list[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [what]
    while waiting:
        new = [each for each in corrections.get(waiting.pop(), ()) if each not in found]
        found.update(new)
        waiting += new
    return found


def _winners(corrections: Mapping[str, list[str]], gone: set[str]) -> dict[str, str]:
    """What now stands for each moment that was corrected, and for each correction that another one overtook."""
    winners = {}
    corrected = {each for new in corrections.values() for each in new}
    for first in corrections.keys() - corrected:
        winner = _latest(first, corrections, gone)
        winners.update(dict.fromkeys({first, *_descendants(first, corrections)} - {winner} - gone, winner))
    return winners


def _latest(old: str, corrections: Mapping[str, list[str]], gone: set[str]) -> str:
    seen = {old}
    while standing := [each for each in corrections.get(old, ()) if each not in gone and each not in seen]:
        old = standing[-1]
        seen.add(old)
    return old


def _turned(moment: Moment, latest: Mapping[str, str]) -> Moment:
    if not latest:
        return moment
    moved = {
        name: latest[value]
        for name in refs_of(type(moment.fact))
        if (value := getattr(moment.fact, name)) in latest
    }
    return replace(moment, fact=replace(moment.fact, **moved)) if moved else moment  # type: ignore[type-var]
