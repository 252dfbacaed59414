"""Salespeople are served as customers should be: answered on time, barriers gone, and they say so themselves.

Reads what salespeople asked for and were promised, the barriers they raised and confirmed gone,
the anonymous pulse, and whether it was talked about.
"""

from __future__ import annotations

from statistics import median

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.employees import FEWEST_ANSWERS, ConversationHeld, PulseAnswered
from ridealong.moments.kinds.loops import BarrierRaised, PromiseMade, RequestMade
from ridealong.moments.loops import Loop
from ridealong.moments.weeks import week_of
from ridealong.practices.answering import weeks_confirmed
from ridealong.practices.counting import Question, rate
from ridealong.practices.judging import judge
from ridealong.practices.observing import NEVER, Observation, Seen, loops_seen
from ridealong.practices.reading import NextStep, Reading, Sign
from ridealong.speech import figures, gettext, gettext_noop, ngettext

READS = (PromiseMade, RequestMade, BarrierRaised, PulseAnswered, ConversationHeld)

ANSWERED = Question(
    practice="care", key="answered",
    title=gettext_noop("Promises to salespeople and their requests answered on time"), proposal=0.8, leading=True,
    says=lambda k, n: gettext("{k} of {n} salespeople’s requests answered on time", k=k, n=n),
)  # fmt: skip
BARRIERS = Question(
    practice="care", key="barriers", title=gettext_noop("Weeks in which a barrier went, and its raiser said so"),
    proposal=0.7, says=lambda k, n: gettext("a barrier went in {k} of {n} weeks", k=k, n=n), alike=False,
    weekly=True,
)  # fmt: skip
PULSE = Question(
    practice="care", key="pulse", title=gettext_noop("Pulse answers that meet the mark"), proposal=0.7,
    says=lambda k, n: gettext("{k} of {n} pulse answers met the mark", k=k, n=n), alike=False,
)  # fmt: skip

MARKS = ("listen", "keep", "follow")
"""A leader listens, keeps promises, follows up: the items of a pulse that this practice reads."""
QUARTER_WEEKS = 13


def read(evidence: Evidence) -> Reading:
    owed = owed_to_salespeople(evidence)
    raised = barriers_raised(evidence)
    signs = (
        rate(ANSWERED, loops_seen(evidence, owed), evidence),
        rate(BARRIERS, weeks_confirmed(evidence, raised), evidence),
        rate(PULSE, pulse(evidence), evidence),
    )
    step = oldest_debt(evidence, [loop for loop, _ in owed], raised)
    context = [*mirror(evidence, [loop for loop, _ in owed]), *silence(evidence, raised, signs[-1])]
    return judge("care", signs, next_step=step, context=context)


def reaches_back(evidence: Evidence) -> bool:
    """Whether what was left unread cannot have been the first barrier anybody told of in a week that is counted."""
    heard = (loop.borne_out for loop in barriers_raised(evidence))
    return evidence.reaches_back(BarrierRaised, (each.day(evidence.zone) for each in heard if each))


def owed_to_salespeople(evidence: Evidence) -> list[tuple[Loop, str]]:
    """What this leader promised people below them, or was asked for by them, each with that person."""
    found = []
    for kind in (PromiseMade, RequestMade):
        for moment, fact in evidence.kind(kind):
            below = evidence.roster.below(evidence.leader, moment.day(evidence.zone))
            if fact.doer == evidence.leader and fact.receiver in below:
                found.append((evidence.loops[moment.id], fact.receiver))
    return found


def barriers_raised(evidence: Evidence) -> list[Loop]:
    return [
        evidence.loops[moment.id]
        for moment, fact in evidence.kind(BarrierRaised)
        if fact.who in evidence.roster.below(evidence.leader, moment.day(evidence.zone))
    ]


