"""A sale is lost rather than a customer: what was sold still fits, who was let go comes back, nobody pays for it.

Reads sales and whether they fitted, sales let go and confirmed by the customer, what followed, and the pay run.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.customers import (
    CustomerBought,
    CustomerReferred,
    DealClosed,
    DealOpened,
    FitJudged,
)
from ridealong.moments.kinds.employees import PulseAnswered, ThanksGiven
from ridealong.moments.kinds.loops import SaleLetGo
from ridealong.moments.kinds.roster import AskSent
from ridealong.moments.kinds.strategy import PaySettled
from ridealong.moments.loops import Loop, speaks_for
from ridealong.moments.moment import Moment
from ridealong.moments.weeks import week_of
from ridealong.practices.counting import LONGEST_WINDOW_WEEKS, REPLAYED_WEEKS, Question, rate
from ridealong.practices.endings import Ending, endings
from ridealong.practices.fitting import fits
from ridealong.practices.judging import judge
from ridealong.practices.letting_go import after_ordinary_losses, may_lose, not_worth_forcing, whom_to_thank
from ridealong.practices.observing import Observation, Seen
from ridealong.practices.rare import Event, cadence
from ridealong.practices.reading import Reading
from ridealong.practices.stakes import told_by_others
from ridealong.speech import figures, gettext, gettext_noop

READS = (
    CustomerBought, CustomerReferred, DealOpened, DealClosed, FitJudged, SaleLetGo, PaySettled, AskSent, ThanksGiven,
    PulseAnswered,
)  # fmt: skip

FIT = Question(
    practice="walkaway", key="fit", title=gettext_noop("Sales still judged a good fit after 90 days"), proposal=0.8,
    leading=True, says=lambda k, n: gettext("{k} of {n} sales were still a good fit after 90 days", k=k, n=n),
)  # fmt: skip
RETURNED = Question(
    practice="walkaway", key="returned",
    title=gettext_noop("Sales let go after which the customer came back or sent somebody"), proposal=0.5,
    says=lambda k, n: gettext("after {k} of {n} sales let go the customer came back or sent somebody", k=k, n=n),
)  # fmt: skip
MADE_WHOLE = Question(
    practice="walkaway", key="made_whole", title=gettext_noop("Salespeople made whole in the same pay period"),
    proposal=0.7,
    says=lambda k, n: gettext(
        "{k} of {n} salespeople who let a sale go were made whole in that pay period", k=k, n=n
    ),
)  # fmt: skip
LET_GO = Question(
    practice="walkaway", key="let_go", title=gettext_noop("Sales let go for the customer’s good"), proposal=1 / 13,
    says=lambda events, weeks: gettext("{events} sales let go in {weeks} weeks", events=events, weeks=weeks),
)  # fmt: skip

A_YEAR = timedelta(days=365)
FURTHEST = timedelta(weeks=REPLAYED_WEEKS + LONGEST_WINDOW_WEEKS + 1) + A_YEAR
"""No sale let go before that is counted."""
DAYS_TO_PAY = 14
"""How long after its month a pay run may be booked."""


def read(evidence: Evidence) -> Reading:
    gone = let_go(evidence)
    confirmed = [loop for loop in gone if loop.confirmed is not None]
    signs = (
        rate(FIT, fits(evidence), evidence),
        rate(RETURNED, came_back(evidence, confirmed), evidence),
        rate(MADE_WHOLE, made_whole(evidence, confirmed), evidence),
        cadence(
            LET_GO,
            _events(evidence, gone),
            evidence,
            live_since=_live(evidence, gone),
            standard=LET_GO.proposal,
        ),
    )
    context = [
        *_young_year(confirmed, signs[1].n),
        *after_ordinary_losses(evidence, confirmed),
        *may_lose(evidence),
    ]
    return judge(
        "walkaway",
        signs,
        next_step=whom_to_thank(evidence, confirmed) or not_worth_forcing(evidence, gone),
        context=context,
    )


def reaches_back(evidence: Evidence) -> bool:
    """Whether what was left unread cannot have been the first sale let go in a week that is counted."""
    return evidence.reaches_back(
        SaleLetGo, (loop.opened_on for loop in let_go(evidence) if loop.borne_out is not None)
    )


def let_go(evidence: Evidence) -> list[Loop]:
    """Deals this leader's people let go, each once: as its customer confirmed it, else as it was told last."""
    opened = {
        moment.id: (moment.day(evidence.zone), fact.customer) for moment, fact in evidence.kind(DealOpened)
    }
    ended, root = evidence.once(endings), evidence.roster.root
    found: dict[str, Loop] = {}
    for moment, fact in evidence.kind(SaleLetGo):
        day, known = moment.day(evidence.zone), found.get(fact.deal)
        begun, customer = opened.get(fact.deal, (date.max, ""))
        could_be_won = (
            begun <= day and root(customer) == root(fact.customer) and _is_open(ended.get(fact.deal), day)
        )
        if not could_be_won or not evidence.roster.ours(evidence.leader, fact.who, day):
            continue
        if known is None or known.confirmed is None:
            found[fact.deal] = evidence.loops[moment.id]
    return sorted(found.values(), key=lambda loop: loop.opener.happened_at)


