"""Help is given first, so that what the team needs from others is granted, and what was changed stays in use.

Reads requests to other departments, favours their receivers confirmed, and changes that were made.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.employees import ColleagueNamed
from ridealong.moments.kinds.loops import ChangeProposed, FavourDone, LoopMoved, RequestMade
from ridealong.moments.kinds.strategy import ChangeInUse
from ridealong.moments.loops import Loop, speaks_for
from ridealong.moments.moment import Moment
from ridealong.moments.weeks import monday, week_of
from ridealong.practices.answering import weeks_confirmed
from ridealong.practices.counting import LONGEST_WINDOW_WEEKS, REPLAYED_WEEKS, Question, rate
from ridealong.practices.judging import judge
from ridealong.practices.observing import NEVER, Observation, Seen, loops_seen
from ridealong.practices.reading import NextStep, Reading
from ridealong.speech import figures, gettext, gettext_noop, ngettext

READS = (RequestMade, FavourDone, ChangeProposed, ChangeInUse, ColleagueNamed)

GRANTED = Question(
    practice="change", key="granted", title=gettext_noop("Requests to other departments granted by their date"),
    proposal=0.6, leading=True,
    says=lambda k, n: gettext("{k} of {n} requests to other departments granted by their date", k=k, n=n),
)  # fmt: skip
FAVOURS = Question(
    practice="change", key="favours", title=gettext_noop("Weeks with two favours confirmed by their receivers"),
    proposal=0.7, alike=False, weekly=True,
    says=lambda k, n: gettext("two favours were confirmed in {k} of {n} weeks", k=k, n=n),
)  # fmt: skip
IN_USE = Question(
    practice="change", key="in_use", title=gettext_noop("Changes still in use after 90 days"), proposal=0.6,
    says=lambda k, n: gettext("{k} of {n} changes were still in use after 90 days", k=k, n=n),
)  # fmt: skip

FAVOURS_A_WEEK = 2
"""Of one pair at most one: two favours to the same person are one good turn."""
DAYS_IN_USE = 90
DAYS_TO_SAY = 7
WEEKS_WAITED = 4
"""Weeks after which a request that nobody answered is history rather than an act."""


def read(evidence: Evidence) -> Reading:
    asked = requests_to_others(evidence)
    favours = favours_to_others(evidence)
    signs = (
        rate(GRANTED, granted(evidence, asked), evidence),
        rate(FAVOURS, weeks_confirmed(evidence, favours, pairs=FAVOURS_A_WEEK), evidence),
        rate(IN_USE, still_in_use(evidence), evidence),
    )
    context = [*worth(evidence, asked), *most_named(evidence)]
    return judge("change", signs, next_step=whom_to_see(evidence, asked, favours), context=context)


def reaches_back(evidence: Evidence) -> bool:
    """Whether what was left unread cannot have been the first favour anybody told of in a week that is counted."""
    heard = (loop.borne_out for loop in favours_to_others(evidence))
    return evidence.reaches_back(FavourDone, (each.day(evidence.zone) for each in heard if each))


def _outside_the_team(evidence: Evidence, person: str, moment: Moment) -> bool:
    """One of our own people who is not below this leader that day: another department, or whoever is above."""
    day = moment.day(evidence.zone)
    return evidence.roster.role(person, day) is not None and not evidence.roster.ours(
        evidence.leader, person, day
    )


def requests_to_others(evidence: Evidence) -> list[Loop]:
    """What this leader and those below asked of people outside the team."""
    return [
        _by_its_date(evidence.loops[moment.id])
        for moment, fact in evidence.kind(RequestMade)
        if evidence.roster.ours(evidence.leader, fact.who, moment.day(evidence.zone))
        and _outside_the_team(evidence, fact.of, moment)
    ]


def _by_its_date(loop: Loop) -> Loop:
    """A later day counts where whoever was asked named it: who asks would wait for ever, and be refused nothing."""
    named = any(isinstance(verb.fact, LoopMoved) and verb.by == loop.fact.doer for verb in loop.verbs)
    return loop if named else loop._replace(agreed_due=None)


def granted(evidence: Evidence, asked: list[Loop]) -> Seen:
    """Each request a week after its date. One that its asker let go of was not granted, so it counts as a miss."""
    seen = loops_seen(evidence, [(loop, loop.fact.doer or "") for loop in asked])
    let_go = [each for each in (_let_go(evidence, loop) for loop in asked) if each]
    return Seen([*seen.observations, *let_go], seen.young)


def _let_go(evidence: Evidence, loop: Loop) -> Observation | None:
    """Otherwise whoever lets go of what is refused would be granted everything.

    It is a miss of its own date, however much later it was let go of: what many weeks refused would else be one miss,
    let go of in one week. Claimed in time it was no miss until its asker said so.
    """
    due = loop.due()
    if not loop.released or loop.confirmed is not None or loop.dropped is None or due is None:
        return None
    week = week_of(due) + 1
    in_time = loop.first_claim is not None and loop.first_claim.day(evidence.zone) <= due
    said = week_of((loop.overturned or loop.dropped).day(evidence.zone)) if in_time else week
    return Observation(
        loop.opener.id, loop.fact.doer or "", week, met=False, proof=(loop.dropped.id,), since=max(week, said),
        aside=not loop.outside,
    )  # fmt: skip


def favours_to_others(evidence: Evidence) -> list[Loop]:
    """What this leader and those below did for people outside the team: among themselves it is nobody's currency."""
    return [
        evidence.loops[moment.id]
        for moment, fact in evidence.kind(FavourDone)
        if evidence.roster.ours(evidence.leader, fact.who, moment.day(evidence.zone))
        and _outside_the_team(evidence, fact.whom, moment)
    ]


