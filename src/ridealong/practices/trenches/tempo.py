"""Small imperfect tries reach real customers, soon, and what comes of them changes how things are done.

Reads tries, the customers they were shown to, and how they ended in the word of somebody who used them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.customers import CustomerSpoke
from ridealong.moments.kinds.loops import LoopDropped
from ridealong.moments.kinds.strategy import TryExposed, TryJudged, TryStarted
from ridealong.moments.moment import Moment, Voice
from ridealong.moments.weeks import monday, week_of
from ridealong.practices.alike import alike
from ridealong.practices.counting import REPLAYED_WEEKS, Question, rate
from ridealong.practices.judging import judge
from ridealong.practices.observing import Observation, Seen, weeks_seen
from ridealong.practices.reading import NextStep, Reading

READS = (TryStarted, TryExposed, TryJudged, LoopDropped, CustomerSpoke)

EXPOSED = Question(
    practice="tempo", key="exposed", title="Weeks in which a try reached a real customer", proposal=0.7,
    leading=True, alike=False, weekly=True, says=lambda k, n: f"a try reached a customer in {k} of {n} weeks",
)  # fmt: skip
QUICKLY = Question(
    practice="tempo", key="quickly", title="Tries shown to a customer within 14 days", proposal=0.7,
    says=lambda k, n: f"{k} of {n} tries were in front of a customer within 14 days",
)  # fmt: skip
JUDGED = Question(
    practice="tempo", key="judged", title="Tries judged by a user, and a play changed by them", proposal=0.6,
    says=lambda k, n: f"{k} of {n} tries were judged by who used them, and changed something",
)  # fmt: skip

DAYS_TO_EXPOSE = 14
DAYS_TO_JUDGE = 90
"""When a try is to be judged that names no day of its own."""
DAYS_TO_SAY = 7
SLICED_WITHIN = timedelta(days=182)
"""One change told in slices is one try: the same hypothesis again within half a year belongs to the first."""
ENOUGH_TO_FLAG, NEARLY = 10, 0.9


@dataclass(frozen=True, slots=True)
class Try:
    """A try with everything that was told of it, its slices included."""

    moment: Moment
    fact: TryStarted
    began: date
    shown: tuple[tuple[date, Moment], ...]
    ended: tuple[date, Moment, TryJudged | None] | None
    """When it ended; without a judgement it was dropped."""
    heard: bool
    """Whether anybody but the leader has told of any of it."""


def read(evidence: Evidence) -> Reading:
    tries = tries_of(evidence)
    signs = (
        rate(EXPOSED, weeks_exposed(evidence, tries), evidence),
        rate(QUICKLY, soon_exposed(evidence, tries), evidence),
        rate(JUDGED, judged_by_users(evidence, tries), evidence),
    )
    return judge(
        "tempo", signs, next_step=_oldest(evidence, tries), context=[*_flow(evidence, tries), *_kills(tries)]
    )


def tries_of(evidence: Evidence) -> list[Try]:
    """Every try of this leader's people, each hypothesis once."""
    shown, ended = _told_of(evidence)
    found: list[tuple[Moment, TryStarted, list[str]]] = []
    for moment, fact in evidence.kind(TryStarted):
        day = moment.day(evidence.zone)
        if not evidence.roster.ours(evidence.leader, fact.who, day):
            continue
        for first, known, slices in found:
            if day - first.day(evidence.zone) <= SLICED_WITHIN and alike(known.what, fact.what):
                slices.append(moment.id)
                break
        else:
            found.append((moment, fact, [moment.id]))
    tries = []
    for moment, fact, slices in found:
        exposures = sorted(
            (each for name in slices for each in shown.get(name, ())), key=lambda each: each[0]
        )
        endings = [ended[name] for name in slices if name in ended]
        heard = (
            evidence.outside(moment)
            or bool(exposures)
            or any(evidence.outside(each) for _, each, _ in endings)
        )
        tries.append(
            Try(
                moment,
                fact,
                moment.day(evidence.zone),
                tuple(exposures),
                min(endings, default=None, key=_when),
                heard,
            )
        )
    return tries


def _when(ending: tuple[date, Moment, TryJudged | None]) -> date:
    return ending[0]


def _told_of(
    evidence: Evidence,
) -> tuple[dict[str, list[tuple[date, Moment]]], dict[str, tuple[date, Moment, TryJudged | None]]]:
    """Whom each try was shown to, as far as somebody else says so, and how each ended first."""
    heard_from = {fact.on for moment, fact in evidence.kind(CustomerSpoke) if evidence.outside(moment)}
    shown: defaultdict[str, list[tuple[date, Moment]]] = defaultdict(list)
    for moment, fact in evidence.kind(TryExposed):
        if evidence.outside(moment) or moment.id in heard_from:
            shown[fact.what].append((moment.day(evidence.zone), moment))
    ended: dict[str, tuple[date, Moment, TryJudged | None]] = {}
    for moment, judged in evidence.kind(TryJudged):
        ended.setdefault(judged.what, (moment.day(evidence.zone), moment, judged))
    for moment, dropped in evidence.kind(LoopDropped):
        day = moment.day(evidence.zone)
        if dropped.of not in ended or day < ended[dropped.of][0]:
            ended[dropped.of] = (day, moment, None)
    return shown, ended


