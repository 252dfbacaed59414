"""What a moment may point at: which kinds a field wants, and whether it can have happened before what it speaks of."""

from __future__ import annotations

from typing import NamedTuple

from ridealong.moments.kind import Fact
from ridealong.moments.kinds import customers, difference, employees, loops, roster, strategy
from ridealong.speech import gettext_noop

Field = tuple[type[Fact], str]


class Wanted(NamedTuple):
    """The kinds a field wants, and what to do for there to be one."""

    kinds: tuple[type[Fact], ...]
    first: str


DEAL = Wanted((customers.DealOpened,), gettext_noop("a deal is opened first"))
SOLD = Wanted(
    (customers.CustomerBought, customers.DealOpened, customers.DealClosed, loops.SaleLetGo),
    gettext_noop("what fits or not is a purchase, a deal, or a sale that was let go"),
)
LESSON = Wanted((difference.LessonLearned,), gettext_noop("a lesson is learned first"))
STATEMENT = Wanted(
    (difference.PropositionStated,), gettext_noop("a claim is one of a statement, which is stated first")
)
CONVENTION = Wanted((difference.ConventionNoticed,), gettext_noop("what a try reverses is noticed first"))
TRY = Wanted((strategy.TryStarted,), gettext_noop("a try is started first"))
DECISION = Wanted((strategy.DecisionOpened,), gettext_noop("a decision is put up first"))
CHANGE = Wanted((loops.ChangeProposed,), gettext_noop("a change is proposed first"))
PAID_FOR = Wanted(
    (strategy.PayPlanAdopted, loops.SaleLetGo),
    gettext_noop("payroll pays for a pay plan, or for a sale that was let go"),
)
OPENING = Wanted((employees.OpeningWritten,), gettext_noop("an opening is written first"))
SKILL = Wanted((employees.SkillAgreed,), gettext_noop("a skill is agreed first"))
VISIT = Wanted((loops.VisitMade,), gettext_noop("a visit is made first"))

WANTED: dict[Field, Wanted] = {
    (customers.CustomerBought, "deal"): DEAL,
    (customers.DealMoved, "deal"): DEAL,
    (customers.DealClosed, "deal"): DEAL,
    (customers.CustomerChose, "deal"): DEAL,
    (customers.FitJudged, "what"): SOLD,
    (difference.LessonRecalled, "lesson"): LESSON,
    (difference.LessonTaught, "lesson"): LESSON,
    (difference.ClaimDelivered, "claim"): STATEMENT,
    (difference.OriginChallenged, "what"): TRY,
    (employees.SkillObserved, "skill"): SKILL,
    (employees.SkillObserved, "on"): VISIT,
    (employees.VisitDebriefed, "visit"): VISIT,
    (employees.CandidateScored, "opening"): OPENING,
    (employees.PersonChosen, "opening"): OPENING,
    (employees.OutcomeJudged, "opening"): OPENING,
    (loops.SaleLetGo, "deal"): DEAL,
    (loops.LessonApplied, "lesson"): LESSON,
    (strategy.TryStarted, "opposite"): CONVENTION,
    (strategy.TryExposed, "what"): TRY,
    (strategy.TryJudged, "what"): TRY,
    (strategy.DecisionStudied, "decision"): DECISION,
    (strategy.DecisionMade, "decision"): DECISION,
    (strategy.DecisionReviewed, "decision"): DECISION,
    (strategy.PaySettled, "plan"): PAID_FOR,
    (strategy.ChangeInUse, "what"): CHANGE,
}
"""A field that is not here may point at anything: at what is thanked for, asked about, remarked on or taken back."""

EARLIER: frozenset[Field] = frozenset(
    {
        (customers.CustomerBought, "deal"),
        (customers.CustomerChose, "deal"),
        (customers.CustomerSpoke, "on"),
        (difference.LessonLearned, "moment"),
        (employees.ThanksGiven, "what"),
        (employees.CommentMade, "on"),
        (loops.BarrierRaised, "found_on"),
        (loops.TroubleReported, "on"),
        (roster.MomentWithdrawn, "what"),
    }
)
"""Where a moment may lie before the one it points at. Order books and buyers are often earlier than whoever writes down
the deal; a remark is on what was written, and not on the day it is about; and a barrier may be dated before its visit,
of which the practice of the field says what it is worth."""
