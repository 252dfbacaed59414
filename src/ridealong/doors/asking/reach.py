"""Who of a customer's people can be asked today: permitted, not asked lately, and still known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, timedelta

from ridealong.doors.asking.permission import Way, ways
from ridealong.ledger.recall import Scope, recall
from ridealong.moments.kinds.roster import AskSent, ContactPermitted, CustomerMerged
from ridealong.moments.roster import end_of
from ridealong.people import parties as people
from ridealong.people.preferences import reach_of

REST_DAYS = 90
"""Nobody is asked more often than that."""
WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can be asked: for which customer, at which address (empty where nobody knows one), in what."""

    id: str
    customer: str
    email: str
    language: str


def reachable(customers: Iterable[str], day: date) -> dict[str, list[Person]]:
    """Those who may be asked by mail on a day, by customer; a customer asked within the week has none."""
    wanted = set(customers)
    permitted, asked, same = _told(day)
    parties = {each.id: each for each in people.known(permitted).values() if not each.forgotten}
    reach = reach_of({*parties, *asked})
    # Whoever stands here under two names is asked under one, and rests as one.
    resting = {end_of(same, who) for who, last in asked.items() if (day - last).days < REST_DAYS}
    # Two contacts at one address are one mailbox, and it rests as one.
    tired = {reach[who][0].lower() for who in asked if who in reach and end_of(same, who) in resting} - {""}
    lately = people.known(who for who, last in asked.items() if (day - last).days < WEEK_DAYS)
    disturbed = {each.customer or each.id for each in lately.values()}
    found: defaultdict[str, list[Person]] = defaultdict(list)
    for party in parties.values():
        customer = party.customer or party.id
        email, language = reach.get(party.id, ("", ""))
        one = end_of(same, party.id)
        free = one not in resting and email.lower() not in tired and customer not in disturbed
        if customer in wanted and free and (party.id == one or one not in parties):
            found[customer].append(Person(party.id, customer, email, language))
    return {customer: sorted(each, key=lambda person: person.id) for customer, each in found.items()}


def _told(day: date) -> tuple[list[str], dict[str, date], dict[str, str]]:
    """Everybody who may be asked by mail, when each was last asked, and who is the same as whom."""
    evidence = recall(
        Scope.everything(),
        until=day + timedelta(days=1),
        zone=UTC,
        kinds=(ContactPermitted, AskSent),
        words=False,
    )
    same = {fact.one: fact.other for _, fact in evidence.kind(CustomerMerged)}
    permitted = ways((moment for moment, _ in evidence.kind(ContactPermitted)), day, same)
    asked: dict[str, date] = {}
    for moment, fact in evidence.kind(AskSent):
        asked[fact.whom] = max(moment.day(UTC), asked.get(fact.whom, date.min))
    return [who for who, way in permitted.items() if way == "mail"], asked, same


def ways_of(day: date) -> dict[str, Way]:
    """How everybody of whom anything was said may be asked on a day."""
    evidence = recall(
        Scope.everything(), until=day + timedelta(days=1), zone=UTC, kinds=(ContactPermitted,), words=False
    )
    same = {fact.one: fact.other for _, fact in evidence.kind(CustomerMerged)}
    return ways((moment for moment, _ in evidence.kind(ContactPermitted)), day, same)
