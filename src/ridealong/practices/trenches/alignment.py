"""Strategy, priorities and pay lie in one line of sight: salespeople can say them, sell by them and are paid for them.

Reads the game plan and the pay plan in force, what salespeople recite of them once a quarter, deals and hours with
customers, and the tactics that were named. Whether a deal is inside whom we serve is for the plan's rule to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.customers import DealClosed, DealOpened
from ridealong.moments.kinds.employees import HoursSpent
from ridealong.moments.kinds.strategy import PayPlanAdopted, PlanAdopted, PriorityRecited, TacticNamed
from ridealong.moments.weeks import week_of
from ridealong.practices.counting import Question, rate
from ridealong.practices.cutting import keep_or_cut
from ridealong.practices.groups import Whereabouts, quoted
from ridealong.practices.judging import judge
from ridealong.practices.observing import Observation, Seen
from ridealong.practices.plans import GamePlan, PayPlan, game_plans, in_force, pay_plans
from ridealong.practices.reading import Reading
from ridealong.practices.reciting import recitals
from ridealong.practices.sight import Sight, Won, deals_won, efforts, length, loose_tactics, this_quarter

READS = (PlanAdopted, PayPlanAdopted, PriorityRecited, TacticNamed, DealOpened, DealClosed, HoursSpent)

PRIORITIES = Question(
    practice="alignment", key="priorities", title="Salespeople who name the priorities and their own part",
    proposal=0.7, leading=True,
    says=lambda k, n: f"{k} of {n} times a salesperson named two of the top three priorities and their own part",
)  # fmt: skip
HOURS = Question(
    practice="alignment", key="hours", title="Deals and hours with customers inside whom we serve", proposal=0.7,
    says=lambda k, n: f"{k} of {n} deals and hours went to customers the plan means to serve",
)  # fmt: skip
PAY = Question(
    practice="alignment", key="pay", title="Deals won for which pay and strategy point the same way", proposal=0.8,
    says=lambda k, n: f"pay and strategy pointed the same way in {k} of {n} deals won",
)  # fmt: skip


def read(evidence: Evidence) -> Reading:
    sight = Sight(evidence, game_plans(evidence), pay_plans(evidence), Whereabouts(evidence))
    won = deals_won(sight)
    signs = (
        rate(PRIORITIES, recitals(evidence, sight.plans), evidence),
        rate(HOURS, efforts_seen(sight), evidence),
        rate(PAY, pay_seen(evidence, won), evidence),
    )
    lately = [each for each in won if each.outside and this_quarter(evidence, each.day)]
    step = keep_or_cut(sight, lately)
    return judge("alignment", signs, next_step=step, context=line_of_sight(sight, lately))


def reaches_back(evidence: Evidence) -> bool:
    """Whether it is known that anybody ever recited anything, where that was so long ago that most was left unread."""
    return PriorityRecited not in evidence.unread or evidence.any(PriorityRecited)


def efforts_seen(sight: Sight) -> Seen:
    evidence, observations = sight.evidence, []
    for each in evidence.once(efforts):
        plan, week = sight.chooses(each.day), week_of(each.day)
        if plan is not None and week <= evidence.last_week:
            met, aside = sight.serves(plan, each.customer), not evidence.outside(each.moment)
            observations.append(
                Observation(each.moment.id, each.customer, week, met, since=week, aside=aside)
            )
    return Seen(observations)


def pay_seen(evidence: Evidence, won: Sequence[Won]) -> Seen:
    observations = []
    for each in won:
        week = week_of(each.day)
        if week <= evidence.last_week:
            observations.append(
                Observation(
                    each.closed.id, each.customer, week, each.points_the_same_way, (each.opened.id,), week,
                    aside=not each.outside,
                )
            )  # fmt: skip
    return Seen(observations)


def line_of_sight(sight: Sight, lately: Sequence[Won]) -> list[str]:
    """Both ways: what is paid and not strategic, what is strategic and not paid, and what hangs on nothing."""
    evidence = sight.evidence
    plan, pay = in_force(sight.plans, evidence.as_of), in_force(sight.pay, evidence.as_of)
    if plan is None:
        told = evidence.any(PriorityRecited) or evidence.any(PayPlanAdopted)
        return ["No game plan is in force: there is nothing to hold the rest against."] if told else []
    return [*_choosing(sight, plan), *_deals(lately), *_hours(sight, plan), *_hanging(sight, plan, pay or ())]


def _choosing(sight: Sight, plan: GamePlan) -> Iterator[str]:
    if plan.whom.is_empty:
        yield "The plan says by no rule whom we serve, so no deal and no hour can be held against it."
        return
    inside, known = sight.whereabouts.reach(plan.whom)
    if inside == known:
        yield f"The plan means to serve all {known} customers: that chooses nobody."
    if strangers := sight.whereabouts.strangers(plan.whom):
        yield f"Of whom we serve, nobody here is called, or comes from, {quoted(strangers)}."


def _deals(lately: Sequence[Won]) -> Iterator[str]:
    if lately:
        paid = sum(not each.inside and bool(each.paid_by) for each in lately)
        unpaid = sum(each.inside and not each.serving for each in lately)
        yield (
            f"Of {_number(len(lately), 'deal')} won this quarter {_were(paid)} paid but not strategic, "
            f"and {_were(unpaid)} strategic but paid by nothing that serves a priority."
        )


def _number(count: int, what: str) -> str:
    return f"one {what}" if count == 1 else f"{count} {what}s"


def _were(count: int) -> str:
    return "one was" if count == 1 else f"{count or 'none'} were"


def _hours(sight: Sight, plan: GamePlan) -> Iterator[str]:
    spent = [
        each for each in sight.evidence.once(efforts)
        if each.minutes and sight.evidence.outside(each.moment) and this_quarter(sight.evidence, each.day)
    ]  # fmt: skip
    if spent and not plan.whom.is_empty:
        inside = sum(each.minutes for each in spent if sight.serves(plan, each.customer))
        everything = length(sum(each.minutes for each in spent))
        yield f"Of {everything} with customers this quarter {length(inside)} went to those we serve."


def _hanging(sight: Sight, plan: GamePlan, pay: PayPlan) -> Iterator[str]:
    idle = [each.name for each in pay if not each.serves(plan)]
    if idle:
        yield f"Paid for, and serving no priority: {quoted(idle)}."
    unpaid = [each for each in plan.priorities if each not in {part.serves(plan) for part in pay}]
    if pay and unpaid:
        yield f"A priority, and nothing is paid for it: {quoted(unpaid)}."
    loose = [fact.what for _, fact in loose_tactics(sight.evidence, plan)]
    if loose:
        yield f"Done, and serving no priority: {quoted(loose)}."
