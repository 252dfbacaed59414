"""Whom a reader looks for by words: customers and people, as far as they may see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ridealong.ledger import searching
from ridealong.ledger.behind import catch_up_quickly
from ridealong.ledger.customers import Circle, Customer, Wanted, page
from ridealong.people.folding import folded
from ridealong.people.seeing import Sight

A_PAGE = 20
NAMES_AT_MOST = 400


@dataclass(frozen=True, slots=True)
class Hit:
    """A customer, and by which other name they were found: one they had, or that of somebody who speaks for them."""

    customer: Customer
    through: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Person:
    handle: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Called:
    """Customers by the words of a name, each with other names by which they were found, and what is not known yet."""

    names: Mapping[str, Sequence[str]]
    waiting: int = 0
    """How many moments are not sorted in."""


def called(words: Sequence[str]) -> Called:
    """Customers that have or had a name with these words, or for whom somebody of such a name speaks.

    Names that somebody still has are told; a name nobody goes by any more leads to whoever had it.
    """
    told, waiting = searching.called(words, most=NAMES_AT_MOST), 0
    if told.behind:
        waiting = catch_up_quickly(told.behind)
        told = searching.called(words, most=NAMES_AT_MOST)
    found: dict[str, list[str]] = {}
    for identity, root, name in told.rows:
        others = found.setdefault(root, [])
        if identity != root and name:
            others.append(name)
    return Called(found, waiting)


def customers(
    words: Sequence[str], names: Mapping[str, Sequence[str]], circle: Circle
) -> tuple[list[Hit], bool]:
    """The customers that fit best, and whether there are more."""
    found = page(circle, Wanted(called=list(names), like="-".join(words)), 3 * A_PAGE)
    best = sorted(found, key=lambda each: (_rank(each.handle, each.name, words), each.handle))
    hits = [Hit(each, names.get(each.id, ())) for each in best[:A_PAGE]]
    return hits, len(best) > A_PAGE


def people(words: Sequence[str], sight: Sight) -> list[Person]:
    """Those of ours who are here today and whose name or handle fits: a firm's people are all in mind already."""
    if not (sight.here or sight.everything):
        return []
    found = []
    for identity, person in sight.lines.people.items():
        stay = sight.lines.on(identity, sight.today)
        if stay is not None and _fits([*folded(person.name), *folded(person.handle)], words):
            found.append(Person(person.handle, person.name, stay.role))
    return sorted(found, key=lambda each: (_rank(each.handle, each.name, words), each.handle))[:A_PAGE]


def _fits(words: Sequence[str], wanted: Sequence[str]) -> bool:
    return all(any(word.startswith(each) for word in words) for each in wanted)


def _rank(handle: str, name: str, wanted: Sequence[str]) -> int:
    """Whose name it is comes first, then whose begins so, then all others."""
    told, asked = folded(name), list(wanted)
    if asked in (told, folded(handle)):
        return 0
    return 1 if told[: len(asked)] and " ".join(told).startswith(" ".join(asked)) else 2
