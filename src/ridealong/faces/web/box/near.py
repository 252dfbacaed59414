"""Whom one line may mean: of all whom its writer may name, those its words come near, in one question.

Reading everybody in sight at every pause would cost a leader of three hundred people a tenth of a second each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce, Lower
from rapidfuzz import fuzz, process

from ridealong.doors.voices.lines import below_of
from ridealong.faces.web.box.typing import Typist
from ridealong.ledger.book import SORTS
from ridealong.moments import slots
from ridealong.moments.kind import KINDS
from ridealong.moments.loosely import grams, words_in
from ridealong.moments.shape import shape_of
from ridealong.people.handles import handle_from
from ridealong.people.models import Party, Serving

AT_MOST, WORDS, SUGGESTED = 600, 12, 8
ALIKE, NEAREST = 65.0, 2
SHORTEST = 2
ONESELF = {"i", "me", "myself", "ich", "mir", "mich"}


class Near:
    """The parties a line may name, and those that a word begun in it may become."""

    def __init__(self, typist: Typist, typed: str, begun: str = "") -> None:
        self.typist, self.typed, self.begun = typist, typed, begun.casefold()

    @cached_property
    def parties(self) -> list[Party]:
        rows = Party.objects.alias(small=Lower("name")).filter(self._in_sight, self._meant, forgotten=False)
        return list(rows.order_by("handle")[:AT_MOST])

    # ---- which are asked for ----

    @property
    def _in_sight(self) -> Q:
        """As ``Names.may_name`` says it: ours, whom they or those below them ever served, whom nobody serves yet."""
        if self.typist.anybody:
            return Q()
        own = {self.typist.person, *below_of(self.typist.person, self.typist.today)}
        served = Serving.objects.filter(person__in=own).values("customer")
        firm = Serving.objects.filter(
            customer=Coalesce(OuterRef("customer"), OuterRef("id")), since__lte=self.typist.today
        )
        free = Q(handle__in=self._handles) & ~Exists(firm)
        return Q(Q(sort="person") | Q(id__in=served) | Q(customer__in=served) | free)

    @property
    def _meant(self) -> Q:
        alike = (
            Q(id=self.typist.person)
            | Q(handle__in=self._handles)
            | Q(small__in={each.casefold() for each in grams(self.typed)})
        )
        for word in self._words:
            alike |= Q(name__istartswith=f"{word} ") | Q(handle__startswith=handle_from(word)[:SHORTEST])
        if len(self.begun) >= SHORTEST:
            alike |= Q(name__istartswith=self.begun) | Q(name__icontains=f" {self.begun}")
            alike |= Q(handle__startswith=handle_from(self.begun)) | Q(
                handle__contains=f"/{handle_from(self.begun)}"
            )
        return alike

    @cached_property
    def _handles(self) -> set[str]:
        told = {each for each in self.typed.split() if "/" in each} | grams(self.typed)
        return {each.casefold() for each in told} | {handle_from(each) for each in grams(self.typed)}

    @property
    def _words(self) -> list[str]:
        """Those that are no words of the notation's own, and long enough to begin a name."""
        told = dict.fromkeys(each.casefold() for each in words_in(self.typed) if len(each) >= SHORTEST)
        return [each for each in told if each not in _phrases() and not each.isdecimal()][:WORDS]

    # ---- what is found ----

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
        fitting = [each for each in self.parties if each.sort in SORTS.get(sort, SORTS[slots.Anyone])]
        if any(each.handle == written for each in self.parties):
            return [written]
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
    def completions(self) -> list[Party]:
        """Who a word begun may become; nobody once it is somebody's handle already."""
        if len(self.begun) < SHORTEST or self.begun in _phrases():
            return []
        found = [
            each for each in self.parties if any(part.startswith(self.begun) for part in _beginnings(each))
        ]
        return [] if any(each.handle == self.begun for each in found) else found[:SUGGESTED]


def _parts_of(party: Party) -> set[str]:
    """What somebody is called for short: their first name or, of a firm, its first word; and a contact's own handle."""
    first = party.name.casefold().split(" ")[0]
    return {first, party.handle.rpartition("/")[2]} if party.sort == "contact" else {first}


def _beginnings(party: Party) -> Iterator[str]:
    yield party.handle
    yield party.handle.rpartition("/")[2]
    yield from party.name.casefold().split(" ")
    yield party.name.casefold()


@cache
def _phrases() -> frozenset[str]:
    """Every word of the phrases themselves."""
    words = (step.literal.casefold() for kind in KINDS.values() for step in shape_of(kind).steps)
    return frozenset(each for each in words if each.isalpha()) | ONESELF