def _is_open(end: Ending | None, day: date) -> bool:
    """Whether a deal was lost to nobody before that day, nor won after all: then it was not let go."""
    return end is None or not end.heard or (day <= end.day and end.outcome != "won")


def came_back(evidence: Evidence, confirmed: list[Loop]) -> Seen:
    """Each sale let go, a year later: did the customer buy again by then, or send a newcomer?"""
    root = evidence.roster.root
    customers = {root(loop.fact.receiver) for loop in confirmed}
    days: defaultdict[str, list[tuple[date, str]]] = defaultdict(list)
    since = evidence.as_of - FURTHEST
    for each in told_by_others(evidence, since, customers) if customers else ():
        days[each.customer].append((each.day, each.id))
    for moment, fact in evidence.kind(CustomerReferred):
        # As in serving, only newcomers say who sent them.
        if root(fact.through) in customers and speaks_for(moment, root(fact.customer), root):
            days[root(fact.through)].append((moment.day(evidence.zone), moment.id))
    seen, young = [], []
    for loop in confirmed:
        day = loop.opened_on
        if week_of(day + A_YEAR) > evidence.last_week:
            young.append(loop.opener.id)
            continue
        customer = root(loop.fact.receiver)
        after = [told for when, told in sorted(days[customer]) if day < when <= day + A_YEAR]
        week = week_of(day + A_YEAR)
        seen.append(Observation(loop.opener.id, customer, week, bool(after), tuple(after[:1]), since=week))
    return Seen(seen, young)


def made_whole(evidence: Evidence, confirmed: list[Loop]) -> Seen:
    """Each salesperson who let a sale go: did the pay run of that month name it?"""
    paid: defaultdict[str, list[tuple[Moment, PaySettled]]] = defaultdict(list)
    for moment, fact in evidence.kind(PaySettled):
        if evidence.outside(moment):
            paid[fact.plan].append((moment, fact))
    seen, young = [], []
    for loop in confirmed:
        who, day = loop.fact.doer or "", loop.opened_on
        if evidence.roster.role(who, day) != "salesperson":
            continue
        booked_by = _month_after(day) + timedelta(days=DAYS_TO_PAY)
        matures = week_of(booked_by)
        if matures > evidence.last_week:
            young.append(loop.opener.id)
            continue
        proof = tuple(
            moment.id for moment, fact in paid[loop.opener.id]
            if fact.whom == who and _month_after(fact.period) == _month_after(day) and fact.amount.amount > 0
            and moment.day(evidence.zone) <= booked_by
        )  # fmt: skip
        seen.append(Observation(loop.opener.id, who, matures, bool(proof), proof[:1], since=matures))
    return Seen(seen, young)


def _month_after(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _events(evidence: Evidence, gone: list[Loop]) -> list[Event]:
    """Confirmed ones count in the week the customer said so; what only the leader tells is set aside."""
    events = []
    for loop in gone:
        if loop.confirmed is not None:
            events.append(Event(loop.opener.id, week_of(loop.confirmed.day(evidence.zone))))
        elif loop.borne_out is None:
            events.append(Event(loop.opener.id, week_of(loop.opened_on), aside=True))
    return events


def _live(evidence: Evidence, gone: list[Loop]) -> int | None:
    """Since the first was told: a CRM that knows no such thing is no failure."""
    return min((week_of(loop.opened_on) for loop in gone if loop.borne_out is not None), default=None)


def _young_year(confirmed: list[Loop], counted: int) -> list[str]:
    if counted or not confirmed:
        return []
    first = min(loop.opened_on for loop in confirmed) + A_YEAR
    return [
        gettext(
            "Whether customers come back after a sale was let go can be told from {day} on.",
            day=figures.day(first),
        )
    ]
