"""The leader is in front of customers beside whoever serves them, asks, watches, and what is raised there is closed.

Reads joint visits, what customers said on them and were promised there, their troubles, and skills looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.customers import CustomerBought, CustomerSpoke
from ridealong.moments.kinds.employees import SkillAgreed, SkillObserved
from ridealong.moments.kinds.loops import PromiseMade, TroubleReported, VisitMade
from ridealong.moments.loops import Loop
from ridealong.moments.weeks import monday, week_of
from ridealong.practices.counting import LOOKS_BACK_WEEKS, Question, rate
from ridealong.practices.judging import judge
from ridealong.practices.next_visit import whom_to_visit
from ridealong.practices.observing import Observation, Seen, loops_seen, weeks_seen
from ridealong.practices.reading import Reading
from ridealong.practices.stakes import Purchases
from ridealong.practices.visits import Visits, told_by_the_leader_alone, visits_that_stand
from ridealong.speech import gettext, gettext_noop

READS = (
    VisitMade,
    CustomerBought,
    TroubleReported,
    PromiseMade,
    CustomerSpoke,
    SkillAgreed,
    SkillObserved,
)

VISITS = Question(
    practice="joint_visits", key="visits", title=gettext_noop("Weeks with two joint customer meetings"),
    proposal=0.7, leading=True, alike=False, weekly=True,
    says=lambda k, n: gettext("two joint customer meetings in {k} of {n} weeks", k=k, n=n),
)  # fmt: skip
TOP_CUSTOMERS = Question(
    practice="joint_visits", key="top_customers",
    title=gettext_noop("Top customers met together with their salesperson"), proposal=0.6,
    says=lambda k, n: gettext(
        "{k} of {n} times a top customer was met with their salesperson in a quarter", k=k, n=n
    ),
)  # fmt: skip
POINTS = Question(
    practice="joint_visits", key="points",
    title=gettext_noop("Points raised by customers, closed in their own eyes"), proposal=0.8,
    says=lambda k, n: gettext("{k} of {n} points customers raised were closed in their own eyes", k=k, n=n),
)  # fmt: skip
ASKED = Question(
    practice="joint_visits", key="asked",
    title=gettext_noop("Joint visits on which the customer was asked and a skill watched"), proposal=0.7,
    says=lambda k, n: gettext("{k} of {n} joint visits had the customer’s own word and an observed skill", k=k, n=n),
)  # fmt: skip

MEETINGS_A_WEEK = 2
BLOCK_WEEKS = 13
ONE_IN = 5
"""The top fifth."""
DAYS_TO_CLOSE = 30
DAYS_TO_ASK = 14


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting with a customer beside a salesperson, however many tell of it."""

    day: date
    customer: str
    beside: str
    told: tuple[str, ...]


def read(evidence: Evidence) -> Reading:
    meetings = meetings_in(evidence, evidence.once(visits_that_stand))
    ghosts = [
        Observation(each.told[0], each.customer, week_of(each.day), None, aside=True)
        for each in meetings_in(evidence, told_by_the_leader_alone(evidence))
    ]
    purchases = evidence.once(Purchases)
    raised = points(evidence, meetings)
    in_weeks = weeks_met(evidence, meetings)
    signs = (
        rate(VISITS, Seen([*in_weeks.observations, *ghosts], in_weeks.young), evidence),
        rate(TOP_CUSTOMERS, top_customers(evidence, meetings, purchases), evidence),
        rate(POINTS, points_closed(evidence, raised), evidence),
        rate(ASKED, asked(evidence, meetings), evidence),
    )
    met = {each.customer: each.day for each in meetings}
    return judge("joint_visits", signs, next_step=whom_to_visit(evidence, met, raised, purchases))


def reaches_back(evidence: Evidence) -> bool:
    """Whether what was left unread cannot have been the first joint visit in a week that is counted."""
    since = evidence.since
    if since is None or VisitMade not in evidence.unread:
        return True
    return any(each.day < since for each in meetings_in(evidence, evidence.once(visits_that_stand)))


def meetings_in(evidence: Evidence, visits: Visits) -> list[Meeting]:
    """Visits beside one of the leader's own people; one that several tell of, or one tells twice, is one."""
    told: defaultdict[tuple[date, str, str], list[str]] = defaultdict(list)
    for moment, visit in visits:
        day = moment.day(evidence.zone)
        if visit.beside is not None and visit.beside in evidence.roster.below(evidence.leader, day):
            told[day, evidence.roster.root(visit.customer), visit.beside].append(moment.id)
    return [Meeting(*each, tuple(moments)) for each, moments in sorted(told.items())]


def weeks_met(evidence: Evidence, meetings: list[Meeting]) -> Seen:
    """Weeks from the first joint visit on; one is reached by two meetings, with one customer at most one a day."""
    met: defaultdict[int, dict[tuple[date, str], str]] = defaultdict(dict)
    for each in meetings:
        met[week_of(each.day)].setdefault((each.day, each.customer), each.told[0])
    reached = {week: tuple(told.values()) for week, told in met.items() if len(told) >= MEETINGS_A_WEEK}
    return weeks_seen(evidence, reached, min(met, default=None))


