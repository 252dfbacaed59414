"""An immutable bundle of moments: whose they are, which weeks they may speak of, and what was known of them when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, tzinfo
from functools import cached_property

from ridealong.moments.kind import F, Fact, refs_of
from ridealong.moments.kinds.roster import MomentWithdrawn
from ridealong.moments.loops import Loop, loops_of
from ridealong.moments.moment import Moment
from ridealong.moments.roster import Roster
from ridealong.moments.weeks import last_closed


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What a reader may know: moments that happened before ``as_of`` and were recorded by ``known_at``.

    Corrections have won, withdrawn moments are gone, and every reference points at the moment that stands.
    """

    leader: str
    zone: tzinfo
    as_of: date
    known_at: datetime | None = None
    moments: tuple[Moment, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    """Display names by id, for what a reading says; empty where words were forgotten."""

    @classmethod
    def of(cls, moments: Iterable[Moment], **scope: object) -> Evidence:
        """Evidence of what stands: see :func:`standing`."""
        return cls(moments=standing(moments), **scope)  # type: ignore[arg-type]

    @property
    def last_week(self) -> int:
        """The last closed week; readers count nothing after it."""
        return last_closed(self.as_of)

    @cached_property
    def _by_kind(self) -> dict[type[Fact], list[Moment]]:
        found: defaultdict[type[Fact], list[Moment]] = defaultdict(list)
        for moment in self.moments:
            found[type(moment.fact)].append(moment)
        return found

    @cached_property
    def by_id(self) -> dict[str, Moment]:
        return {moment.id: moment for moment in self.moments}

    def kind(self, kind: type[F]) -> list[tuple[Moment, F]]:
        """The moments of one kind in the order they happened, each with its fact at hand."""
        return [(moment, moment.fact) for moment in self._by_kind.get(kind, ())]  # type: ignore[misc]

    @cached_property
    def loops(self) -> dict[str, Loop]:
        return loops_of(self.moments, self.zone, self.roster.root)

    @cached_property
    def roster(self) -> Roster:
        return Roster.of(self.moments, self.zone)

    def name(self, identity: str) -> str:
        return self.names.get(identity, identity)


def standing(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    """The moments that stand, in the order they happened: corrections win, withdrawals take back.

    Order of arrival makes no difference: the latest recorded correction of a moment is the one that stands,
    and references to what it replaced are turned to it.
    """
    everything = sorted(set_of(moments).values(), key=_recorded)
    replaced: dict[str, str] = {}
    for moment in everything:
        if moment.corrects is not None:
            replaced[moment.corrects] = moment.id
    withdrawn = {
        moment.fact.what for moment in everything if isinstance(moment.fact, MomentWithdrawn) and moment.id not in replaced
    }
    gone = set(replaced) | withdrawn
    latest = {old: _follow(old, replaced) for old in replaced}
    kept = [_turned(moment, latest) for moment in everything if moment.id not in gone]
    return tuple(sorted(kept, key=_happened))


def set_of(moments: Iterable[Moment]) -> dict[str, Moment]:
    return {moment.id: moment for moment in moments}


def _recorded(moment: Moment) -> tuple[float, str]:
    return (moment.recorded_at.timestamp() if moment.recorded_at else 0.0, moment.id)


def _happened(moment: Moment) -> tuple[datetime, float, str]:
    return (moment.happened_at, *_recorded(moment))


def _follow(old: str, replaced: Mapping[str, str]) -> str:
    seen = {old}
    while old in replaced and replaced[old] not in seen:
        old = replaced[old]
        seen.add(old)
    return old


def _turned(moment: Moment, latest: Mapping[str, str]) -> Moment:
    if not latest:
        return moment
    moved = {
        name: latest[value] for name in refs_of(type(moment.fact)) if (value := getattr(moment.fact, name)) in latest
    }
    return replace(moment, fact=replace(moment.fact, **moved)) if moved else moment  # type: ignore[type-var]
