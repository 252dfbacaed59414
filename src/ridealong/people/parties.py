"""Finding people and customers by handle or id, and keeping what the ledger tells of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz import fuzz, process

from ridealong.people.handles import free_handle, stand_in
from ridealong.people.models import Membership, Party, Preference, Serving
from ridealong.people.places import (
    ever_below,
    ever_served_by,
    latest_role,
    leaders,
    role_on,
    stay,
    serving,
    stays,
)
from ridealong.people.preferences import email_of, settle, zone_of

T = TypeVar("T")
CHUNK = 900
"""SQLite takes a thousand parameters in one statement, or few more."""
SUGGESTED, ALIKE = 2, 65.0
NUMBERS_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody the ledger introduces: their id is the moment's that did. Without a handle they were forgotten."""

    id: str
    sort: str
    handle: str
    name: str
    customer: str | None = None


# ---- finding ----


def find(handle: str) -> Party | None:
    return Party.objects.filter(handle=handle).first()


def known(ids: Iterable[str]) -> dict[str, Party]:
    """The parties behind these ids."""
    found: dict[str, Party] = {}
    for chunk in _chunks(dict.fromkeys(ids)):
        found |= {party.id: party for party in Party.objects.filter(id__in=chunk)}
    return found


def told_of(ids: Iterable[str]) -> Iterator[tuple[str, str, str, str | None]]:
    """Id, sort, handle and, of a contact, the customer: quicker than whole parties where there are many."""
    for chunk in _chunks(dict.fromkeys(ids)):
        yield from Party.objects.filter(id__in=chunk).values_list("id", "sort", "handle", "customer")


def everyone() -> list[Party]:
    return list(Party.objects.order_by("id"))


def names(ids: Iterable[str] | None = None) -> dict[str, str]:
    """What to call everybody, or these and all our own people, by id."""
    rows = Party.objects.values_list("id", "name", "handle")
    if ids is None:
        return {id_: name or handle for id_, name, handle in rows}
    found = {id_: name or handle for id_, name, handle in rows.filter(sort="person")}
    for chunk in _chunks(dict.fromkeys(ids)):
        found |= {id_: name or handle for id_, name, handle in rows.filter(id__in=chunk)}
    return found


def nearest(handle: str, sorts: Sequence[str]) -> list[str]:
    """The handles most like one that nobody has, of the sorts that could stand there."""
    rows = Party.objects.filter(sort__in=sorts, forgotten=False).values_list("handle", "name")
    by_text = {text: handle for handle, name in rows for text in (handle, name.casefold()) if text}
    found = process.extract(
        handle.casefold(), by_text.keys(), scorer=fuzz.WRatio, limit=2 * SUGGESTED, score_cutoff=ALIKE
    )
    return list(dict.fromkeys(by_text[text] for text, _, _ in found))[:SUGGESTED]


def taken(handles: Iterable[str]) -> set[str]:
    """Those of these handles that somebody has, and with each the numbered ones that follow it, up to a free one."""
    waiting = {each: each for each in handles}
    found: set[str] = set()
    number = 1
    while waiting:
        here: set[str] = set()
        for chunk in _chunks(waiting):
            here.update(Party.objects.filter(handle__in=chunk).values_list("handle", flat=True))
        found |= here
        again = {base for handle, base in waiting.items() if handle in here}
        numbers = range(number + 1, number + 1 + NUMBERS_AT_ONCE)
        waiting = {f"{base}-{each}": base for base in again for each in numbers}
        number += NUMBERS_AT_ONCE
    return found


def contacts_of(customers: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for chunk in _chunks(customers):
        found.update(Party.objects.filter(customer__in=chunk).values_list("id", flat=True))
    return found


# ---- what the ledger tells ----


def introduce(newcomers: Iterable[Newcomer]) -> None:
    """Bring people and customers in, or bring their names up to date; whoever is known keeps their handle."""
    arriving = {each.id: each for each in newcomers}
    here = known(arriving)
    used = taken(each.handle for each in arriving.values() if each.handle and each.id not in here)
    made = []
    for each in arriving.values():
        if each.id in here:
            _rename(here[each.id], each)
            continue
        handle = free_handle(each.handle or stand_in(each.id), used)
        used.add(handle)
        made.append(
            Party(
                id=each.id, sort=each.sort, handle=handle, name=each.name if each.handle else "",
                customer=each.customer, forgotten=not each.handle,
            )  # fmt: skip
        )
    Party.objects.bulk_create(made, batch_size=100)


def _rename(party: Party, told: Newcomer) -> None:
    if not party.forgotten and (party.name, party.customer) != (told.name, told.customer):
        Party.objects.filter(id=party.id).update(name=told.name, customer=told.customer)


def replace(parties: Iterable[str], memberships: Iterable[Membership], servings: Iterable[Serving]) -> None:
    """The relations of these people and customers, in place of what was known of them."""
    for chunk in _chunks(parties):
        Membership.objects.filter(person__in=chunk).delete()
        Serving.objects.filter(customer__in=chunk).delete()
    Membership.objects.bulk_create(list(memberships), batch_size=100)
    Serving.objects.bulk_create(list(servings), batch_size=100)


def remove(parties: Iterable[str]) -> None:
    """Those whose introduction was taken back."""
    for chunk in _chunks(parties):
        Party.objects.filter(id__in=chunk).delete()


def remove_everyone() -> None:
    """All that the ledger tells again; what people settled for themselves stays."""
    Party.objects.all().delete()
    Membership.objects.all().delete()
    Serving.objects.all().delete()


def forget(party: str) -> None:
    """Take every name of a party away, and of those who speak for it: their handles begin with its own."""
    for each in [party, *contacts_of([party])]:
        Party.objects.filter(id=each).update(handle=stand_in(each), name="", forgotten=True)
        Preference.objects.filter(person=each).update(email="")


def _chunks(items: Iterable[T]) -> Iterator[list[T]]:
    everything = list(items)
    for at in range(0, len(everything), CHUNK):
        yield everything[at : at + CHUNK]


__all__ = [
    "Newcomer", "contacts_of", "email_of", "ever_below", "ever_served_by", "everyone", "find", "forget", "introduce",
    "known", "latest_role", "leaders", "names", "nearest", "remove", "remove_everyone", "replace", "role_on", "serving",
    "settle", "stay", "stays", "taken", "told_of", "zone_of",
]  # fmt: skip
