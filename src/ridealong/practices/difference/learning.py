"""What customers taught us last month is still known, and used, this month.

Reads lessons learned, whether their cards are known when they are due, where a lesson was applied with a customer who
says so, and what was taught to whom.
"""

from __future__ import annotations

from collections.abc import Iterable

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.difference import LessonLearned, LessonRecalled, LessonTaught
from ridealong.moments.kinds.loops import LessonApplied
from ridealong.moments.loops import Loop
from ridealong.moments.moment import Moment
from ridealong.moments.weeks import week_of
from ridealong.practices.answering import weeks_confirmed
from ridealong.practices.counting import Question, rate
from ridealong.practices.judging import judge
from ridealong.practices.rare import Event, cadence
from ridealong.practices.reading import NextStep, Reading, Sign
from ridealong.practices.recalling import Due, cards, due_cards, recalled, shares
from ridealong.speech import figures, gettext, gettext_noop

READS = (LessonLearned, LessonRecalled, LessonApplied, LessonTaught)

RECALL = Question(
    practice="learning", key="recall", title=gettext_noop("Due cards known the first time"), proposal=0.85,
    leading=True, says=lambda k, n: gettext("{k} of {n} due cards were known the first time", k=k, n=n),
)  # fmt: skip
APPLIED = Question(
    practice="learning", key="applied",
    title=gettext_noop("Weeks in which a lesson was applied, and the customer said so"), proposal=0.7,
    says=lambda k, n: gettext("a lesson was applied in {k} of {n} weeks", k=k, n=n), alike=False, weekly=True,
)  # fmt: skip
TAUGHT = Question(
    practice="learning", key="taught", title=gettext_noop("Lessons taught to the team"), proposal=1 / 4,
    says=lambda events, weeks: gettext("{events} lessons taught in {weeks} weeks", events=events, weeks=weeks),
)  # fmt: skip


def read(evidence: Evidence) -> Reading:
    due = due_cards(evidence, cards(evidence))
    used = applications(evidence)
    signs = (
        rate(RECALL, recalled(evidence, due), evidence),
        rate(APPLIED, weeks_confirmed(evidence, used), evidence),
        taught(evidence),
    )
    return judge("learning", signs, next_step=lesson_to_use(evidence, used), context=apart(evidence, due))


def reaches_back(evidence: Evidence) -> bool:
    """Whether what was left unread cannot have been the first answer to a card in a week that is counted."""
    return evidence.reaches_back(
        LessonRecalled, (day for card in cards(evidence) for day, _, _ in card.answers)
    )


def applications(evidence: Evidence) -> list[Loop]:
    return [
        evidence.loops[moment.id]
        for moment, fact in evidence.kind(LessonApplied)
        if evidence.roster.ours(evidence.leader, fact.who, moment.day(evidence.zone))
        and fact.customer not in evidence.roster.memberships
    ]


def taught(evidence: Evidence) -> Sign:
    """Lessons passed on, each once, in the week in which one of those who were taught says so."""
    events: list[Event] = []
    counted: set[str] = set()
    for moment, fact in evidence.kind(LessonTaught):
        day = moment.day(evidence.zone)
        heard = _heard(evidence, moment, fact)
        learners = [each for each in fact.whom if evidence.roster.ours(evidence.leader, each, day)]
        if not evidence.roster.ours(evidence.leader, fact.who, day) or not learners:
            continue
        if heard is not None and fact.lesson not in counted:
            counted.add(fact.lesson)
            events.append(Event(moment.id, week_of(heard.day(evidence.zone))))
        elif heard is None and not evidence.outside(moment):
            events.append(Event(moment.id, week_of(day), aside=True))
    return cadence(TAUGHT, events, evidence, live_since=_live_since(evidence), standard=TAUGHT.proposal)


def _heard(evidence: Evidence, moment: Moment, fact: LessonTaught) -> Moment | None:
    """The first word of anybody who was taught: they tell of it themselves, or answer its card after it."""
    if moment.by in fact.whom:
        return moment
    answers = (
        answer
        for answer, said in evidence.kind(LessonRecalled)
        if said.lesson == fact.lesson and answer.by in fact.whom and answer.happened_at >= moment.happened_at
    )
    return next(answers, None)


def _live_since(evidence: Evidence) -> int | None:
    """The week in which there first was anything to teach, as another voice than the leader's says."""
    weeks = [
        week_of(day)
        for moment, fact in evidence.kind(LessonLearned)
        if evidence.outside(moment)
        and evidence.roster.ours(evidence.leader, fact.who, day := moment.day(evidence.zone))
    ]
    return min(weeks, default=None)


def apart(evidence: Evidence, due: list[Due]) -> list[str]:
    """The leader's cards beside the team's: whoever asks others to learn is asked first."""
    known = shares(evidence, due)
    if True not in known:
        return []
    k, n = known[True]
    if False not in known:
        return [gettext("Of your own cards {k} of {n} were known in the last quarter.", k=k, n=n)]
    teams_k, teams_n = known[False]
    return [
        gettext(
            "Of your own cards {k} of {n} were known in the last quarter, of your team’s {teams_k} of {teams_n}.",
            k=k, n=n, teams_k=teams_k, teams_n=teams_n,
        )
    ]  # fmt: skip


def lesson_to_use(evidence: Evidence, used: Iterable[Loop]) -> NextStep | None:
    """The last lesson nobody has applied yet, with the customer who taught it. Who forgot what is nobody's business."""
    tried = {loop.fact.lesson for loop in used if isinstance(loop.fact, LessonApplied)}
    roster, day = evidence.roster, evidence.as_of
    for moment, fact in reversed(evidence.kind(LessonLearned)):
        customer = roster.root(fact.source) if fact.source else None
        if moment.id in tried or customer is None or customer in roster.memberships:
            continue
        server = roster.server(customer, day)
        named = evidence.may_be_named(fact.who, fact.source, customer)
        if named and roster.ours(evidence.leader, server, day):
            name, learner = evidence.name(customer), evidence.name(fact.who)
            return NextStep(
                says=gettext(
                    "Before the next visit to {customer}, go through what they taught", customer=name
                ),
                why=gettext(
                    "{name} learned “{what}” on {day}; nobody has used it yet",
                    name=learner,
                    what=fact.what,
                    day=figures.short_day(moment.day(evidence.zone)),
                ),
                who=server if evidence.may_be_named(server) else None,
                confirmed_by=customer,
                about=(moment.id,),
            )
    return None