def still_in_use(evidence: Evidence) -> Seen:
    """Each change, 90 days and a week after its owner said that it was made, in the word of who works with it."""
    words: defaultdict[str, list[tuple[date, Moment, ChangeInUse]]] = defaultdict(list)
    for moment, fact in evidence.kind(ChangeInUse):
        if evidence.outside(moment) and speaks_for(moment, fact.who, evidence.roster.root):
            words[fact.what].append((moment.day(evidence.zone), moment, fact))
    seen, young = [], []
    for opener, change in evidence.kind(ChangeProposed):
        loop = evidence.loops[opener.id]
        ours = evidence.roster.ours(evidence.leader, change.who, opener.day(evidence.zone))
        if not ours or loop.confirmed is None:
            continue
        day = loop.confirmed.day(evidence.zone) + timedelta(days=DAYS_IN_USE)
        matures = week_of(day + timedelta(days=DAYS_TO_SAY))
        if matures > evidence.last_week:
            young.append(opener.id)
            continue
        word = _word_on(day, matures, [each for each in words[opener.id] if each[2].who != change.who])
        seen.append(
            Observation(
                opener.id, loop.fact.receiver, matures, None if word is None else word[2].use == "still in use",
                proof=(loop.confirmed.id, *((word[1].id,) if word else ())),
                since=max(matures, week_of(word[0])) if word else NEVER, awaited=True,
            )
        )  # fmt: skip
    return Seen(seen, young)


def _word_on(
    day: date, matures: int, words: list[tuple[date, Moment, ChangeInUse]]
) -> tuple[date, Moment, ChangeInUse] | None:
    """The first word from the ninetieth day on; what was given up before stays so if none came within the week.

    That it was in use earlier says nothing of that day, and neither does what becomes of it a year later.
    """
    since = next((each for each in words if each[0] >= day), None)
    before = next((each for each in reversed(words) if each[0] < day), None)
    given_up = before is not None and before[2].use == "out of use"
    if given_up and (since is None or week_of(since[0]) > matures):
        return before
    return since


