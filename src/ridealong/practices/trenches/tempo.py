"""Small imperfect tries reach real customers, soon, and what comes of them changes how things are done.

Reads tries, the customers they were shown to and what these said, and how tries ended in the word of who used them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from ridealong.engines import flow
from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.customers import CustomerSpoke
from ridealong.moments.kinds.difference import OriginChallenged
from ridealong.moments.kinds.strategy import TryExposed, TryJudged, TryStarted
from ridealong.moments.weeks import week_of
from ridealong.practices.counting import REPLAYED_WEEKS, Question, rate
from ridealong.practices.judging import judge
from ridealong.practices.observing import Observation, Seen, weeks_seen
from ridealong.practices.reading import NextStep, Reading
from ridealong.practices.tries import Try, tries_of
from ridealong.speech import figures, gettext, gettext_noop, ngettext

READS = (TryStarted, OriginChallenged, TryExposed, TryJudged, CustomerSpoke)

EXPOSED = Question(
    practice="tempo", key="exposed", title=gettext_noop("Weeks in which a try reached a real customer"),
    proposal=0.7, leading=True, alike=False, weekly=True,
    says=lambda k, n: gettext("a try reached a customer in {k} of {n} weeks", k=k, n=n),
)  # fmt: skip
QUICKLY = Question(
    practice="tempo", key="quickly", title=gettext_noop("Tries shown to a customer within 14 days"), proposal=0.7,
    says=lambda k, n: gettext("{k} of {n} tries were in front of a customer within 14 days", k=k, n=n),
)  # fmt: skip
JUDGED = Question(
    practice="tempo", key="judged", title=gettext_noop("Tries judged by a user, and a play changed by them"),
    proposal=0.6,
    says=lambda k, n: gettext("{k} of {n} tries were judged by who used them, and changed something", k=k, n=n),
)  # fmt: skip

DAYS_TO_EXPOSE = 14
DAYS_TO_SAY = 7
"""As with a promise, whoever used it has a week after the day to say so."""
ENOUGH_TO_FLAG, NEARLY = 10, 0.9


def read(evidence: Evidence) -> Reading:
    tries = tries_of(evidence)
    signs = (
        rate(EXPOSED, weeks_exposed(evidence, tries), evidence),
        rate(QUICKLY, soon_exposed(evidence, tries), evidence),
        rate(JUDGED, judged_by_users(evidence, tries), evidence),
    )
    context = [*under_way(evidence, tries), *killed(tries)]
    return judge("tempo", signs, next_step=oldest(evidence, tries), context=context)


def weeks_exposed(evidence: Evidence, tries: Sequence[Try]) -> Seen:
    """Weeks from the first try on; one is reached when a try that was still under way was shown to a customer in it."""
    reached: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    for day, moment, _ in sorted(
        (each for tried in tries for each in tried.shown if each[0] <= tried.over),
        key=lambda each: (each[0], each[1].id),
    ):
        reached[week_of(day)] += (moment.id,)
    told = [
        Observation(moment.id, tried.bet.fact.who, week_of(moment.day(evidence.zone)), None, aside=True)
        for tried in tries
        for moment in tried.unheard
    ]
    live = min((week_of(each.heard) for each in tries if each.heard), default=None)
    return Seen([*weeks_seen(evidence, reached, live).observations, *told])


def soon_exposed(evidence: Evidence, tries: Sequence[Try]) -> Seen:
    """Each try a fortnight after it was started: had a customer seen it by then?"""
    seen, young = [], []
    for each in tries:
        by = each.bet.day + timedelta(days=DAYS_TO_EXPOSE)
        if week_of(by) > evidence.last_week:
            young += [each.bet.started.id] if each.heard else []
            continue
        proof = tuple(moment.id for day, moment, _ in each.shown if day <= by)
        seen.append(_observed(each, week_of(by), met=bool(proof), proof=proof))
    return Seen(seen, young)


def judged_by_users(evidence: Evidence, tries: Sequence[Try]) -> Seen:
    """Each try a week after its day: judged by then by somebody who used it, and kept or altered."""
    seen, young = [], []
    for each in tries:
        by = each.due + timedelta(days=DAYS_TO_SAY)
        if week_of(by) > evidence.last_week:
            young += [each.bet.started.id] if each.heard else []
            continue
        judged = each.judged if each.judged and each.judged[0] <= by else None
        met = judged is not None and judged[2].how != "killed"
        seen.append(_observed(each, week_of(by), met=met, proof=(judged[1].id,) if judged else ()))
    return Seen(seen, young)


def _observed(tried: Try, week: int, *, met: bool, proof: tuple[str, ...]) -> Observation:
    """Of whoever started it; what only the leader tells counts from the week in which anybody else does."""
    since = max(week, week_of(tried.heard)) if tried.heard else week
    bet = tried.bet
    return Observation(bet.started.id, bet.fact.who, week, met, proof, since=since, aside=tried.heard is None)


def under_way(evidence: Evidence, tries: Sequence[Try]) -> list[str]:
    """How many tries are under way and for how long, how long they take, and when these will probably be over.

    All of them, as the act has it: what only the leader tells of is under way too, and is said to be theirs alone.
    """
    if not tries:
        return []
    # One judged before it was started is a slip of the pen, and no time that anything took.
    taken = [(each.judged[0] - each.bet.day).days for each in tries if each.judged]
    ended = [days for days in taken if days >= 0]
    waiting = [each for each in tries if each.judged is None]
    told = [gettext("{n} under way", n=len(waiting)) if waiting else gettext("none under way")]
    if waiting:
        days = (evidence.as_of - waiting[0].bet.day).days
        told.append(ngettext("the oldest for a day", "the oldest for {number} days", days))
        alone = sum(each.heard is None for each in waiting)
        told += [gettext("{n} of them told of by you alone", n=alone)] if alone else []
    if ended:
        took = figures.days(flow.cycle_time(ended))
        told.append(gettext("half of those judged took {days} or less", days=took))
    all_told = gettext("Tries: {told}.", told=", ".join(told))
    return [all_told, *_forecast(evidence, tries, len(waiting))]


def _forecast(evidence: Evidence, tries: Sequence[Try], waiting: int) -> list[str]:
    """When as many as are under way will have been judged, if the weeks to come are like those of the last quarter."""
    last = evidence.last_week
    weeks = [week_of(each.judged[0]) for each in tries if each.judged]
    pace = [weeks.count(week) for week in range(last - REPLAYED_WEEKS + 1, last + 1)]
    finishing = flow.finishing(pace, waiting, seed=last)
    if finishing is None:
        return []
    return [
        gettext(
            "At the pace of the last quarter those under way are judged within {half} as likely as not, "
            "and within {most} in 17 of 20 cases.",
            half=figures.weeks(finishing.half), most=figures.weeks(finishing.most),
        )
    ]  # fmt: skip


def killed(tries: Sequence[Try]) -> list[str]:
    """Where nearly all or nearly none are killed, nothing was at stake, or nothing is looked at."""
    judged = [each.judged[2].how for each in tries if each.judged]
    dead = judged.count("killed")
    if len(judged) < ENOUGH_TO_FLAG or len(judged) * (1 - NEARLY) < dead < len(judged) * NEARLY:
        return []
    if dead * 2 < len(judged):
        return [
            gettext(
                "{k} of {n} tries were killed: where nothing ever fails, perhaps nothing was a try.",
                k=dead, n=len(judged),
            )
        ]  # fmt: skip
    return [
        gettext("{k} of {n} tries were killed: perhaps they were never meant to live.", k=dead, n=len(judged))
    ]


def oldest(evidence: Evidence, tries: Sequence[Try]) -> NextStep | None:
    """Ship, shrink or kill the oldest that nobody has seen; failing that, have the oldest judged by who saw it."""
    waiting = [each for each in tries if not each.judged and evidence.may_be_named(each.bet.fact.who)]
    if not waiting:
        return None
    tried = min(waiting, key=lambda each: (bool(each.shown), each.bet.day, each.bet.started.id))
    bet, who = tried.bet, tried.bet.fact.who
    days = (evidence.as_of - bet.day).days
    if tried.shown:
        customer = evidence.roster.root(tried.shown[-1][2].customer)
        asked = customer if evidence.may_be_named(customer) else None
        says = gettext("Have “{what}” judged by who used it", what=bet.fact.what)
        why = ngettext(
            "started a day ago, shown, and not judged yet",
            "started {number} days ago, shown, and not judged yet",
            days,
        )
    else:
        # Nobody confirms their own showing: a leader's try is borne out by the customer it came from.
        asked = who if who != evidence.leader else bet.fact.customer
        says = gettext("Ship, shrink or kill “{what}”", what=bet.fact.what)
        why = ngettext(
            "started a day ago, shown to nobody yet", "started {number} days ago, shown to nobody yet", days
        )
    return NextStep(says=says, why=why, who=who, confirmed_by=asked, about=(bet.started.id,))
