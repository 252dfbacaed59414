"""Why two may be one, and why not, in words for whoever decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date

from ridealong.doors.crm.spellings import COUNTRIES
from ridealong.ledger.bought import packed
from ridealong.ledger.gathering import clusters_of

from .likeness import SAME, Likeness
from .names import bare, short_and_whole
from .portraits import Portrait

MOST_NAMED = 3
Days = Mapping[str, frozenset[date]]


@dataclass(frozen=True, slots=True)
class Reasons:
    """What speaks for it, and what against."""

    says_yes: tuple[str, ...]
    says_no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What has to be known beside the two: what the others are called, and when whoever it is bought."""

    called: Mapping[str, str]
    bought: Days


def reasons(one: Portrait, other: Portrait, found: Likeness, seen: Seen) -> Reasons:
    return Reasons(tuple(for_it(one, other, found, seen)), tuple(against_it(one, other, seen)))


def for_it(one: Portrait, other: Portrait, found: Likeness, seen: Seen) -> Iterator[str]:
    yield of_the_name(one, other, found.name)
    shared = found.shared
    if one.sort == "contact":
        yield f"both speak for {seen.called.get(one.firm or '', 'one customer')}"
    elif names := shared.get("speakers"):
        told = [one.speakers[each] for each in names]
        yield f"{some(told)} {'speaks' if len(told) == 1 else 'speak'} for both"
    for key, says in (("mail", "the address {} of both"), ("phone", "both are phoned at …{}"),
                      ("domain", "both are at {}")):  # fmt: skip
        if key in shared:
            yield says.format(some(shared[key]))
    for key in ("place", "country"):
        if key in shared:
            yield f"both in {some(one.places[each] for each in shared[key])}"
    if near := shared.get("near"):
        others = some(seen.called.get(each, each) for each in near)
        yield f"both served by {others}" if one.sort == "customer" else f"both with {others}"


def of_the_name(one: Portrait, other: Portrait, name: int) -> str:
    if one.sort == "customer" and name == SAME:
        whole = " ".join(one.name.casefold().split()) == " ".join(other.name.casefold().split())
        return "the same name" if whole else f"the same name without its legal form: {bare(one.name).text}"
    if one.sort == "customer" and (found := short_and_whole(one.name, other.name)):
        return f"{found[0]} is made of the first letters of {found[1]}"
    return "the same name" if name == SAME else f"names alike, {name} of 100"


def against_it(one: Portrait, other: Portrait, seen: Seen) -> Iterator[str]:
    if days := seen.bought.get(one.id, frozenset()) & seen.bought.get(other.id, frozenset()):
        more = "" if len(days) == 1 else f" and on {len(days) - 1} more {'day' if len(days) == 2 else 'days'}"
        yield f"both bought on {said(max(days))}{more}"
    here, there = (each.places.keys() - COUNTRIES for each in (one, other))
    if here and there and not here & there:
        yield f"one in {one.places[min(here)]}, the other in {other.places[min(there)]}"
    if one.domains and other.domains and not one.domains & other.domains:
        yield f"one at {min(one.domains)}, the other at {min(other.domains)}"
    if one.sort == "contact" and one.mails and other.mails and not one.mails & other.mails:
        yield f"one written to at {min(one.mails)}, the other at {min(other.mails)}"
    if one.sort == "customer" and one.near and other.near and not one.near & other.near:
        first, second = (seen.called.get(min(each.near), "somebody") for each in (one, other))
        yield f"one served by {first}, the other by {second}"


def said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def some(words: Iterable[str]) -> str:
    told = sorted(words)
    more = f" and {len(told) - MOST_NAMED} more" if len(told) > MOST_NAMED else ""
    return ", ".join(told[:MOST_NAMED]) + more


def days_bought(customers: Mapping[str, Iterable[str]]) -> Days:
    """The days on which each bought, under any of its names, as far as the purchase stands."""
    whose = {name: customer for customer, names in customers.items() for name in names}
    found = [each for each in packed(whose, zone=UTC, known_at=None) if each.customer in whose]
    ids = {each.id for each in found}
    stands = clusters_of(ids).which_stand(ids) if ids else set()
    days: defaultdict[str, set[date]] = defaultdict(set)
    for each in found:
        if each.id in stands:
            days[whose[each.customer]].add(each.day)
    return {customer: frozenset(bought) for customer, bought in days.items()}
