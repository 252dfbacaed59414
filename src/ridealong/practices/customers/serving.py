"""Promises to customers are kept, and customers come back in their own rhythm.

Reads promises made to customers, what they bought and when, what was given or asked in touches,
who came through whom, and how customers graded those who serve them.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from statistics import median

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.customers import CustomerBought, CustomerRated, CustomerReferred, TouchMade
from ridealong.moments.kinds.loops import PromiseMade
from ridealong.moments.loops import Loop, speaks_for
from ridealong.moments.moment import Moment, Voice
from ridealong.moments.weeks import week_of
from ridealong.practices.counting import Event, Question, cadence, rate
from ridealong.practices.stakes import first_act
from ridealong.practices.judging import judge
from ridealong.practices.observing import Observation, Seen, loops_seen, outside
from ridealong.practices.reading import Reading, Sign

READS = (PromiseMade, CustomerBought, TouchMade, CustomerReferred, CustomerRated)

PROMISES = Question(
    practice="serving", key="promises", title="Promises to customers kept on time", proposal=0.8, leading=True,
    says=lambda k, n: f"{k} of {n} promises to customers kept on time",
)  # fmt: skip
RHYTHM = Question(
    practice="serving", key="rhythm", title="Customers who came back in their own rhythm", proposal=0.7,
    says=lambda k, n: f"{k} of {n} customers due came back in their own rhythm",
)  # fmt: skip
GAVE = Question(
    practice="serving", key="gave", title="Touches that gave rather than asked", proposal=0.6,
    says=lambda k, n: f"{k} of {n} touches gave something rather than asked for it",
)  # fmt: skip
NEWCOMERS = Question(
    practice="serving", key="newcomers", title="Newcomers sent by a customer they named", proposal=1 / 13,
    says=lambda events, weeks: f"{events} newcomers in {weeks} weeks named who sent them", windows=(13,),
)  # fmt: skip

GIVING = frozenset({"answered", "warned", "introduced", "fixed"})
FIRST_JUDGED_PURCHASE = 4
SLACK = 3
"""A customer is past their rhythm once three times their median gap has gone by without a purchase."""
LONGEST_LOOK_WEEKS = 52 + 13
BASELINE_WEEKS, FEWEST_BASELINE_WEEKS, QUARTER = 52, 26, 13


def read(evidence: Evidence) -> Reading:
    loops = promises(evidence)
    days = purchase_days(evidence)
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


Purchases = dict[str, dict[date, list[tuple[Moment, CustomerBought]]]]


def purchase_days(evidence: Evidence) -> Purchases:
    """Every customer's purchase days in order, with what was bought on each; the leader's own word left out."""
    bought: defaultdict[str, dict[date, list[tuple[Moment, CustomerBought]]]] = defaultdict(dict)
    for moment, fact in evidence.kind(CustomerBought):
        if outside(moment):
            bought[fact.customer].setdefault(moment.day(evidence.zone), []).append((moment, fact))
    return {customer: dict(sorted(days.items())) for customer, days in bought.items()}


def rhythm(evidence: Evidence, purchases: Purchases) -> Seen:
    """From the fourth on, every purchase day of ours asks: was the customer back within three median gaps?"""
    observations: list[Observation] = []
    young: list[str] = []
    earliest = evidence.last_week - LONGEST_LOOK_WEEKS
    for customer, bought in purchases.items():
        days = list(bought)
        for number, opener, due in _due_days(evidence, customer, bought):
            week = week_of(due)
            if week > evidence.last_week:
                young.append(opener)
            elif week > earliest:
                back = days[number] if number < len(days) and days[number] <= due else None
                proof = (bought[back][0][0].id,) if back else ()
                observations.append(Observation(opener, customer, week, back is not None, proof, since=week))
    return Seen(observations + _leaders_word(evidence), young)


def _due_days(
    evidence: Evidence, customer: str, bought: dict[date, list[tuple[Moment, CustomerBought]]]
) -> Iterator[tuple[int, str, date]]:
    """The number of each purchase day that opens an observation, the moment that opens it, and when it is due."""
    gaps: list[int] = []
    previous: date | None = None
    for number, (day, purchases) in enumerate(bought.items(), start=1):
        if previous is not None:
            insort(gaps, (day - previous).days)
        previous = day
        if number >= FIRST_JUDGED_PURCHASE:
            opener = _sold_by_us(evidence, customer, day, purchases)
            if opener is not None:
                yield number, opener, day + timedelta(days=int(SLACK * median(gaps)))


def _sold_by_us(
    evidence: Evidence, customer: str, day: date, purchases: list[tuple[Moment, CustomerBought]]
) -> str | None:
    for moment, fact in purchases:
        seller = fact.seller or evidence.roster.server(customer, day)
        if evidence.roster.ours(evidence.leader, seller, day):
            return moment.id
    return None


def _leaders_word(evidence: Evidence) -> list[Observation]:
    return [
        Observation(moment.id, fact.customer, week_of(moment.day(evidence.zone)), None, aside=True)
        for moment, fact in evidence.kind(CustomerBought)
        if not outside(moment)
    ]


def touches(evidence: Evidence) -> Seen:
    roster = evidence.roster
    observations = []
    for moment, fact in evidence.kind(TouchMade):
        day = moment.day(evidence.zone)
        if fact.whom not in roster.memberships and roster.ours(evidence.leader, fact.who, day):
            week, gave = week_of(day), fact.how in GIVING
            if week <= evidence.last_week:
                observations.append(
                    Observation(moment.id, roster.root(fact.whom), week, gave, since=week, aside=not outside(moment))
                )
    return Seen(observations)


def newcomers(evidence: Evidence) -> Sign:
    """Newcomers who say themselves who sent them, held to what the year before the quarter brought."""
    events = []
    for moment, fact in evidence.kind(CustomerReferred):
        day = moment.day(evidence.zone)
        own = speaks_for(moment, evidence.roster.root(fact.customer), evidence.roster.root)
        if (own or not outside(moment)) and _our_customer(evidence, fact, day):
            events.append(Event(moment.id, week_of(day), aside=not own))
    live = min((each.week for each in events if not each.aside), default=None)
    standard = _baseline([each.week for each in events if not each.aside], live, evidence.last_week)
    return cadence(NEWCOMERS, events, evidence, live_since=live, standard=standard)


def _our_customer(evidence: Evidence, fact: CustomerReferred, day: date) -> bool:
    servers = (evidence.roster.server(each, day) for each in (fact.customer, fact.through))
    return any(evidence.roster.ours(evidence.leader, server, day) for server in servers)


def _baseline(weeks: list[int], live: int | None, last: int) -> float | None:
    """The median pace of the year before this quarter, from its rolling quarters; None until half a year exists."""
    if live is None:
        return None
    end = last - QUARTER
    begin = max(live, end - BASELINE_WEEKS + 1)
    if end - begin + 1 < FEWEST_BASELINE_WEEKS:
        return None
    counts = Counter(weeks)
    quarters = [sum(counts[week] for week in range(at, at + QUARTER)) for at in range(begin, end - QUARTER + 2)]
    return median(quarters) / QUARTER or None


def report_cards(evidence: Evidence) -> list[str]:
    """Grades customers gave in the last quarter: context, because a grade that pays gets steered."""
    grades: Counter[str] = Counter()
    pushed = 0
    for moment, fact in evidence.kind(CustomerRated):
        week = week_of(moment.day(evidence.zone))
        if evidence.last_week - QUARTER < week <= evidence.last_week and moment.voice is Voice.CUSTOMER:
            grades.update(grade.grade for grade in fact.grades)
            pushed += fact.pushed is not None
    if not grades:
        return []
    total, good = sum(grades.values()), grades["exceeds"] + grades["meets"]
    asked = f"; {pushed} customers were asked for a score" if pushed else ""
    return [f"{good} of {total} grades customers gave this quarter met or exceeded what they expect{asked}."]