def weeks_exposed(evidence: Evidence, tries: list[Try]) -> Seen:
    """Weeks from the first try on; one is reached when somebody else says that a try was shown to a customer in it."""
    reached: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    for day, moment in sorted(
        ((day, moment) for each in tries for day, moment in each.shown), key=lambda e: e[0]
    ):
        reached[week_of(day)] += (moment.id,)
    told = [
        Observation(moment.id, fact.who, week_of(moment.day(evidence.zone)), None, aside=True)
        for moment, fact in evidence.kind(TryExposed)
        if fact.who == evidence.leader
        and moment.id not in {shown.id for each in tries for _, shown in each.shown}
    ]
    seen = weeks_seen(
        evidence, reached, min((week_of(each.began) for each in tries if each.heard), default=None)
    )
    return Seen([*seen.observations, *told], seen.young)


def soon_exposed(evidence: Evidence, tries: list[Try]) -> Seen:
    """Each try a fortnight after it was started: had a customer seen it by then?"""
    seen, young = [], []
    for each in tries:
        by = each.began + timedelta(days=DAYS_TO_EXPOSE)
        if week_of(by) > evidence.last_week:
            young += [each.moment.id] if each.heard else []
            continue
        proof = tuple(moment.id for day, moment in each.shown if day <= by)
        seen.append(
            Observation(
                each.moment.id,
                each.fact.who,
                week_of(by),
                bool(proof),
                proof,
                since=week_of(by),
                aside=not each.heard,
            )
        )
    return Seen(seen, young)


def judged_by_users(evidence: Evidence, tries: list[Try]) -> Seen:
    """Each try a week after its day: judged by then, by somebody who used it, and kept or altered."""
    seen, young = [], []
    for each in tries:
        by = each.fact.by or each.began + timedelta(days=DAYS_TO_JUDGE)
        matures = week_of(by + timedelta(days=DAYS_TO_SAY))
        if matures > evidence.last_week:
            young += [each.moment.id] if each.heard else []
            continue
        in_time = each.ended is not None and each.ended[0] <= by + timedelta(days=DAYS_TO_SAY)
        met = in_time and each.ended is not None and _changed_something(evidence, each, *each.ended[1:])
        proof = (each.ended[1].id,) if in_time and each.ended else ()
        seen.append(
            Observation(
                each.moment.id, each.fact.who, matures, met, proof, since=matures, aside=not each.heard
            )
        )
    return Seen(seen, young)


def _changed_something(evidence: Evidence, tried: Try, moment: Moment, judged: TryJudged | None) -> bool:
    """Kept or altered, in the word of somebody who used it: neither whoever started it nor the leader says so alone."""
    if judged is None or judged.how == "killed" or judged.who in (tried.fact.who, evidence.leader):
        return False
    return moment.voice is Voice.SYSTEM or moment.by == judged.who


def _flow(evidence: Evidence, tries: list[Try]) -> list[str]:
    """How many tries are under way, how old the oldest is, how long they take, and how long these would."""
    now = [each for each in tries if each.ended is None]
    done = [(each.ended[0] - each.began).days for each in tries if each.ended is not None]
    if not tries:
        return []
    told = [f"{len(now)} under way" if now else "none under way"]
    if now:
        told.append(f"the oldest for {(evidence.as_of - now[0].began).days} days")
    if done:
        told.append(f"half of those that ended took {int(median(done))} days or less")
    since = monday(evidence.last_week - REPLAYED_WEEKS + 1)
    lately = sum(each.ended is not None and since <= each.ended[0] < evidence.as_of for each in tries)
    if now and lately:
        weeks = -(-len(now) * REPLAYED_WEEKS // lately)
        told.append(f"at the pace of the last quarter those under way take {weeks} weeks")
    return [f"Tries: {', '.join(told)}."]


def _kills(tries: list[Try]) -> list[str]:
    """Where nearly all or nearly none are killed, nothing was at stake, or nothing is looked at."""
    judged = [each.ended[2].how for each in tries if each.ended is not None and each.ended[2] is not None]
    killed = judged.count("killed")
    if len(judged) < ENOUGH_TO_FLAG or 1 - NEARLY < killed / len(judged) < NEARLY:
        return []
    return [f"{killed} of {len(judged)} tries were killed: " + (
        "none of them was ever wrong, so perhaps none was a try." if killed * 2 < len(judged)
        else "perhaps they were never meant to live."
    )]  # fmt: skip


def _oldest(evidence: Evidence, tries: list[Try]) -> NextStep | None:
    """Ship, shrink or kill the oldest: a try that nobody has seen does not get better by lying."""
    waiting = [each for each in tries if each.ended is None and evidence.may_be_named(each.fact.who)]
    if not waiting:
        return None
    oldest = min(waiting, key=lambda each: (bool(each.shown), each.began, each.moment.id))
    days = (evidence.as_of - oldest.began).days
    seen = "shown to nobody yet" if not oldest.shown else "shown, and not judged yet"
    verb = "Ship, shrink or kill" if not oldest.shown else "Have judged by who used it"
    return NextStep(
        says=f"{verb}: “{oldest.fact.what}”", why=f"started {days} days ago, {seen}",
        who=oldest.fact.who, confirmed_by=oldest.fact.who, about=(oldest.moment.id,),
    )  # fmt: skip
