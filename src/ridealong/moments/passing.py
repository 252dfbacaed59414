"""Until which day a moment may still matter, and what has to be read along with one that does.

What is here must be true of every practice that reads: a moment may be left unread once its last day lies further back
than the practices look, unless something that is read hangs together with it, or it still waits for something.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date

from ridealong.moments.kind import Fact, once_a_kind
from ridealong.moments.kinds.customers import (
    CustomerBought,
    CustomerChose,
    CustomerRated,
    CustomerReferred,
    CustomerSpoke,
    DealClosed,
    DealMoved,
    DealOpened,
    FitJudged,
    TouchMade,
)
from ridealong.moments.kinds.difference import (
    ClaimDelivered,
    LessonLearned,
    LessonRecalled,
    LessonTaught,
    PropositionRecited,
    PropositionStated,
)
from ridealong.moments.kinds.employees import (
    ColleagueNamed,
    HoursSpent,
    SkillAgreed,
    SkillObserved,
    ThanksGiven,
    VisitDebriefed,
)
from ridealong.moments.kinds.loops import (
    BarrierRaised,
    ChangeProposed,
    FavourDone,
    LoopClaimed,
    LoopConfirmed,
    LoopDenied,
    LoopDropped,
    LoopMoved,
    Opener,
    PromiseMade,
    RequestMade,
    SaleLetGo,
    TroubleReported,
    VisitMade,
)
from ridealong.moments.kinds.roster import AskSent
from ridealong.moments.kinds.strategy import ChangeInUse, PayPlanAdopted, PaySettled, PriorityRecited
from ridealong.moments.moment import Moment

FOR_GOOD = date.max.toordinal()
APART = 0
"""Purchases matter for good too, but nobody finds them by this: they are read apart."""

TWO_YEARS = 250
"""What a deal that was lost came to is told for two years, which is so many days more than the practices look back."""
A_CARD = 220
"""A card known again and again is due 240 days after it was answered last, and a week later nobody has opened it."""
IN_USE = FITS = 70
"""Ninety days later, and a week after that, somebody says whether it is so still."""
PASSING: Mapping[type[Fact], int] = {
    TouchMade: 0, CustomerRated: 0, CustomerChose: 0, CustomerSpoke: 0, CustomerReferred: 0, AskSent: 0,
    DealOpened: 0, DealMoved: 0, DealClosed: FITS, FitJudged: FITS,
    PromiseMade: 0, RequestMade: 0, BarrierRaised: 0, TroubleReported: 0, VisitMade: 0, FavourDone: 0,
    ChangeProposed: 0, ChangeInUse: IN_USE,
    SaleLetGo: 340,  # a year later it is known whether the customer came back
    LoopClaimed: 0, LoopConfirmed: 0, LoopDenied: 0, LoopMoved: 0, LoopDropped: 0,
    HoursSpent: 0, SkillObserved: 0, VisitDebriefed: 0, ThanksGiven: 0, ColleagueNamed: 0, PaySettled: 0,
    LessonRecalled: A_CARD, LessonTaught: A_CARD, PropositionRecited: 0,
    PriorityRecited: 92,  # the first of a quarter opens its block
    ClaimDelivered: 100,  # a claim that has run out stands for a quarter after it was proved
}  # fmt: skip
"""The kinds that pass, each with how many days longer than its own day, or the day it names, it matters."""

FOUNDATIONS: Mapping[type[Fact], int] = {
    PropositionStated: 0,
    PayPlanAdopted: 0,
    SkillAgreed: 0,
    LessonLearned: A_CARD,
    CustomerBought: FITS,
}
"""What holds for good and has many years of others pointing at it, which matter no longer for that: only so many days
after its own."""

WAITING: tuple[type[Fact], ...] = (BarrierRaised, TroubleReported, RequestMade, PromiseMade)
"""Loops that somebody still waits for matter until they are over, however long that takes."""

SOURCES: tuple[type[Fact], ...] = (VisitMade, HoursSpent)
"""Kinds of which the first counts for good in one way: since when there have been any. A few old ones show that."""
BEGINNINGS: tuple[type[Fact], ...] = (
    BarrierRaised, FavourDone, SaleLetGo, CustomerReferred, LessonRecalled, PriorityRecited,
)  # fmt: skip
"""The same of kinds that are told by many: a few old ones that concern any of these."""


@once_a_kind
def passes(kind: type[Fact]) -> bool:
    """Whether a moment of a kind may matter no more some day. What another moment needs of it stays read along."""
    return kind in PASSING


def last_day(moment: Moment, pointed: Mapping[str, Fact]) -> int:
    """The last day a moment matters by itself, as an ordinal, and one more: somewhere it happened a day later in UTC.

    ``pointed`` are the facts it may point at: how long a word on something matters depends on what that is.
    """
    fact = moment.fact
    kind = type(fact)
    if kind is CustomerBought:
        return APART
    longer = PASSING.get(kind)
    if longer is None:
        return FOR_GOOD
    day = moment.happened_at.toordinal() + 1
    if isinstance(fact, Opener):
        due = fact.due
        return max(day, due.toordinal() + 1) + longer if due else day + longer
    if kind is DealClosed and fact.outcome != "won":  # type: ignore[attr-defined]
        return day + TWO_YEARS
    if kind is LoopMoved:
        to: date = fact.to  # type: ignore[attr-defined]
        return max(day, to.toordinal() + 1)
    if kind is LoopConfirmed or kind is LoopDenied:
        of = pointed.get(fact.of)  # type: ignore[attr-defined]
        if isinstance(of, ChangeProposed):
            return day + IN_USE
        if kind is LoopDenied and isinstance(of, WAITING):
            return FOR_GOOD  # whether it is over, after all, may depend on where one is
    return day + longer


def hands_on(moment: Moment, last: int) -> int:
    """Until when what points at a moment matters because of it, where that matters until its ``last`` day itself."""
    longer = FOUNDATIONS.get(type(moment.fact))
    return last if longer is None else moment.day(UTC).toordinal() + 1 + longer
