"""Whether two can be told to be one and the same."""

from __future__ import annotations

from collections.abc import Iterable

from ridealong.ledger.gathering import clusters_of
from ridealong.ledger.known import Known
from ridealong.ledger.lookup import load_merging, load_naming
from ridealong.ledger.receipt import Refused
from ridealong.moments.book import A
from ridealong.moments.kinds.roster import CustomerMerged, PersonMerged
from ridealong.moments.moment import Moment
from ridealong.moments.roster import end_of
from ridealong.moments.standing import standing
from ridealong.speech import gettext


def merges(fact: CustomerMerged, known: Known) -> None:
    """Raise :class:`Refused` if they are the same already, or cannot be."""
    one, other = known.handle(fact.one), known.handle(fact.other)
    sorts = {known.sorts[fact.one], known.sorts[fact.other]}
    if "person" in sorts:
        raise Refused(_of_people(fact, known))
    if len(sorts) > 1:
        contact, customer = (one, other) if known.sorts[fact.one] == "contact" else (other, one)
        raise Refused(
            gettext(
                "{contact} is a contact and {customer} a customer: they speak for one, and are none",
                contact=contact,
                customer=customer,
            )
        )
    if sorts == {"customer"}:
        if known.root(fact.one) == known.root(fact.other):
            raise Refused(gettext("{one} and {other} are the same already", one=one, other=other))
        return
    if known.root(fact.one) != known.root(fact.other):
        raise Refused(
            gettext(
                "{one} and {other} speak for two customers; tell first that those are one, if they are",
                one=one,
                other=other,
            )
        )
    if _same(fact, known):
        raise Refused(gettext("{one} and {other} are the same already", one=one, other=other))


def _of_people(fact: CustomerMerged, known: Known) -> str:
    ours = next(each for each in (fact.one, fact.other) if known.sorts[each] == "person")
    other = fact.other if ours == fact.one else fact.one
    if known.sorts[other] == "person":
        one, another = known.handle(fact.one), known.handle(fact.other)
        right = f"{one} is the same person as {another}"
        return gettext(
            "{one} and {other} are people of ours; write: {right}", one=one, other=another, right=right
        )
    return gettext(
        "{ours} is one of our people and {other} {sort}",
        ours=known.handle(ours),
        other=known.handle(other),
        sort=gettext(A[known.sorts[other]]),
    )


def _same(fact: CustomerMerged, known: Known) -> bool:
    """Contacts speak for their firm whether they are one or two, so it is not known by whom they speak for."""
    same = same_as([fact.one, fact.other]) | known.same
    return end_of(same, fact.one) == end_of(same, fact.other)


Merging = CustomerMerged | PersonMerged
KINDS: tuple[type[Merging], ...] = (CustomerMerged, PersonMerged)


def same_as(parties: Iterable[str]) -> dict[str, str]:
    """Whom each of these, and of those found on the way, was told to be the same as."""
    return {fact.one: fact.other for _, fact in merged_with(parties)}


def merged_with(parties: Iterable[str]) -> list[tuple[Moment, Merging]]:
    """Every moment that stands and tells these, and whoever they are the same as, to be one, the oldest first."""
    seen: set[str] = set()
    names, told = set(parties), dict[str, Moment]()
    while waiting := names - seen:
        seen |= waiting
        told |= {each.id: each for each in load_naming(waiting, KINDS)}
        names |= {
            each
            for moment in told.values()
            if isinstance(moment.fact, KINDS)
            for each in (moment.fact.one, moment.fact.other)
        }
    return _that_stand(told)


def all_merged() -> list[tuple[Moment, Merging]]:
    """Every moment that stands and tells two to be one, the oldest first."""
    return _that_stand(each.id for each in load_merging(KINDS))


def _that_stand(ids: Iterable[str]) -> list[tuple[Moment, Merging]]:
    stands = standing(clusters_of(ids).moments.values())
    return [(moment, moment.fact) for moment in stands if isinstance(moment.fact, KINDS)]
