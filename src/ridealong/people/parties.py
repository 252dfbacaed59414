"""Finding people and customers by handle or id, and keeping what the ledger tells of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection
from rapidfuzz import fuzz, process

from ridealong.people.accounts.closing import erase
from ridealong.people.asked_once import each_once, known_already, once_a_page
from ridealong.people.forgotten_names import keep_digests
from ridealong.people.handles import free_handle, stand_in
from ridealong.people.lists import Row, as_list, ask, insert, listed
from ridealong.people.models import Mark, Membership, Party, Preference, Serving
from ridealong.people.places import (
    ever_below,
    ever_reporting_to,
    ever_served_by,
    latest_role,
    leaders,
    role_on,
    stays,
)
from ridealong.people.preferences import begin_for, email_of, settle, zone_of

PARTY = ("id", "sort", "handle", "name", "customer", "forgotten")
MEMBERSHIP = ("person", "role", "leader", "since")
SERVING = ("customer", "person", "since")
PARTIES, NAMES = "parties", "names by handle"
"""What a page knows of them already."""
SUGGESTED, ALIKE = 2, 65.0
NUMBERS_AT_ONCE = 20
LONGEST_NAME = 500


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
    """Whoever goes by this handle. A letter that PostgreSQL cannot keep is in nobody's."""
    return None if "\0" in handle else Party.objects.filter(handle=handle).first()


def names_by_handle(handles: Iterable[str]) -> dict[str, str]:
    """What to call those who go by these handles."""
    return each_once(NAMES, handles, _names_by_handle)


def _names_by_handle(handles: list[str]) -> dict[str, str]:
    rows = ask(f"SELECT handle, name FROM people_party WHERE handle IN {listed()}", [as_list(handles)])
    return {handle: name or handle for handle, name in rows}


def by_handle(handles: Iterable[str]) -> dict[str, Party]:
    """The parties who go by these handles."""
    wanted = as_list(dict.fromkeys(handles))
    statement = f"SELECT * FROM people_party WHERE handle IN {listed()}"
    return {party.handle: party for party in Party.objects.raw(statement, [wanted])}


def known(ids: Iterable[str]) -> dict[str, Party]:
    """The parties behind these ids."""
    return each_once(PARTIES, ids, _known)


def _known(ids: list[str]) -> dict[str, Party]:
    told = Party.objects.raw(f"SELECT * FROM people_party WHERE id IN {listed()}", [as_list(ids)])
    return {party.id: party for party in told}


def brought_along(rows: Iterable[Row]) -> None:
    """Another question had the columns of these parties too: on this page they need not be asked for again."""
    found = {row[0]: Party(**dict(zip(PARTY, row, strict=True))) for row in rows}
    known_already(PARTIES, found)
    known_already(NAMES, {party.handle: party.name or party.handle for party in found.values()})


def told_of(ids: Iterable[str]) -> list[Row]:
    """Id, sort, handle and, of a contact, the customer: quicker than whole parties where there are many."""
    wanted = as_list(dict.fromkeys(ids))
    return ask(f"SELECT id, sort, handle, customer FROM people_party WHERE id IN {listed()}", [wanted])


@once_a_page
def came_twice() -> dict[str, str]:
    """Those of ours who came in under a second name, and the one that stays: mostly nobody."""
    rows = ask("SELECT id, customer FROM people_party WHERE customer IS NOT NULL AND sort = 'person'")
    return dict(rows)


def all_names_of(party: str) -> set[str]:
    """A party and whoever speaks for it; of one of our people every name they came in under."""
    told = known([party]).get(party)
    kept = told.customer if told and told.sort == "person" and told.customer else party
    return {party, kept, *contacts_of([kept])}


def everyone() -> list[Party]:
    return list(Party.objects.order_by("id"))


def names(ids: Iterable[str] | None = None) -> dict[str, str]:
    """What to call everybody, or these and all our own people, by id."""
    statement = "SELECT id, name, handle FROM people_party"
    if ids is None:
        rows = ask(statement)
    else:
        rows = ask(f"{statement} WHERE sort = 'person' OR id IN {listed()}", [as_list(ids)])
    return {identity: name or handle for identity, name, handle in rows}


def forgotten() -> frozenset[str]:
    """Everybody whose names were forgotten: few, in any ledger."""
    return frozenset(row[0] for row in ask("SELECT id FROM people_party WHERE forgotten"))


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
        rows = ask(f"SELECT handle FROM people_party WHERE handle IN {listed()}", [as_list(waiting)])
        here = {row[0] for row in rows}
        found |= here
        again = {base for handle, base in waiting.items() if handle in here}
        numbers = range(number + 1, number + 1 + NUMBERS_AT_ONCE)
        waiting = {f"{base}-{each}": base for base in again for each in numbers}
        number += NUMBERS_AT_ONCE
    return found


