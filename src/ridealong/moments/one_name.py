"""People of ours who came in twice and turned out to be one: what is told of either is read in the name that stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from ridealong.moments.kind import Fact, identities_of, once_a_kind
from ridealong.moments.kinds.roster import PersonJoined, PersonLeft, PersonMerged
from ridealong.moments.moment import Moment
from ridealong.moments.roster import end_of
from ridealong.moments.standing import standing

Same = Mapping[str, str]
"""The name that stays, for each that turned out to be another's; empty where nobody came in twice."""


def same_among(moments: Sequence[Moment], counts: Callable[[Moment], bool] = lambda moment: True) -> Same:
    """Who is who by those of these moments that stand and count. Mostly nobody is, and that costs one look at each."""
    if not any(type(moment.fact) is PersonMerged for moment in moments):
        return {}
    stands = (moment for moment in standing(moments) if counts(moment))
    same = {moment.fact.one: moment.fact.other for moment in stands if isinstance(moment.fact, PersonMerged)}
    return {each: end_of(same, each) for each in same}


def stands_in_one_name(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    """What stands, everybody under the one name they have: what one may change, they may change under either."""
    told = list(moments)
    return standing(all_in_one_name(told, same_among(told)))


def all_in_one_name(moments: Iterable[Moment], same: Same) -> Iterable[Moment]:
    return [in_one_name(each, same) for each in moments] if same else moments


def in_one_name(moment: Moment, same: Same) -> Moment:
    """The moment as it would have been told of one. Its voice stays that of the day it was recorded."""
    by = same.get(moment.by, moment.by) if moment.by else None
    fact = fact_in_one_name(moment.fact, same)
    return moment if by == moment.by and fact is moment.fact else replace(moment, by=by, fact=fact)


def fact_in_one_name(fact: Fact, same: Same) -> Fact:
    changed = {}
    for name in _names(type(fact)):
        value = getattr(fact, name)
        if isinstance(value, tuple):
            one = tuple(dict.fromkeys(same.get(each, each) for each in value))
        else:
            one = same.get(value, value)
        if one != value:
            changed[name] = one
    return replace(fact, **changed) if changed else fact  # type: ignore[type-var]


@once_a_kind
def _names(kind: type[Fact]) -> tuple[str, ...]:
    """Where a kind names people that may be read as another: whose place is whose, the roster itself says."""
    if kind is PersonMerged:
        return ()
    own = ("who",) if kind in (PersonJoined, PersonLeft) else ()
    return tuple(each for each in identities_of(kind) if each not in own)
