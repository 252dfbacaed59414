"""What is not over, a page at a time, what is due first before all: found by index, however much there is of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Case, Count, F, OuterRef, Q, Subquery, Value, When, Window
from django.db.models.functions import Coalesce, RowNumber

from ridealong.ledger.codec import at_microseconds
from ridealong.ledger.models import OpenLoop
from ridealong.ledger.owed import DECISION, Owed
from ridealong.people.models import Party, Serving

A_PAGE = 20
NEVER = date.max
"""Where what has no day stands: behind all that has one."""
TOLD_AS_DONE = Q(claim__isnull=False, claim=F("opener"))
RAISED = Q(doer=None)
"""What falls to nobody by name: a barrier, or a trouble."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some loops and, where there are more, after which the next page begins."""

    loops: list[Owed]
    next: str = ""


def to_customers(people: Collection[str], today: date) -> Q:
    """What these people of ours owe customers, and the troubles of customers that they serve."""
    customers = Party.objects.filter(sort="customer").values("id")
    latest = Serving.objects.filter(customer=OuterRef("receiver"), since__lte=today).order_by("-since", "-id")
    served = OpenLoop.objects.filter(RAISED).annotate(server=Subquery(latest.values("person")[:1]))
    troubles = served.filter(server__in=people).values("opener")
    owed = Q(doer__in=people, receiver__in=customers) & ~TOLD_AS_DONE
    return owed | Q(opener__in=troubles)


def to_people(people: Collection[str]) -> Q:
    """What anybody owes these people of ours, and what stands in their way."""
    return Q(receiver__in=people) & ~TOLD_AS_DONE


def owed_by(person: str) -> Q:
    return Q(doer=person) & ~TOLD_AS_DONE


def owed_to(person: str) -> Q:
    return Q(receiver=person)


def of(party: str) -> Q:
    """What somebody owes or waits for."""
    return Q(doer=party) | Q(receiver=party)


def overdue(today: date) -> Q:
    return Q(due__lt=today, claim=None)


def page_of(wanted: Q, after: str = "", size: int = A_PAGE) -> Page:
    """The loops after a place, one page of them; a place nobody made is as if none was given."""
    rows = _rows(wanted).order_by("day", "since", "opener")
    if place := _place(after):
        day, since, opener = place
        rows = rows.filter(
            Q(day__gt=day) | Q(day=day, since__gt=since) | Q(day=day, since=since, opener__gt=opener)
        )
    return _page(list(rows[: size + 1]), size)


def first_pages(*wanted: Q, size: int = A_PAGE) -> list[Page]:
    """The first page of each of some lists, in one question; a loop stands in the first list that it fits."""
    part = Case(*(When(each, then=Value(at)) for at, each in enumerate(wanted)), default=Value(len(wanted)))
    together = Q()
    for each in wanted:
        together |= each
    order = (F("day").asc(), F("since").asc(), F("opener").asc())
    place = Window(RowNumber(), partition_by=F("part"), order_by=order)
    rows = (
        _rows(together)
        .annotate(part=part)
        .annotate(place=place)
        .filter(place__lte=size + 1)
        .order_by("place")
    )
    lists: list[list[OpenLoop]] = [[] for _ in wanted]
    for row in rows:
        lists[row.part].append(row)
    return [_page(found, size) for found in lists]


def _page(found: list[OpenLoop], size: int) -> Page:
    loops = [
        Owed(
            each.opener,
            each.kind,
            each.doer,
            each.receiver,
            each.due,
            each.claim,
            at_microseconds(each.since),
        )
        for each in found[:size]
    ]
    return Page(loops, _as_text(found[size - 1]) if len(found) > size else "")


class Counted(NamedTuple):
    """What waits between a leader and one of theirs, in figures."""

    owed: int = 0
    late: bool = False
    """Whether something of what is owed is overdue."""
    raised: int = 0


def counted(leader: str, people: Collection[str], today: date) -> dict[str, Counted]:
    """What a leader owes each of these people, and what each raised that still stands."""
    owes, late = Q(doer=leader) & ~TOLD_AS_DONE, Q(doer=leader) & overdue(today)
    rows = (
        OpenLoop.objects.filter(owes | RAISED, receiver__in=people).exclude(kind=DECISION).values("receiver")
    )
    counts = rows.annotate(
        owed=Count("opener", filter=owes),
        late=Count("opener", filter=late),
        raised=Count("opener", filter=RAISED),
    )
    found = counts.values_list("receiver", "owed", "late", "raised")
    return {receiver: Counted(owed, bool(late), raised) for receiver, owed, late, raised in found}


def server_of(customer: Party, today: date) -> str | None:
    """Who serves a customer, or whoever a contact speaks for."""
    firm = customer.customer or customer.id
    latest = Serving.objects.filter(customer=firm, since__lte=today).order_by("-since", "-id").first()
    return latest.person if latest else None


def _rows(wanted: Q) -> Any:  # what a question adds to its rows, a type cannot say
    return OpenLoop.objects.filter(wanted).exclude(kind=DECISION).annotate(day=Coalesce("due", Value(NEVER)))


def _as_text(last: OpenLoop) -> str:
    return f"{last.due or NEVER}~{last.since}~{last.opener}"


def _place(text: str) -> tuple[date, int, str] | None:
    day, _, rest = text.partition("~")
    since, _, opener = rest.partition("~")
    try:
        number = int(since)
        return (
            (date.fromisoformat(day), number, opener)
            if abs(number) < 1 << 62 and "\0" not in opener
            else None
        )
    except ValueError:
        return None
