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
from ridealong.speech import gettext, gettext_noop

CALLED: dict[type[Fact], str] = {
    RequestMade: gettext_noop("a request"),
    TryStarted: gettext_noop("a try"),
    OpeningWritten: gettext_noop("an opening"),
    PlanAdopted: gettext_noop("a game plan"),
    PayPlanAdopted: gettext_noop("a pay plan"),
    PropositionStated: gettext_noop("a statement"),
}
REWRITTEN, TAKEN_BACK = (
    (
        gettext_noop("{called} is corrected in its words only, once it has stood for a day; {instead}"),
        gettext_noop(
            "what was due on {due} is corrected in its words only, once that day has passed; {instead}"
        ),
    ),
    (
        gettext_noop("{called} is not taken back once it has stood for a day; {instead}"),
        gettext_noop("what was due on {due} is not taken back once that day has passed; {instead}"),
    ),
)
"""What to say of what was said once, and of what had a day, to whoever would rewrite it or take it back."""
ANEW: dict[type[Fact], str] = {
    OpeningWritten: gettext_noop(
        "it is judged by what it first sorted people out by; write another, which is judged by itself"
    ),
    PlanAdopted: gettext_noop("it was in force; adopt another, which counts from the day you say so"),
    PayPlanAdopted: gettext_noop("it was in force; adopt another, which counts from the day you say so"),
    PropositionStated: gettext_noop("it was in force; state it anew, which counts from the day you say so"),
}


def too_late(before: Moment, due: date, how: tuple[str, str], known: Known) -> str:
    """Why this cannot be done any more, and what can be told instead."""
    if isinstance(before.fact, ONCE_SAID):
        called = gettext(CALLED[type(before.fact)])
        return gettext(how[0], called=called, instead=_instead(before, known))
    return gettext(how[1], due=due, instead=_instead(before, known))


def _instead(before: Moment, known: Known) -> str:
    fact, called = before.fact, f"^{before.label or before.id}"
    match fact:
        case DecisionOpened():
            right = f'{known.handle(fact.who)} decided {called}: "neither"'
            return gettext("if nothing is chosen, say: {right}", right=right)
        case TryStarted():
            right = f'{known.handle(fact.who)} ended {called} killed: "…"'
            return gettext("if nothing came of it, say so: {right}", right=right)
        case RequestMade():
            right = f"{known.handle(fact.who)} dropped {called}"
            return gettext("if it is no longer wanted, say: {right}", right=right)
        case Opener():
            who = known.handle(fact.doer or before.by or "")
            right = f"{who} dropped {called}"
            return gettext("if it will not be done, say: {right} (which counts as not kept)", right=right)
        case _:
            return gettext(ANEW[type(fact)])
