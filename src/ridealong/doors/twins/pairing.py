"""Which of very many to compare at all: those who share a mark, a contact, or a place and a word of their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from .likeness import Likeness, likeness
from .names import bare, bare_person
from .portraits import Portrait

MOST_TOGETHER = 60
"""A mark that more than so many share is a switchboard's or a shopping centre's. A place is divided further."""
NEIGHBOURS = 8
"""With how many that follow in the alphabet somebody is compared where still too many are together."""
Key = tuple[str, ...]


def pairs(portraits: list[Portrait]) -> Iterator[tuple[Portrait, Portrait, Likeness]]:
    """Every two worth showing, once, the one met first before the other."""
    seen: set[tuple[int, int]] = set()
    for together in blocks(portraits):
        for first, second in compared(together, portraits):
            pair = (first, second) if first < second else (second, first)
            if pair in seen:
                continue
            one, other = portraits[pair[0]], portraits[pair[1]]
            if (found := likeness(one, other)) is not None:
                seen.add(pair)
                yield one, other, found


def blocks(portraits: list[Portrait]) -> Iterator[list[int]]:
    """Those who share a key, as their places in the list; one key of a kind after the other, so little is held."""
    for keys in (marks, places_and_words):
        told: defaultdict[Key, list[int]] = defaultdict(list)
        for at, portrait in enumerate(portraits):
            for key in dict.fromkeys(keys(portrait)):
                told[key].append(at)
        yield from (together for together in told.values() if len(together) > 1)


def marks(one: Portrait) -> Iterator[Key]:
    if one.sort == "contact":
        yield "firm", one.firm or ""
        return
    for sort, values in (("domain", one.domains), ("phone", one.phones), ("mail", one.mails)):
        yield from ((sort, value) for value in values)
    yield from (("speaker", speaker) for speaker in one.speakers)


def places_and_words(one: Portrait) -> Iterator[Key]:
    """A slip in one word leaves another, and a slip in all of them the first three letters or the last."""
    if one.sort == "person":
        for name in one.names:
            yield from (("word", word[:3]) for word in bare_person(name))
        return
    for place in one.places:
        for name in one.names:
            words = bare(name).words
            whole = "".join(words)
            yield from {(place, word) for word in words}
            yield place, "begins", whole[:3]
            yield place, "ends", whole[-4:]
            yield place, "initials", bare(name).initials if len(words) > 1 else whole


def compared(together: list[int], portraits: list[Portrait]) -> Iterator[tuple[int, int]]:
    """All with all where they are few; else each with its neighbours in the alphabet."""
    if len(together) <= MOST_TOGETHER:
        for at, first in enumerate(together):
            for second in together[at + 1 :]:
                yield first, second
        return
    ordered = sorted(together, key=lambda at: bare(portraits[at].name).text)
    for at, first in enumerate(ordered):
        for second in ordered[at + 1 : at + 1 + NEIGHBOURS]:
            yield first, second
