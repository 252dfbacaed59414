"""What is derived from the ledger: identities, relations, links, labels, touched weeks; made again by ``rebuild``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice

from django.db import transaction

from ridealong.ledger.codec import COLUMNS, moment_from
from ridealong.ledger.known import chunks, load, pointed_at
from ridealong.ledger.models import Label, Link, MomentRow, TouchedWeek, Words
from ridealong.ledger.writing import insert
from ridealong.moments.kind import parties
from ridealong.moments.kinds.customers import DealClosed, DealMoved
from ridealong.moments.kinds.roster import CustomerMet, CustomerServed, MomentWithdrawn, PersonJoined, PersonLeft, WordsForgotten
from ridealong.moments.moment import Moment
from ridealong.moments.weeks import week_of
from ridealong.people import parties as people
from ridealong.people.models import Membership, Party, Serving

A_TIME = 5_000
ROSTER = (PersonJoined, PersonLeft, CustomerMet, CustomerServed)


def derive(kept: Iterable[tuple[int, Moment]]) -> None:
    """Bring everything derived up to date with moments just written."""
    batch = list(kept)
    insert(Link, ("to", "seq"), _links(batch))
    insert(Label, ("label", "moment"), [(moment.label, moment.id) for _, moment in batch if moment.label])
    _derive_people([moment for _, moment in batch if isinstance(moment.fact, ROSTER)])
    _touch(batch)


def _links(batch: list[tuple[int, Moment]]) -> list[tuple[str, int]]:
    """Whom and what each moment names. One that names nobody, or corrects another, is linked to that one's parties too."""
    leaning = {_leans_on(moment) for _, moment in batch} - {None}
    inherited = {moment.id: parties(moment.fact) for moment in load(each for each in leaning if each)}
    inherited |= {moment.id: parties(moment.fact) for _, moment in batch if moment.id in leaning}
    return [
        (each, seq)
        for seq, moment in batch
        for each in {*parties(moment.fact), *pointed_at(moment), *inherited.get(_leans_on(moment) or "", ())}
    ]


def _leans_on(moment: Moment) -> str | None:
    if moment.corrects:
        return moment.corrects
    return moment.fact.deal if isinstance(moment.fact, DealMoved | DealClosed) else None


def _derive_people(roster: list[Moment]) -> None:
    newcomers, memberships, servings = [], [], []
    for moment in roster:
        day = moment.happened_at.date()
        match moment.fact:
            case PersonJoined(who=who, role=role, under=under, name=name, handle=handle):
                if who == moment.id:
                    newcomers.append(people.Newcomer(who, "person", handle or who, name or handle or ""))
                memberships.append(people.joined(who, role, under, day))
            case PersonLeft(who=who):
                memberships.append(people.left(who, day))
            case CustomerMet(customer=customer, name=name, handle=handle, speaks_for=speaks_for):
                if customer == moment.id:
                    sort = "contact" if speaks_for else "customer"
                    newcomers.append(people.Newcomer(customer, sort, handle or customer, name, speaks_for))
            case CustomerServed(who=who, customer=customer):
                servings.append(Serving(customer=customer, person=who, since=day))
    people.introduce(newcomers)
    people.keep(memberships, servings)


def _touch(batch: list[tuple[int, Moment]]) -> None:
    """Note which weeks a batch speaks of, so that an answer knows whether its closed weeks still stand.

    The week of the day before, because a day begins in the east while the week before still runs in the west.
    Taking back or correcting touches the week of what it changes.
    """
    if not batch:
        return
    changed = {
        each for _, moment in batch for each in _changes(moment)
    }
    weeks = {moment.id: _week(moment) for moment in load(changed)} if changed else {}
    weeks |= {moment.id: _week(moment) for _, moment in batch if moment.id in changed}
    touched: dict[int, int] = {}
    for seq, moment in batch:
        for week in (_week(moment), *(weeks[each] for each in _changes(moment) if each in weeks)):
            touched[week] = seq
    TouchedWeek.objects.bulk_create(
        [TouchedWeek(week=week, seq=seq) for week, seq in touched.items()],
        update_conflicts=True,
        unique_fields=["week"],
        update_fields=["seq"],
        batch_size=400,
    )


def _changes(moment: Moment) -> list[str]:
    found = [moment.corrects] if moment.corrects else []
    return [*found, moment.fact.what] if isinstance(moment.fact, MomentWithdrawn) else found


def _week(moment: Moment) -> int:
    return week_of((moment.happened_at - timedelta(days=1)).date())


def every(since_seq: int = 0) -> Iterator[tuple[int, Moment]]:
    """The whole ledger in its order, a piece at a time."""
    rows = MomentRow.objects.filter(seq__gt=since_seq).order_by("seq").values_list("seq", *COLUMNS).iterator(A_TIME)
    while piece := list(islice(rows, A_TIME)):
        words: dict[str, str] = {}
        for chunk in chunks([row[1] for row in piece]):
            words |= dict(Words.objects.filter(moment__in=chunk).values_list("moment", "words"))
        for seq, *row in piece:
            yield seq, moment_from(tuple(row), words.get(row[0]))


def rebuild() -> int:
    """Delete everything derived and make it again from the ledger; how many moments were read."""
    count = 0
    with transaction.atomic():
        for model in (Link, Label, TouchedWeek, Membership, Serving, Party):
            model.objects.all().delete()  # type: ignore[attr-defined]
        moments = every()
        while piece := list(islice(moments, A_TIME)):
            derive(piece)
            count += len(piece)
        for _, moment in every():
            if isinstance(moment.fact, WordsForgotten):
                people.forget(moment.fact.whose)
    return count
