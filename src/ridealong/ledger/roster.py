"""Who is who and who belongs where, told to ``people`` whenever moments of the roster arrive or change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC

from ridealong.ledger.lookup import load, load_changing, load_naming
from ridealong.moments.kinds.roster import (
    CustomerMet,
    CustomerServed,
    MomentWithdrawn,
    PersonJoined,
    PersonLeft,
)
from ridealong.moments.moment import Moment
from ridealong.moments.roster import Roster
from ridealong.moments.standing import standing
from ridealong.people import parties as people

ROSTER = (PersonJoined, PersonLeft, CustomerMet, CustomerServed)


def derive_people(batch: Sequence[Moment]) -> None:
    """Bring identities, names and relations up to date with moments just written.

    A newcomer's moments are all in the batch. Of anybody known before, or whose moments were corrected or taken
    back, everything is derived again from all that is told of them, for an older moment may arrive last.
    """
    roster = [moment for moment in batch if isinstance(moment.fact, ROSTER)]
    changed = _changed(batch)
    concerned = {_subject(moment) for moment in roster} | changed
    if concerned:
        before = concerned & people.known(concerned).keys() | changed
        told = _told_of(before, roster)
        _bring_in(told, concerned)
        _place(told, concerned)


def _subject(moment: Moment) -> str:
    """Whose entry a moment of the roster is."""
    fact = moment.fact
    if isinstance(fact, PersonJoined | PersonLeft):
        return fact.who
    assert isinstance(fact, CustomerMet | CustomerServed)
    return fact.customer


def _changed(batch: Iterable[Moment]) -> set[str]:
    """Those about whom a moment of the roster was corrected or taken back, or given back."""
    targets = {moment.corrects for moment in batch if moment.corrects}
    targets |= {moment.fact.what for moment in batch if isinstance(moment.fact, MomentWithdrawn)}
    found: set[str] = set()
    while targets:
        aimed_at = list(load(targets))
        found |= {_subject(moment) for moment in aimed_at if isinstance(moment.fact, ROSTER)}
        targets = {moment.fact.what for moment in aimed_at if isinstance(moment.fact, MomentWithdrawn)}
    return found


def _told_of(before: set[str], roster: list[Moment]) -> list[Moment]:
    """Every moment of the roster that stands: of those known before from the ledger, of newcomers from the batch."""
    told = {moment.id: moment for moment in roster}
    older = [moment for moment in load_naming(before, ROSTER) if _subject(moment) in before]
    told |= {moment.id: moment for moment in older}
    aimed = older
    while aimed:
        aimed = [each for each in load_changing([moment.id for moment in aimed]) if each.id not in told]
        told |= {moment.id: moment for moment in aimed}
    return [moment for moment in standing(told.values()) if isinstance(moment.fact, ROSTER)]


def _bring_in(told: list[Moment], concerned: set[str]) -> None:
    newcomers: dict[str, people.Newcomer] = {}
    for moment in told:
        fact = moment.fact
        if isinstance(fact, PersonJoined):
            sort, customer = "person", None
        elif isinstance(fact, CustomerMet):
            sort, customer = "contact" if fact.speaks_for else "customer", fact.speaks_for
        else:
            continue
        who = _subject(moment)
        known = newcomers.get(who)
        newcomers[who] = people.Newcomer(
            id=who,
            sort=sort,
            handle=known.handle if known else fact.handle or "",
            name=fact.name or (known.name if known else "") or fact.handle or "",
            customer=customer,
        )
    people.remove(concerned - newcomers.keys())
    people.introduce(newcomers.values())


def _place(told: list[Moment], concerned: set[str]) -> None:
    roster = Roster.of(told, UTC, ())
    memberships = [
        (person, stay.role, stay.under, stay.since)
        for person, stays in roster.memberships.items()
        for stay in stays
    ]
    servings = [
        (customer, person, since) for customer, served in roster.servings.items() for since, person in served
    ]
    people.replace(concerned, memberships, servings)
