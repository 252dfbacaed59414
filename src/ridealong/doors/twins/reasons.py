"""Why two may be one, and why not, in words for whoever decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date

from ridealong.doors.crm.spellings import COUNTRIES
from ridealong.ledger.bought import packed
from ridealong.ledger.gathering import clusters_of
from ridealong.speech import gettext, gettext_noop, ngettext
from ridealong.speech.figures import day as in_words

from .likeness import SAME, Likeness
from .names import bare, short_and_whole
from .portraits import Portrait

MOST_NAMED = 3
SHARED = {
    "mail": gettext_noop("the address {what} of both"),
    "phone": gettext_noop("both are phoned at …{what}"),
    "domain": gettext_noop("both are at {what}"),
}
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
        firm = seen.called.get(one.firm or "")
        yield gettext("both speak for {firm}", firm=firm) if firm else gettext("both speak for one customer")
    elif names := shared.get("speakers"):
        told = [one.speakers[each] for each in names]
        yield ngettext("{names} speaks for both", "{names} speak for both", len(told), names=some(told))
    for key, says in SHARED.items():
        if key in shared:
            yield gettext(says, what=some(shared[key]))
    for key in ("place", "country"):
        if key in shared:
            yield gettext("both in {place}", place=some(one.places[each] for each in shared[key]))
    if near := shared.get("near"):
        others = some(seen.called.get(each, each) for each in near)
        if one.sort == "customer":
            yield gettext("both served by {names}", names=others)
        else:
            yield gettext("both with {names}", names=others)


def of_the_name(one: Portrait, other: Portrait, name: int) -> str:
    if one.sort == "customer" and name == SAME:
        whole = " ".join(one.name.casefold().split()) == " ".join(other.name.casefold().split())
        if whole:
            return gettext("the same name")
        return gettext("the same name without its legal form: {name}", name=bare(one.name).text)
    if one.sort == "customer" and (found := short_and_whole(one.name, other.name)):
        return gettext("{short} is made of the first letters of {whole}", short=found[0], whole=found[1])
    return gettext("the same name") if name == SAME else gettext("names alike, {k} of 100", k=name)


def against_it(one: Portrait, other: Portrait, seen: Seen) -> Iterator[str]:
    if days := seen.bought.get(one.id, frozenset()) & seen.bought.get(other.id, frozenset()):
        if len(days) == 1:
            yield gettext("both bought on {day}", day=said(max(days)))
        else:
            yield ngettext(
                "both bought on {day} and on {number} more day",
                "both bought on {day} and on {number} more days",
                len(days) - 1,
                day=said(max(days)),
            )
    here, there = (each.places.keys() - COUNTRIES for each in (one, other))
    if here and there and not here & there:
        yield gettext(
            "one in {one}, the other in {other}", one=one.places[min(here)], other=other.places[min(there)]
        )
    if one.domains and other.domains and not one.domains & other.domains:
        yield gettext("one at {one}, the other at {other}", one=min(one.domains), other=min(other.domains))
    if one.sort == "contact" and one.mails and other.mails and not one.mails & other.mails:
        yield gettext(
            "one written to at {one}, the other at {other}", one=min(one.mails), other=min(other.mails)
        )
    if one.sort == "customer" and one.near and other.near and not one.near & other.near:
        first, second = (seen.called.get(min(each.near), gettext("somebody")) for each in (one, other))
        yield gettext("one served by {one}, the other by {other}", one=first, other=second)


def said(day: date) -> str:
    return in_words(day)


def some(words: Iterable[str]) -> str:
    told = sorted(words)
    shown = ", ".join(told[:MOST_NAMED])
    if len(told) <= MOST_NAMED:
        return shown
    return gettext("{names} and {count} more", names=shown, count=len(told) - MOST_NAMED)


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
