"""Which customers there is something to ask of at the close of a week, and for which reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from ridealong.doors.asking.reasons import REASONS
from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.customers import (
    CustomerBought,
    CustomerChose,
    CustomerRated,
    CustomerReferred,
    DealClosed,
    DealOpened,
    FitJudged,
)
from ridealong.moments.kinds.loops import (
    LoopClaimed,
    LoopConfirmed,
    LoopDenied,
    LoopDropped,
    LoopMoved,
    PromiseMade,
    SaleLetGo,
    TroubleReported,
    VisitMade,
)
from ridealong.moments.moment import Moment, Voice
from ridealong.moments.weeks import sunday, week_of

READ = (
    CustomerBought, CustomerChose, CustomerRated, CustomerReferred, DealClosed, DealOpened, FitJudged, PromiseMade,
    SaleLetGo, TroubleReported, VisitMade, LoopClaimed, LoopConfirmed, LoopDenied, LoopDropped, LoopMoved,
)  # fmt: skip
LATELY_WEEKS, VISIT_WEEKS, TROUBLE_WEEKS, QUIET_WEEKS = 4, 2, 13, 26
NEW_WEEKS = 13
FIT_DAYS = (90, 111)
"""A sale is asked about once it is ninety days old, and for three weeks: a draw may pass somebody over."""
RHYTHM_PURCHASES, SLACK = 3, 3
"""As serving has it: past their rhythm is past three median gaps; two gaps are the fewest with a median."""


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """A customer, why they could be asked, about which moment, and who serves them."""

    customer: str
    reason: str
    about: str
    person: str

    @property
    def stratum(self) -> str:
        return REASONS[self.reason].stratum


Found = Iterator[tuple[str, str]]
"""Customer and moment."""


def candidates(evidence: Evidence) -> list[Candidate]:
    """Each customer of this leader's own team once, under the first reason that fits, by customer."""
    seen = Sight(evidence)
    finders: dict[str, Callable[[], Found]] = {
        "let_go": seen.let_go, "trouble": seen.trouble, "below": seen.below, "lost": seen.lost,
        "visited": seen.visited, "quiet": seen.quiet, "fit": seen.fit, "newcomer": seen.newcomers,
        "won": seen.won, "bought": seen.bought,
    }  # fmt: skip
    found: dict[str, Candidate] = {}
    for reason in REASONS:
        for named, about in finders[reason]():
            customer = evidence.roster.root(named)
            person = seen.server(customer)
            if person is not None and customer not in found:
                found[customer] = Candidate(customer, reason, about, person)
    return sorted(found.values())


class Sight:
    """One leader's evidence, looked through for each reason in turn; the latest moment of a customer comes first."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence, self.roster, self.zone = evidence, evidence.roster, evidence.zone
        self.today = sunday(evidence.last_week)
        self.purchases: defaultdict[str, dict[date, str]] = defaultdict(dict)
        for bought in evidence.purchases:
            self.purchases[bought.customer][bought.day] = bought.id
        self.deals = {moment.id: fact for moment, fact in evidence.kind(DealOpened)}
        self.explained = {fact.deal for _, fact in evidence.kind(CustomerChose)}

    def server(self, customer: str) -> str | None:
        """Who serves a customer, if they report to this leader or are this leader: each customer has one draw."""
        person = self.roster.server(customer, self.today)
        place = self.roster.on(person, self.today) if person else None
        return person if place and self.evidence.leader in (person, place.under) else None

    def lately(self, moment: Moment, weeks: int) -> bool:
        last = self.evidence.last_week
        return last - weeks < week_of(moment.day(self.zone)) <= last

    def let_go(self) -> Found:
        for moment, fact in reversed(self.evidence.kind(SaleLetGo)):
            loop = self.evidence.loops[moment.id]
            if self.lately(moment, LATELY_WEEKS) and loop.is_open and loop.denied is None:
                yield fact.customer, moment.id

    def trouble(self) -> Found:
        """Troubles customers told that they have not called solved, and promises they say were not kept."""
        for told, reported in reversed(self.evidence.kind(TroubleReported)):
            outside = reported.who not in self.roster.memberships
            if outside and self.lately(told, TROUBLE_WEEKS) and self.evidence.loops[told.id].is_open:
                yield reported.who, told.id
        for made, promise in reversed(self.evidence.kind(PromiseMade)):
            loop = self.evidence.loops[made.id]
            if promise.to in self.roster.memberships or loop.denied is None or not loop.is_open:
                continue
            if self.lately(loop.denied, TROUBLE_WEEKS):
                yield promise.to, made.id

    def below(self) -> Found:
        for moment, fact in reversed(self.evidence.kind(CustomerRated)):
            poor = any(grade.grade == "below" for grade in fact.grades)
            if poor and moment.voice is Voice.CUSTOMER and self.lately(moment, TROUBLE_WEEKS):
                yield fact.who, moment.id

    def lost(self) -> Found:
        yield from self._closed("lost")

    def won(self) -> Found:
        yield from self._closed("won")

    def _closed(self, outcome: str) -> Found:
        for moment, fact in reversed(self.evidence.kind(DealClosed)):
            deal = self.deals.get(fact.deal)
            wanted = fact.outcome == outcome and fact.deal not in self.explained
            if wanted and deal and self.lately(moment, LATELY_WEEKS):
                yield deal.customer, fact.deal

    def visited(self) -> Found:
        for moment, fact in reversed(self.evidence.kind(VisitMade)):
            if self.lately(moment, VISIT_WEEKS):
                yield fact.customer, moment.id

    def quiet(self) -> Found:
        """Customers past three of their own median gaps, as long as that is not half a year ago already."""
        for customer, bought in self.purchases.items():
            days = sorted(bought)
            if len(days) < RHYTHM_PURCHASES:
                continue
            gap = median((later - day).days for day, later in pairwise(days))
            over = (self.today - days[-1]).days - SLACK * gap
            if 0 < over <= QUIET_WEEKS * 7:
                yield customer, bought[days[-1]]

    def fit(self) -> Found:
        judged = {fact.what for _, fact in self.evidence.kind(FitJudged)}
        first, last = FIT_DAYS
        for customer, bought in self.purchases.items():
            for day, moment in bought.items():
                if first <= (self.today - day).days < last and moment not in judged:
                    yield customer, moment

    def newcomers(self) -> Found:
        """Those who began to buy this quarter and have not said who sent them."""
        told = {self.roster.root(fact.customer) for _, fact in self.evidence.kind(CustomerReferred)}
        for customer, moment in self.bought():
            first = min(self.purchases[customer])
            if customer not in told and week_of(first) > self.evidence.last_week - NEW_WEEKS:
                yield customer, moment

    def bought(self) -> Found:
        for customer, bought in self.purchases.items():
            day = max(bought)
            if week_of(day) > self.evidence.last_week - LATELY_WEEKS:
                yield customer, bought[day]
