"""Whom one line may mean, of those its writer may name: by handle, by full name, by first name, or begun."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property

from rapidfuzz import fuzz, process

from ridealong.doors.voices.lines import below_of
from ridealong.faces.web.box.reach import Known, reach
from ridealong.faces.web.box.typing import Typist
from ridealong.ledger.book import SORTS
from ridealong.moments import slots
from ridealong.moments.kind import KINDS
from ridealong.moments.loosely import grams, words_in
from ridealong.moments.shape import shape_of
from ridealong.people.handles import handle_from

SUGGESTED, NEAREST, ALIKE = 8, 2, 65.0
SHORTEST = 2
ONESELF = {"i", "me", "myself", "ich", "mir", "mich"}


class Near:
    """The parties a line may name, and those that a word begun in it may become."""

    def __init__(self, typist: Typist, typed: str, begun: str = "") -> None:
        self.typist, self.typed, self.begun = typist, typed, begun.casefold()

    @cached_property
    def parties(self) -> list[Known]:
        own = (
            None
            if self.typist.anybody
            else {self.typist.person, *below_of(self.typist.person, self.typist.today)}
        )
        return reach(own, self._handles, self._beginnings, self.typist.today)

    # ---- which are asked for ----

    @property
    def _handles(self) -> set[str]:
        told = {each for each in self.typed.split() if "/" in each} | grams(self.typed)
        return {each.casefold() for each in told} | {handle_from(each) for each in grams(self.typed)}

    @property
    def _beginnings(self) -> list[str]:
        """What a handle may begin with: the word being typed, and words that are none of the notation's own."""
        words = [each.casefold() for each in words_in(self.typed) if len(each) >= SHORTEST]
        names = [each for each in words if each not in _phrases() and not each.isdecimal()]
        begun = [self.begun] if len(self.begun) >= SHORTEST else []
        return list(dict.fromkeys(each if "/" in each else handle_from(each) for each in [*begun, *names]))

    # ---- what is found ----

    @cached_property
    def _by_handle(self) -> dict[str, Known]:
        return {each.handle: each for each in self.parties}

    @property
    def full_names(self) -> dict[str, list[str]]:
        """Handles by full name, for names of several words."""
        found: dict[str, list[str]] = {}
        for each in self.parties:
            if " " in each.name:
                found.setdefault(each.name.casefold(), []).append(each.handle)
        return found

    def lookup(self, written: str, sort: object) -> Sequence[str]:
        """The handles somebody may mean by a name: the very handle, or a full name, or a first one."""
        if written in self._by_handle:
            return [written]
        sorts = SORTS.get(sort, SORTS[slots.Anyone])
        fitting = [each for each in self.parties if each.sort in sorts]
        name = written.casefold()
        if name in ONESELF:
            return [each.handle for each in fitting if each.id == self.typist.person]
        whole = [each.handle for each in fitting if name in (each.handle.casefold(), each.name.casefold())]
        return whole or [each.handle for each in fitting if name in _parts_of(each)]

    def nearest(self, written: str, sorts: Iterable[str]) -> list[str]:
        allowed = set(sorts)
        texts = {
            text: each.handle
            for each in self.parties
            if each.sort in allowed
            for text in (each.handle, each.name.casefold())
        }
        found = process.extract(
            written.casefold(), texts.keys(), scorer=fuzz.WRatio, limit=2 * NEAREST, score_cutoff=ALIKE
        )
        return list(dict.fromkeys(texts[text] for text, _, _ in found))[:NEAREST]

    @property
    def completions(self) -> list[Known]:
        """Who a word begun may become; nobody once it is somebody's handle already."""
        if len(self.begun) < SHORTEST or self.begun in _phrases():
            return []
        found = [
            each for each in self.parties if any(part.startswith(self.begun) for part in _beginnings(each))
        ]
        return [] if self.begun in self._by_handle else found[:SUGGESTED]


def _parts_of(party: Known) -> set[str]:
    """What somebody is called for short: their first name or, of a firm, its first word; and a contact's own handle."""
    first = party.name.casefold().split(" ")[0]
    return {first, party.handle.rpartition("/")[2]} if party.sort == "contact" else {first}


def _beginnings(party: Known) -> Iterator[str]:
    yield party.handle
    yield party.handle.rpartition("/")[2]
    yield from party.name.casefold().split(" ")
    yield party.name.casefold()


@cache
def _phrases() -> frozenset[str]:
    """Every word of the phrases themselves."""
    words = (step.literal.casefold() for kind in KINDS.values() for step in shape_of(kind).steps)
    return frozenset(each for each in words if each.isalpha()) | ONESELF
