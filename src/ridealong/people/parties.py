"""Finding people and customers by handle or id, and bringing in those whom the ledger introduces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from rapidfuzz import fuzz, process

from ridealong.people.handles import free_handle
from ridealong.people.models import Membership, Party, Serving

CHUNK = 900
"""SQLite takes a thousand parameters in one statement, or few more."""
SUGGESTED, ALIKE = 2, 65.0


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody the ledger introduces: their id is the moment's that did."""

    id: str
    sort: str
    handle: str
    name: str
    customer: str | None = None


def find(handle: str) -> Party | None:
    return Party.objects.filter(handle=handle).first()


def known(ids: Iterable[str]) -> dict[str, Party]:
    """The parties behind these ids."""
    wanted = list(dict.fromkeys(ids))
    found: dict[str, Party] = {}
    for at in range(0, len(wanted), CHUNK):
        found |= {party.id: party for party in Party.objects.filter(id__in=wanted[at : at + CHUNK])}
    return found


def everyone() -> list[Party]:
    return list(Party.objects.order_by("id"))


def nearest(handle: str, sorts: Sequence[str]) -> list[str]:
    """The handles most like one that nobody has, of the sorts that could stand there."""
    rows = Party.objects.filter(sort__in=sorts, forgotten=False).values_list("handle", "name")
    by_text = {text: handle for handle, name in rows for text in (handle, name.casefold()) if text}
    found = process.extract(
        handle.casefold(), by_text.keys(), scorer=fuzz.WRatio, limit=2 * SUGGESTED, score_cutoff=ALIKE
    )
    return list(dict.fromkeys(by_text[text] for text, _, _ in found))[:SUGGESTED]


def introduce(newcomers: Iterable[Newcomer]) -> None:
    """Bring newcomers in; a handle that is taken gets a number behind it."""
    arriving = list(newcomers)
    wanted = [each.handle for each in arriving]
    taken: set[str] = set()
    for at in range(0, len(wanted), CHUNK):
        chunk = wanted[at : at + CHUNK]
        taken.update(Party.objects.filter(handle__in=chunk).values_list("handle", flat=True))
    made = []
    for each in arriving:
        handle = free_handle(each.handle, lambda text: text in taken or _elsewhere(text, wanted, taken))
        taken.add(handle)
        made.append(Party(id=each.id, sort=each.sort, handle=handle, name=each.name, customer=each.customer))
    Party.objects.bulk_create(made, batch_size=100)


def _elsewhere(text: str, wanted: Sequence[str], taken: set[str]) -> bool:
    """Whether a numbered handle is taken by somebody we have not looked up yet."""
    return text not in wanted and bool(taken) and Party.objects.filter(handle=text).exists()


def joined(person: str, role: str, leader: str | None, since: date) -> Membership:
    return Membership(person=person, role=role, leader=leader, since=since)


def left(person: str, since: date) -> Membership:
    return Membership(person=person, role="", leader=None, since=since)


def keep(memberships: Iterable[Membership], servings: Iterable[Serving]) -> None:
    Membership.objects.bulk_create(list(memberships), batch_size=100)
    Serving.objects.bulk_create(list(servings), batch_size=100)


def role_on(person: str, day: date) -> str | None:
    """A person's role that day: None before they joined and after they left."""
    stay = Membership.objects.filter(person=person, since__lte=day).order_by("-since", "-id").first()
    return stay.role or None if stay else None


def latest_role(person: str) -> str | None:
    stay = Membership.objects.filter(person=person).exclude(role="").order_by("-since", "-id").first()
    return stay.role if stay else None


def leaders() -> list[Party]:
    """Everyone who leads now, or is reported to, those with most below them last added first come first."""
    ids = set(Membership.objects.filter(role="leader").values_list("person", flat=True))
    ids |= {each for each in Membership.objects.values_list("leader", flat=True) if each}
    return list(Party.objects.filter(Q(id__in=ids), sort="person").order_by("id"))


def ever_below(leader: str) -> set[str]:
    """Everyone who was ever below this leader, in any line."""
    reports: dict[str, set[str]] = {}
    for person, above in Membership.objects.exclude(leader=None).values_list("person", "leader"):
        reports.setdefault(str(above), set()).add(person)
    found: set[str] = set()
    frontier = {leader}
    while frontier:
        frontier = {each for above in frontier for each in reports.get(above, ())} - found
        found |= frontier
    return found - {leader}


def ever_served_by(people: Iterable[str]) -> set[str]:
    wanted = set(people)
    return {customer for customer, person in Serving.objects.values_list("customer", "person") if person in wanted}


def forget(party: str) -> None:
    """Take every name of a party away; what stands in their place says nothing of them."""
    Party.objects.filter(id=party).update(handle=f"forgotten-{party.replace('-', '')[-12:]}", name="", forgotten=True)