def worth(evidence: Evidence, asked: list[Loop]) -> list[str]:
    """What was asked for within a year was worth so much, and so much of it was granted: each currency by itself."""
    asked_for: defaultdict[str, Decimal] = defaultdict(Decimal)
    given: defaultdict[str, Decimal] = defaultdict(Decimal)
    since = monday(evidence.last_week - LONGEST_WINDOW_WEEKS + 1)
    for loop in asked:
        fact = loop.fact
        if isinstance(fact, RequestMade) and fact.worth and loop.outside and loop.opened_on >= since:
            asked_for[fact.worth.currency] += fact.worth.amount
            given[fact.worth.currency] += fact.worth.amount if loop.confirmed is not None else 0
    return [
        gettext(
            "Asked for within a year: {total}, of which {granted} was granted.",
            total=figures.money(total, currency), granted=figures.money(given[currency], currency),
        )
        for currency, total in sorted(asked_for.items())
    ]  # fmt: skip


def most_named(evidence: Evidence) -> list[str]:
    """Whom people named unprompted, in the last quarter's block, as the one who gets things changed."""
    told = [
        (fact.named, evidence.name(fact.who), fact.answered)
        for moment, fact in evidence.kind(ColleagueNamed)
        if evidence.last_week - REPLAYED_WEEKS < week_of(moment.day(evidence.zone)) <= evidence.last_week
        and evidence.outside(moment)
        and evidence.may_be_named(fact.who)
    ]
    if not told:
        return []
    named, who, answered = max(told)
    return [
        gettext("{k} of {n} named {name} as the one who gets things changed.", k=named, n=answered, name=who)
    ]


def whom_to_see(evidence: Evidence, asked: list[Loop], favours: list[Loop]) -> NextStep | None:
    """Of whom the next open request is asked, what they wait for themselves, and what was done for them before."""
    waiting = [
        (due, loop.opener.id, loop)
        for loop in asked
        if loop.is_open and loop.claimed is None and (due := loop.due()) is not None
        and evidence.may_be_named(loop.fact.doer, loop.fact.receiver)
        and due >= evidence.as_of - timedelta(weeks=WEEKS_WAITED)
    ]  # fmt: skip
    if not waiting:
        return None
    due, _, loop = min(waiting)
    person, asker = loop.fact.doer or "", loop.fact.receiver
    name, day = evidence.name(person), figures.short_day(due)
    given = _given(evidence, person, favours)
    # What salespeople ask of others reaches their leader as a figure; the words are theirs.
    own = asker == evidence.leader
    return NextStep(
        says=gettext("See {name} about “{what}”", name=name, what=getattr(loop.fact, "what", ""))
        if own
        else gettext("See {name} about what your team asked for", name=name),
        why=gettext("it was due {day}; {given}", day=day, given=given)
        if due < evidence.as_of
        else gettext("it is due {day}; {given}", day=day, given=given),
        who=person,
        # Who leads confirms nothing of their own, and who of the team asked is for them to say.
        confirmed_by=person,
        about=(loop.opener.id,),
    )


def _given(evidence: Evidence, person: str, favours: list[Loop]) -> str:
    """What they wait for goes first, then what was done for them this quarter."""
    owed = [
        fact
        for moment, fact in evidence.kind(RequestMade)
        if fact.who == person
        and evidence.loops[moment.id].is_open
        and evidence.roster.ours(evidence.leader, fact.of, moment.day(evidence.zone))
    ]
    if owed and owed[0].of == evidence.leader:
        return gettext("they wait for “{what}” themselves: begin with that", what=owed[0].what)
    if owed:
        return gettext("they wait themselves: begin with that")
    since = evidence.as_of - timedelta(weeks=REPLAYED_WEEKS)
    times = sum(
        each.fact.receiver == person and each.confirmed is not None and each.opened_on >= since
        for each in favours
    )
    if not times:
        return gettext("nothing was done for them this quarter: begin with that")
    return ngettext(
        "they were helped once this quarter", "they were helped {number} times this quarter", times
    )