def pulse(evidence: Evidence) -> Seen:
    """One closed block a quarter, the first: asking again until the answers please would not be a pulse."""
    quarters: dict[tuple[int, int], list[Observation]] = {}
    for moment, fact in evidence.kind(PulseAnswered):
        day = moment.day(evidence.zone)
        quarter = (day.year, (day.month - 1) // 3)
        kept = evidence.outside(moment) and fact.answered >= FEWEST_ANSWERS
        if fact.leader == evidence.leader and kept and quarter not in quarters:
            quarters[quarter] = _answers(moment.id, fact, week_of(day))
    return Seen([each for block in quarters.values() for each in block if each.week <= evidence.last_week])


def _answers(moment_id: str, fact: PulseAnswered, week: int) -> list[Observation]:
    """An anonymous block stands once for each answer to each item: nobody can say whose was which.

    The first item also tells who was silent, for the response rate.
    """
    marks = [mark for mark in fact.marks if mark.item.lower().startswith(MARKS)]
    answers = [
        Observation(
            moment_id, f"{mark.item} {number}", week, number < mark.met, (moment_id,), since=week,
            awaited=mark is marks[0],
        )
        for mark in marks
        for number in range(fact.answered)
    ]  # fmt: skip
    unanswered = range(fact.answered, fact.asked) if marks else ()
    return answers + [
        Observation(moment_id, f"silent {number}", week, None, since=NEVER, awaited=True)
        for number in unanswered
    ]


def oldest_debt(evidence: Evidence, owed: list[Loop], raised: list[Loop]) -> NextStep | None:
    """The oldest thing a salesperson is still waiting for; failing that, the talk about the pulse that is due."""
    waiting = sorted(
        (
            loop for loop in owed + raised
            if loop.is_open and loop.claimed is None and evidence.may_be_named(loop.fact.receiver)
        ),
        key=lambda loop: loop.opened_on,
    )  # fmt: skip
    if not waiting:
        return _talk(evidence)
    loop = waiting[0]
    name = evidence.name(loop.fact.receiver)
    days = (evidence.as_of - loop.opened_on).days
    what = getattr(loop.fact, "what", "")
    return NextStep(
        says=gettext("Answer {name}", name=name),
        why=ngettext("“{what}”, open for a day", "“{what}”, open for {number} days", days, what=what),
        who=loop.fact.receiver,
        confirmed_by=loop.fact.receiver,
        about=(loop.opener.id,),
    )


def _talk(evidence: Evidence) -> NextStep | None:
    blocks = [
        (moment, fact) for moment, fact in evidence.kind(PulseAnswered) if fact.leader == evidence.leader
    ]
    talked = {fact.about for _, fact in evidence.kind(ConversationHeld)}
    if not blocks or blocks[-1][0].id in talked:
        return None
    moment, fact = blocks[-1]
    met, asked = sum(each.met for each in fact.marks), fact.answered * len(fact.marks)
    return NextStep(
        says=gettext(
            "Talk with the team about the pulse of {day}", day=figures.short_day(moment.day(evidence.zone))
        ),
        why=gettext(
            "{k} of {n} answers met the mark, and nobody has told of a talk about it", k=met, n=asked
        ),
        confirmed_by=_longest_here(evidence),
        about=(moment.id,),
    )


def _longest_here(evidence: Evidence) -> str | None:
    """Of those who report to this leader, whoever has for longest: somebody has to say that the talk took place."""
    roster, today = evidence.roster, evidence.as_of
    team = [(stay.since, each) for each in roster.direct(evidence.leader, today)
            if evidence.may_be_named(each) and (stay := roster.on(each, today))]  # fmt: skip
    return min(team)[1] if team else None


def mirror(evidence: Evidence, owed: list[Loop]) -> list[str]:
    """The same clock for salespeople and for customers, side by side."""
    roster = evidence.roster
    customers = [
        evidence.loops[moment.id]
        for moment, fact in evidence.kind(PromiseMade)
        if fact.to not in roster.memberships
        and roster.ours(evidence.leader, fact.who, moment.day(evidence.zone))
    ]
    inside, beyond = _median_wait(evidence, owed), _median_wait(evidence, customers)
    if inside is None or beyond is None:
        return []
    return [
        gettext(
            "Your salespeople wait {theirs} for an answer, your customers {customers}.",
            theirs=figures.days(inside),
            customers=figures.days(beyond),
        )
    ]


def _median_wait(evidence: Evidence, loops: list[Loop]) -> float | None:
    """How long they waited for what they say was done; a claim alone has not ended anybody's waiting."""
    waits = []
    for loop in loops:
        if loop.confirmed is not None:
            answered = (loop.claimed or loop.confirmed).day(evidence.zone)
            if evidence.last_week - QUARTER_WEEKS < week_of(answered) <= evidence.last_week:
                waits.append((answered - loop.opened_on).days)
    return median(waits) if waits else None


def silence(evidence: Evidence, raised: list[Loop], asked: Sign) -> list[str]:
    """Fewer barriers raised and a poor pulse: people have stopped telling, which is no success."""
    weeks = [week_of(loop.opened_on) for loop in raised if loop.outside]
    lately, earlier = (
        sum(end - QUARTER_WEEKS < week <= end for week in weeks)
        for end in (evidence.last_week, evidence.last_week - QUARTER_WEEKS)
    )
    if lately >= earlier or not asked.n or asked.k >= asked.standard.value * asked.n:
        return []
    return [
        gettext(
            "Barriers raised fell from {earlier} to {lately} in a quarter while the pulse is poor: "
            "that is silence, not success.",
            earlier=earlier,
            lately=lately,
        )
    ]
