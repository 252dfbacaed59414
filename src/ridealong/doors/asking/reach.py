"""Who of a customer's people can be asked today: permitted, not asked lately, and still known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, timedelta

from ridealong.doors.asking.permission import Way, ways
from ridealong.ledger.recall import Scope, recall
from ridealong.moments.kinds.roster import AskSent, ContactPermitted
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
    permitted, asked = _told(day)
    parties = {each.id: each for each in people.known(permitted).values() if not each.forgotten}
    reach = reach_of({*parties, *asked})
    resting = {who for who, last in asked.items() if (day - last).days < REST_DAYS}
    # Two contacts at one address are one mailbox, and it rests as one.
    tired = {reach[who][0].lower() for who in resting if who in reach} - {""}
    lately = people.known(who for who, last in asked.items() if (day - last).days < WEEK_DAYS)
    disturbed = {each.customer or each.id for each in lately.values()}
    found: defaultdict[str, list[Person]] = defaultdict(list)
    for party in parties.values():
        customer = party.customer or party.id
        email, language = reach.get(party.id, ("", ""))
        free = party.id not in resting and email.lower() not in tired and customer not in disturbed
        if customer in wanted and free:
            found[customer].append(Person(party.id, customer, email, language))
    return {customer: sorted(each, key=lambda person: person.id) for customer, each in found.items()}


def _told(day: date) -> tuple[list[str], dict[str, date]]:
    """Everybody who may be asked by mail, and when each was last asked, whoever's customers they were."""
    evidence = recall(
        Scope.everything(),
        until=day + timedelta(days=1),
        zone=UTC,
        kinds=(ContactPermitted, AskSent),
        words=False,
    )
    permitted = ways((moment for moment, _ in evidence.kind(ContactPermitted)), day)
    asked: dict[str, date] = {}
    for moment, fact in evidence.kind(AskSent):
        asked[fact.whom] = max(moment.day(UTC), asked.get(fact.whom, date.min))
    return [who for who, way in permitted.items() if way == "mail"], asked


def ways_of(day: date) -> dict[str, Way]:
    """How everybody of whom anything was said may be asked on a day."""
    evidence = recall(
        Scope.everything(), until=day + timedelta(days=1), zone=UTC, kinds=(ContactPermitted,), words=False
    )
    return ways((moment for moment, _ in evidence.kind(ContactPermitted)), day)
