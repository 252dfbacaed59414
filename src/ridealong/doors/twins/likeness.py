"""Whether two portraits may be of one, and what says so beside the name: by that alone nobody is suggested."""

from __future__ import annotations

from typing import NamedTuple

from ridealong.doors.crm.spellings import COUNTRIES

from .names import alike, same_person
from .portraits import Portrait

SAME = 100
ALIKE = 88
ALIKE_ENOUGH = 70
"""Where web domain, mail address or telephone are the same, less of the name has to be."""
CONTACTS_ALIKE = 88
PEOPLE_ALIKE = 86
WEIGHTS = {"mail": 40, "phone": 35, "domain": 30, "speakers": 30, "place": 20, "country": 5, "near": 10}
STRONG = frozenset({"mail", "phone", "domain"})
ENOUGH = STRONG | {"speakers", "place"}


class Likeness(NamedTuple):
    """How alike the names are, and what else is shared, under which word."""

    name: int
    shared: dict[str, frozenset[str]]

    @property
    def strength(self) -> int:
        return self.name + sum(WEIGHTS[each] for each in self.shared)


def likeness(one: Portrait, other: Portrait) -> Likeness | None:
    """What makes these two worth showing to somebody; None where it is too little, or they are known to be two."""
    match one.sort:
        case "customer":
            return _of_customers(one, other)
        case "contact":
            return _of_contacts(one, other)
        case _:
            return _of_people(one, other)


def _of_customers(one: Portrait, other: Portrait) -> Likeness | None:
    name = max(alike(a, b) for a in one.names for b in other.names)
    if name < ALIKE_ENOUGH or other.id in one.above or one.id in other.above:
        return None  # the ledger may know that one belongs to the other
    shared = shared_by(one, other)
    words = shared.keys() - {"near"}
    if (name == SAME and words) or (name >= ALIKE and words & ENOUGH) or words & STRONG:
        return Likeness(name, shared)
    return None


def _of_contacts(one: Portrait, other: Portrait) -> Likeness | None:
    """Of one firm only: two of one name at two firms are two, or somebody who went from one to the other."""
    if one.firm is None or one.firm != other.firm:
        return None
    name = same_person(one.name, other.name)
    shared = {key: both for key, both in shared_by(one, other).items() if key in ("mail", "phone")}
    if name >= CONTACTS_ALIKE or "mail" in shared:
        return Likeness(name, {"speakers": frozenset({one.firm}), **shared})
    return None


def _of_people(one: Portrait, other: Portrait) -> Likeness | None:
    name = same_person(one.name, other.name)
    shared = {key: both for key, both in shared_by(one, other).items() if key in ("mail", "phone", "near")}
    if name >= PEOPLE_ALIKE and shared:
        return Likeness(name, shared)
    return None


def shared_by(one: Portrait, other: Portrait) -> dict[str, frozenset[str]]:
    """What both have, under the word of its weight; a country is shared by too many to be a place."""
    places = one.places.keys() & other.places.keys()
    found = {
        "mail": one.mails & other.mails,
        "phone": one.phones & other.phones,
        "domain": one.domains & other.domains,
        "speakers": one.speakers.keys() & other.speakers.keys(),
        "place": places - COUNTRIES,
        "country": places & COUNTRIES,
        "near": one.near & other.near,
    }
    return {key: frozenset(both) for key, both in found.items() if both}
