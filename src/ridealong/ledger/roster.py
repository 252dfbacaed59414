"""Who is who and who belongs where, told to ``people`` whenever moments of the roster arrive or change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC
from functools import partial

from ridealong.ledger.lookup import load, load_changing, load_naming
from ridealong.moments.kinds.roster import (
    CustomerMerged,
    CustomerMet,
    CustomerServed,
    MomentWithdrawn,
    PersonJoined,
    PersonLeft,
    PersonMerged,
)
from ridealong.moments.moment import Moment
from ridealong.moments.roster import Roster, end_of
from ridealong.moments.standing import standing
from ridealong.people import parties as people

ROSTER = (PersonJoined, PersonLeft, CustomerMet, CustomerServed, CustomerMerged, PersonMerged)


def derive_people(batch: Sequence[Moment]) -> None:
    """Bring identities, names and relations up to date with moments just written.

    A newcomer's moments are all in the batch. Of anybody known before, or whose moments were corrected or taken
    back, everything is derived again from all that is told of them, for an older moment may arrive last.
    """
    roster = [moment for moment in batch if isinstance(moment.fact, ROSTER)]
    changed = _changed(batch)
    concerned = {_subject(moment) for moment in roster} | changed
    concerned |= _of_one_person([*roster, *_aimed_at(batch)], concerned)
    known = people.known(concerned)
    merged = _merged([*roster, *_aimed_at(batch)])
    customers = [each for each in known.values() if each.sort == "customer"]
    merged |= {each.id for each in customers if each.customer} | people.kept_for_another(
        each.id for each in customers
    )
    if merged:
        known |= people.known(people.with_contacts(merged))
        concerned |= known.keys()
    if concerned:
        told = _told_of(known.keys() | changed, roster)
        _bring_in(told, concerned)
        _place(told, concerned)


def _subject(moment: Moment) -> str:
    """Whose entry a moment of the roster is."""
    fact = moment.fact
    if isinstance(fact, PersonJoined | PersonLeft):
        return fact.who
    if isinstance(fact, CustomerMerged | PersonMerged):
        return fact.one
    assert isinstance(fact, CustomerMet | CustomerServed)
    return fact.customer


def _merged(moments: Iterable[Moment]) -> set[str]:
    """Customers that these say are one, or no longer: with them it concerns all who speak for either."""
    facts = [moment.fact for moment in moments]
    return {each for fact in facts if isinstance(fact, CustomerMerged) for each in (fact.one, fact.other)}


def _of_one_person(moments: Iterable[Moment], concerned: set[str]) -> set[str]:
    """All names of the people of ours concerned, and whoever stands below any that are one now, or two again."""
    facts = [moment.fact for moment in moments]
    persons = {each for fact in facts if isinstance(fact, PersonMerged) for each in (fact.one, fact.other)}
    came_twice = people.came_twice()
    persons |= {each for each in concerned if each in came_twice or each in came_twice.values()}
    if not persons:
        return set()
    names = people.with_contacts(persons)
    names |= {
        each for one, kept in came_twice.items() if kept in names or one in names for each in (one, kept)
    }
    customers = people.with_contacts(people.ever_served_by(names))
    return names | people.ever_reporting_to(names) | customers


def _changed(batch: Iterable[Moment]) -> set[str]:
    """Those about whom a moment of the roster was corrected or taken back, or given back."""
    return {_subject(moment) for moment in _aimed_at(batch) if isinstance(moment.fact, ROSTER)}


def _aimed_at(batch: Iterable[Moment]) -> list[Moment]:
    """What is corrected or taken back, and what is given back by that."""
    targets = {moment.corrects for moment in batch if moment.corrects}
    targets |= {moment.fact.what for moment in batch if isinstance(moment.fact, MomentWithdrawn)}
    found: list[Moment] = []
    while targets:
        aimed_at = list(load(targets))
        found += aimed_at
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
    root = _roots(told, concerned)
    for moment in told:
        fact = moment.fact
        if isinstance(fact, PersonJoined):
            sort, customer = "person", root(fact.who)
        elif isinstance(fact, CustomerMet):
            sort = "contact" if fact.speaks_for else "customer"
            customer = root(fact.speaks_for or fact.customer)
        else:
            continue
        who = _subject(moment)
        known = newcomers.get(who)
        newcomers[who] = people.Newcomer(
            id=who,
            sort=sort,
            handle=known.handle if known else fact.handle or "",
            name=fact.name or (known.name if known else "") or fact.handle or "",
            customer=None if customer == who else customer,
        )
    people.remove(concerned - newcomers.keys())
    people.introduce(newcomers.values())


def _roots(told: Iterable[Moment], concerned: set[str]) -> Callable[[str], str]:
    """Whom a customer or a person is the same as in the end: by what is told here, and by what is known of others."""
    facts = [moment.fact for moment in told]
    same = {fact.one: fact.other for fact in facts if isinstance(fact, CustomerMerged | PersonMerged)}
    spoken_for = {fact.speaks_for for fact in facts if isinstance(fact, CustomerMet) and fact.speaks_for}
    others = (spoken_for | set(same.values())) - concerned
    same |= {each: customer for each, _, _, customer in people.told_of(others) if customer}

    return partial(end_of, same)


def _place(told: list[Moment], concerned: set[str]) -> None:
    roster, one = Roster.of(told, UTC, ()), people.came_twice()
    memberships = [
        (person, stay.role, one.get(stay.under or "", stay.under), stay.since)
        for person, stays in roster.memberships.items()
        for stay in stays
    ]
    servings = [
        (customer, one.get(person, person), since)
        for customer, served in roster.servings.items()
        for since, person in served
    ]
    people.replace(concerned, memberships, servings)
