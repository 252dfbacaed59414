"""The leader is out where the work is, beside every salesperson, and what is found in the way there goes.

Reads the leader's own calendar hours, visits, and the barriers that were found on them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.employees import HoursSpent
from ridealong.moments.kinds.loops import BarrierRaised, PromiseMade, RequestMade, VisitMade
from ridealong.moments.loops import Loop
from ridealong.moments.moment import Moment
from ridealong.moments.weeks import monday, week_of
from ridealong.practices.counting import Question, rate
from ridealong.practices.hours import Spent, minutes_of, somebody_there_says_so
from ridealong.practices.judging import judge
from ridealong.practices.observing import Observation, Seen, adoptions, loops_seen, standard_at, weeks_seen
from ridealong.practices.reading import NextStep, Reading
from ridealong.practices.visits import Visits, leaders_visits, told_by_the_leader_alone, visits_that_stand
from ridealong.speech import figures, gettext, gettext_noop

READS = (VisitMade, HoursSpent, BarrierRaised, PromiseMade, RequestMade)

DAYS = Question(
    practice="field", key="days", title=gettext_noop("Weeks with a field day that met two customers"), proposal=0.7,
    leading=True, alike=False, weekly=True,
    says=lambda k, n: gettext("a field day with two customers in {k} of {n} weeks", k=k, n=n),
)  # fmt: skip
BESIDE = Question(
    practice="field", key="beside",
    title=gettext_noop("Salespeople who had three hours beside the leader in a month"), proposal=0.7,
    says=lambda k, n: gettext("{k} of {n} times a salesperson had three hours beside you in a month", k=k, n=n),
)  # fmt: skip
FOUND = Question(
    practice="field", key="found", title=gettext_noop("Barriers found in the field gone within 30 days"),
    proposal=0.7,
    says=lambda k, n: gettext("{k} of {n} barriers found in the field were gone within 30 days", k=k, n=n),
)  # fmt: skip
SHARE = Question(
    practice="field", key="share", title=gettext_noop("Weeks with enough hours in the field or with customers"),
    proposal=0.7, alike=False, weekly=True,
    says=lambda k, n: gettext("enough hours in the field or with customers in {k} of {n} weeks", k=k, n=n),
)  # fmt: skip

CUSTOMERS_IN_A_FIELD_DAY = 2
MINUTES_BESIDE = 3 * 60
DAYS_TO_REMOVE = 30
SHARE_OF_HOURS = 0.4
MONTHS_LOOKED_BACK = 18
FOUR_WEEKS = 4


def read(evidence: Evidence) -> Reading:
    visits = evidence.once(visits_that_stand)
    hours = [(moment, fact) for moment, fact in evidence.kind(HoursSpent) if fact.who == evidence.leader]
    told = [each for each in hours if not somebody_there_says_so(evidence, *each)]
    kept = [each for each in hours if somebody_there_says_so(evidence, *each)]
    entries: list[Spent] = [*visits, *kept]
    live = min((week_of(moment.day(evidence.zone)) for moment, _ in entries), default=None)
    ghosts = set_aside(evidence, told)
    signs = (
        rate(DAYS, with_aside(field_days(evidence, visits, kept, live), ghosts), evidence),
        rate(BESIDE, beside(evidence, visits, kept, live), evidence),
        rate(FOUND, gone_in_time(evidence, found_in_the_field(evidence)), evidence),
        rate(SHARE, share_of_hours(evidence, kept), evidence),
    )
    return judge("field", signs, next_step=whom_to_join(evidence, visits, kept))


def reaches_back(evidence: Evidence) -> bool:
    """Whether what was left unread cannot have been the first visit or hour in a week that is counted.

    It cannot where all were read, nor where one that counts was read from before anything is counted.
    """
    if not evidence.unread or evidence.since is None:
        return True
    since, zone = evidence.since, evidence.zone
    hours = any(
        fact.who == evidence.leader
        and moment.day(zone) < since
        and somebody_there_says_so(evidence, moment, fact)
        for moment, fact in evidence.kind(HoursSpent)
    )
    visits = any(moment.day(zone) < since for moment, _ in evidence.once(visits_that_stand))
    return (hours or HoursSpent not in evidence.unread) and (hours or visits)


Hours = list[tuple[Moment, HoursSpent]]


def set_aside(evidence: Evidence, told: Hours) -> list[Observation]:
    """Visits and hours that only the leader tells of."""
    alone = told_by_the_leader_alone(evidence)
    return [
        Observation(moment.id, evidence.leader, week_of(moment.day(evidence.zone)), None, aside=True)
        for moment in [*(moment for moment, _ in alone), *(moment for moment, _ in told)]
    ]


def with_aside(seen: Seen, aside: list[Observation]) -> Seen:
    return Seen([*seen.observations, *aside], seen.young)


def field_days(evidence: Evidence, visits: Visits, hours: Hours, live: int | None) -> Seen:
    """A day in the field counts when it met at least two customers: a drive to one is windshield time."""
    met: defaultdict[date, dict[str, str]] = defaultdict(dict)
    for moment, visit in visits:
        met[moment.day(evidence.zone)].setdefault(evidence.roster.root(visit.customer), moment.id)
    for moment, spent in hours:
        if spent.where != "inside" and spent.beside and spent.beside not in evidence.roster.memberships:
            met[moment.day(evidence.zone)].setdefault(evidence.roster.root(spent.beside), moment.id)
    reached: dict[int, tuple[str, ...]] = {}
    for day, customers in sorted(met.items()):
        if len(customers) >= CUSTOMERS_IN_A_FIELD_DAY:
            reached[week_of(day)] = (*reached.get(week_of(day), ()), *customers.values())
    return weeks_seen(evidence, reached, live)


def beside(evidence: Evidence, visits: Visits, hours: Hours, live: int | None) -> Seen:
    """Each direct report in each closed month: did they have three hours beside the leader?"""
    if live is None:
        return Seen(())
    together: defaultdict[tuple[str, date], list[Spent]] = defaultdict(list)
    for person, entries in _together(visits, hours).items():
        for entry in entries:
            together[person, entry[0].day(evidence.zone).replace(day=1)].append(entry)
    observations = []
    for first, last in _closed_months(evidence, live):
        for person in _there_all_month(evidence, first, last):
            days = together.get((person, first), [])
            met = minutes_of(days, evidence.zone) >= MINUTES_BESIDE
            proof = tuple(moment.id for moment, _ in days)
            week = week_of(last)
            observations.append(
                Observation(evidence.roster.joined(person), person, week, met, proof, since=week)
            )
    return Seen(observations)


def _together(visits: Visits, hours: Hours) -> dict[str, list[Spent]]:
    together: defaultdict[str, list[Spent]] = defaultdict(list)
    entries: list[Spent] = [*visits, *hours]
    for moment, fact in entries:
        if fact.beside is not None:
            together[fact.beside].append((moment, fact))
    return together


def _closed_months(evidence: Evidence, live: int) -> list[tuple[date, date]]:
    """Whole months since the source went live whose last week has closed, the latest of them."""
    months = []
    last = monday(evidence.last_week + 1).replace(day=1) - timedelta(days=1)
    for _ in range(MONTHS_LOOKED_BACK):
        first = last.replace(day=1)
        if week_of(first) >= live and week_of(last) <= evidence.last_week:
            months.append((first, last))
        last = first - timedelta(days=1)
    return months


def _there_all_month(evidence: Evidence, first: date, last: date) -> list[str]:
    roster = evidence.roster
    reports = set(roster.direct(evidence.leader, first)) & set(roster.direct(evidence.leader, last))
    return sorted(each for each in reports if roster.role(each, last) == "salesperson")


def found_in_the_field(evidence: Evidence) -> dict[str, date]:
    """Barriers that salespeople raised on a visit of this leader, each with the day of that visit."""
    visited = {moment.id: moment.day(evidence.zone) for moment, _ in evidence.once(leaders_visits)}
    return {
        moment.id: visited[fact.found_on]
        for moment, fact in evidence.kind(BarrierRaised)
        if fact.found_on in visited
        and fact.who in evidence.roster.below(evidence.leader, moment.day(evidence.zone))
    }


def gone_in_time(evidence: Evidence, found: Mapping[str, date]) -> Seen:
    """Each barrier a week after its thirty days; dated before its visit, it counts from when that took place."""
    loops = [evidence.loops[opener] for opener in found]
    seen = loops_seen(evidence, [(loop, loop.fact.receiver) for loop in loops], delay_days=DAYS_TO_REMOVE)
    since = [max(each.since, week_of(found[each.opener])) for each in seen.observations]
    observations = zip(seen.observations, since, strict=True)
    return Seen([each._replace(since=week) for each, week in observations], seen.young)


def share_of_hours(evidence: Evidence, hours: Hours) -> Seen:
    """Weeks in which the leader's own chosen share of hours was spent where the work is."""
    weeks: defaultdict[int, Hours] = defaultdict(list)
    for moment, fact in hours:
        weeks[week_of(moment.day(evidence.zone))].append((moment, fact))
    wanted = adoptions(evidence, "field.hours", proposal=SHARE_OF_HOURS, below=1)
    reached = {}
    for week, spent in weeks.items():
        out = [(moment, fact) for moment, fact in spent if fact.where != "inside"]
        share = minutes_of(out, evidence.zone) / (minutes_of(spent, evidence.zone) or 1)
        if share >= standard_at(wanted, SHARE_OF_HOURS, week, 1).value:
            reached[week] = tuple(moment.id for moment, _ in out)
    return weeks_seen(evidence, reached, min(weeks, default=None))


