"""Whom a whole batch names and what it points at, read kind by kind: fields that a kind has not are not looked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from operator import attrgetter
from typing import Any

from ridealong.ledger.clusters import changing
from ridealong.moments.kind import Fact, identities_of, refs_of
from ridealong.moments.moment import Moment

ByKind = dict[type[Fact], list[Moment]]


def by_kind(moments: Iterable[Moment]) -> ByKind:
    found: defaultdict[type[Fact], list[Moment]] = defaultdict(list)
    for moment in moments:
        found[type(moment.fact)].append(moment)
    return found


def all_parties(kinds: ByKind) -> set[str]:
    """Everyone these moments name, by id."""
    named: set[Any] = set()
    for kind, moments in kinds.items():
        for name in identities_of(kind):
            values = set(map(attrgetter(f"fact.{name}"), moments))
            named.update(chain.from_iterable(each if isinstance(each, tuple) else (each,) for each in values))
    return named - {None}


def all_pointed_at(kinds: ByKind) -> set[str]:
    """Every moment these refer to or correct."""
    found = set(_corrected(kinds))
    for kind, moments in kinds.items():
        for name in refs_of(kind):
            found.update(map(attrgetter(f"fact.{name}"), moments))
    return found - {None}


def all_changed(kinds: ByKind) -> set[str]:
    """Every moment that isn't the same after these."""
    found = set(_corrected(kinds))
    for kind, moments in kinds.items():
        if (name := changing(kind)) is not None:
            found.update(map(attrgetter(f"fact.{name}"), moments))
    return found


def _corrected(kinds: ByKind) -> Iterator[str]:
    for moments in kinds.values():
        yield from (moment.corrects for moment in moments if moment.corrects)
