"""A decision gets as much study as its risk deserves, is made by its day, and comes out as somebody dared to say.

Reads decisions that were put up before they were made, what was spent on studying them, when they were made, what
those they were for say of them, and what customers buy in a year, for nobody has more at stake than that.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.customers import CustomerBought
from ridealong.moments.kinds.strategy import DecisionMade, DecisionOpened, DecisionReviewed, DecisionStudied
from ridealong.moments.weeks import sunday, week_of
from ridealong.practices.budgets import (
    A_YEAR,
    CUSTOMERS_ASKED,
    MINOR,
    Budget,
    Sold,
    budgets_of,
    delay_cost,
    study_cost,
    was_right_sized,
)
from ridealong.practices.counting import LONGEST_WINDOW_WEEKS, REPLAYED_WEEKS, Question, rate
from ridealong.practices.decisions import Decision, decisions, open_ones
from ridealong.practices.judging import judge
from ridealong.practices.observing import NEVER, Observation, Seen
from ridealong.practices.reading import NextStep, Reading, Sign
from ridealong.speech import figures, gettext, gettext_noop, ngettext

READS = (DecisionOpened, DecisionStudied, DecisionMade, DecisionReviewed, CustomerBought)

BUDGET = Question(
    practice="study", key="budget", title=gettext_noop("Decisions studied as much as they deserved"), proposal=0.7,
    leading=True, says=lambda k, n: gettext("{k} of {n} decisions got the study they deserved", k=k, n=n),
)  # fmt: skip
ON_TIME = Question(
    practice="study", key="on_time", title=gettext_noop("Decisions made by the day that was named"), proposal=0.8,
    says=lambda k, n: gettext("{k} of {n} decisions were made by their day", k=k, n=n),
)  # fmt: skip
RANGES = Question(
    practice="study", key="ranges", title=gettext_noop("Outcomes inside the range that was stated"), proposal=0.7,
    says=lambda k, n: gettext("{k} of {n} decisions came out within the range stated for them", k=k, n=n),
)  # fmt: skip

REVIEWED_AFTER = timedelta(weeks=13)
TOO_WIDE, FEWEST_TO_CALL_WIDE = 0.95, 20
"""A range that is to hold four outcomes in five and holds nearly all of twenty says nothing."""


def read(evidence: Evidence) -> Reading:
    everything = evidence.once(decisions)
    budgets = _budgets(evidence, everything)
    signs = (
        rate(BUDGET, right_sized(evidence, everything, budgets), evidence),
        rate(ON_TIME, on_time(evidence, everything), evidence),
        rate(RANGES, in_range(evidence, everything), evidence),
    )
    step = next_act(evidence, open_ones(everything), budgets)
    return judge("study", signs, next_step=step, context=context(everything, signs[-1]))


Budgets = dict[str, Budget]


def _budgets(evidence: Evidence, everything: Sequence[Decision]) -> Budgets:
    weighed = [each for each in everything if _is_weighed(evidence, each)]
    first = min((each.opened_on for each in weighed), default=evidence.as_of)
    sold = Sold(evidence, first - A_YEAR)
    return budgets_of(weighed, sold)


def _is_weighed(evidence: Evidence, decision: Decision) -> bool:
    """Whether it is still open, or matured so lately that some week counts it: to weigh one takes a while."""
    lately = _matures(decision) > evidence.last_week - REPLAYED_WEEKS - LONGEST_WINDOW_WEEKS
    return decision.options is not None and (lately or decision.made is None)


def reaches_back(evidence: Evidence) -> bool:
    """Whether enough is known of what was bought before the decisions that are weighed, and of who bought last."""
    if evidence.earlier is None or not evidence.any(DecisionOpened):
        return True
    weighed = [each for each in evidence.once(decisions) if _is_weighed(evidence, each)]
    if not all(evidence.knows_purchases_since(each.opened_on - A_YEAR) for each in weighed):
        return False
    return not weighed or len(_latest(evidence)) == CUSTOMERS_ASKED


def right_sized(evidence: Evidence, everything: Sequence[Decision], budgets: Budgets) -> Seen:
    """A week after its day each decision is judged by what was spent on it until then."""

    def met(decision: Decision) -> bool:
        end = min(decision.made_on or date.max, sunday(_matures(decision)))
        return was_right_sized(decision, budgets[decision.opened.id], end)

    judged = [each for each in everything if each.opened.id in budgets]
    return _seen(evidence, [(each, met(each)) for each in judged])


def on_time(evidence: Evidence, everything: Sequence[Decision]) -> Seen:
    return _seen(evidence, [(each, _in_time(each)) for each in everything])


def _in_time(decision: Decision) -> bool:
    return decision.made_on is not None and decision.made_on <= decision.fact.by


def _matures(decision: Decision) -> int:
    return week_of(decision.fact.by) + 1


def _seen(evidence: Evidence, judged: Sequence[tuple[Decision, bool]]) -> Seen:
    """Each with its subject, a week after its day; one that nobody but the leader tells of is set aside.

    What a salesperson decided in time for nobody waits for a word that nobody can say, and is left out.
    """
    observations, young = [], []
    for decision, met in judged:
        week = _matures(decision)
        if week > evidence.last_week:
            young += [decision.opened.id] if decision.stands else []
            continue
        seen = _observation(decision, week, met)
        if seen.met is not None or seen.aside or not decision.for_nobody:
            observations.append(seen)
    return Seen(observations, young)


def _observation(decision: Decision, week: int, met: bool) -> Observation:
    """A choice made in time waits for the word of the one it is for, as a claim does.

    What the one it was for denies is a miss, whatever else is told, and so is what only hindsight told.
    """
    refuted = decision.denied is not None or decision.hindsight
    waits = not refuted and _in_time(decision) and decision.decided is None
    settled = [decision.stands, decision.denied, decision.decided if _in_time(decision) else None]
    return Observation(
        opener=decision.opened.id,
        subject=decision.subject,
        week=week,
        met=None if waits else met and not refuted,
        proof=tuple(
            dict.fromkeys(each.id for each in (decision.made, decision.decided, decision.denied) if each)
        ),
        since=NEVER
        if waits
        else max([week, *(week_of(each.day(decision.zone)) for each in settled if each)]),
        aside=decision.stands is None,
        awaited=decision.made is not None and decision.made.id not in decision.theirs,
    )


def in_range(evidence: Evidence, everything: Sequence[Decision]) -> Seen:
    """A quarter after it was made each decision is due for a review by the one it was for; silence is shown."""
    observations, young = [], []
    for decision in everything:
        if decision.option is None or decision.made_on is None or decision.stands is None:
            continue
        week = week_of(decision.made_on + REVIEWED_AFTER)
        if week > evidence.last_week:
            young.append(decision.opened.id)
        else:
            observations.append(_outcome(decision, week))
    return Seen(observations, young)


def _outcome(decision: Decision, week: int) -> Observation:
    review, option = decision.reviewed, decision.option
    worth = _came_to(decision)
    within = None if option is None or worth is None else option.holds(worth) and not decision.hindsight
    return Observation(
        opener=decision.opened.id,
        subject=decision.subject,
        week=week,
        met=within,
        proof=tuple(each.id for each in (decision.made, review) if each),
        since=max(week, week_of(review.day(decision.zone))) if review and within is not None else NEVER,
        awaited=True,
    )


def _came_to(decision: Decision) -> Decimal | None:
    """What it came to in the money it was weighed in; in any other nobody can say whether it lay within."""
    fact = decision.reviewed.fact if decision.reviewed else None
    if not isinstance(fact, DecisionReviewed) or fact.worth.currency != decision.fact.stakes.currency:
        return None
    return fact.worth.amount


def next_act(evidence: Evidence, waiting: Sequence[Decision], budgets: Budgets) -> NextStep | None:
    """What is left of the study of the most pressing decision: one cheap question, or deciding now."""
    known = [each for each in waiting if evidence.may_be_named(each.fact.who, each.fact.whom)]
    if not known:
        return None
    decision = known[0]
    fact, budget = decision.fact, budgets.get(decision.opened.id)
    says = gettext("Decide “{what}”", what=fact.what)
    why = gettext("it is due {day}", day=figures.short_day(fact.by))
    if budget is not None:
        says, why = _within(evidence, decision, budget)
    whom = fact.whom or fact.who
    return NextStep(says=says, why=why, who=whom, confirmed_by=whom, about=(decision.opened.id,))


def _within(evidence: Evidence, decision: Decision, budget: Budget) -> tuple[str, str]:
    """What its budget has room for, and why."""
    fact = decision.fact
    left = budget.worth - study_cost(decision, evidence.as_of) - delay_cost(decision, evidence.as_of)
    if budget.asking_pays and left > budget.question_costs and not decision.studies:
        return gettext(
            "Ask {customers} one question before you decide “{what}”", customers=_five(evidence), what=fact.what
        ), gettext(
            "it is worth {worth} and costs {costs}",
            worth=_money(budget.question, decision), costs=_money(budget.question_costs, decision),
        )  # fmt: skip
    worth = _money(left, decision) if left > 0 else ""
    if fact.undo == "reversible" and not budget.asking_pays:
        return gettext("Decide “{what}” today", what=fact.what), (
            gettext("it can be undone, and more study is worth at most {worth}", worth=worth)
            if worth
            else gettext("it can be undone, and more study is worth nothing any more")
        )
    return gettext("Decide “{what}” now", what=fact.what), (
        gettext("more study is worth at most {worth}", worth=worth)
        if worth
        else gettext("more study is worth nothing any more")
    )


def _five(evidence: Evidence) -> str:
    """The customers who bought last: they are easily asked, and know us as we are now."""
    names = [evidence.name(each) for each in _latest(evidence)]
    return figures.listed(names) if len(names) == CUSTOMERS_ASKED else gettext("five customers")


def _latest(evidence: Evidence) -> list[str]:
    latest: dict[str, None] = {}
    for each in reversed(evidence.purchases):
        if each.customer not in latest and evidence.may_be_named(each.customer):
            latest[each.customer] = None
            if len(latest) == CUSTOMERS_ASKED:
                break
    return list(latest)


def _money(minor: float, decision: Decision) -> str:
    return figures.money(minor / MINOR, decision.fact.stakes.currency)


def context(everything: Sequence[Decision], ranges: Sign) -> list[str]:
    """What the same decisions show beside the signs: what could not be read, and ranges that mean nothing."""
    late = sum(each.hindsight for each in everything)
    unread = sum(each.options is None for each in everything)
    nobodys = sum(each.for_nobody for each in everything)
    said = [tell(many) for tell, many in ((_late, late), (_unread, unread), (_nobodys, nobodys)) if many]
    if ranges.n >= FEWEST_TO_CALL_WIDE and ranges.k > TOO_WIDE * ranges.n:
        said.append(
            gettext(
                "{k} of {n} came out within their range, and one in five should not: ranges so wide mean nothing.",
                k=ranges.k, n=ranges.n,
            )
        )  # fmt: skip
    return said


def _late(many: int) -> str:
    return ngettext(
        "One decision was written down, or rewritten, after the choice, and so missed.",
        "{number} decisions were written down, or rewritten, after the choice, and so missed.",
        many,
    )


def _unread(many: int) -> str:
    return ngettext(
        "One decision was put up with options that cannot be read, so its study cannot be weighed.",
        "{number} decisions were put up with options that cannot be read, so its study cannot be weighed.",
        many,
    )


def _nobodys(many: int) -> str:
    return ngettext(
        "One decision was for nobody who could say that it stood so.",
        "{number} decisions were for nobody who could say that it stood so.",
        many,
    )