def top_customers(evidence: Evidence, meetings: list[Meeting], purchases: Purchases) -> Seen:
    """Each of the top fifth in each closed block of 13 weeks since there are joint visits: met in it, beside theirs?"""
    met: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for each in meetings:
        if evidence.roster.server(each.customer, each.day) == each.beside:
            met[week_of(each.day) // BLOCK_WEEKS, each.customer] += each.told
    observations = []
    for block in _closed_blocks(evidence, meetings):
        last = (block + 1) * BLOCK_WEEKS - 1
        for customer in _top_fifth(evidence, purchases, monday(block * BLOCK_WEEKS)):
            proof = tuple(met[block, customer])
            opener = evidence.roster.met.get(customer, evidence.roster.joined(evidence.leader))
            observations.append(Observation(opener, customer, last, bool(proof), proof, since=last))
    return Seen(observations)


def _closed_blocks(evidence: Evidence, meetings: list[Meeting]) -> range:
    """Blocks of the calendar, the same whenever one asks, that began once joint visits were told of."""
    if not meetings:
        return range(0)
    first = -(-week_of(meetings[0].day) // BLOCK_WEEKS)
    reach = (evidence.last_week - LOOKS_BACK_WEEKS) // BLOCK_WEEKS + 1
    return range(max(first, reach), (evidence.last_week + 1) // BLOCK_WEEKS)


def _top_fifth(evidence: Evidence, purchases: Purchases, day: date) -> list[str]:
    """The fifth of the team's customers that bought for most in the twelve months before a day."""
    roster, ours = evidence.roster, evidence.roster.team(evidence.leader, day)
    spent = sorted(
        (-amount, customer)
        for customer in purchases
        if roster.server(customer, day) in ours and (amount := purchases.spend(customer, day)) > 0
    )
    return [customer for _, customer in spent[: -(-len(spent) // ONE_IN)]]


def points(evidence: Evidence, meetings: list[Meeting]) -> list[tuple[Loop, str]]:
    """What customers of the team reported as trouble, and what they were promised on the day of a joint visit."""
    return [*_troubles(evidence), *_promised_on_the_spot(evidence, meetings)]


def _troubles(evidence: Evidence) -> Iterator[tuple[Loop, str]]:
    roster = evidence.roster
    for moment, fact in evidence.kind(TroubleReported):
        customer, day = roster.root(fact.who), moment.day(evidence.zone)
        if fact.who not in roster.memberships and roster.ours(
            evidence.leader, roster.server(customer, day), day
        ):
            yield evidence.loops[moment.id], customer


def _promised_on_the_spot(evidence: Evidence, meetings: list[Meeting]) -> Iterator[tuple[Loop, str]]:
    visited = {(each.day, each.customer) for each in meetings}
    # The visit behind an older promise may be left unread: whether it is must not change what is counted.
    since = evidence.as_of - timedelta(weeks=LOOKS_BACK_WEEKS)
    for moment, fact in evidence.kind(PromiseMade):
        customer, day = evidence.roster.root(fact.to), moment.day(evidence.zone)
        on_the_spot = day >= since and (day, customer) in visited
        if on_the_spot and evidence.roster.ours(evidence.leader, fact.who, day):
            yield evidence.loops[moment.id], customer


def points_closed(evidence: Evidence, raised: list[tuple[Loop, str]]) -> Seen:
    """A promise by the date it names, a trouble within thirty days."""
    dated = loops_seen(evidence, [each for each in raised if each[0].due() is not None])
    undated = loops_seen(
        evidence, [each for each in raised if each[0].due() is None], delay_days=DAYS_TO_CLOSE
    )
    return Seen([*dated.observations, *undated.observations], [*dated.young, *undated.young])


def asked(evidence: Evidence, meetings: list[Meeting]) -> Seen:
    """Each joint visit a fortnight later: has the customer spoken of it, and has one of the two watched the other?"""
    words, watched = _words(evidence), _watched(evidence)
    seen, young = [], []
    for each in meetings:
        by = each.day + timedelta(days=DAYS_TO_ASK)
        if week_of(by) > evidence.last_week:
            young.append(each.told[0])
            continue
        said = _in_time(words, [(visit, each.customer) for visit in each.told], by)
        skill = _in_time(watched, [(visit, each.beside) for visit in each.told], by)
        seen.append(
            Observation(
                each.told[0],
                each.customer,
                week_of(by),
                bool(said and skill),
                (*said, *skill),
                since=week_of(by),
            )
        )
    return Seen(seen, young)


Told = dict[tuple[str, str], list[tuple[date, str]]]
"""What was told of a visit by, or of, somebody: when, and the moment."""


def _in_time(told: Told, keys: list[tuple[str, str]], by: date) -> tuple[str, ...]:
    return tuple(moment for key in keys for day, moment in told.get(key, ()) if day <= by)


def _words(evidence: Evidence) -> Told:
    """What customers said on visits, in their own voice: quoted by one of us it is ours."""
    found: Told = defaultdict(list)
    for moment, fact in evidence.kind(CustomerSpoke):
        customer = evidence.roster.root(fact.who)
        if fact.on is not None and evidence.roster.root(moment.by or "") == customer:
            found[fact.on, customer].append((moment.day(evidence.zone), moment.id))
    return found


def _watched(evidence: Evidence) -> Told:
    """A skill the two had agreed on by then, seen or missed by one of them in the other, who says so themselves."""
    agreed = {
        moment.id: ({fact.who, fact.whom}, moment.day(evidence.zone))
        for moment, fact in evidence.kind(SkillAgreed)
    }
    found: Told = defaultdict(list)
    for moment, fact in evidence.kind(SkillObserved):
        pair, visit = {fact.who, fact.whom}, evidence.by_id.get(fact.on)
        between, since = agreed.get(fact.skill, (set(), date.max))
        in_time = visit is not None and since <= visit.day(evidence.zone)
        if (
            moment.by == fact.who
            and evidence.leader in pair
            and len(pair) > 1
            and pair == between
            and in_time
        ):
            (other,) = pair - {evidence.leader}
            found[fact.on, other].append((moment.day(evidence.zone), moment.id))
    return found
