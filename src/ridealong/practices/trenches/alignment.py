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
from ridealong.practices.groups import Whereabouts
from ridealong.practices.judging import judge
from ridealong.practices.observing import Observation, Seen
from ridealong.practices.plans import GamePlan, PayPlan, game_plans, in_force, pay_plans
from ridealong.practices.reading import Reading
from ridealong.practices.reciting import recitals
from ridealong.practices.sight import Sight, Won, deals_won, efforts, length, loose_tactics, this_quarter
from ridealong.speech import figures, gettext, gettext_noop, ngettext

READS = (PlanAdopted, PayPlanAdopted, PriorityRecited, TacticNamed, DealOpened, DealClosed, HoursSpent)

PRIORITIES = Question(
    practice="alignment", key="priorities",
    title=gettext_noop("Salespeople who name the priorities and their own part"), proposal=0.7, leading=True,
    says=lambda k, n: gettext(
        "{k} of {n} times a salesperson named two of the top three priorities and their own part", k=k, n=n
    ),
)  # fmt: skip
HOURS = Question(
    practice="alignment", key="hours", title=gettext_noop("Deals and hours with customers inside whom we serve"),
    proposal=0.7,
    says=lambda k, n: gettext("{k} of {n} deals and hours went to customers the plan means to serve", k=k, n=n),
)  # fmt: skip
PAY = Question(
    practice="alignment", key="pay", title=gettext_noop("Deals won for which pay and strategy point the same way"),
    proposal=0.8,
    says=lambda k, n: gettext("pay and strategy pointed the same way in {k} of {n} deals won", k=k, n=n),
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
        nothing = gettext("No game plan is in force: there is nothing to hold the rest against.")
        return [nothing] if told else []
    return [*_choosing(sight, plan), *_deals(lately), *_hours(sight, plan), *_hanging(sight, plan, pay or ())]


def _choosing(sight: Sight, plan: GamePlan) -> Iterator[str]:
    if plan.whom.is_empty:
        yield gettext(
            "The plan says by no rule whom we serve, so no deal and no hour can be held against it."
        )
        return
    inside, known = sight.whereabouts.reach(plan.whom)
    if inside == known:
        yield gettext("The plan means to serve all {number} customers: that chooses nobody.", number=known)
    if strangers := sight.whereabouts.strangers(plan.whom):
        names = figures.quoted(strangers)
        yield gettext("Of whom we serve, nobody here is called, or comes from, {names}.", names=names)


def _deals(lately: Sequence[Won]) -> Iterator[str]:
    if lately:
        paid = sum(not each.inside and bool(each.paid_by) for each in lately)
        unpaid = sum(each.inside and not each.serving for each in lately)
        yield ngettext(
            "Of one deal won this quarter {paid} paid but not strategic, "
            "and {unpaid} strategic but paid by nothing that serves a priority.",
            "Of {number} deals won this quarter {paid} paid but not strategic, "
            "and {unpaid} strategic but paid by nothing that serves a priority.",
            len(lately), paid=_were(paid), unpaid=_were(unpaid),
        )  # fmt: skip


def _were(count: int) -> str:
    """How many of these deals were so."""
    return ngettext("one was", "{number} were", count) if count else gettext("none were")


def _hours(sight: Sight, plan: GamePlan) -> Iterator[str]:
    spent = [
        each for each in sight.evidence.once(efforts)
        if each.minutes and sight.evidence.outside(each.moment) and this_quarter(sight.evidence, each.day)
    ]  # fmt: skip
    if spent and not plan.whom.is_empty:
        inside = sum(each.minutes for each in spent if sight.serves(plan, each.customer))
        yield gettext(
            "Of {hours} with customers this quarter {inside} went to those we serve.",
            hours=length(sum(each.minutes for each in spent)), inside=length(inside),
        )  # fmt: skip


def _hanging(sight: Sight, plan: GamePlan, pay: PayPlan) -> Iterator[str]:
    idle = [each.name for each in pay if not each.serves(plan)]
    if idle:
        yield gettext("Paid for, and serving no priority: {names}.", names=figures.quoted(idle))
    unpaid = [each for each in plan.priorities if each not in {part.serves(plan) for part in pay}]
    if pay and unpaid:
        yield gettext("A priority, and nothing is paid for it: {names}.", names=figures.quoted(unpaid))
    loose = [fact.what for _, fact in loose_tactics(sight.evidence, plan)]
    if loose:
        yield gettext("Done, and serving no priority: {names}.", names=figures.quoted(loose))
