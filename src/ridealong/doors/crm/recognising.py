"""Recognises rows that name somebody of two names: what was told under either is asked for as it was told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ridealong.moments.kind import refs_of

from .asking import Asked, Wish
from .elsewhere import Elsewhere
from .history import History, Pasts
from .known_again import Again
from .selves import Selves, Turns, turned_to


def recognised(wishes: Sequence[Wish], pasts: Pasts, history: History) -> list[Wish]:
    """The wishes under the ids and names that the ledger has them under; `pasts` learns of those ids.

    Whoever came in twice has an id for each name, and of what a row names by now the ledger may know the other.
    """
    if history.knows_nobody_twice:
        return list(wishes)
    history.asked.update(each for wish in wishes for each in named_in(wish) if history.elsewhere.of(each))
    ways = [list(ways_of(wish, pasts, history)) for wish in wishes]
    pasts |= history.of({each for way in ways for ids in way for each in ids.values()} - pasts.keys())
    found = []
    for wish, several in zip(wishes, ways, strict=True):
        ids = next((ids for ids in several if any(pasts[each][1] for each in ids.values())), {})
        # What came under the name that the row says stays where it is, and what is new joins what was told.
        ids = {said: here for said, here in ids.items() if pasts[said][1] is None}
        found.append(named_as_told(wish, ids, pasts, history))
    return found


def named_in(wish: Wish) -> Iterator[str]:
    yield from (asked.id for asked in wish.asked)
    yield from wish.not_so


def ways_of(wish: Wish, pasts: Pasts, history: History) -> Iterator[dict[str, str]]:
    """Under which other ids all of a row may be here: one way for every other name, or as was seen once."""
    ids = list(named_in(wish))
    if all(pasts[each][1] is not None for each in ids):
        return
    others = {each: ways for each in ids if (ways := history.elsewhere.of(each))}
    for number in range(max(map(len, others.values()), default=0)):
        way = {each: ways[number] for each, ways in others.items() if number < len(ways)}
        if history.asked.isdisjoint(way.values()):
            yield way
    once = {each: again.here for each in ids if (again := history.again.get(each)) and again.here != each}
    if once:
        yield once


def named_as_told(wish: Wish, ids: dict[str, str], pasts: Pasts, history: History) -> Wish:
    """Of each moment the names under which it was told; what is new goes by those of the rest of its row."""
    own = {each.id: turns_of(each, ids.get(each.id, each.id), pasts, history) for each in wish.asked}
    row = {new: old for turns in reversed(own.values()) for new, old in turns.items()}
    if not row and not ids:
        return wish
    asked = tuple(turned(each, {**row, **own[each.id]}, ids) for each in wish.asked)
    history.learned += learned(wish, ids, own, history.elsewhere, history.selves)
    return wish._replace(asked=asked, not_so=tuple(ids.get(each, each) for each in wish.not_so))


def turns_of(asked: Asked, here: str, pasts: Pasts, history: History) -> Turns:
    past = pasts[here][1]
    if past is None:
        return {}
    again = history.again.get(asked.id)
    return {**(again.turns if again else {}), **history.selves.turns(asked.fact, past.said.fact)}


def turned(asked: Asked, turns: Turns, ids: dict[str, str]) -> Asked:
    fact = turned_to(asked.fact, turns)
    refs = {slot: ids[ref] for slot in refs_of(type(fact)) if (ref := getattr(fact, slot)) in ids}
    fact = replace(fact, **refs) if refs else fact  # type: ignore[type-var]
    by = turns.get(asked.by, asked.by) if asked.by else asked.by
    return asked._replace(id=ids.get(asked.id, asked.id), fact=fact, by=by)


def learned(
    wish: Wish, ids: dict[str, str], own: dict[str, Turns], elsewhere: Elsewhere, selves: Selves
) -> Iterator[Again]:
    """What is to be remembered, should they part: this row was recognised under the name that it says."""
    for said in named_in(wish):
        here, turns = ids.get(said, said), own.get(said, {})
        if said != here or any(selves.root(new) not in selves.people for new in turns):
            cut = -1 if said[:-1] in elsewhere.keys else None
            yield Again(said[:cut], here[:cut], turns)
