"""The draw itself: who is asked follows from the chain of the ledger, so nobody can choose it and anybody can check it.

The seed of a week is the SHA-256 of the chain's link at the close of the week, the leader's id and the week's number,
with a space between them. Everything that could be drawn is put in the order of the SHA-256 of the seed and its name.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from ridealong.doors.asking.reasons import STRATA


class Drawable(Protocol):
    @property
    def customer(self) -> str: ...
    @property
    def stratum(self) -> str: ...


D = TypeVar("D", bound=Drawable)


def seed_of(link: str, leader: str, week: int) -> str:
    return hashlib.sha256(f"{link} {leader} {week}".encode()).hexdigest()


def rank(seed: str, name: str) -> str:
    """Where a name stands in the order of a seed: the lowest comes first."""
    return hashlib.sha256(f"{seed} {name}".encode()).hexdigest()


def draw(candidates: Iterable[D], seed: str, at_most: int) -> list[D]:
    """One of each stratum in turn until enough are drawn; with room for one of each, every stratum has one.

    Where there is no room for one of each, the seed says which strata come first, so none is left out for ever.
    """
    waiting: defaultdict[str, list[D]] = defaultdict(list)
    for each in sorted(candidates, key=lambda each: rank(seed, each.customer), reverse=True):
        waiting[each.stratum].append(each)
    turns = sorted((stratum for stratum in STRATA if waiting[stratum]), key=lambda each: rank(seed, each))
    drawn: list[D] = []
    while turns and len(drawn) < at_most:
        for stratum in turns[: at_most - len(drawn)]:
            drawn.append(waiting[stratum].pop())
        turns = [stratum for stratum in turns if waiting[stratum]]
    return drawn


def first(names: Sequence[str], seed: str) -> str:
    """One of several who could speak for a customer."""
    return min(names, key=lambda name: rank(seed, name))
