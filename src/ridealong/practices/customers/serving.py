"""Promises to customers are kept, and customers come back in their own rhythm.

Reads promises made to customers, what they bought and when, what was given or asked in touches,
who came through whom, and how customers graded those who serve them, of those who were asked for a card.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from operator import sub
from statistics import median

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.customers import (
    CustomerBought,
    CustomerRated,
    CustomerReferred,
    CustomerSpoke,
    DealClosed,
    TouchMade,
)
from ridealong.moments.kinds.loops import PromiseMade
from ridealong.moments.kinds.roster import AskSent
from ridealong.moments.loops import Loop, speaks_for
from ridealong.moments.purchases import SLACK, Purchase, first_that_may_be_due
from ridealong.moments.weeks import monday, week_of, week_of_ordinal
from ridealong.practices.cards import report_cards
from ridealong.practices.counting import Question, rate
from ridealong.practices.judging import judge
from ridealong.practices.observing import Observation, Seen, loops_seen
from ridealong.practices.rare import Event, cadence
from ridealong.practices.reading import Reading, Sign
from ridealong.practices.stakes import Purchases, first_act
from ridealong.speech import gettext, gettext_noop

READS = (
    PromiseMade, CustomerBought, TouchMade, CustomerReferred, CustomerRated, CustomerSpoke, AskSent, DealClosed,
)  # fmt: skip

PROMISES = Question(
    practice="serving", key="promises", title=gettext_noop("Promises to customers kept on time"), proposal=0.8,
    leading=True, says=lambda k, n: gettext("{k} of {n} promises to customers kept on time", k=k, n=n),
)  # fmt: skip
RHYTHM = Question(
    practice="serving", key="rhythm", title=gettext_noop("Customers who came back in their own rhythm"),
    proposal=0.7, says=lambda k, n: gettext("{k} of {n} customers due came back in their own rhythm", k=k, n=n),
)  # fmt: skip
GAVE = Question(
    practice="serving", key="gave", title=gettext_noop("Touches that gave rather than asked"), proposal=0.6,
    says=lambda k, n: gettext("{k} of {n} touches gave something rather than asked for it", k=k, n=n),
)  # fmt: skip
NEWCOMERS = Question(
    practice="serving", key="newcomers", title=gettext_noop("Newcomers sent by a customer they named"),
    proposal=1 / 13,
    says=lambda events, weeks: gettext(
        "{events} newcomers in {weeks} weeks named who sent them", events=events, weeks=weeks
    ),
    windows=(13,), expected=5,
)  # fmt: skip

GIVING = frozenset({"answered", "warned", "introduced", "fixed"})
LONGEST_LOOK_WEEKS = 52 + 13
BASELINE_WEEKS, FEWEST_BASELINE_WEEKS, QUARTER = 52, 26, 13


def read(evidence: Evidence) -> Reading:
    loops = promises(evidence)
    days = evidence.once(Purchases)
    signs = (
        rate(PROMISES, loops_seen(evidence, loops), evidence),
        rate(RHYTHM, rhythm(evidence, days), evidence),
        rate(GAVE, touches(evidence), evidence),
        newcomers(evidence),
    )
    step = first_act(evidence, [loop for loop, _ in loops], days)
    return judge("serving", signs, next_step=step, context=report_cards(evidence))


def promises(evidence: Evidence) -> list[tuple[Loop, str]]:
    """Promises of ours to customers, each with the customer it was made to."""
    roster = evidence.roster
    found = []
    for moment, fact in evidence.kind(PromiseMade):
        day = moment.day(evidence.zone)
        if fact.to not in roster.memberships and roster.ours(evidence.leader, fact.who, day):
            found.append((evidence.loops[moment.id], roster.root(fact.to)))
    return found


def rhythm(evidence: Evidence, purchases: Purchases) -> Seen:
    """From the fourth on, every purchase day of ours asks: was the customer back within three median gaps?"""
    observations: list[Observation] = []
    young: list[str] = []
    last, sold_by_us = evidence.last_week, _sellers_of_ours(evidence)
    # By who they are, and not by who bought first: that may be years ago, and left unread.
    for customer, by_day in sorted(purchases.items()):
        ordinals, bought = purchases.ordinals(customer), list(by_day.values())
        only_days = len(ordinals) - len(bought)
        for number, week, back in _due(ordinals, last - LONGEST_LOOK_WEEKS):
            opener = sold_by_us(bought[number - only_days])
            if opener is None:
                continue
            if week > last:
                young.append(opener)
            else:
                proof = (bought[number + 1 - only_days][0].id,) if back else ()
                observations.append(Observation(opener, customer, week, back, proof, week))
    return Seen(observations + _leaders_word(evidence), young)


def _due(ordinals: Sequence[int], after: int) -> Iterator[tuple[int, int, bool]]:
    """The places of purchase days from the fourth on, the week the next is due in, and whether it came by then.

    Those that were due before this week are left out.
    """
    first = first_that_may_be_due(ordinals, monday(after + 1).toordinal())
    gaps = sorted(map(sub, ordinals[1:first], ordinals[: first - 1]))
    for number in range(first, len(ordinals)):
        insort(gaps, ordinals[number] - ordinals[number - 1])
        due = ordinals[number] + _slack(gaps)
        week = week_of_ordinal(due)
        if week > after:
            yield number, week, number + 1 < len(ordinals) and ordinals[number + 1] <= due


def _slack(gaps: Sequence[int]) -> int:
    """Three median gaps in whole days, of gaps in order: sorting them anew for every purchase took half the time."""
    middle = len(gaps) // 2
    return SLACK * gaps[middle] if len(gaps) % 2 else SLACK * (gaps[middle - 1] + gaps[middle]) // 2


def _sellers_of_ours(evidence: Evidence) -> Callable[[list[Purchase]], str | None]:
    """What finds the first purchase of a day that was sold by one of this leader's, each day's team looked up once."""
    roster, leader = evidence.roster, evidence.leader
    teams: dict[date, frozenset[str]] = {}

    def sold_by_us(purchases: list[Purchase]) -> str | None:
        day = purchases[0].day
        team = teams.get(day)
        if team is None:
            team = teams[day] = roster.team(leader, day)
        for each in purchases:
            if (each.seller or roster.server(each.customer, day)) in team:
                return each.id
        return None

    return sold_by_us


def _leaders_word(evidence: Evidence) -> list[Observation]:
    return [
        Observation(each.id, each.customer, week_of(each.day), None, aside=True)
        for each in evidence.purchases
        if each.leaders and each.alone(evidence.leader)
    ]


def touches(evidence: Evidence) -> Seen:
    roster = evidence.roster
    observations = []
    for moment, fact in evidence.kind(TouchMade):
        day = moment.day(evidence.zone)
        if fact.whom not in roster.memberships and roster.ours(evidence.leader, fact.who, day):
            week, gave = week_of(day), fact.how in GIVING
            if week <= evidence.last_week:
                aside = not evidence.outside(moment)
                observations.append(
                    Observation(moment.id, roster.root(fact.whom), week, gave, since=week, aside=aside)
                )
    return Seen(observations)


def reaches_back(evidence: Evidence) -> bool:
    """Whether what was left unread cannot have been the first newcomer in a week that is counted."""
    came = (monday(each.week + 1) for each in _arrivals(evidence) if not each.aside)
    return evidence.reaches_back(CustomerReferred, came)


def newcomers(evidence: Evidence) -> Sign:
    """Newcomers who say themselves who sent them, held to what the year before the quarter brought."""
    events = _arrivals(evidence)
    live = min((each.week for each in events if not each.aside), default=None)
    standard = _baseline([each.week for each in events if not each.aside], live, evidence.last_week)
    return cadence(NEWCOMERS, events, evidence, live_since=live, standard=standard)


def _arrivals(evidence: Evidence) -> list[Event]:
    """Each newcomer comes once, and through somebody who isn't one of us: a salesperson's call is no referral."""
    events: list[Event] = []
    arrived: set[str] = set()
    for moment, fact in evidence.kind(CustomerReferred):
        day, root = moment.day(evidence.zone), evidence.roster.root
        newcomer = root(fact.customer)
        own = speaks_for(moment, newcomer, root)
        told = own or not evidence.outside(moment)
        if told and newcomer not in arrived and _our_customer(evidence, fact, day):
            events.append(Event(moment.id, week_of(day), aside=not own))
            arrived.update([newcomer] if own else [])
    return events


def _our_customer(evidence: Evidence, fact: CustomerReferred, day: date) -> bool:
    roster = evidence.roster
    servers = (roster.server(roster.root(each), day) for each in (fact.customer, fact.through))
    ours = any(roster.ours(evidence.leader, server, day) for server in servers)
    return ours and fact.through not in roster.memberships


def _baseline(weeks: list[int], live: int | None, last: int) -> float | None:
    """The median pace of the year before this quarter, from its rolling quarters; None until half a year exists."""
    if live is None:
        return None
    end = last - QUARTER
    begin = max(live, end - BASELINE_WEEKS + 1)
    if end - begin + 1 < FEWEST_BASELINE_WEEKS:
        return None
    counts = Counter(weeks)
    quarters = [
        sum(counts[week] for week in range(at, at + QUARTER)) for at in range(begin, end - QUARTER + 2)
    ]
    return median(quarters) / QUARTER or None
