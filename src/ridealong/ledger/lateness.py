"""What to say, and what would be right, where something can no longer be taken back or rewritten."""

from __future__ import annotations

from datetime import date

from ridealong.ledger.known import Known
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.difference import PropositionStated
from ridealong.moments.kinds.employees import OpeningWritten
from ridealong.moments.kinds.loops import Opener, RequestMade
from ridealong.moments.kinds.strategy import DecisionOpened, PayPlanAdopted, PlanAdopted, TryStarted
from ridealong.moments.moment import Moment
from ridealong.moments.overdue import ONCE_SAID

CALLED: dict[type[Fact], str] = {
    RequestMade: "a request",
    TryStarted: "a try",
    OpeningWritten: "an opening",
    PlanAdopted: "a game plan",
    PayPlanAdopted: "a pay plan",
    PropositionStated: "a statement",
}
ANEW: dict[type[Fact], str] = {
    OpeningWritten: "it is judged by what it first sorted people out by; write another, which is judged by itself",
    PlanAdopted: "it was in force; adopt another, which counts from the day you say so",
    PayPlanAdopted: "it was in force; adopt another, which counts from the day you say so",
    PropositionStated: "it was in force; state it anew, which counts from the day you say so",
}


def too_late(before: Moment, due: date, how: str, known: Known) -> str:
    """Why this cannot be done any more, and what can be told instead."""
    if isinstance(before.fact, ONCE_SAID):
        return f"{CALLED[type(before.fact)]} is {how} once it has stood for a day; {_instead(before, known)}"
    return f"what was due on {due} is {how} once that day has passed; {_instead(before, known)}"


def _instead(before: Moment, known: Known) -> str:
    fact, called = before.fact, f"^{before.label or before.id}"
    match fact:
        case DecisionOpened():
            return f'if nothing is chosen, say: {known.handle(fact.who)} decided {called}: "neither"'
        case TryStarted():
            return f'if nothing came of it, say so: {known.handle(fact.who)} ended {called} killed: "…"'
        case RequestMade():
            return f"if it is no longer wanted, say: {known.handle(fact.who)} dropped {called}"
        case Opener():
            who = known.handle(fact.doer or before.by or "")
            return f"if it will not be done, say: {who} dropped {called} (which counts as not kept)"
        case _:
            return ANEW[type(fact)]
