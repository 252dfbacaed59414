"""Rows of whoever was forgotten: what is here of them stays as it is, and nothing new is told of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

from ridealong.moments.kind import Fact, parties, refs_of
from ridealong.moments.kinds.customers import CustomerBought

from .asking import Asked, Wish
from .history import Pasts

FORGOTTEN_ROW: Literal["forgotten"] = "forgotten"
Forgotten = frozenset[str]


class Spared(NamedTuple):
    """What is left of a wish, and what it asked for that concerns somebody forgotten."""

    wish: Wish
    theirs: list[Asked]


def spare(wish: Wish, pasts: Pasts, forgotten: Forgotten) -> Spared:
    """What leans on a moment of theirs is theirs, too: why a deal was lost names nobody."""
    if not forgotten:
        return Spared(wish, [])
    theirs: dict[str, Asked] = {}
    left: list[Asked] = []
    for asked in wish.asked:
        bought = sold_by_nobody(asked, forgotten) if pasts[asked.id][1] is None else None
        if bought is not None:
            left.append(bought)
        elif is_theirs(asked, forgotten) or not theirs.keys().isdisjoint(pointed_at(asked.fact)):
            theirs[asked.id] = asked
        else:
            left.append(asked)
    return Spared(wish._replace(asked=tuple(left)), list(theirs.values()))


def is_theirs(asked: Asked, forgotten: Forgotten) -> bool:
    return asked.by in forgotten or not forgotten.isdisjoint(parties(asked.fact))


def sold_by_nobody(asked: Asked, forgotten: Forgotten) -> Asked | None:
    """A sale is the customer's: it counts, though whoever made it was forgotten. It has no words."""
    fact = asked.fact
    if not isinstance(fact, CustomerBought) or fact.customer in forgotten or fact.seller not in forgotten:
        return None
    by = None if asked.by in forgotten else asked.by
    return asked._replace(fact=replace(fact, seller=None, deal=None), by=by)


def pointed_at(fact: Fact) -> Iterator[str]:
    return (ref for name in refs_of(type(fact)) if (ref := getattr(fact, name)) is not None)