def whom_to_join(evidence: Evidence, visits: Visits, hours: Hours) -> NextStep | None:
    """The salesperson who had the fewest hours beside the leader these four weeks, and what they are owed."""
    begin = evidence.as_of - timedelta(weeks=FOUR_WEEKS)
    there = _there_all_month(evidence, begin, evidence.as_of)
    reports = [each for each in there if evidence.may_be_named(each)]
    if not reports:
        return None
    since = monday(evidence.last_week - FOUR_WEEKS + 1)
    together = _together(visits, hours)

    def minutes(person: str) -> int:
        lately = [each for each in together.get(person, []) if each[0].day(evidence.zone) >= since]
        return minutes_of(lately, evidence.zone)

    person = min(reports, key=lambda each: (minutes(each), evidence.name(each)))
    hours_beside = minutes(person) / 60
    owed = _owed_to(evidence, person)
    debt = getattr(owed[0].fact, "what", "") if owed else ""
    why = [
        gettext("{hours} of your hours in four weeks", hours=figures.short(hours_beside))
        if hours_beside
        else gettext("none of your hours in four weeks"),
        gettext("still owed an answer on “{what}”", what=debt) if owed else "",
    ]
    return NextStep(
        says=gettext("Ride with {name}", name=evidence.name(person)),
        why="; ".join(filter(None, why)),
        who=person,
        confirmed_by=person,
        # What they are owed is the reason to ride, not the ride: its being answered does not confirm that.
        about=(evidence.roster.joined(person), *(loop.opener.id for loop in owed[:1])),
    )


def _owed_to(evidence: Evidence, person: str) -> list[Loop]:
    """What this person still waits for from the leader, the oldest first."""
    loops = [evidence.loops[moment.id] for moment, fact in evidence.kind(BarrierRaised) if fact.who == person]
    loops += [
        evidence.loops[moment.id]
        for kind in (PromiseMade, RequestMade)
        for moment, fact in evidence.kind(kind)
        if (fact.doer, fact.receiver) == (evidence.leader, person)
    ]
    return sorted((loop for loop in loops if loop.is_open), key=lambda loop: (loop.opened_on, loop.opener.id))