def contacts_of(customers: Iterable[str]) -> set[str]:
    rows = ask(f"SELECT id FROM people_party WHERE customer IN {listed()}", [as_list(customers)])
    return {row[0] for row in rows}


def kept_for_another(customers: Iterable[str]) -> set[str]:
    """Those of these customers that another one turned out to be."""
    statement = f"SELECT customer FROM people_party WHERE customer IN {listed()} AND sort = 'customer'"
    return {row[0] for row in ask(statement, [as_list(customers)])}


def with_contacts(customers: Iterable[str]) -> set[str]:
    """These customers, whoever they are the same as, and everybody who speaks for any of them."""
    firms = {each for identity, _, _, customer in told_of(customers) for each in (identity, customer) if each}
    return firms | contacts_of(firms)


# ---- what the ledger tells ----


def introduce(newcomers: Iterable[Newcomer]) -> None:
    """Bring people and customers in, or bring their names up to date; whoever is known keeps their handle."""
    arriving = {each.id: each for each in newcomers}
    here = known(arriving)
    handles = {
        party.id: party.handle
        for party in known(each.customer for each in arriving.values() if each.customer).values()
    }
    used = taken(each.handle for each in arriving.values() if each.handle and each.id not in here)
    made = []
    # Contacts last: their handles begin with that of whom they speak for.
    for each in sorted(arriving.values(), key=lambda each: each.customer is not None):
        if each.id in here:
            _rename(here[each.id], each)
            continue
        spoken_for = handles.get(each.customer) if each.customer and each.sort != "person" else None
        handle = free_handle(each.handle or stand_in(each.id, spoken_for), used)
        handles[each.id] = handle
        used.add(handle)
        name = _kept(each.name) if each.handle else ""
        made.append((each.id, each.sort, handle, name, each.customer, not each.handle))
    insert(Party, PARTY, made)


def _rename(party: Party, told: Newcomer) -> None:
    name = party.name if party.forgotten else _kept(told.name)
    if (party.name, party.customer) != (name, told.customer):
        Party.objects.filter(id=party.id).update(name=name, customer=told.customer)


def _kept(name: str) -> str:
    """A name as both databases can keep it; the moment that told it holds it as it was told."""
    return name.replace("\0", "")[:LONGEST_NAME]


def replace(parties: Iterable[str], memberships: Sequence[Row], servings: Sequence[Row]) -> None:
    """The relations of these people and customers, as MEMBERSHIP and SERVING say, for what was known of them."""
    whose = as_list(parties)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM people_membership WHERE person IN {listed()}", [whose])
        cursor.execute(f"DELETE FROM people_serving WHERE customer IN {listed()}", [whose])
    insert(Membership, MEMBERSHIP, memberships)
    insert(Serving, SERVING, servings)


def remove(parties: Iterable[str]) -> None:
    """Those whose introduction was taken back."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM people_party WHERE id IN {listed()}", [as_list(parties)])


def remove_everyone() -> None:
    """All that the ledger tells again; what people settled for themselves stays."""
    Party.objects.all().delete()
    Membership.objects.all().delete()
    Serving.objects.all().delete()


def forget(party: str) -> None:
    """Take every name of a party away, and of those who speak for it: their handles begin with its own.

    With the names go their accounts, sessions, links and letters.
    """
    whose = known(all_names_of(party))
    keep_digests(whose.values())
    firms = known(each.customer for each in whose.values() if each.customer)
    for each in whose.values():
        firm = (
            None
            if each.sort == "person"
            else stand_in(party)
            if each.customer == party
            else firms[each.customer].handle
            if each.customer
            else None
        )
        Party.objects.filter(id=each.id).update(handle=stand_in(each.id, firm), name="", forgotten=True)
        # Their zone stays: it says nothing of them, and what happened on which day still counts by it.
        Preference.objects.filter(person=each.id).update(email="", language="")
        Mark.objects.filter(party=each.id).delete()
        erase(each.id)


__all__ = [
    "Newcomer",
    "Party",
    "all_names_of",
    "begin_for",
    "came_twice",
    "contacts_of",
    "email_of",
    "ever_below",
    "ever_reporting_to",
    "ever_served_by",
    "everyone",
    "find",
    "forget",
    "forgotten",
    "introduce",
    "kept_for_another",
    "known",
    "latest_role",
    "leaders",
    "names",
    "names_by_handle",
    "nearest",
    "remove",
    "remove_everyone",
    "replace",
    "role_on",
    "settle",
    "stays",
    "taken",
    "told_of",
    "with_contacts",
    "zone_of",
]
