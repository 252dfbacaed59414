"""Until which day a moment may still matter: touches and promises to customers pass, most others never do.

What is here must be true of every practice that reads: a kind is listed only if none of its moments says anything
once its day, or the day it names, lies further back than the practices look.
"""

from __future__ import annotations

from collections.abc import Container
from datetime import UTC, date

from ridealong.moments.kind import Fact, once_a_kind
from ridealong.moments.kinds.customers import CustomerBought, CustomerChose, CustomerRated, TouchMade
from ridealong.moments.kinds.employees import HoursSpent
from ridealong.moments.kinds.loops import LoopMoved, PromiseMade, Verb, VisitMade
from ridealong.moments.kinds.roster import AskSent
from ridealong.moments.moment import Moment

FOR_GOOD = date.max.toordinal()
APART = 0
"""Purchases matter for good too, but nobody finds them by this: they are read apart."""
PASSING: tuple[type[Fact], ...] = (
    TouchMade,
    CustomerRated,
    CustomerChose,
    PromiseMade,
    Verb,
    VisitMade,
    HoursSpent,
    AskSent,
)
SOURCES: tuple[type[Fact], ...] = (VisitMade, HoursSpent)
"""Kinds of which the first counts for good in one way: since when there have been any. A few old ones show that."""


@once_a_kind
def passes(kind: type[Fact]) -> bool:
    """Whether a moment of a kind may matter no more some day. What another moment needs of it stays read along."""
    return issubclass(kind, PASSING)


def last_day(moment: Moment, customers: Container[str]) -> int:
    """The last day a moment matters by itself, as an ordinal, and one more: somewhere it happened a day later in UTC.

    A promise to one of our own people matters until it is kept, however long that takes, so whom it was made to
    has to be known: ``customers`` are those of whom that is sure.
    """
    fact = moment.fact
    if type(fact) is CustomerBought:
        return APART
    if not passes(type(fact)):
        return FOR_GOOD
    day = moment.day(UTC).toordinal() + 1
    if isinstance(fact, PromiseMade):
        return max(day, fact.by.toordinal() + 1) if fact.to in customers else FOR_GOOD
    return max(day, fact.to.toordinal() + 1) if isinstance(fact, LoopMoved) else day
